from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.sessions import merge as module
from sidecar.sessions.merge import Merged, merge

BOM = b"\xef\xbb\xbf"
BASE = b".a {\n  color: blue;\n}\n\n\n.b {\n  margin: 0;\n}\n"
THEIRS = BASE.replace(b"blue", b"red")
OURS = BASE.replace(b"margin: 0", b"margin: 4px")
BOTH = OURS.replace(b"blue", b"red")


def crlf(content: bytes) -> bytes:
    """The same text with CRLF."""
    return content.replace(b"\n", b"\r\n")


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return [file.name for file in folder.iterdir()]


async def test_changes_in_different_places_are_joined() -> None:
    """The hand edit stays and the tool's change is taken back."""
    assert await merge(BASE, OURS, THEIRS) == Merged(BOTH)


async def test_changes_of_the_same_line_conflict() -> None:
    """Both sides are shown with the base between them; nothing is chosen."""
    merged = await merge(BASE, BASE.replace(b"blue", b"green"), THEIRS)
    assert merged.conflicts == 1
    assert merged.hint is None
    assert merged.data is not None
    for expected in (b"<<<<<<< on disk", b"color: green", b"||||||| before", b"color: blue", b">>>>>>> undone"):
        assert expected in merged.data


NEIGHBOURS = b".a {\n  color: blue;\n  margin: 0;\n  padding: 4px;\n}\n"


async def test_neighbouring_lines_that_stand_by_themselves() -> None:
    """Two declarations one below the other are no conflict in a stylesheet; the same one changed twice still is."""
    ours = NEIGHBOURS.replace(b"margin: 0", b"margin: 4px")
    theirs = NEIGHBOURS.replace(b"blue", b"red").replace(b"4px", b"8px")
    wanted = b".a {\n  color: red;\n  margin: 4px;\n  padding: 8px;\n}\n"
    assert (await merge(NEIGHBOURS, ours, theirs)).conflicts == 1
    assert await merge(NEIGHBOURS, ours, theirs, lambda _: True) == Merged(wanted)
    assert await merge(NEIGHBOURS, crlf(BOM + ours), theirs, lambda _: True) == Merged(crlf(BOM + wanted))
    assert (await merge(NEIGHBOURS, ours, theirs, lambda merged: merged != wanted)).conflicts == 1
    twice = await merge(NEIGHBOURS, ours.replace(b"blue", b"green"), theirs, lambda _: True)
    assert twice.conflicts == 1
    assert b"\x1e" not in (twice.data or b"")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["both", "ours", "theirs", "none"]), min_size=1, max_size=8), st.booleans())
async def test_by_line_both_sides_are_there_or_it_is_a_conflict(changed: list[str], last: bool) -> None:
    """Whatever lines the two changed: a clean result has all of both, and only a line changed by both is a conflict."""

    def side(name: str) -> bytes:
        lines = [f"{place}: {name if who in {name, 'both'} else 'base'};" for place, who in enumerate(changed)]
        return "\n".join([*lines, ""] if last else lines).encode()

    merged = await merge(side("base"), side("ours"), side("theirs"), lambda _: True)
    if "both" in changed:
        assert merged.conflicts > 0
        return
    wanted = [f"{place}: {'base' if who == 'none' else who};" for place, who in enumerate(changed)]
    assert merged == Merged("\n".join([*wanted, ""] if last else wanted).encode())


async def test_every_conflict_is_counted() -> None:
    """Two places are two conflicts."""
    ours = BASE.replace(b"blue", b"green").replace(b"0", b"1px")
    assert (await merge(BASE, ours, THEIRS.replace(b"0", b"2px"))).conflicts == 2


@settings(max_examples=25, deadline=None)
@given(base=st.binary(max_size=60), other=st.binary(max_size=60))
async def test_what_only_one_side_changed_is_taken(base: bytes, other: bytes) -> None:
    """Whatever the bytes: no text needed, no conflict, and nothing normalised."""
    assert await merge(base, base, other) == Merged(other)
    assert await merge(base, other, base) == Merged(other)
    assert await merge(base, other, other) == Merged(other)


@pytest.mark.parametrize("base_end", ["crlf", "lf"])
@pytest.mark.parametrize("their_end", ["crlf", "lf"])
async def test_line_ends_are_those_on_disk(base_end: str, their_end: str) -> None:
    """A formatter that changed all line ends makes no conflict, and its choice stays."""
    base = crlf(BASE) if base_end == "crlf" else BASE
    theirs = crlf(THEIRS) if their_end == "crlf" else THEIRS
    assert await merge(base, crlf(OURS), theirs) == Merged(crlf(BOTH))
    assert await merge(base, OURS, theirs) == Merged(BOTH)


async def test_mixed_line_ends_are_left_as_they_are() -> None:
    """Where the file on disk has both kinds no line of it is touched that the change doesn't touch."""
    mixed = crlf(BASE[:12]) + BASE[12:]
    assert b"\r\n" in mixed
    assert mixed.count(b"\n") > mixed.count(b"\r\n")
    merged = await merge(mixed, mixed.replace(b"0", b"4px"), mixed.replace(b"blue", b"red"))
    assert merged == Merged(mixed.replace(b"0", b"4px").replace(b"blue", b"red"))


async def test_the_byte_order_mark_is_that_on_disk() -> None:
    """It is kept where it is, not added where it isn't, and no conflict by itself."""
    assert await merge(BASE, BOM + OURS, THEIRS) == Merged(BOM + BOTH)
    assert await merge(BOM + BASE, BOM + OURS, BOM + THEIRS) == Merged(BOM + BOTH)
    assert await merge(BOM + BASE, OURS, BOM + THEIRS) == Merged(BOTH)


async def test_a_missing_last_newline_survives() -> None:
    """The merge doesn't finish people's files."""
    assert await merge(BASE, OURS[:-1] + b"/* end */", THEIRS) == Merged(BOTH[:-1] + b"/* end */")


async def test_absent_files() -> None:
    """A file that one side made or removed is taken so, unless the other side changed it."""
    assert await merge(None, None, THEIRS) == Merged(THEIRS)
    assert await merge(BASE, BASE, None) == Merged(None)
    assert await merge(BASE, None, BASE) == Merged(None)
    assert await merge(BASE, None, None) == Merged(None)
    assert await merge(BASE, OURS, None) == Merged(OURS, conflicts=1)
    assert await merge(BASE, None, THEIRS) == Merged(None, conflicts=1)
    assert await merge(None, OURS, THEIRS) == Merged(OURS, conflicts=1)


async def test_binary_files_conflict_with_a_hint() -> None:
    """Git can't merge them, so the user chooses."""
    merged = await merge(b"\0a\n", b"\0b\n", b"\0c\n")
    assert (merged.data, merged.conflicts) == (b"\0b\n", 1)
    assert merged.hint is not None
    assert "choose" in merged.hint


async def test_a_missing_git_is_a_conflict_with_a_hint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is lost, and the user is told what is needed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    merged = await merge(BASE, OURS, THEIRS)
    assert (merged.data, merged.conflicts) == (OURS, 1)
    assert merged.hint is not None
    assert "install" in merged.hint


async def test_a_git_that_hangs_is_a_conflict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is ended after the timeout."""
    fake = tmp_path / "git"
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(module, "_TIMEOUT", 0.05)
    assert (await merge(BASE, OURS, THEIRS)).conflicts == 1


async def test_nobodys_git_configuration_matters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the user's settings nor variables of a surrounding git change the result."""
    (tmp_path / ".gitconfig").write_text("[merge]\n\tconflictStyle = merge\n[core\nbroken")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / ".gitconfig"))
    assert await merge(BASE, OURS, THEIRS) == Merged(BOTH)


async def test_no_files_are_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sources that were merged don't stay in the temporary folder."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert (await merge(BASE, OURS, THEIRS)).conflicts == 0
    assert names(tmp_path) == []

"""What a person typed, and which file or entry that is."""

from datetime import UTC, datetime

import pytest

from sidecar.errors import NotFound
from sidecar.history.local import Kept
from sidecar.history.lookup import entry_of, file_of, short_ids
from sidecar.history.records import Entry
from sidecar.workspace.base import Cause

KNOWN = ["src/Button.tsx", "src/ui/Card.css", "app/Button.tsx"]


def kept(*ids: str) -> list[Kept]:
    """Entries with these ids."""
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return [Kept(Entry(each, "src/a.css", at, None, None, None, Cause()), None) for each in ids]


def test_the_first_that_is_known() -> None:
    """What the name means from here wins over what it means from the project."""
    assert file_of(["app/Button.tsx", "src/Button.tsx"], KNOWN) == "app/Button.tsx"
    assert file_of(["src/src/Button.tsx", "src/Button.tsx"], KNOWN) == "src/Button.tsx"


@pytest.mark.parametrize(
    ("typed", "near"),
    [("src/Buton.tsx", "src/Button.tsx"), ("Card.css", "src/ui/Card.css"), ("Crad.css", "src/ui/Card.css")],
)
def test_near_files(typed: str, near: str) -> None:
    """A typo, or a name without its folder."""
    with pytest.raises(NotFound) as caught:
        file_of([typed], KNOWN)
    assert near in caught.value.details["candidates"]
    assert near in caught.value.message


def test_nothing_near() -> None:
    """No guess is better than a wrong one."""
    with pytest.raises(NotFound) as caught:
        file_of(["zzz"], [])
    assert caught.value.details["candidates"] == []


def test_the_beginning_of_an_id_is_enough() -> None:
    """In either case, with blanks around it."""
    entries = kept("abcdef012345", "abcd00000000")
    assert entry_of(" ABCDE ", entries) is entries[0]
    assert entry_of("abcd00000000", entries) is entries[1]


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("abcd", ["abcdef012345", "abcd00000000"]),
        ("abc", ["abcdef012345"]),
        ("abcdff01", ["abcdef012345"]),
        ("zzzzzzzz", ["abcdef012345"]),
        ("", ["abcdef012345"]),
    ],
)
def test_ids_that_name_none(typed: str, candidates: list[str]) -> None:
    """Ambiguous, too short or wrong: those it may have been are told, else the newest."""
    with pytest.raises(NotFound) as caught:
        entry_of(typed, kept("abcdef012345", "abcd00000000"))
    assert caught.value.details["candidates"][: len(candidates)] == candidates


def test_short_ids_tell_entries_apart() -> None:
    """Eight digits, more where they must be."""
    assert set(short_ids(kept("abcdef012345", "bbcdef012345")).values()) == {"abcdef01", "bbcdef01"}
    assert set(short_ids(kept("abcdef012345", "abcdef012x45")).values()) == {"abcdef0123", "abcdef012x"}
    assert len(short_ids(kept("abcdef012345", "abcdef012346"))["abcdef012345"]) == 12

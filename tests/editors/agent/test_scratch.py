from pathlib import Path

import pytest

from sidecar.editors.agent.scratch import Scratch
from sidecar.errors import TooLarge


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """Of one project, with two files."""
    scratch = Scratch(tmp_path, "shop")
    scratch.lay({"src/a.css": "a\n", "b.css": "b\n"})
    return scratch


def test_nobody_else_can_read_it(scratch: Scratch) -> None:
    """Neither the copy nor the agent's own folder."""
    assert {folder.stat().st_mode & 0o077 for folder in (scratch.work, scratch.home)} == {0}


def test_only_what_the_agent_changed_comes_out(scratch: Scratch) -> None:
    """Changed and new files; what is gone counts as left alone, as line ends do."""
    laid = {"src/a.css": "a\n", "b.css": "b\n"}
    assert scratch.changed(laid) == {}
    (scratch.work / "src" / "a.css").write_bytes(b"a\r\n")
    (scratch.work / "b.css").unlink()
    (scratch.work / "src" / "new.css").write_text("new\n")
    assert scratch.changed(laid) == {"src/new.css": "new\n"}


def test_it_follows_the_project(scratch: Scratch) -> None:
    """What was made there before is gone, and what is right already isn't touched."""
    (scratch.work / "left.css").write_text("left")
    before = (scratch.work / "b.css").stat().st_mtime_ns
    scratch.lay({"b.css": "b\n", "c.css": "c\n"})
    assert scratch.changed({"b.css": "b\n", "c.css": "c\n"}) == {}
    assert (scratch.work / "b.css").stat().st_mtime_ns == before
    assert not (scratch.work / "src" / "a.css").exists()


def test_links_are_not_followed(scratch: Scratch, tmp_path: Path) -> None:
    """Neither read nor written through."""
    outside = tmp_path / "outside"
    outside.write_text("secret")
    (scratch.work / "link.css").symlink_to(outside)
    assert "link.css" not in scratch.changed({})
    scratch.lay({"link.css": "mine"})
    assert outside.read_text() == "secret"


def test_a_huge_file_is_refused(scratch: Scratch) -> None:
    """An agent can't fill the memory."""
    (scratch.work / "b.css").write_bytes(b"x" * (1 << 21))
    with pytest.raises(TooLarge, match=r"b\.css"):
        scratch.changed({})


def test_projects_have_their_own(tmp_path: Path) -> None:
    """Whatever their ids look like."""
    assert Scratch(tmp_path, "a").work != Scratch(tmp_path, "../a").work
    assert Scratch(tmp_path, "../a").work.is_relative_to(tmp_path)

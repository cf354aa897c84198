import json
from pathlib import Path

from tests.commands.conftest import BUTTON, assert_refused, cli

BY_HAND = f"## {BUTTON}\n\n### Ada\n> make it\n> larger\n"


def test_comments_come_in_are_listed_and_go_out(project: Path) -> None:
    """Written by hand as Markdown, and out again in both formats."""
    (project / "comments.md").write_text(BY_HAND)
    assert cli("comments", "import", "comments.md").stdout == "1 added, 0 updated, 0 unchanged.\n"
    assert json.loads(cli("comments", "import", "comments.md", "--json").stdout)["unchanged"] == 1
    shown = cli("comments", "list").stdout
    assert BUTTON in shown
    assert "Ada: make it larger" in shown
    listed = json.loads(cli("comments", "list", "--json").stdout)
    assert listed["counts"]["pending"] == 1
    assert cli("comments", "export", "-o", "out.md").exit_code == 0
    assert "> make it\n> larger" in (project / "out.md").read_text()
    assert json.loads(cli("comments", "export").stdout)["comments"][0]["text"] == "make it\nlarger"


def test_no_comments_are_said_to_be_none(project: Path) -> None:
    """With where they come from."""
    assert "no comments" in cli("comments", "list").stdout


def test_a_wrong_file_is_one_line(project: Path) -> None:
    """And an exit status."""
    (project / "x.json").write_text("{")
    assert_refused(cli("comments", "import", "x.json"), "no file of comments")

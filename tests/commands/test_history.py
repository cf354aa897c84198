"""`sidestory history`: lists, shows, compares and restores, also what is deleted, also while a sidecar works."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sidecar.history.local import LocalHistory
from sidecar.state import ProjectState
from sidecar.workspace.base import Cause, Change
from sidecar.workspace.journal import Journal
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.commands.conftest import BUTTON, SHEET, assert_refused, cli

Write = Callable[..., None]
FIRST = b".button {\n  color: red;\n}\n"
SECOND = b".button {\n  color: teal;\n  gap: 4px;\n}\n"


@pytest.fixture
def write(project: Path) -> Write:
    """Changes a file as a running sidecar does."""
    state = ProjectState(project)
    state.prepare()
    history = LocalHistory(state.history, clock=lambda: datetime.now(UTC))
    writer = Writer(PathPolicy(project), state.journal, history=history)

    def write(path: str, data: bytes | None, kind: str = "prompt", text: str = "") -> None:
        old = (project / path).read_bytes() if (project / path).exists() else None
        writer.write([Change(path, None if old is None else digest(old), data)], cause=Cause(kind, text))

    return write


def entries(path: str = SHEET) -> list[dict[str, Any]]:
    """What `--json` lists."""
    result = cli("history", path, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["entries"]
    return found


def test_the_list(project: Path, write: Write) -> None:
    """Newest first: when, how large, how many lines changed next, and before what."""
    write(SHEET, SECOND, text="teal, and a gap")
    write(SHEET, FIRST, "undo")
    result = cli("history", SHEET)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines() if "+" in line]
    assert [row[3:] for row in rows] == [
        ["39", "B", "+1", "-2", "undo"],
        ["26", "B", "+2", "-1", "prompt:", "teal,", "and", "a", "gap"],
    ]
    assert result.stderr == ""
    listed = entries()
    assert [(each["before"], each["text"], each["size"], each["added"], each["removed"]) for each in listed] == [
        ("undo", "", 39, 1, 2),
        ("prompt", "teal, and a gap", 26, 2, 1),
    ]
    assert rows[0][0] == listed[0]["id"][:8]
    assert all(datetime.fromisoformat(each["at"]).tzinfo == UTC for each in listed)


def test_the_limit(write: Write) -> None:
    """Says how many more there are."""
    for n in range(5):
        write(SHEET, b"a%d\n" % n)
    result = cli("history", SHEET, "--limit", "2")
    assert "and 3 older" in result.stdout
    assert result.stdout.count(" +") == 2


def test_prompts_do_not_steer_the_terminal(write: Write) -> None:
    """Escape sequences and line ends of a prompt are not passed on."""
    write(SHEET, SECOND, text="red\x1b[2J\nID  7 forged\u202e")
    result = cli("history", SHEET)
    assert not {"\x1b", "\u202e"} & set(result.stdout)
    assert len([line for line in result.stdout.splitlines() if "forged" in line]) == 1
    assert "prompt: red" in next(line for line in result.stdout.splitlines() if "forged" in line)


def test_all_files(write: Write) -> None:
    """Without a file: those that have a history."""
    assert "Nothing is kept" in cli("history").stdout
    write(SHEET, SECOND)
    write(BUTTON, b"export {};\n")
    write(BUTTON, b"export { };\n")
    assert [line.partition(",")[0] for line in cli("history").stdout.splitlines()] == [
        f"{BUTTON}: 2 states",
        f"{SHEET}: 1 state",
    ]
    files = json.loads(cli("history", "--json").stdout)["files"]
    assert [(each["file"], each["entries"]) for each in files] == [(BUTTON, 2), (SHEET, 1)]


def test_rescued_saves_are_told(project: Path, write: Write) -> None:
    """What a person saved and saved over in the moment of a write lies in the state folder: here is where."""
    write(SHEET, SECOND)
    copy = Journal(ProjectState(project).journal).rescue("Button.css", b"theirs")
    assert cli("history").stdout.splitlines()[-1].strip() == str(copy)
    assert copy.read_bytes() == b"theirs"


def test_show_gives_the_bytes(write: Write) -> None:
    """Exactly, with line ends and without a word around them; as JSON, too."""
    raw = b"\xef\xbb\xbf.a {}\r\n.b {}"
    write(SHEET, raw)
    write(SHEET, FIRST)
    newest = entries()[0]["id"]
    assert cli("history", SHEET, "--show", newest).stdout_bytes == raw
    assert json.loads(cli("history", SHEET, "--show", newest, "--json").stdout)["content"].encode() == raw


def test_diff_is_from_then_to_now(project: Path, write: Write) -> None:
    """Hand edits included."""
    write(SHEET, SECOND)
    (project / SHEET).write_bytes(SECOND + b".mine {}\n")
    ident = entries()[0]["id"]
    diff = cli("history", SHEET, "--diff", ident).stdout
    assert "--- a/src/Button.css" in diff
    assert {"+  gap: 4px;", "-  color: red;", "+.mine {}"} <= set(diff.splitlines())
    found = json.loads(cli("history", SHEET, "--diff", ident, "--json").stdout)
    assert (found["diff"], found["added"], found["removed"]) == (diff, 3, 1)
    (project / SHEET).write_bytes(FIRST)
    assert cli("history", SHEET, "--diff", ident).stdout == ""


def test_restore_and_back(project: Path, write: Write) -> None:
    """The file is what it was, byte by byte, and what it was until now is one more entry that brings it back."""
    write(SHEET, SECOND)
    (project / SHEET).write_bytes(b"by hand\r\n")
    result = cli("history", SHEET, "--restore", entries()[0]["id"][:6].upper())
    assert result.exit_code == 0, result.output
    assert (project / SHEET).read_bytes() == FIRST
    back = result.stdout.split()[-1]
    assert entries()[0]["id"] == back
    assert entries()[0]["before"] == "history"
    assert cli("history", SHEET, "--restore", back).exit_code == 0
    assert (project / SHEET).read_bytes() == b"by hand\r\n"
    assert len(entries()) == 3


def test_restore_of_what_is_there(project: Path, write: Write) -> None:
    """Nothing is written, and nothing is kept for it."""
    write(SHEET, SECOND)
    (project / SHEET).write_bytes(FIRST)
    before = (project / SHEET).stat()
    result = cli("history", SHEET, "--restore", entries()[0]["id"])
    assert "nothing was written" in result.stdout
    assert (project / SHEET).stat().st_mtime_ns == before.st_mtime_ns
    assert len(entries()) == 1


def test_a_deleted_file_comes_back(project: Path, write: Write) -> None:
    """It is found by the name that it had, and deleted again by the entry of its absence."""
    write(SHEET, SECOND)
    (project / SHEET).unlink()
    result = cli("history", SHEET, "--restore", entries()[0]["id"], "--json")
    assert json.loads(result.stdout)["changed"] is True
    assert (project / SHEET).read_bytes() == FIRST
    absent = entries()[0]
    assert (absent["size"], absent["before"]) == (None, "history")
    assert "There was no" in cli("history", SHEET, "--show", absent["id"]).stderr
    assert "is gone, as it was" in cli("history", SHEET, "--restore", absent["id"]).stdout
    assert not (project / SHEET).exists()


def test_from_a_folder_below(project: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file may be named from here, from the project, or with its whole path; the project is found upwards."""
    write(SHEET, SECOND)
    (project / "src/deep").mkdir()
    monkeypatch.chdir(project / "src" / "deep")
    for name in ("../Button.css", SHEET, str(project / SHEET)):
        assert len(entries(name)) == 1
    monkeypatch.chdir(project.parent)
    assert cli("history", SHEET, "--project", project).exit_code == 0


def test_near_names(project: Path, write: Write) -> None:
    """A typo is told with what may have been meant, before anything is written."""
    write(SHEET, SECOND)
    assert_refused(cli("history", "src/Buton.css"), "did you mean src/Button.css?")
    assert_refused(cli("history", "Button.css"), "did you mean src/Button.css?")
    assert_refused(cli("history", "zzz.tsx"), "lists the files")
    ident = entries()[0]["id"]
    typo = ident[:5] + ("0" if ident[5] != "0" else "1") + ident[6:8]
    assert_refused(cli("history", SHEET, "--restore", typo), "No kept state", ident[:8])
    assert_refused(cli("history", SHEET, "--restore", ident[:3]), ident[:8])
    assert (project / SHEET).read_bytes() == SECOND


def test_outside_the_project(project: Path, write: Write) -> None:
    """A path that leads out is refused, whatever the history says."""
    write(SHEET, SECOND)
    for path in ("../secret.css", "/etc/passwd"):
        assert_refused(cli("history", path), "outside the project")


def test_only_one_at_a_time(write: Write) -> None:
    """Options that exclude each other are told so."""
    write(SHEET, SECOND)
    result = cli("history", SHEET, "--show", "1234", "--restore", "1234")
    assert result.exit_code == 2
    assert "Only one of" in result.stderr
    assert cli("history", "--restore", "1234").exit_code == 2


def test_the_policy_holds_for_restoring(project: Path, write: Write) -> None:
    """Threat 15: a file that became a link out of the project is not written through."""
    write(SHEET, SECOND)
    outside = project.parent / "outside.css"
    outside.write_bytes(b"theirs")
    (project / SHEET).unlink()
    (project / SHEET).symlink_to(outside)
    assert cli("history", SHEET, "--restore", "0000").exit_code == 1
    assert outside.read_bytes() == b"theirs"
    assert (project / SHEET).is_symlink()


def test_damage_is_told(project: Path, write: Write) -> None:
    """What can't be read any more is said to be so, and is not restored; the rest is listed."""
    for n in range(3):
        write(SHEET, b".a%d { margin: 0 }\n" % n * 20)
    (segment,) = ProjectState(project).history.iterdir()
    data = bytearray(segment.read_bytes())
    data[2] ^= 1
    data[-3] ^= 1
    segment.write_bytes(data)
    listed = cli("history", SHEET)
    assert "damaged in 1 place" in listed.stderr
    assert len(entries()) == 2
    before = (project / SHEET).read_bytes()
    newest = entries()[0]["id"]
    for option in ("--restore", "--show", "--diff"):
        assert_refused(cli("history", SHEET, option, newest), "damaged")
    assert (project / SHEET).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_nobody_else_can_read_it(project: Path, write: Write) -> None:
    """Threat 19: what files were is for this user alone."""
    write(SHEET, SECOND)
    folder = ProjectState(project).history
    assert [path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())] == [0, 0]


def test_what_a_writer_left_half_done_is_settled_first(project: Path, write: Write) -> None:
    """A file whose folder is gone is named, with what helps."""
    write(SHEET, SECOND)
    for path in (project / "src").iterdir():
        path.unlink()
    (project / "src").rmdir()
    assert_refused(cli("history", SHEET, "--restore", entries()[0]["id"]), "folder of src/Button.css")

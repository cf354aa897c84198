"""`sidestory sessions`, `export` and `import`, on the store alone; test_backend.py has them with a running sidecar."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sidecar.commands.sessions import session_of
from sidecar.errors import NotFound
from sidecar.state import ProjectState
from tests.commands.conftest import BUTTON, assert_refused, cli
from tests.exchange.test_importing import SEED
from tests.workspace.helpers import tree_hash


@pytest.fixture
def seed(project: Path, tmp_path: Path) -> Path:
    """A file with the seed's session."""
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(SEED))
    return path


def listed() -> list[dict[str, Any]]:
    """What `sessions --json` gives."""
    found: list[dict[str, Any]] = json.loads(cli("sessions", "--json").stdout)["sessions"]
    return found


def test_in_and_out(project: Path, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session goes from one state folder into another and comes out byte by byte; no source file is touched."""
    files = tree_hash(project)
    result = cli("import", seed)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"Imported {SEED['sessionId']} of {BUTTON}, 2 versions.\n"
    data = cli("export", BUTTON).stdout_bytes
    assert cli("export", str(SEED["sessionId"])[:6], "-o", tmp_path / "out.json").exit_code == 0
    assert (tmp_path / "out.json").read_bytes() == data
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "elsewhere"))
    assert listed() == []
    assert json.loads(cli("import", tmp_path / "out.json", "--json").stdout)["outcome"] == "imported"
    assert cli("export", str(SEED["sessionId"])).stdout_bytes == data
    assert tree_hash(project) == files


def test_the_list(project: Path, seed: Path) -> None:
    """One line each: id, component, when, version and first prompt."""
    assert "begins with the first prompt" in cli("sessions").stdout
    cli("import", seed)
    head, row = cli("sessions").stdout.splitlines()
    assert head.split() == ["ID", "COMPONENT", "SAVED", "VERSION", "FIRST", "PROMPT"]
    assert row.split()[:2] == [str(SEED["sessionId"])[:8], BUTTON]
    assert row.split()[4:] == ["2", "of", "2", "prompt", "1"]
    assert [each["totalVersions"] for each in listed()] == [2]


def test_twice_and_replacing(seed: Path) -> None:
    """The same file again does nothing; another with its id is kept beside it, or in its place when asked for."""
    cli("import", seed)
    assert "here already" in cli("import", seed).stdout
    seed.write_text(json.dumps(SEED | {"createdAt": "2020-01-01T00:00:00Z"}))
    assert "as a new session" in cli("import", seed).stdout
    assert len(listed()) == 2
    assert cli("import", seed, "--replace").stdout.startswith("Replaced ")
    assert len(listed()) == 2


def test_a_component_that_lies_elsewhere(project: Path, seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named as seen from here."""
    seed.write_text(json.dumps(SEED | {"componentPath": "/path/to/Button.tsx"}))
    assert_refused(cli("import", seed), "outside the project")
    cli("sessions")
    monkeypatch.chdir(project / "src")
    assert f"of {BUTTON}," in cli("import", seed, "--component", "Button.tsx").stdout


def test_what_is_no_session(project: Path, tmp_path: Path) -> None:
    """One line that says why."""
    (tmp_path / "x.json").write_text('{"sessionId": 3}')
    assert_refused(cli("import", tmp_path / "x.json"), "no session that can be imported", "sessionId")
    assert cli("import", tmp_path / "missing.json").exit_code == 2
    assert_refused(cli("export", "zzzz"), "no session zzzz")


def test_notes_are_told(seed: Path) -> None:
    """What could not be taken as it was."""
    turns = [{**SEED["conversationHistory"][0], "codeSnapshot": "of no version"}]  # type: ignore[index]  # a list of dicts
    seed.write_text(json.dumps(SEED | {"conversationHistory": turns}))
    assert "left out" in cli("import", seed).stdout


def test_what_is_lost_is_told(project: Path, seed: Path) -> None:
    """The rest is exported; that something is missing is said beside it, not in it."""
    cli("import", seed)
    with closing(sqlite3.connect(ProjectState(project).database)) as connection, connection:
        connection.execute("DELETE FROM documents WHERE name LIKE '%:versions' AND field = '2'")
    result = cli("export", BUTTON)
    assert result.stderr == "1 version can't be read any more and was left out.\n"
    assert [version["versionId"] for version in json.loads(result.stdout)["versions"]] == [1]


ROWS = [
    {"sessionId": "aaaa1111", "componentPath": "src/A.tsx"},
    {"sessionId": "aaaa2222", "componentPath": "src/B.tsx"},
    {"sessionId": "bbbb3333", "componentPath": "src/A.tsx"},
]


def test_which_session() -> None:
    """An id by its beginning, or a component's newest; in doubt nothing."""
    assert session_of("BBBB", [], ROWS) == "bbbb3333"
    assert session_of("aaaa1", [], ROWS) == "aaaa1111"
    assert session_of("A.tsx", ["A.tsx", "src/A.tsx"], ROWS) == "aaaa1111"
    with pytest.raises(NotFound, match="Several"):
        session_of("aaaa", ["aaaa"], ROWS)
    with pytest.raises(NotFound, match=r"did you mean src/B\.tsx"):
        session_of("src/Bb.tsx", ["src/Bb.tsx"], ROWS)
    with pytest.raises(NotFound, match="lists those"):
        session_of("b", ["b"], ROWS)

from pathlib import Path

import pytest

from sidecar.editors.agent.gate import Gate
from sidecar.errors import Refused


def may_write(path: str) -> str:
    """A policy that protects one file, and knows another spelling of one."""
    if path == "package.json":
        raise Refused("Sidestory doesn't touch package.json.", "protected_file", {"path": path})
    return path.replace("button", "Button")


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """Over an empty copy, with a link in it that leads out."""
    (tmp_path / "work" / "src").mkdir(parents=True)
    (tmp_path / "work" / "out").symlink_to(tmp_path)
    return Gate(tmp_path / "work", may_write)


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("Read", {"file_path": "src/Button.tsx"}),
        ("Edit", {"file_path": "src/Button.tsx"}),
        ("Write", {"file_path": "src/New.tsx"}),
        ("Glob", {"pattern": "**/*.tsx"}),
        ("Grep", {"pattern": "..", "path": "src", "glob": "*.css"}),
        ("Grep", {"pattern": "color", "path": None}),
    ],
)
def test_work_in_the_copy_is_allowed(gate: Gate, tool: str, given: dict[str, str]) -> None:
    """By relative names and by whole ones."""
    assert gate.refusal(tool, given) is None
    if "file_path" in given:
        assert gate.refusal(tool, {"file_path": str(gate._work / given["file_path"])}) is None
    assert gate.refused == []


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("Read", {"file_path": "/etc/passwd"}),
        ("Read", {"file_path": "../secret"}),
        ("Read", {"file_path": "out/secret"}),
        ("Read", {"file_path": 7}),
        ("Read", {"file_path": "a\0b"}),
        ("Write", {"file_path": "/tmp/x"}),
        ("Glob", {"pattern": "/etc/*"}),
        ("Glob", {"pattern": "../*"}),
        ("Glob", {"pattern": ["*"]}),
        ("Grep", {"pattern": "x", "path": "/"}),
        ("Grep", {"pattern": "x", "glob": "../**"}),
        ("Bash", {"command": "id"}),
        ("WebFetch", {"url": "http://example.com"}),
    ],
)
def test_everything_else_is_refused(gate: Gate, tool: str, given: dict[str, object]) -> None:
    """Other places, links that lead there, other tools, what is no path."""
    assert gate.refusal(tool, given)


def test_the_policy_decides_what_may_be_written(gate: Gate) -> None:
    """Its reason goes to the agent, and is remembered; another spelling of a file isn't another file."""
    assert gate.refusal("Write", {"file_path": "package.json"}) == "Sidestory doesn't touch package.json."
    assert gate.refusal("Read", {"file_path": "package.json"}) is None
    assert "src/Button.tsx" in (gate.refusal("Edit", {"file_path": "src/button.tsx"}) or "")
    assert [error.code for error in gate.refused] == ["protected_file", "protected_file"]

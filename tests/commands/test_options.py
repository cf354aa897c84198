"""Which project a command is about, and how things are printed."""

from pathlib import Path

import pytest

from sidecar.commands.options import plain, settings_of, size
from sidecar.errors import Malformed
from sidecar.state import ProjectState


def test_the_project_is_looked_for_upwards(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest folder that has state; without any, the nearest package, or this one."""
    below = project / "src" / "ui"
    below.mkdir()
    monkeypatch.chdir(below)
    assert settings_of(None).project == project
    (project / "package.json").unlink()
    assert settings_of(None).project == below
    ProjectState(project).prepare()
    assert settings_of(None).project == project
    ProjectState(below).prepare()
    assert settings_of(None).project == below
    assert settings_of(project).project == project


def test_a_file_above_that_is_not_ours(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken settings file on the way up hinders nobody; one in this folder is told."""
    below = project / "src"
    ProjectState(below).prepare()
    (project / "sidestory.toml").write_text("port =")
    monkeypatch.chdir(below)
    assert settings_of(None).project == below
    monkeypatch.chdir(project)
    with pytest.raises(Malformed):
        settings_of(None)


def test_plain() -> None:
    """One line, letters of any script, nothing that moves a cursor or turns the direction of writing."""
    assert plain("grün 日本\x1b[31m\n\t\u202e\x7f!") == "grün 日本 [31m    !"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_500_000, "1.5 MB"), (2_000_000_000, "2000.0 MB")],
)
def test_sizes(count: int, text: str) -> None:
    """In the unit that people read."""
    assert size(count) == text

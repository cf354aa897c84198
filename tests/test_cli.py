"""The command line as a whole: what it lists, and how it tells errors."""

from pathlib import Path

import pytest

from sidecar import __version__
from tests.commands.conftest import assert_refused, cli


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, with the state beside it."""
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_the_version() -> None:
    """`--version` tells name and version."""
    assert cli("--version").output == f"sidestory, version {__version__}\n"


def test_help_names_every_command() -> None:
    """And what each does."""
    result = cli("--help")
    assert {"export", "history", "import", "init", "run", "sessions", "token"} <= {
        line.split()[0] for line in result.output.splitlines() if line.strip()
    }


def test_a_settings_file_that_is_no_toml(project: Path) -> None:
    """One line that names the file."""
    (project / "sidestory.toml").write_text("port = ")
    assert_refused(cli("token", "--project", project), "sidestory.toml")


def test_a_setting_that_does_not_exist(project: Path) -> None:
    """A typo in a file is told, since it would be without effect."""
    (project / "sidestory.toml").write_text("prot = 1\n")
    assert_refused(cli("token", "--project", project), "prot")


def test_a_state_folder_that_cannot_be(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file where the folder should be: one line in the system's words."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "taken" / "state"))
    for command in ("token", "run"):
        assert_refused(cli(command, "--project", project), "taken")

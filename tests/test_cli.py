from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sidecar import __version__
from sidecar.cli import main
from tests.wiring.conftest import VITE, files

MAIN = "export default {\n  framework: '@storybook/react-vite',\n  addons: ['a'],\n};\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Storybook project on Vite, with the state beside it."""
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("SIDESTORY_PORT", raising=False)
    root = tmp_path / "project"
    (root / ".storybook").mkdir(parents=True)
    (root / "vite.config.ts").write_text(VITE.replace("[]", "[react()]"))
    (root / ".storybook" / "main.ts").write_text(MAIN)
    return root


def cli(*args: str | Path, answer: str = "") -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(arg) for arg in args], input=answer)


def assert_one_line(result: Result, *parts: str) -> None:
    """An error is one line for a person, without a trace, and an exit status."""
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.output.startswith("Error: ")
    assert len(result.output.splitlines()) == 1
    for part in parts:
        assert part in result.output


def test_the_version() -> None:
    """`--version` tells name and version."""
    assert cli("--version").output == f"sidestory, version {__version__}\n"


def test_help_names_every_command() -> None:
    """And what each does."""
    result = cli("--help")
    assert {"init", "run", "token"} <= {line.split()[0] for line in result.output.splitlines() if line.strip()}


def test_the_token_is_printed(project: Path, tmp_path: Path) -> None:
    """Only the token, the same each time, from the state folder."""
    first = cli("token", "--project", project)
    assert first.exit_code == 0
    assert first.output == cli("token", "--project", project).output
    assert first.output.strip() == (tmp_path / "state" / "token").read_text().strip()


def test_init_and_its_undo(project: Path) -> None:
    """`--yes` wires and says how to go on, once more does nothing, `--undo` leaves the project as it was."""
    before = files(project)
    done = cli("init", "--yes", "--project", project)
    assert done.exit_code == 0
    assert "+++ b/vite.config.ts" in done.output
    assert "Cmd+K" in done.output
    wired = files(project)
    assert "sidestory()" in wired["vite.config.ts"].decode()
    assert ".storybook/sidestory.mjs" in wired
    assert cli("init", "--yes", "--project", project).output == "Nothing to do.\n"
    assert files(project) == wired
    assert cli("init", "--undo", "--yes", "--project", project).exit_code == 0
    assert files(project) == before


@pytest.mark.parametrize(("answer", "applied"), [("n\n", False), ("y\n", True), ("\n", True)])
def test_init_asks(project: Path, answer: str, applied: bool) -> None:
    """Without `--yes` the diff is shown and nothing happens before the answer."""
    before = files(project)
    result = cli("init", "--project", project, answer=answer)
    assert "Apply these changes?" in result.output
    assert (files(project) != before) is applied
    assert result.output.endswith("on a story.\n" if applied else "Nothing was changed.\n")


def test_init_without_an_answer_changes_nothing(project: Path) -> None:
    """A script that can't answer has not agreed."""
    before = files(project)
    result = cli("init", "--project", project)
    assert result.exit_code == 1
    assert files(project) == before


def test_init_where_there_is_nothing_to_wire(tmp_path: Path) -> None:
    """It says what it looked for."""
    result = cli("init", "--project", tmp_path)
    assert result.exit_code == 0
    assert "no vite.config" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIDESTORY_PORT", "x"),
        ("SIDESTORY_PORT", "70000"),
        ("SIDESTORY_RECEIPT_SECONDS", "0"),
        ("SIDESTORY_LOG_LEVEL", "loud"),
    ],
)
def test_bad_settings(project: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line that names the setting."""
    monkeypatch.setenv(name, value)
    result = cli("run", "--project", project)
    assert_one_line(result, "The settings can't be used")
    assert name.removeprefix("SIDESTORY_") in result.output.upper()


def test_a_settings_file_that_is_no_toml(project: Path) -> None:
    """One line that names the file."""
    (project / "sidestory.toml").write_text("port = ")
    assert_one_line(cli("token", "--project", project), "sidestory.toml")


def test_a_setting_that_does_not_exist(project: Path) -> None:
    """A typo in a file is told, since it would be without effect."""
    (project / "sidestory.toml").write_text("prot = 1\n")
    assert_one_line(cli("token", "--project", project), "prot")


def test_a_state_folder_that_cannot_be(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file where the folder should be: one line in the system's words."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "taken" / "state"))
    for command in ("token", "run"):
        assert_one_line(cli(command, "--project", project), "taken")


def test_an_unknown_command_after_the_dashes(project: Path) -> None:
    """One line that names it."""
    result = cli("run", "--port", "0", "--project", project, "--", "no-such-command")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Error: No such file or directory: no-such-command"


def test_a_project_that_is_not_there(tmp_path: Path) -> None:
    """Told before anything else runs."""
    result = cli("run", "--project", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_the_commands_own_flags_are_its_own(project: Path) -> None:
    """What follows `--` is passed on as it is, and its status comes back."""
    result = cli("run", "--port", "0", "--project", project, "--", "sh", "-c", "exit $1", "--help", "9")
    assert result.exit_code == 9

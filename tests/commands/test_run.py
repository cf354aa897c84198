"""What `sidestory run` refuses, and what it passes on; tests/test_serving.py runs it."""

from pathlib import Path

import pytest

from tests.commands.conftest import assert_refused, cli


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIDESTORY_PORT", "x"),
        ("SIDESTORY_PORT", "70000"),
        ("SIDESTORY_RECEIPT_SECONDS", "0"),
        ("SIDESTORY_LOG_LEVEL", "loud"),
    ],
)
def test_bad_settings(storybook: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line that names the setting."""
    monkeypatch.setenv(name, value)
    result = cli("run", "--project", storybook)
    assert_refused(result, "The settings can't be used")
    assert name.removeprefix("SIDESTORY_") in result.output.upper()


def test_an_unknown_command_after_the_dashes(storybook: Path) -> None:
    """One line that names it."""
    result = cli("run", "--port", "0", "--project", storybook, "--", "no-such-command")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Error: No such file or directory: no-such-command"


def test_a_project_that_is_not_there(tmp_path: Path) -> None:
    """Told before anything else runs."""
    result = cli("run", "--project", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_the_commands_own_flags_are_its_own(storybook: Path) -> None:
    """What follows `--` is passed on as it is, and its status comes back."""
    result = cli("run", "--port", "0", "--project", storybook, "--", "sh", "-c", "exit $1", "--help", "9")
    assert result.exit_code == 9

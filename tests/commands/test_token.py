"""`sidestory token`."""

from pathlib import Path

from tests.commands.conftest import cli


def test_the_token_is_printed(storybook: Path, tmp_path: Path) -> None:
    """Only the token, the same each time, from the state folder."""
    first = cli("token", "--project", storybook)
    assert first.exit_code == 0
    assert first.output == cli("token", "--project", storybook).output
    assert first.output.strip() == (tmp_path / "state" / "token").read_text().strip()

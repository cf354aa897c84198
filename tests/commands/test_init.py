"""`sidestory init` on a real project."""

from pathlib import Path

import pytest

from tests.commands.conftest import cli
from tests.wiring.conftest import files


def test_init_and_its_undo(storybook: Path) -> None:
    """`--yes` wires and says how to go on, once more does nothing, `--undo` leaves the project as it was."""
    before = files(storybook)
    done = cli("init", "--yes", "--project", storybook)
    assert done.exit_code == 0
    assert "+++ b/vite.config.ts" in done.output
    assert "Cmd+K" in done.output
    wired = files(storybook)
    assert "sidestory()" in wired["vite.config.ts"].decode()
    assert ".storybook/sidestory.mjs" in wired
    assert cli("init", "--yes", "--project", storybook).output == "Nothing to do.\n"
    assert files(storybook) == wired
    assert cli("init", "--undo", "--yes", "--project", storybook).exit_code == 0
    assert files(storybook) == before


@pytest.mark.parametrize(("answer", "applied"), [("n\n", False), ("y\n", True), ("\n", True)])
def test_init_asks(storybook: Path, answer: str, applied: bool) -> None:
    """Without `--yes` the diff is shown and nothing happens before the answer."""
    before = files(storybook)
    result = cli("init", "--project", storybook, answer=answer)
    assert "Apply these changes?" in result.output
    assert (files(storybook) != before) is applied
    assert result.output.endswith("on a story.\n" if applied else "Nothing was changed.\n")


def test_init_without_an_answer_changes_nothing(storybook: Path) -> None:
    """A script that can't answer has not agreed."""
    before = files(storybook)
    result = cli("init", "--project", storybook)
    assert result.exit_code == 1
    assert files(storybook) == before


def test_init_where_there_is_nothing_to_wire(tmp_path: Path) -> None:
    """It says what it looked for."""
    result = cli("init", "--project", tmp_path)
    assert result.exit_code == 0
    assert "no vite.config" in result.output
    assert list(tmp_path.iterdir()) == []

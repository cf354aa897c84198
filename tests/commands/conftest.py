"""The command line over a real project folder with its own state."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sidecar.cli import main
from tests.wiring.conftest import VITE
from tests.workspace.helpers import lay

MAIN = "export default {\n  framework: '@storybook/react-vite',\n  addons: ['a'],\n};\n"
BUTTON = "src/Button.tsx"
SHEET = "src/Button.css"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one component, with the state beside it; it is the current folder."""
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "state"))
    for name in ("REDIS_URL", "SIDESTORY_REDIS_URL", "SIDESTORY_PORT", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    root = lay(
        tmp_path / "project",
        {
            "package.json": "{}",
            BUTTON: "import './Button.css';\n\nexport const Button = () => <button className='button' />;\n",
            SHEET: ".button {\n  color: red;\n}\n",
        },
    )
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def storybook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Storybook project on Vite, with the state beside it."""
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("SIDESTORY_PORT", raising=False)
    root = tmp_path / "project"
    (root / ".storybook").mkdir(parents=True)
    (root / "vite.config.ts").write_text(VITE.replace("[]", "[react()]"))
    (root / ".storybook" / "main.ts").write_text(MAIN)
    return root


def cli(*args: str | Path, answer: str = "") -> Result:
    """Run the command line; standard output and error are told apart."""
    return CliRunner().invoke(main, [str(arg) for arg in args], input=answer)


def assert_refused(result: Result, *parts: str) -> None:
    """An error is one line for a person on standard error, without a trace, and an exit status."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1
    for part in parts:
        assert part in result.stderr

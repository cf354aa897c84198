"""The overlay's pure parts, tested where they run: `node --test` over `js/*.test.js`."""

import shutil
import subprocess
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "js").glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=[file.name.removesuffix(".test.js") for file in FILES])
def test_module(file: Path) -> None:
    """Every test in the file passes, and there is at least one."""
    node = shutil.which("node")
    assert node is not None, "the overlay's tests need Node 20 or newer"
    run = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(file)], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "\nnot ok" not in run.stdout
    assert "ok 1 - " in run.stdout

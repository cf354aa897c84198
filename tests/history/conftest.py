"""A history in a folder of its own, at a time that tests move."""

from pathlib import Path

import pytest

from sidecar.history.local import LocalHistory
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    """Noon, until it is moved."""
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the history is kept; not there yet."""
    return tmp_path / "history"


@pytest.fixture
def history(folder: Path, clock: Clock) -> LocalHistory:
    """An empty history."""
    return LocalHistory(folder, clock=clock)

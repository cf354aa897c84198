"""Real sidecars on small projects, without a dev server: receipts say so at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.projects import lay_components
from tests.faults.scene import Scene
from tests.faults.sidecars import Sidecar


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """That component, with its sidecar running."""
    root = tmp_path / "project"
    lay_components(root, "Button")
    with Sidecar(root, tmp_path / "state") as sidecar:
        yield Scene(sidecar)

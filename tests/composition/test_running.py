from pathlib import Path

from sidecar.composition.running import running
from sidecar.settings import load
from sidecar.state import ProjectState
from tests.api.conftest import project

__all__ = ["project"]  # fixture


async def test_services_start_without_anything(project: Path, tmp_path: Path) -> None:
    """No dev server, no model, no state yet: SQLite on disk, nothing degraded, and all of it private."""
    async with running(load(project), ProjectState(project, tmp_path / "state"), lambda _: None) as services:
        assert (services.store.name, services.store.degraded, services.link.connected) == ("sqlite", None, False)
    folders = [path for path in (tmp_path / "state").rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o077 for path in [tmp_path / "state", *folders]} == {0}
    open_files = {path.name for path in (tmp_path / "state").rglob("*") if path.stat().st_mode & 0o077}
    assert open_files <= {"lock"}  # which is empty

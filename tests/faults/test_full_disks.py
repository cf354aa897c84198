"""Disks that are really full: the kernel refuses, not a tool. The original is intact, the error clear, nothing acknowledged."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from tests.faults.disks import can_mount, filled, limited, mounted, read_only
from tests.faults.projects import lay_components
from tests.faults.scene import Scene
from tests.faults.sidecars import Killed, Sidecar

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="limits and mounts of Linux")

_CODES = {"write_failed", "history_failed", "recovery_failed", "store_failed", "state_unwritable"}
_needs_mount = pytest.mark.skipif(not can_mount(), reason="only root may mount; the limit on file sizes says the same")


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[Scene]:
    """A component and its sidecar, the project and the state each on a small disk of its own."""
    with ExitStack() as stack:
        for name in ("project", "state"):
            stack.enter_context(mounted(tmp_path / name, "1m"))
        lay_components(tmp_path / "project", "Button")
        yield Scene(stack.enter_context(Sidecar(tmp_path / "project", tmp_path / "state")))


@pytest.mark.parametrize("kind", ["prompt", "restore"])
def test_nothing_may_grow(scene: Scene, kind: str) -> None:
    """No file may be longer than some bytes: not the source, not the journal, not the store."""
    _refused_while(scene, kind, lambda: limited(scene.sidecar.pid, 16))


@_needs_mount
@pytest.mark.parametrize("kind", ["prompt", "restore"])
@pytest.mark.parametrize("where", ["project", "state"])
def test_a_full_disk(disks: Scene, tmp_path: Path, where: str, kind: str) -> None:
    """The project's disk is full, or that of the state."""
    _refused_while(disks, kind, lambda: filled(tmp_path / where))


@_needs_mount
def test_a_project_that_became_read_only(disks: Scene, tmp_path: Path) -> None:
    """As Linux does with a failing disk, under a running sidecar."""
    _refused_while(disks, "prompt", lambda: read_only(tmp_path / "project"))


@_needs_mount
def test_a_read_only_state_folder(disks: Scene, tmp_path: Path) -> None:
    """A sidecar whose dev server could never find it says what to do, in one line, and touches nothing."""
    disks.sidecar.kill()
    before = disks.oracle.project()
    with read_only(tmp_path / "state"), pytest.raises(Killed) as caught:
        disks.sidecar.start()
    assert "can't be written" in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert disks.oracle.project() == before


def _refused_while(scene: Scene, kind: str, refusing: Callable[[], AbstractContextManager[None]]) -> None:
    before = scene.oracle.project()
    with refusing():
        for _ in range(2):  # the second one finds what the first one left
            answer = scene.ask(kind)
            assert answer.status != 200, answer
            assert answer.body["code"] in _CODES, answer
            assert str(scene.sidecar.root.parent) not in answer.body["error"]
            assert {path: data for path, data in scene.oracle.project().items() if path in before} == before
    scene.told.acknowledged(scene.sidecar, scene.ask(kind))
    scene.oracle.judge(scene.told)
    scene.sidecar.kill()
    scene.sidecar.start()
    scene.oracle.judge(scene.told)

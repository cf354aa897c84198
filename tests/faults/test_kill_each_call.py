"""Threat 23: kill -9 at the Nth system call of the write protocol, of a real sidecar, over HTTP.

Killed is as a call is *entered*. A process that dies right before an fsync leaves the same files as one that dies right
after it: the calls that change nothing are here because a list of exceptions would have to be argued for.
"""

from pathlib import Path

import pytest

from tests.e2e.model import scripted_model
from tests.faults.projects import lay_components
from tests.faults.scene import Scene, spread
from tests.faults.sidecars import Answer, Killed, Sidecar
from tests.faults.strace import OPENS, WRITES, counting, kill_at

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="strace is Linux's")


@pytest.mark.parametrize("most", [pytest.param(1, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
@pytest.mark.parametrize("kind", ["prompt", "restore"])
def test_killed_in_a_change(scene: Scene, tmp_path: Path, kind: str, most: int) -> None:
    """Whichever call is the last one: whole sets, no acknowledged version lost, nothing left over, quickly back."""
    ask = scene.prompt if kind == "prompt" else scene.restore
    calls = WRITES if most < 100 else WRITES + OPENS
    with counting(scene.sidecar.pid, calls, tmp_path) as counts:
        scene.told.acknowledged(scene.sidecar, ask())
    killed = 0
    for call, total in counts.items():
        for number in spread(total, most):
            killed += not scene.survives(ask, call, number)
    assert killed >= len(counts)
    scene.quick()


@pytest.mark.parametrize("most", [pytest.param(2, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
def test_killed_in_a_change_of_the_model(tmp_path: Path, most: int) -> None:
    """A set of two files that the model wrote is in place whole or not at all, and then so is its version."""
    root = tmp_path / "project"
    lay_components(root, "Button")
    with (
        scripted_model(tmp_path) as model,
        Sidecar(root, tmp_path / "state", {"ANTHROPIC_BASE_URL": model.url}) as sidecar,
    ):
        scene = Scene(sidecar)

        def ask() -> Answer:
            return scene.prompt_the_model(model)

        calls = ("renameat2",) if most < 100 else WRITES
        with counting(sidecar.pid, calls, tmp_path) as counts:
            scene.told.acknowledged(sidecar, ask())
        assert counts["renameat2"] == 2
        for call, total in counts.items():
            killed = [not scene.survives(ask, call, number) for number in spread(total, most)]
            assert any(killed)  # how often the store writes differs a little from change to change
            assert all(killed) or call != "renameat2"


@pytest.mark.parametrize("most", [pytest.param(1, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
@pytest.mark.parametrize("left", [("renameat2", 2), ("unlinkat", 1), ("pwrite64", 40)], ids=lambda left: left[0])
def test_killed_in_a_recovery(scene: Scene, left: tuple[str, int], most: int) -> None:
    """A start that must settle something may be killed itself, at any call, and the next one settles it all the same."""
    for call in WRITES if most > 1 else sorted({"pwrite64", left[0]}):
        for number in range(1, most + 1):
            scene.survives(scene.restore, *left)
            scene.sidecar.kill()
            scene.told.unanswered = True
            try:
                scene.sidecar.start(under=kill_at(call, number))
            except Killed:
                scene.again()
            else:
                scene.again()
                break

"""Threat 23: kill -9 at the Nth system call of the write protocol, of a real sidecar, over HTTP.

Killed is as a call is *entered*. A process that dies right before an fsync leaves the same files as one that dies right
after it: the calls that change nothing are here because a list of exceptions would have to be argued for.
"""

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.projects import Oracle, Told, lay_components, sheet, source
from tests.faults.sidecars import Answer, Killed, Sidecar
from tests.faults.strace import OPENS, WRITES, counting, kill_at, killing

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="strace is Linux's")

_BUTTON, _SHEET = source("Button"), sheet("Button")


class Scene:
    """A component whose session has two versions that differ in its source and in its stylesheet."""

    def __init__(self, sidecar: Sidecar) -> None:
        self.sidecar = sidecar
        self.told = Told(edits=1)
        self.starts: list[float] = []
        self.clean = sidecar.start()
        self._change("padding 11px")
        file = sidecar.root / _BUTTON
        file.write_text(file.read_text().replace('data-round="0"', 'data-round="1"'))
        self._change("padding 12px")
        self.oracle = Oracle(sidecar)
        self._pixels = 12

    def _change(self, prompt: str) -> None:
        self.told.acknowledged(self.sidecar, self.sidecar.iterate(_BUTTON, prompt, self.told.session_id))

    def restore(self) -> Answer:
        """Both files go to the other version, and the head with them."""
        assert self.told.session_id is not None
        return self.sidecar.restore(self.told.session_id, 4 if self.told.head == 1 else 1)

    def prompt(self) -> Answer:
        """A prompt changes the stylesheet."""
        self._pixels += 1
        return self.sidecar.iterate(_BUTTON, f"padding {self._pixels}px", self.told.session_id)

    def survives(self, ask: Callable[[], Answer], call: str, number: int) -> bool:
        """Whether the sidecar lives to answer; otherwise it is started again. What was told is judged either way."""
        self.told.unanswered = True
        try:
            with killing(self.sidecar.pid, call, number):
                answer = ask()
        except Killed:
            self.again()
            return False
        self.told.acknowledged(self.sidecar, answer)
        self.oracle.judge(self.told)
        return True

    def again(self) -> None:
        """Start after a crash, and judge."""
        self.sidecar.kill()
        self.starts.append(self.sidecar.start())
        self.oracle.judge(self.told)
        self.told.head, self.told.unanswered = self.oracle.head(self.told), False

    def quick(self) -> None:
        """No start after a crash takes longer than two seconds, or than a start takes on this machine at all."""
        assert statistics.median(self.starts) < max(2, 1.5 * self.clean), (self.clean, self.starts)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """That component, with its sidecar running."""
    root = tmp_path / "project"
    lay_components(root, "Button")
    with Sidecar(root, tmp_path / "state") as sidecar:
        yield Scene(sidecar)


def _spread(total: int, most: int) -> list[int]:
    """At most `most` of the numbers from 1 to `total`, the first and the last among them."""
    steps = min(total, most)
    return sorted({1 + round(step * (total - 1) / max(1, steps - 1)) for step in range(steps)})


@pytest.mark.parametrize("most", [pytest.param(2, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
@pytest.mark.parametrize("kind", ["prompt", "restore"])
def test_killed_in_a_change(scene: Scene, tmp_path: Path, kind: str, most: int) -> None:
    """Whichever call is the last one: whole sets, no acknowledged version lost, nothing left over, quickly back."""
    ask = scene.prompt if kind == "prompt" else scene.restore
    calls = WRITES if most < 100 else WRITES + OPENS
    with counting(scene.sidecar.pid, calls, tmp_path) as counts:
        scene.told.acknowledged(scene.sidecar, ask())
    killed = 0
    for call, total in counts.items():
        for number in _spread(total, most):
            killed += not scene.survives(ask, call, number)
    assert killed >= len(counts)
    scene.quick()


@pytest.mark.parametrize("most", [pytest.param(1, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
@pytest.mark.parametrize("left", [("renameat2", 2), ("unlinkat", 1), ("pwrite64", 40)], ids=lambda left: left[0])
def test_killed_in_a_recovery(scene: Scene, left: tuple[str, int], most: int) -> None:
    """A start that must settle something may be killed itself, at any call, and the next one settles it all the same."""
    for call in WRITES if most > 1 else ("write", "pwrite64", left[0]):
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

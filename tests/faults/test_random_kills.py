"""Threat 23 under load: several sessions work at once when the sidecar is killed, at any moment."""

import os
import random
import secrets
import statistics
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.faults.projects import Oracle, Told, lay_components, source
from tests.faults.sidecars import Answer, Killed, Sidecar
from tests.rounds import rounds

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no kill -9")

_NAMES = ("Avatar", "Badge", "Button", "Card")


class Client:
    """Works on one component until the sidecar dies, and remembers what it was told."""

    def __init__(self, sidecar: Sidecar, name: str, chance: random.Random) -> None:
        self.told = Told()
        self.failure: BaseException | None = None
        self.answered = 0
        self._sidecar = sidecar
        self._component = source(name)
        self._chance = chance
        self._pixels = 10

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work in a thread of its own meanwhile; what it found wrong is raised."""
        thread = threading.Thread(target=self._work)
        thread.start()
        yield
        thread.join()
        if self.failure is not None:
            raise self.failure

    def _work(self) -> None:
        try:
            while True:
                self.told.unanswered = True
                answer = self._ask()
                if answer.status == 422:  # nothing to undo, or to redo
                    self.told.unanswered = False
                    continue
                self.told.acknowledged(self._sidecar, answer)
                self.answered += 1
        except Killed:
            return
        except BaseException as error:  # noqa: BLE001 - of another thread: raised in the test's own
            self.failure = error

    def _ask(self) -> Answer:
        session_id = self.told.session_id
        what = self._chance.choice(["prompt", "prompt", "undo", "redo", "restore"])
        if session_id is None or what == "prompt":
            self._pixels += 1
            return self._sidecar.iterate(self._component, f"padding {self._pixels}px", session_id)
        if what == "restore":
            return self._sidecar.restore(session_id, self._chance.choice(sorted(self.told.versions)))
        return self._sidecar.post(f"/__ai-{what}", {"sessionId": session_id})


@pytest.mark.parametrize("kills", rounds(8, soak=1_000))
def test_killed_under_load(tmp_path: Path, kills: int) -> None:
    """Prompts, undos, redos and restores on four components: after each kill all that was told holds, and work goes on."""
    seed = int(os.environ.get("SEED") or secrets.randbits(32))
    print(f"SEED={seed}")  # noqa: T201 - shown with a failure, so that it can be run again
    chance = random.Random(seed)
    root = tmp_path / "project"
    lay_components(root, *_NAMES)
    with Sidecar(root, tmp_path / "state") as sidecar:
        clean = sidecar.start()
        oracle = Oracle(sidecar)
        clients = [Client(sidecar, name, random.Random(chance.random())) for name in _NAMES]
        starts = []
        for _ in range(kills):
            timer = threading.Timer(chance.uniform(0.02, 0.8), sidecar.kill)
            with ExitStack() as stack:
                for client in clients:
                    stack.enter_context(client.working())
                timer.start()
            timer.join()
            starts.append(sidecar.start())
            oracle.judge(*(client.told for client in clients))
            for client in clients:
                client.told.head = oracle.head(client.told)
        assert all(client.answered > kills / 4 for client in clients)
        assert statistics.median(starts) < max(2, 1.5 * clean), (clean, starts)

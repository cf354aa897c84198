"""Changes while Redis hangs: how long the first ones wait for it, and that the others don't."""

import time
from collections.abc import Iterator
from itertools import count
from statistics import median

from benchmarks.figures import Figure, Target
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.processes import until
from tests.fakes.redis_server import RedisServer
from tests.faults.projects import lay_components, source
from tests.faults.sidecars import Sidecar

_WAITS, _FREE = Target(1_500, "median"), Target(1.2, "ratio")
_HANGS = 8
_DURING = 13  # changes in each hang, the first of them while nobody knows yet


def measure(place: Workplace) -> Iterator[Figure]:
    """A whole change over HTTP each time, by a real sidecar without a browser."""
    root = place.folder / "hang" / "project"
    lay_components(root, "Button")
    hanging: list[float] = []
    beyond: list[float] = []
    with (
        RedisServer(append_only=True) as server,
        Sidecar(root, root.parent / "state", {"REDIS_URL": server.url}) as sidecar,
    ):
        sidecar.start()
        changes = (_change(sidecar, number) for number in count(1))
        _uses(sidecar, "redis")
        well = [next(changes) for _ in range(WARM_UP + place.repetitions * 2)][WARM_UP:]
        for _ in range(_HANGS):
            server.pause()
            hanging += [next(changes) for _ in range(_DURING)]
            _uses(sidecar, "sqlite")
            beyond += [next(changes) for _ in range(_DURING)]
            server.resume()
            _uses(sidecar, "redis")
    slowest = sorted(hanging)[-1 - len(hanging) // 100]
    note = (
        f"of {len(hanging)} changes from the beginning of {_HANGS} hangs on; their median is {median(hanging):.0f} ms"
    )
    yield Figure("p99 of a change while Redis hangs", "ms", [slowest], target=_WAITS, note=note)
    yield Figure("a change once the hang is known", "ms", beyond, well, _FREE, "bare: Redis is well")


def _change(sidecar: Sidecar, number: int) -> float:
    """Make one change; how long its answer took, in ms."""
    began = time.perf_counter()
    answer = sidecar.iterate(source("Button"), f"padding {number % 40 + 4}px")
    took = time.perf_counter() - began
    if answer.status != 200:
        raise RuntimeError(f"a change failed: {answer.body}")
    return took * 1_000


def _uses(sidecar: Sidecar, storage: str) -> None:
    """Wait until the sidecar says that it uses this store."""
    until(lambda: sidecar.get("/health").body["storage"] == storage, f"the store in use is {storage}")

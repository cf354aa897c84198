"""What versions cost: bytes, and time that must not grow with their number."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

from benchmarks import stored_bytes
from benchmarks.edits import COMPONENT, SHEET, edits
from benchmarks.figures import Figure, Target
from benchmarks.long_session import grown, now, planted
from benchmarks.quick_share import prompt
from benchmarks.sites import prepared
from benchmarks.workplace import WARM_UP, Workplace
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.processes import EXAMPLE, sidecar

_EDITS = 200
_FEW, _TOLD, _MANY = 10, 60, 1_000  # a session that is opened tells its last 50 versions, and how many there are
_EARLY, _LATE = 5, 50
_PROMPTS = 60  # more would make it more than opaque
_FLAT = Target(1.2, "ratio")
_UNDO = Target(1_000, "median")  # ms
_LOAD = Target(100, "median")  # ms


def measure(place: Workplace) -> Iterator[Figure]:
    """Without a dev server and without a browser: the receipts would say more about those."""
    base = {path: (EXAMPLE / path).read_bytes() for path in (COMPONENT, SHEET)}
    yield from asyncio.run(stored(place, base))
    yield in_a_row(place)
    yield asyncio.run(undone_in_process(place, base))
    yield from over_http(place, base)


async def stored(place: Workplace, base: Mapping[str, bytes]) -> list[Figure]:
    """Bytes of a session of 200 edits, beside git's."""
    async with SqliteStore(":memory:", clock=now) as store:
        await grown(SessionService(store, clock=now, owner="bench"), base, _EDITS + 1)
        contents, everything = stored_bytes.ours(store)
    states = [base, *edits(base, _EDITS)]
    git_contents, git_everything = stored_bytes.git(place.folder / "git", states)
    whole = sum(len(content) for state in states for content in state.values())
    note = f"bare: git gc --aggressive; the files of all versions are {whole:,} B"
    return [
        Figure(f"{_EDITS} edits: contents", "bytes", [contents], [git_contents], note=note),
        Figure(
            f"{_EDITS} edits: with versions and turns",
            "bytes",
            [everything],
            [git_everything],
            note="JSON with receipts, prompts and answers; bare: the pack with commits, trees and index",
        ),
    ]


def in_a_row(place: Workplace) -> Figure:
    """The 49th to 51st quick edit of sessions over HTTP, in turn with the 4th to 6th of other sessions."""
    fifth: list[float] = []
    fiftieth: list[float] = []
    with ExitStack() as stack:
        short, long = (Row(place, stack, name) for name in ("short", "long"))
        for _ in range(max(4, place.repetitions // 3)):
            short.begin(_EARLY - 2)
            long.begin(_LATE - 2)
            for _ in range(3):
                fifth.append(short.edit())
                fiftieth.append(long.edit())
    return Figure("the 50th edit in a row", "ms", fiftieth, fifth, _FLAT, note="bare: the 5th, in another sidecar")


async def undone_in_process(place: Workplace, base: Mapping[str, bytes]) -> Figure:
    """What Undo asks of the store, with 1,000 versions beside 10, by a service that has just started."""
    path = place.folder / "undo.db"
    ours: list[float] = []
    bare: list[float] = []
    async with SqliteStore(path, clock=now) as store:
        maker = SessionService(store, clock=now, owner="bench")
        few, _ = await grown(maker, late(base, _FEW), _FEW)
        many, _ = await grown(maker, base, _MANY)
        for repetition in range(-WARM_UP, place.repetitions):
            for session, samples in ((few, bare), (many, ours)):
                took = await undo(SessionService(store, clock=now, owner="bench"), session)
                if repetition >= 0:
                    samples.append(took)
    return Figure(
        f"undo in the store: {_MANY:,} versions", "ms", ours, bare, _FLAT, note=f"bare: {_FEW} versions; without files"
    )


def late(base: Mapping[str, bytes], few: int) -> Mapping[str, bytes]:
    """The files where a session of few versions begins, to end with about those of one with many: size costs too."""
    *_, last = edits(base, _MANY - few)
    return last


async def undo(service: SessionService, session: Session) -> float:
    """Find the step, read both versions, move the head; then back again, untimed. In ms."""
    began = time.perf_counter()
    current = await service.get(session.session_id)
    step = await service.undo_step(current)
    assert step is not None
    await service.contents(current, current.current_version_id)
    await service.contents(current, step[1].version_id)
    moved = await service.move_head(current, step[1].version_id)
    took = (time.perf_counter() - began) * 1_000
    await service.move_head(moved, current.current_version_id)
    return took


def over_http(place: Workplace, base: Mapping[str, bytes]) -> Iterator[Figure]:
    """Undo and opening a session as the palette asks for them: two sidecars, one with 10 versions and one with 1,000."""
    with ExitStack() as stack:
        few, many = Long(place, stack, late(base, _FEW), _FEW), Long(place, stack, base, _MANY)
        told = Long(place, stack, late(base, _TOLD), _TOLD)
        undone: dict[Long, list[float]] = {few: [], told: [], many: []}
        opened: dict[Long, list[float]] = {few: [], told: [], many: []}
        for repetition in range(-WARM_UP, place.repetitions):
            for each in (few, told, many):
                took_undo, took_open = each.undo(), each.open()
                if repetition >= 0:
                    undone[each].append(took_undo)
                    opened[each].append(took_open)
    name = f"session load over HTTP: {_MANY:,} versions"
    note = f"bare: {_FEW} versions"
    yield Figure(f"undo over HTTP: {_MANY:,} versions", "ms", undone[many], undone[few], _UNDO, note=note)
    yield Figure(name, "ms", opened[many], opened[told], _FLAT, note=f"bare: {_TOLD} versions")
    yield Figure(name, "ms", opened[many], opened[few], _LOAD, note=f"{note}, all of which are told")


class Row:
    """A sidecar with one session after the other, each of quick edits."""

    def __init__(self, place: Workplace, stack: ExitStack, name: str) -> None:
        site = prepared(place.folder / name)
        self._client = Client(stack.enter_context(sidecar(site.project, site.state, site.logs / "sidecar.log")), site)
        self._number = 0

    def begin(self, edits: int) -> None:
        """A new session, which becomes the newest one, with so many edits."""
        self._client.post("/__ai-session", {"componentPath": COMPONENT, "fresh": True})
        for _ in range(edits):
            self.edit()

    def edit(self) -> float:
        """The next edit, in ms."""
        self._number += 1
        return timed(partial(self._client.iterate, prompt(self._number % _PROMPTS)))[0]


class Long:
    """A sidecar with one session of so many versions."""

    def __init__(self, place: Workplace, stack: ExitStack, base: Mapping[str, bytes], count: int) -> None:
        site: Site = prepared(place.folder / f"of-{count}")
        self._session_id = asyncio.run(planted(site, base, count))
        url = stack.enter_context(sidecar(site.project, site.state, site.logs / "sidecar.log"))
        self._client = Client(url, site)

    def undo(self) -> float:
        """One press of Undo, in ms; Redo follows."""
        took, _ = timed(lambda: self._client.post("/__ai-undo", {"sessionId": self._session_id}))
        self._client.post("/__ai-redo", {"sessionId": self._session_id})
        return took

    def open(self) -> float:
        """What the palette asks when it opens, in ms."""
        body = {"componentPath": COMPONENT, "sessionId": self._session_id}
        took, answer = timed(lambda: self._client.post("/__ai-session", body))
        assert answer["resumed"]
        return took


def timed(work: Callable[[], dict[str, Any]]) -> tuple[float, dict[str, Any]]:
    """How long it took in ms, and what came of it."""
    began = time.perf_counter()
    answer = work()
    return (time.perf_counter() - began) * 1_000, answer

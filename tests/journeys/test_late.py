"""A late error amends the stored receipt, and pages are told."""

import uuid
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sidecar.hub import Hub
from sidecar.journeys.late import LateErrors
from sidecar.models import Receipt, ReceiptError, Verdict
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from tests.clock import Clock
from tests.devserver.vite import until

LATE = ReceiptError(source="runtime", message="late", file="src/Button.tsx")


def receipt(verdict: Verdict = "confirmed", receipt_id: str = "r1") -> Receipt:
    """A receipt."""
    return Receipt(receipt_id=receipt_id, verdict=verdict)


class Desk:
    """A session with one version, and who waits for late errors."""

    def __init__(self, sessions: SessionService, tasks: Tasks) -> None:
        self.sessions = sessions
        self.hub = Hub()
        self.late = LateErrors(sessions, self.hub, tasks)
        self.session_id = ""

    async def open(self) -> None:
        """Version 1 is there."""
        session = (await self.sessions.open("src/Button.tsx", None)).session
        session = await self.sessions.ensure_base(session, {"src/Button.tsx": b"code"})
        self.session_id = session.session_id

    def keep(self, kept: Receipt) -> None:
        """The receipt belongs to version 1."""
        self.late.keep(self.session_id, 1, kept)

    async def stored(self) -> Receipt | None:
        """The receipt as it is with version 1."""
        session = await self.sessions.get(self.session_id)
        return (await self.sessions.version(session, 1)).receipt


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A real store in memory."""
    clock = Clock()
    async with Tasks() as tasks, SqliteStore(":memory:", clock=clock) as store:
        sessions = SessionService(store, clock=clock, owner="p", ttl=timedelta(hours=24), new_id=uuid.uuid4)
        desk = Desk(sessions, tasks)
        await desk.open()
        yield desk


@pytest.mark.parametrize("verdict", ["confirmed", "unconfirmed"])
async def test_an_error_after_the_receipt(verdict: Verdict, desk: Desk) -> None:
    """It is stored with the version, and pages hear of it; the verdict stays."""
    with desk.hub.subscribed() as queue:
        desk.keep(receipt(verdict))
        desk.late.happened("r1", LATE)
        event = await queue.get()
    amended = receipt(verdict).model_copy(update={"late_error": LATE})
    assert await desk.stored() == amended
    assert event.name == "receipt"
    assert event.data == {"sessionId": desk.session_id, "versionId": 1, "receipt": amended.wire()}


async def test_an_error_before_the_receipt_was_stored(desk: Desk) -> None:
    """It waits for its version."""
    desk.late.happened("r1", LATE)
    desk.late.happened("r1", LATE.model_copy(update={"message": "second"}))
    with desk.hub.subscribed() as queue:
        desk.keep(receipt())
        event = await queue.get()
    assert event.data["receipt"]["lateError"]["message"] == "late"


async def test_only_the_first_error(desk: Desk) -> None:
    """What follows is its consequence."""
    with desk.hub.subscribed() as queue:
        desk.keep(receipt())
        desk.late.happened("r1", LATE)
        desk.late.happened("r1", LATE.model_copy(update={"message": "second"}))
        desk.keep(receipt(receipt_id="r2"))
        desk.late.happened("r2", LATE.model_copy(update={"message": "other"}))
        await until(lambda: queue.qsize() == 2)
        events = [queue.get_nowait().data["receipt"] for _ in range(2)]
    assert [event["lateError"]["message"] for event in events] == ["late", "other"]


async def test_a_change_that_failed_anyway(desk: Desk) -> None:
    """Its receipt has its error already."""
    with desk.hub.subscribed() as queue:
        desk.keep(receipt("failed"))
        desk.late.happened("r1", LATE)
        desk.keep(receipt(receipt_id="r2"))
        desk.late.happened("r2", LATE)
        event = await queue.get()
    assert event.data["receipt"]["receiptId"] == "r2"


async def test_what_nobody_asks_for_is_forgotten(desk: Desk) -> None:
    """Neither receipts without errors nor errors without receipts pile up; the newest are kept."""
    with desk.hub.subscribed() as queue:
        for number in range(150):
            desk.keep(receipt(receipt_id=f"kept{number}"))
            desk.late.happened(f"early{number}", LATE)
        desk.late.happened("kept0", LATE)
        desk.keep(receipt(receipt_id="early0"))
        desk.late.happened("kept149", LATE)
        desk.keep(receipt(receipt_id="early149"))
        await until(lambda: queue.qsize() >= 2)
        told = [queue.get_nowait().data["receipt"]["receiptId"] for _ in range(queue.qsize())]
    assert told == ["kept149", "early149"]


async def test_what_is_no_version_is_told_to_whoever_watches(desk: Desk) -> None:
    """A preview's error, once, whether it comes before or after somebody asks; the session hears nothing of it."""
    told: list[ReceiptError] = []
    desk.late.watch("r1", told.append)
    desk.late.happened("r1", LATE)
    desk.late.happened("r2", LATE)
    desk.late.watch("r2", told.append)
    assert told == [LATE, LATE]
    assert await desk.stored() is None

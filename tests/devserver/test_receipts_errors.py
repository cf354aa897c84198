"""Which write an error amends that comes after its receipt, and which errors stood before one."""

import time
from pathlib import Path

import pytest

from sidecar.devserver.base import CompileFailed, FullReload, Update
from sidecar.devserver.reports import REFUSED
from sidecar.models import Receipt, ReceiptError
from tests.devserver.desk import BUTTON, STORY, STYLES, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One document shows the story."""
    return Desk(tmp_path)


async def confirmed(desk: Desk, *files: str) -> tuple[Receipt, list[Update]]:
    """A write that went well, and its updates."""
    with desk.receipts.expect(files, [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        updates = desk.update(*files)
        desk.settle(updates)
        return await expectation.verdict(), updates


async def test_a_late_error(desk: Desk) -> None:
    """An error soon after the receipt is told with the receipt's id."""
    receipt, updates = await confirmed(desk, BUTTON)
    desk.say("error", updates, "late")
    assert desk.late == [(receipt.receipt_id, ReceiptError(source="render", message="late"))]


async def test_a_late_error_of_a_later_change(desk: Desk) -> None:
    """It belongs to the change that the document took last, which has failed, and not to the one before."""
    await confirmed(desk, BUTTON)
    with desk.receipts.expect([STYLES], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        desk.say("error", desk.update(STYLES), "boom")
        assert (await expectation.verdict()).verdict == "failed"
    assert desk.late == []


async def test_a_late_error_of_a_document_that_does_not_count(desk: Desk) -> None:
    """Another story's error isn't this change's."""
    _, updates = await confirmed(desk, BUTTON)
    desk.say("error", updates, "late", tab="b", storyId="card--default")
    assert desk.late == []


async def test_an_error_long_after(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some seconds an error amends nothing."""
    _, updates = await confirmed(desk, BUTTON)
    monkeypatch.setattr("sidecar.devserver.receipts.LATE_SECONDS", 0.0)
    desk.say("error", updates, "late")
    assert desk.late == []


async def test_a_module_that_was_broken_before(desk: Desk) -> None:
    """The compile error that stood before the write isn't its doing; once repaired, the same error is new again."""
    broken = CompileFailed(ReceiptError(source="compile", message="Unexpected token", file=BUTTON))
    desk.receipts.on_hmr(broken)
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        updates = desk.update(BUTTON)
        desk.receipts.on_hmr(broken)
        desk.settle(updates)
        assert (await expectation.verdict()).verdict == "confirmed"
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        desk.receipts.on_hmr(broken)
        assert (await expectation.verdict()).verdict == "failed"


async def test_a_story_that_fails_to_load_as_before(desk: Desk) -> None:
    """After a reload, the error that the document before had already is no new one."""
    desk.say("error", [], "boom")
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        desk.receipts.on_hmr(FullReload())
        desk.say("gone")
        now = time.time() * 1_000
        desk.say("error", [], "boom", tab="new", loadedAt=now)
        desk.settle([], tab="new", loadedAt=now)
        assert (await expectation.verdict()).reason == "broken_before"


async def test_what_a_rollback_takes_back_is_told_late_by_the_page(desk: Desk) -> None:
    """The dev server tells the cause, the page only that a module was refused: it may not even know which."""
    cause = ReceiptError(source="compile", message="Failed to resolve import ./gone", file=BUTTON, line=3)
    old = [Update(f"/{BUTTON}", f"/{BUTTON}", 1)]
    with desk.receipts.expect([BUTTON], [STORY], {}, undoes=cause) as expectation:
        expectation.written(time.perf_counter())
        updates = desk.update(BUTTON)
        desk.receipts.on_hmr(CompileFailed(cause))
        desk.say("error", old, errors=[refused(BUTTON)])
        desk.say("error", old, errors=[{**refused(BUTTON), "file": None}])
        desk.settle(updates)
        assert (await expectation.verdict()).verdict == "confirmed"


async def test_a_rollback_whose_own_module_is_refused(desk: Desk) -> None:
    """It is the old failure or a new one: no proof of either."""
    cause = ReceiptError(source="compile", message="Failed to resolve import ./gone", file=BUTTON, line=3)
    with desk.receipts.expect([BUTTON], [STORY], {}, undoes=cause) as expectation:
        expectation.written(time.perf_counter())
        desk.settle(desk.update(BUTTON), errors=[refused(BUTTON)])
        assert (await expectation.verdict()).reason == "broken_before"
    thrown = ReceiptError(source="render", message="boom")
    with desk.receipts.expect([BUTTON], [STORY], {}, undoes=thrown) as expectation:
        expectation.written(time.perf_counter())
        desk.settle(desk.update(BUTTON), errors=[refused(BUTTON)])
        assert (await expectation.verdict()).verdict == "failed"


def refused(path: str) -> dict[str, str]:
    """As overlay_js/agent/settle.js says it."""
    return {"source": "compile", "message": REFUSED, "file": f"http://localhost:6006/{path}?t=1"}

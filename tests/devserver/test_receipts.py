"""Receipts join what the dev server, the watcher and the pages say of a write, in real time."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from sidecar.devserver.base import CompileFailed, DevServer, FullReload, LinkChanged, Prover
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.receipts import Receipts
from sidecar.devserver.reports import MOST_CHECKS
from sidecar.devserver.tabs import Tabs
from sidecar.edits.declarations import ChangedDeclaration
from sidecar.models import ReceiptError
from sidecar.tasks import Tasks
from tests.devserver.desk import BUTTON, PADDING, STORY, STYLES, VIRTUAL, Desk
from tests.devserver.vite import running, until


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One document shows the story."""
    return Desk(tmp_path)


async def test_the_good_case(desk: Desk) -> None:
    """All stages are there, in order; nothing of the write stays open after the time for late errors."""
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        waiting = asyncio.create_task(expectation.verdict())
        await asyncio.sleep(0)
        desk.receipts.on_watched({BUTTON, "src/else.tsx"})
        updates = desk.update(BUTTON)
        desk.settle(updates)
        receipt = await waiting
    assert receipt.verdict == "confirmed"
    assert [mark.stage for mark in receipt.stages] == ["written", "watched", "hot_update", "rendered"]
    times = [mark.at_ms for mark in receipt.stages]
    assert times == sorted(times)


async def test_receipts_are_a_prover(desk: Desk) -> None:
    """They are what the second half of a journey asks for."""
    prover: Prover = desk.receipts
    with prover.expect([BUTTON], {STORY: [BUTTON]}, {}) as expectation:
        expectation.written(time.perf_counter())
        desk.settle(desk.update(BUTTON))
        assert (await expectation.verdict()).verdict == "confirmed"


async def test_news_before_the_write_ended(desk: Desk) -> None:
    """Of a set of files, what the first one caused before the last one was in place is not missed."""
    with desk.receipts.expect([STYLES, BUTTON], [STORY], {}) as expectation:
        first = desk.update(STYLES)
        expectation.written(time.perf_counter())
        desk.settle([*first, *desk.update(BUTTON)])
        assert (await expectation.verdict()).verdict == "confirmed"


async def test_a_module_that_is_accepted_by_another_one(desk: Desk) -> None:
    """An update of an importer loads the file anew too; that of a module which doesn't import it proves nothing."""
    with desk.receipts.expect([STYLES], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        desk.settle(desk.update("src/Card.tsx"))
        waiting = asyncio.create_task(expectation.verdict())
        await asyncio.sleep(0.06)  # one look, at least
        assert not waiting.done()
        desk.settle(desk.update("src/main.tsx"))
        assert (await waiting).verdict == "confirmed"


async def test_stories_are_loaded_through_a_virtual_module(desk: Desk) -> None:
    """Storybook accepts stories files in a module without a file."""
    stories = "src/Button.stories.tsx"
    with desk.receipts.expect([stories], {STORY: [stories]}, {}) as expectation:
        expectation.written(time.perf_counter())
        desk.settle(desk.update(VIRTUAL))
        assert (await expectation.verdict()).verdict == "confirmed"


Event = Callable[[Desk], None]


@pytest.mark.parametrize(
    ("event", "verdict", "reason"),
    [
        (
            lambda desk: desk.receipts.on_hmr(
                CompileFailed(ReceiptError(source="compile", message="Unexpected token", file=BUTTON))
            ),
            "failed",
            None,
        ),
        (lambda desk: desk.say("error", desk.update(BUTTON), "boom"), "failed", None),
        (lambda desk: desk.receipts.on_hmr(LinkChanged(connected=False)), "unconfirmed", "no_dev_server"),
        (lambda desk: desk.settle(desk.update(BUTTON), broken={"source": "render", "message": "x"}), "unconfirmed", "broken_before"),
    ],
)  # fmt: skip
async def test_each_event_ends_the_wait(
    event: Event, verdict: str, reason: str | None, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The receipt comes with the event that decides it, not when it is looked for next."""
    monkeypatch.setattr("sidecar.devserver.receipts._TICK", 60.0)
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        waiting = asyncio.create_task(expectation.verdict())
        await asyncio.sleep(0)
        event(desk)
        async with asyncio.timeout(2):
            receipt = await waiting
    assert (receipt.verdict, receipt.reason) == (verdict, reason)


async def test_a_link_that_was_down_before(desk: Desk) -> None:
    """Without the dev server the receipt comes at once."""
    desk.link.connected = False
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        receipt = await desk.receipt(expectation)
    assert receipt.reason == "no_dev_server"


@pytest.mark.parametrize("told", ["errors", "broken"])
async def test_a_file_that_was_taken_away_can_t_be_loaded(desk: Desk, told: str) -> None:
    """Vite announces it all the same; the page's failure to load it breaks nothing."""
    icon = "src/Icon.tsx"
    refused = {"source": "compile", "message": "refused", "file": f"/{icon}"}
    members: dict[str, Any] = {told: [refused] if told == "errors" else refused}
    desk.deleted.add(icon)
    with desk.receipts.expect([BUTTON, icon], {STORY: [BUTTON]}, {}) as expectation:
        expectation.written(time.perf_counter())
        waiting = asyncio.create_task(expectation.verdict())
        updates = desk.update(BUTTON, icon)
        desk.settle(updates, **members)
        assert (await waiting).verdict == "confirmed"
    desk.deleted.clear()
    with desk.receipts.expect([BUTTON, icon], {STORY: [BUTTON]}, {}) as expectation:
        expectation.written(time.perf_counter())
        waiting = asyncio.create_task(expectation.verdict())
        updates = desk.update(BUTTON, icon)
        desk.settle(updates, **members)
        assert (await waiting).verdict != "confirmed"


async def test_a_full_reload(desk: Desk) -> None:
    """The document goes, another one comes back and proves the change."""
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        waiting = asyncio.create_task(expectation.verdict())
        desk.receipts.on_hmr(FullReload())
        desk.say("gone")
        await asyncio.sleep(0.06)
        assert not waiting.done()
        now = time.time() * 1_000
        desk.say("hello", tab="new", loadedAt=now)
        desk.settle([], tab="new", loadedAt=now)
        assert (await waiting).verdict == "confirmed"


async def test_a_page_that_reloads_while_the_files_are_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was there when the write began is given the time to come back."""
    monkeypatch.setattr("sidecar.devserver.evidence.NO_CLIENT_AFTER", 0.0)
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        desk.say("gone")
        expectation.written(time.perf_counter())
        desk.update(BUTTON)
        waiting = asyncio.create_task(expectation.verdict())
        await asyncio.sleep(0.06)
        now = time.time() * 1_000
        desk.settle([], tab="new", loadedAt=now)
        assert (await waiting).verdict == "confirmed"


async def test_a_page_whose_clock_runs_ahead(tmp_path: Path) -> None:
    """That it was there before the write is known without its clock: it must take the update."""
    desk = Desk(tmp_path, timeout=0.3)
    ahead = (time.time() + 3_600) * 1_000
    desk.say("hello", loadedAt=ahead)
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        expectation.written(time.perf_counter())
        desk.update(BUTTON)
        desk.settle([], loadedAt=ahead)
        assert (await expectation.verdict()).reason == "timeout"


async def test_nobody_looks(desk: Desk) -> None:
    """Without a document there is no proof."""
    desk.say("gone")
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        desk.update(BUTTON)
        receipt = await desk.receipt(expectation)
    assert receipt.reason == "no_client"


async def test_a_receipt_always_comes(tmp_path: Path) -> None:
    """With a page that never answers it comes by the timeout."""
    desk = Desk(tmp_path, timeout=0.2)
    with desk.receipts.expect([BUTTON], [STORY], {}) as expectation:
        desk.update(BUTTON)
        async with asyncio.timeout(2):
            receipt = await desk.receipt(expectation)
    assert receipt.reason == "timeout"


async def test_an_abandoned_write_is_forgotten(desk: Desk) -> None:
    """When the write was refused, nothing is expected any more."""
    with desk.receipts.expect([STYLES], [STORY], {STYLES: [PADDING]}):
        assert len(desk.receipts.expected()) == 1
    assert desk.receipts.expected() == []


# --- declarations ---


async def test_the_declarations_that_pages_look_for(desk: Desk) -> None:
    """They are told as long as the receipt is open; the receipt needs each of them found."""
    with desk.receipts.expect([STYLES], [STORY], {STYLES: [PADDING]}) as expectation:
        expectation.written(time.perf_counter())
        wanted = {
            "file": STYLES,
            "rewritten": True,
            "compiled": False,
            "selector": ".button",
            "media": None,
            "property": "padding",
            "value": "8px",
            "index": 0,
        }
        assert desk.receipts.expected() == [wanted]
        desk.settle(desk.update(STYLES), checks=[{**wanted, "found": True}])
        assert (await expectation.verdict()).verdict == "confirmed"
    assert desk.receipts.expected() == []


async def test_pages_are_told_which_sheets_are_compiled(desk: Desk) -> None:
    """What Sass and Less make of a declaration isn't known."""
    sheets = ["src/a.css", "src/a.scss", "src/a.less"]
    with desk.receipts.expect(sheets, [STORY], {sheet: [PADDING] for sheet in sheets}):
        assert [check["compiled"] for check in desk.receipts.expected()] == [False, True, True]


async def test_a_declaration_that_was_ignored(desk: Desk) -> None:
    """The browser dropped it: failed."""
    with desk.receipts.expect([STYLES], [STORY], {STYLES: [PADDING]}) as expectation:
        expectation.written(time.perf_counter())
        check = {"file": STYLES, "selector": ".button", "property": "padding", "found": False}
        desk.settle(desk.update(STYLES), checks=[check])
        receipt = await expectation.verdict()
    assert receipt.error is not None
    assert "padding" in receipt.error.message


async def test_a_page_is_not_asked_for_more_than_it_may_answer(desk: Desk) -> None:
    """However much of a stylesheet was rewritten, the answer fits into a report, and the receipt asks for no more."""
    many = [ChangedDeclaration(f".b{number}", None, "color", "red", number) for number in range(500)]
    endless = ChangedDeclaration("." + "x" * 5_000, None, "color", "red", 0)
    with (
        desk.receipts.expect([STYLES], [STORY], {STYLES: [endless, *many]}) as expectation,
        desk.receipts.expect([BUTTON], [STORY], {"src/Other.css": many}),
        desk.receipts.expect([BUTTON], [STORY], {"src/Third.css": many}),
    ):
        expectation.written(time.perf_counter())
        expected = desk.receipts.expected()
        assert len(expected) == MOST_CHECKS
        desk.settle(desk.update(STYLES), checks=[{**check, "found": True} for check in expected])
        assert (await expectation.verdict()).verdict == "confirmed"


# --- over a real socket ---


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    """Where the link runs."""
    async with Tasks() as tasks:
        yield tasks


async def test_over_a_real_socket(tmp_path: Path, tasks: Tasks) -> None:
    """What a server that speaks Vite's protocol sends reaches the receipt; its end is told."""
    async with running(tmp_path) as vite:

        async def locate() -> DevServer | None:
            return vite.address

        link = DevServerLink(tmp_path, locate, retry_seconds=0.01)
        tabs = Tabs(time.perf_counter)
        receipts = Receipts(link, tabs, lambda path: {path}, 5.0, lambda _key, _error: None)
        tasks.start(link.run(), "link")
        await until(lambda: link.connected)
        with receipts.expect([BUTTON], [STORY], {}) as expectation:
            expectation.written(time.perf_counter())
            await vite.send(
                type="update", updates=[{"path": f"/{BUTTON}", "acceptedPath": f"/{BUTTON}", "timestamp": 1}]
            )
            await vite.send(type="error", err={"message": "Unexpected token", "id": str(tmp_path / BUTTON)})
            receipt = await expectation.verdict()
        assert receipt.verdict == "failed"
        assert receipt.error == ReceiptError(source="compile", message="Unexpected token", file=BUTTON)
        assert "hot_update" in [mark.stage for mark in receipt.stages]
        with receipts.expect([BUTTON], [STORY], {}) as expectation:
            expectation.written(time.perf_counter())
            await vite.stop()
            assert (await expectation.verdict()).reason == "no_dev_server"

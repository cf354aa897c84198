"""Check again: a new receipt without changing a byte."""

import time

import pytest

from sidecar.errors import Conflict
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.touch import touch
from tests.journeys.conftest import SHEET, World


async def test_the_new_receipt_is_kept(world: World) -> None:
    """The changed file is touched, not changed, and the version carries the new verdict."""
    world.receipts.script("unconfirmed", "confirmed")
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    assert answer["receipt"]["verdict"] == "unconfirmed"
    before, stamp = world.read(), (world.root / SHEET).stat().st_mtime_ns
    receipt = await world.rechecking.run(answer["sessionId"], answer["versionId"])
    assert receipt.verdict == "confirmed"
    assert world.receipts.expected[-1][0] == {SHEET}
    assert world.read() == before
    assert (world.root / SHEET).stat().st_mtime_ns > stamp
    session = await world.sessions.get(answer["sessionId"])
    kept = (await world.sessions.version(session, 2)).receipt
    assert kept is not None
    assert kept.verdict == "confirmed"


async def test_a_version_that_is_not_on_disk_has_no_receipt(world: World) -> None:
    """409 when the files are not those of the version: a receipt would be about something else."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    with pytest.raises(Conflict) as caught:
        await world.rechecking.run(answer["sessionId"], 1)
    assert caught.value.code == "not_current"


async def test_what_is_announced_during_the_touch_counts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dev server may send its update before the thread that touches has returned."""
    touched: list[float] = []

    def touching(policy: PathPolicy, path: str) -> None:
        touched.append(time.perf_counter())
        touch(policy, path)

    monkeypatch.setattr("sidecar.journeys.recheck.touch", touching)
    world.receipts.script("unconfirmed", "confirmed")
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    await world.rechecking.run(answer["sessionId"], answer["versionId"])
    written = world.receipts.given[-1].written_at
    assert written is not None
    assert written < touched[0]


async def test_the_declarations_are_looked_for_again(world: World) -> None:
    """What the version brought is expected in the page, in sheets that are only touched."""
    world.receipts.script("unconfirmed")
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    await world.rechecking.run(answer["sessionId"], answer["versionId"])
    declarations = world.receipts.expected[-1][2]
    assert [(one.property, one.value) for one in declarations[SHEET]] == [("padding", "8px")]
    assert world.receipts.rewritten == [True, False]

"""What a change that is still shown is blamed for, after its receipt."""

from pathlib import Path

import pytest

from sidecar.devserver.held import OPENING_SECONDS, Held
from sidecar.devserver.reports import Report
from sidecar.models import Receipt, ReceiptError
from tests.devserver.desk import BUTTON, STORY, Desk

ELSEWHERE, OTHER = "page--home", "button--small"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One document shows the story."""
    return Desk(tmp_path)


def report(tab: str, story: str) -> Report:
    """A document says that something went wrong in its story."""
    return Report(event="error", tab=tab, browser="chromium", story_id=story)


async def held(desk: Desk) -> Receipt:
    """The receipt of a change of two stories, of which one is open; it stays held."""
    with desk.receipts.expect([BUTTON], [STORY, OTHER], {}) as expectation:
        desk.settle(desk.update(BUTTON))
        receipt = await desk.receipt(expectation)
    desk.receipts.hold(receipt.receipt_id)
    return receipt


async def test_a_story_opened_later_that_breaks(desk: Desk) -> None:
    """In a document of its own, or in one that showed something else until then."""
    receipt = await held(desk)
    desk.say("hello", tab="b", storyId=OTHER)
    desk.say("error", (), "no such label", tab="b", storyId=OTHER)
    desk.say("hello", tab="a", storyId=OTHER)
    desk.say("error", (), "no such label", tab="a", storyId=OTHER)
    assert [(key, error.message) for key, error in desk.late] == [(receipt.receipt_id, "no such label")] * 2


async def test_what_is_not_its_doing(desk: Desk) -> None:
    """A story that doesn't load it, and one that was open before."""
    await held(desk)
    desk.say("error", (), "it throws when clicked", tab="a", loadedAt=0)
    desk.say("hello", tab="b", storyId=ELSEWHERE)
    desk.say("error", (), "no such page", tab="b", storyId=ELSEWHERE)
    assert desk.late == []


async def test_a_story_that_breaks_long_after_it_was_opened(desk: Desk) -> None:
    """Somebody pressed a button in it; what the story makes of that is not the change's doing, until it is opened again."""
    with desk.receipts.expect([BUTTON], [STORY, OTHER], {}) as expectation:
        pass
    change, error = Held(expectation.evidence, []), ReceiptError(source="runtime", message="pressed")
    opened, elsewhere = report("b", OTHER), report("b", ELSEWHERE)
    assert change.blamed(opened, [], 100.0) is None
    assert change.blamed(opened, [error], 100.0 + OPENING_SECONDS - 1) == error
    assert change.blamed(opened, [error], 100.0 + OPENING_SECONDS) is None
    assert change.blamed(elsewhere, [error], 200.0) is None
    assert change.blamed(opened, [error], 300.0) == error


async def test_an_error_that_stood_before(desk: Desk) -> None:
    """What was broken before the change is not its doing, whoever opens it now."""
    desk.say("hello", tab="b", storyId=OTHER)
    desk.say("error", (), "broken for years", tab="b", storyId=OTHER)
    await held(desk)
    desk.say("gone", tab="b", storyId=OTHER)
    desk.say("hello", tab="c", storyId=OTHER)
    desk.say("error", (), "broken for years", tab="c", storyId=OTHER)
    assert desk.late == []


async def test_once_it_is_released(desk: Desk) -> None:
    """What is no longer shown is blamed for nothing; releasing again is fine."""
    receipt = await held(desk)
    desk.receipts.release(receipt.receipt_id)
    desk.receipts.release(receipt.receipt_id)
    desk.say("hello", tab="b", storyId=OTHER)
    desk.say("error", (), "no such label", tab="b", storyId=OTHER)
    assert desk.late == []

import asyncio

import pytest

from sidecar.comments.previewing import NOTE
from sidecar.errors import Conflict, SidestoryError
from sidecar.models import ReceiptError
from tests.comments.reviewing import reviewing, seconds_of
from tests.journeys.conftest import World, world

__all__ = ["world"]


async def test_a_preview_comes_and_goes(world: World) -> None:
    """The files have it, and then are as they were; no session hears of it; the proposal still awaits approval."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        answer = await review.show(proposal)
        assert answer["previewing"]
        assert answer["receipt"]["verdict"] == "confirmed"
        assert "8px" in world.read()
        assert (await review.show(proposal))["receipt"] is None  # renewed
        assert await review.previewing.end()
        assert world.read() == before
        assert not await review.previewing.end()
        assert await review.store.read(NOTE) == [None]
        assert (await review.proposals.get(proposal.id)).status == "awaiting_approval"
        assert await world.sessions.sessions() == []


async def test_a_preview_that_breaks_the_page_is_taken_back(world: World) -> None:
    """By itself, and the proposal says so."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        world.receipts.script("failed")
        answer = await review.show(proposal)
        assert (answer["previewing"], answer["rolledBack"]) == (False, True)
        assert world.read() == before
        assert (await review.proposals.get(proposal.id)).broken == "lable is not defined"
        assert review.previewing.shown is None


async def test_nobody_looks_for_long(world: World) -> None:
    """A page that is gone renews nothing."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        seconds_of(review.previewing, 0.05)
        await review.show(proposal)
        async with asyncio.timeout(10):
            while review.previewing.shown:  # noqa: ASYNC110  what is waited for announces nothing
                await asyncio.sleep(0.01)
        assert world.read() == before


async def test_a_crash_leaves_nothing_on_the_story(world: World) -> None:
    """The next start takes it back."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        await review.show(proposal)
        async with reviewing(world, review.store) as next_start:
            assert "8px" in world.read()
            await next_start.previewing.recover()
            assert world.read() == before
            assert await review.store.read(NOTE) == [None]


async def test_what_a_person_edits_meanwhile_stays(world: World) -> None:
    """Elsewhere in the file it is kept, and the preview goes; in the same place the file stays as it is."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        await review.show(proposal)
        world.write(world.read().replace("margin: 0", "margin: 1px"))
        await review.previewing.end()
        assert "4px" in world.read()
        assert "margin: 1px" in world.read()
        await review.show(proposal)
        world.write(world.read().replace("8px", "9px"))
        await review.previewing.end()
        assert "9px" in world.read()


async def test_one_preview_at_a_time(world: World) -> None:
    """The next one takes the last one back first."""
    async with reviewing(world) as review:
        one = await review.proposed()
        two = await review.proposed("red", "blue")
        await review.show(one)
        await review.show(two)
        assert review.previewing.shown == two.id
        assert "4px" in world.read()
        assert "blue" in world.read()


async def test_what_can_not_be_shown_is_not_shown(world: World) -> None:
    """Decided, stale, or refused by the disk: the files stay, and no note is left."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        world.announce = lambda: world.write("/* mine */")  # a save in the very moment of the write
        with pytest.raises(SidestoryError):
            await review.show(proposal)
        world.announce = lambda: None
        assert world.read() == "/* mine */"
        assert await review.store.read(NOTE) == [None]
        with pytest.raises(Conflict) as caught:
            await review.show(proposal)
        assert caught.value.code == "proposal_stale"
        assert (await review.proposals.get(proposal.id)).status == "stale"
        await review.deciding.reject(proposal.id, None, again=False)
        with pytest.raises(Conflict) as caught:
            await review.show(proposal)
        assert caught.value.code == "proposal_decided"


async def test_a_preview_that_breaks_the_page_late_is_taken_back_too(world: World) -> None:
    """By itself, and marked so; when it is shown again and confirmed, that is forgotten."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        answer = await review.show(proposal)
        world.late.happened(answer["receipt"]["receiptId"], ReceiptError(source="runtime", message="lost its way"))
        async with asyncio.timeout(10):
            while (await review.proposals.get(proposal.id)).broken is None:  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
        assert world.read() == before
        assert review.previewing.shown is None
        marked = await review.proposals.get(proposal.id)
        assert (marked.broken, marked.status) == ("lost its way", "awaiting_approval")
        await review.show(proposal)
        assert (await review.proposals.get(proposal.id)).broken is None


async def test_stories_opened_later_are_looked_at_as_long_as_it_is_shown(world: World) -> None:
    """From its receipt until it is taken back, and not for one that broke at once."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        answer = await review.show(proposal)
        assert world.receipts.held == {answer["receipt"]["receiptId"]}
        await review.previewing.end()
        assert world.receipts.held == set()
        world.receipts.script("failed")
        await review.show(proposal)
        assert world.receipts.held == set()


async def test_an_error_that_stands_without_it_is_not_its_doing(world: World) -> None:
    """It is taken back all the same, but the page is as broken as before: the proposal isn't marked."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        answer = await review.show(proposal)
        world.receipts.script("failed")
        world.late.happened(answer["receipt"]["receiptId"], ReceiptError(source="runtime", message="broken for years"))
        async with asyncio.timeout(10):
            while review.previewing.shown:  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
        async with review.previewing._one:  # it has been decided by then
            assert (await review.proposals.get(proposal.id)).broken is None
        assert world.read() == before


async def test_a_late_error_of_what_is_gone_is_no_news(world: World) -> None:
    """Nobody looks at it any more."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        answer = await review.show(proposal)
        await review.previewing.end()
        world.late.happened(answer["receipt"]["receiptId"], ReceiptError(source="runtime", message="lost its way"))
        await asyncio.sleep(0)
        assert (await review.proposals.get(proposal.id)).broken is None


async def test_every_page_is_told_what_is_shown(world: World) -> None:
    """When it comes and when it goes."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        with review.hub.subscribed() as told:
            await review.show(proposal)
            await review.previewing.end()
            events = [told.get_nowait() for _ in range(told.qsize())]
        shown = [event.data["proposalId"] for event in events if event.name == "preview"]
        assert shown == [proposal.id, None]

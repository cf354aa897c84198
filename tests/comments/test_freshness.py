"""Whether an open proposal fits the files as they are now."""

from sidecar.comments.models import Proposal
from tests.comments.reviewing import Review, reviewing
from tests.journeys.conftest import SHEET, World, world

__all__ = ["world"]


async def statuses(review: Review, *proposals: Proposal) -> list[str]:
    """Those that somebody who looks now is told."""
    return [each.status for each in await review.freshness.look(proposals)]


async def test_it_is_out_of_date_as_long_as_its_place_is_changed(world: World) -> None:
    """A change in the same place makes it stale, one elsewhere doesn't; what is kept stays as it is."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        assert await statuses(review, proposal) == ["awaiting_approval"]
        world.write(before.replace("4px", "5px"))
        assert await statuses(review, proposal) == ["stale"]
        world.write(before + "\n.elsewhere { margin: 0; }\n")
        assert await statuses(review, proposal) == ["awaiting_approval"]
        (world.root / SHEET).unlink()
        assert await statuses(review, proposal) == ["stale"]
        assert (await review.proposals.get(proposal.id)).status == "awaiting_approval"


async def test_one_that_was_out_of_date_fits_again(world: World) -> None:
    """Whoever tried to approve it meanwhile has marked it; the files count, not that."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        await review.proposals.change(proposal.id, lambda _: {"status": "stale"})
        marked = await review.proposals.get(proposal.id)
        assert await statuses(review, marked) == ["awaiting_approval"]
        assert (await review.approve(proposal))["receipt"]["verdict"] == "confirmed"
        approved = await review.proposals.get(proposal.id)
        assert await statuses(review, approved) == ["approved"]


async def test_a_preview_makes_nothing_stale(world: World) -> None:
    """Neither the proposal that is shown nor another one; what a person does on top of it does."""
    async with reviewing(world) as review:
        one, other = await review.proposed(), await review.proposed(new="16px")
        await review.show(one)
        assert "8px" in world.read()
        assert await statuses(review, one, other) == ["awaiting_approval", "awaiting_approval"]
        world.write(world.read().replace("8px", "9px"))
        assert await statuses(review, one, other) == ["stale", "stale"]


async def test_a_file_that_cannot_be_read_spoils_no_list(world: World) -> None:
    """What became too large, or no text, keeps the status that is stored; the others are told as ever."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        for content in (b"\xff\xfe{", b"a" * 2_000_000):
            (world.root / SHEET).write_bytes(content)
            assert await statuses(review, proposal) == ["awaiting_approval"]

import asyncio

import pytest

from sidecar.comments.fates import Fates
from sidecar.errors import Conflict, NotFound
from tests.comments.reviewing import reviewing
from tests.journeys.conftest import World, world

__all__ = ["world"]


async def test_a_proposal_and_its_comments_change_together(world: World) -> None:
    """Only its own, and only those of the named statuses; pages are told of both."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        await review.comments.add(proposal.component_path, "another one", "Eve")
        fates = Fates(review.comments.boards, review.proposals, review.hub)
        with review.hub.subscribed() as told:
            after = await fates.decide(
                proposal.id, lambda _: {"reason": "so"}, {"status": "rejected", "reason": "so"}, {"processing"}
            )
            names = [told.get_nowait().name for _ in range(told.qsize())]
        assert (after.reason, after.revision) == ("so", proposal.revision + 1)
        assert await review.statuses() == ["rejected", "pending"]
        assert names == ["comment", "proposal"]
        await fates.decide(proposal.id, lambda _: {}, {"status": "applied"}, {"processing"})
        assert await review.statuses() == ["rejected", "pending"]


async def test_of_two_at_the_same_moment_both_count(world: World) -> None:
    """Each is made on what the other one left."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        fates = Fates(review.comments.boards, review.proposals, review.hub)
        await asyncio.gather(
            fates.decide(proposal.id, lambda _: {"reason": "one"}, {}, {"processing"}),
            fates.decide(proposal.id, lambda _: {"broken": "other"}, {}, {"processing"}),
        )
        now = await review.proposals.get(proposal.id)
        assert (now.reason, now.broken) == ("one", "other")


async def test_a_refusal_changes_nothing(world: World) -> None:
    """Neither the proposal nor its comments; nor is there anything to change of one that isn't there."""

    def no(_: object) -> dict[str, str]:
        raise Conflict("No.", "proposal_decided")

    async with reviewing(world) as review:
        proposal = await review.proposed()
        fates = Fates(review.comments.boards, review.proposals, review.hub)
        with pytest.raises(Conflict):
            await fates.decide(proposal.id, no, {"status": "rejected"}, {"processing"})
        assert await review.statuses() == ["processing"]
        with pytest.raises(NotFound):
            await fates.decide("gone", lambda _: {}, {}, {"processing"})

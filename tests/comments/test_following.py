import asyncio

import pytest

from sidecar.comments.models import Proposal
from sidecar.errors import NotFound
from tests.comments.reviewing import Review, reviewing
from tests.journeys.conftest import World, world

__all__ = ["world"]


async def follow(review: Review, session_id: str, proposal: Proposal) -> tuple[str, list[str]]:
    """The proposal's status, and those of the comments, once they have followed."""
    await review.following.follow(session_id)
    return (await review.proposals.get(proposal.id)).status, await review.statuses()


async def test_what_is_undone_is_to_be_decided_again(world: World) -> None:
    """Its comments wait with it; redo approves it once more, and a second approval counts as the first did."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        answer = await review.approve(proposal)
        session_id = answer["sessionId"]
        assert await follow(review, session_id, proposal) == ("approved", ["applied"])
        await world.undo(session_id)
        assert await follow(review, session_id, proposal) == ("awaiting_approval", ["processing"])
        (comment,) = await review.comments.of_component(proposal.component_path)
        assert comment.version_id is None
        await world.redo(session_id)
        assert await follow(review, session_id, proposal) == ("approved", ["applied"])
        await world.undo(session_id)
        await follow(review, session_id, proposal)
        await review.proposals.change(proposal.id, lambda _: {"status": "stale"})  # somebody tried meanwhile
        await world.redo(session_id)
        assert await follow(review, session_id, proposal) == ("approved", ["applied"])
        await world.undo(session_id)
        await follow(review, session_id, proposal)
        again = await review.approve(proposal)
        assert again["versionId"] > answer["versionId"]
        assert await follow(review, session_id, proposal) == ("approved", ["applied"])


async def test_a_person_s_word_counts_for_more(world: World) -> None:
    """What was rejected after it was undone stays so; other sessions and proposals are left alone."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        session_id = (await review.approve(proposal))["sessionId"]
        other = await review.proposed("8px", "9px")
        await world.undo(session_id)
        await follow(review, session_id, proposal)
        await review.deciding.reject(proposal.id, "no", again=False)
        await world.redo(session_id)
        status, _ = await follow(review, session_id, proposal)
        assert status == "rejected"
        assert (await review.proposals.get(other.id)).status == "awaiting_approval"


async def test_it_follows_by_itself(world: World) -> None:
    """In a task of its own; of a session that is gone only the log hears."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        session_id = (await review.approve(proposal))["sessionId"]
        await world.undo(session_id)
        review.following.look_at(session_id)
        review.following.look_at("gone")
        async with asyncio.timeout(10):
            while (await review.proposals.get(proposal.id)).status == "approved":  # noqa: ASYNC110  polled
                await asyncio.sleep(0.01)


async def test_only_what_is_there_can_be_followed(world: World) -> None:
    """A session that nobody has is an error for whoever asks directly."""
    async with reviewing(world) as review:
        with pytest.raises(NotFound):
            await review.following.follow("gone")

import pytest

from sidecar.errors import CannotDo, Malformed, Refused
from sidecar.models import Usage
from tests.comments.reviewing import Review, reviewing
from tests.journeys.conftest import COMPONENT, SHEET, World, world

__all__ = ["world"]

BLOCK = f"{SHEET}\n<<<<<<< SEARCH\n  color: red;\n=======\n  color: blue;\n>>>>>>> REPLACE\n"


async def blue(review: Review) -> str:
    """A proposal of blocks; its id."""
    return (await review.proposing.blocks(review.world.resolved, BLOCK, "Bluer, for contrast.")).id


async def test_files_and_blocks_become_proposals(world: World) -> None:
    """Without a comment; the message is that of who proposes. Nothing is written."""
    async with reviewing(world) as review:
        before = world.read()
        whole = await review.proposing.files(world.resolved, {SHEET: before.replace("red", "blue")}, "Bluer.")
        blocks = await review.proposals.get(await blue(review))
        assert (whole.files, whole.base) == (blocks.files, blocks.base)
        assert (blocks.status, blocks.editor, blocks.comments) == ("awaiting_approval", "mcp", [])
        assert (blocks.message, blocks.story_id) == ("Bluer, for contrast.", "button--primary")
        assert {each.id for each in await review.proposals.all(COMPONENT)} == {whole.id, blocks.id}
        assert world.read() == before


async def test_a_prompt_becomes_one(world: World) -> None:
    """By the configured editor, in its words."""
    async with reviewing(world) as review:
        world.editor.replaces("4px", "8px")
        told: list[Usage] = []
        proposal = await review.proposing.asked(world.resolved, "more room", told.append)
        assert (proposal.message, proposal.editor, told) == ("4px became 8px", "scripted", [])
        assert "8px" in proposal.files[SHEET]


async def test_approved_it_is_a_version_that_says_why(world: World) -> None:
    """Like any other proposal, with undo."""
    async with reviewing(world) as review:
        answer = await review.approve(await review.proposals.get(await blue(review)))
        assert "color: blue" in world.read()
        session = await world.sessions.get(answer["sessionId"])
        version = await world.sessions.version(session, answer["versionId"])
        assert (version.origin, version.prompt) == ("proposal", "Bluer, for contrast.")


async def test_it_is_not_made_anew(world: World) -> None:
    """There are no comments to make it from: it stays as it is, and can be rejected."""
    async with reviewing(world) as review:
        proposal_id = await blue(review)
        with pytest.raises(CannotDo) as caught:
            await review.deciding.again(proposal_id)
        assert caught.value.code == "no_comments"
        assert (await review.proposals.get(proposal_id)).status == "awaiting_approval"
        assert (await review.deciding.reject(proposal_id, "No.", again=False)).status == "rejected"


async def test_what_is_refused_leaves_nothing(world: World) -> None:
    """A protected file, blocks that don't fit (all that is wrong is told), none at all, an empty message."""
    async with reviewing(world) as review:
        with pytest.raises(Refused):
            await review.proposing.files(world.resolved, {"package.json": "{}"}, "x")
        twice = BLOCK.replace("red", "green") + "\n" + BLOCK.replace(SHEET, "package.json")
        with pytest.raises(CannotDo) as caught:
            await review.proposing.blocks(world.resolved, twice, "x")
        assert (caught.value.code, len(caught.value.details["problems"])) == ("edit_mismatch", 2)
        with pytest.raises(CannotDo) as caught:
            await review.proposing.blocks(world.resolved, "Make it blue.", "x")
        assert caught.value.code == "no_edit"
        with pytest.raises(Malformed):
            await review.proposing.blocks(world.resolved, BLOCK, " ")
        assert await review.proposals.all() == []

import asyncio

import pytest

from sidecar.editors.base import Done, EditRequest
from sidecar.errors import CannotDo, Conflict, Malformed
from sidecar.models import Usage
from tests.comments.reviewing import Review, reviewing
from tests.journeys.conftest import COMPONENT, SHEET, World, world

__all__ = ["world"]


def nobody(_: Usage) -> None:
    """Who doesn't want to know what a model has used."""


async def test_an_approved_proposal_is_a_version(world: World) -> None:
    """With origin, receipt and undo; its comments are applied."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        answer = await review.approve(proposal)
        assert "8px" in world.read()
        assert (answer["rolledBack"], answer["rebased"], answer["canUndo"]) == (False, False, True)
        assert answer["receipt"]["verdict"] == "confirmed"
        session = await world.sessions.get(answer["sessionId"])
        version = await world.sessions.version(session, answer["versionId"])
        assert (version.origin, version.prompt) == ("proposal", "Comments: more room")
        decided = await review.proposals.get(proposal.id)
        assert (decided.status, decided.version_id, decided.session_id) == ("approved", 2, session.session_id)
        (comment,) = await review.comments.of_component(COMPONENT)
        assert (comment.status, comment.version_id) == ("applied", 2)
        await world.undo(session.session_id)
        assert world.read() == before


async def test_one_that_breaks_the_page_is_rolled_back(world: World) -> None:
    """It still awaits a decision, and says that it broke; its comments wait with it."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        world.receipts.script("failed")
        answer = await review.approve(proposal)
        assert answer["rolledBack"]
        assert world.read() == before
        after = await review.proposals.get(proposal.id)
        assert (after.status, after.broken) == ("awaiting_approval", "lable is not defined")
        assert await review.statuses() == ["processing"]


async def test_it_is_approved_once(world: World) -> None:
    """Of two reviewers at the same moment the second one is told."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        outcomes = await asyncio.gather(review.approve(proposal), review.approve(proposal), return_exceptions=True)
        (refused,) = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
        assert refused.code == "proposal_decided"
        assert world.read().count("8px") == 1


async def test_newer_work_is_kept(world: World) -> None:
    """An edit elsewhere is merged with, and undo keeps it too."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        world.write(world.read().replace("margin: 0", "margin: 1px"))
        answer = await review.approve(proposal)
        assert answer["rebased"]
        assert "8px" in world.read()
        assert "margin: 1px" in world.read()
        await world.undo(answer["sessionId"])
        assert "4px" in world.read()
        assert "margin: 1px" in world.read()


async def test_a_stale_proposal_is_never_applied(world: World) -> None:
    """It is marked so, and can be made anew: its comments are processed again."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        world.write(world.read().replace("4px", "5px"))
        with pytest.raises(Conflict) as caught:
            await review.approve(proposal)
        assert (caught.value.code, caught.value.details["conflicts"]) == ("proposal_stale", [SHEET])
        assert "5px" in world.read()
        assert (await review.proposals.get(proposal.id)).status == "stale"
        await review.deciding.again(proposal.id)
        assert await review.statuses() == ["pending"]
        assert (await review.proposals.get(proposal.id)).status == "rejected"  # nobody decides on it any more
        world.editor.replaces("5px", "8px")
        (made,) = (await review.worker.run(lambda *_, **__: None)).proposals
        await review.approve(made)
        assert "8px" in world.read()


async def test_what_is_there_already_is_approved(world: World) -> None:
    """After a crash between the write and its note, or when somebody did it by hand."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        world.write(world.read().replace("4px", "8px"))
        answer = await review.approve(proposal)
        assert answer["message"] == "It was there already"
        assert await review.statuses() == ["applied"]


@pytest.mark.parametrize(("again", "status"), [(False, "rejected"), (True, "pending")])
async def test_a_rejected_proposal_says_why(world: World, again: bool, status: str) -> None:
    """Its comments follow: rejected too, or waiting again; no file is touched, and a preview of it is taken back."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        await review.show(proposal)
        rejected = await review.deciding.reject(proposal.id, " too loud ", again=again)
        assert (rejected.status, rejected.reason) == ("rejected", "too loud")
        assert world.read() == before
        assert await review.statuses() == [status]
        with pytest.raises(Conflict):
            await review.deciding.reject(proposal.id, None, again=False)
        with pytest.raises(Conflict):
            await review.approve(proposal)


async def test_a_proposal_is_edited_in_code(world: World) -> None:
    """Checked like any edit; the diff follows."""
    async with reviewing(world) as review:
        proposal = await review.proposed()
        text = proposal.files[SHEET].replace("8px", "7px")
        edited = await review.deciding.edit(proposal.id, {SHEET: text}, None, nobody)
        assert edited.files == {SHEET: text}
        assert (edited.updates, edited.status) == (1, "awaiting_approval")
        assert "+  padding: 7px;" in edited.diff[0].diff
        await refused(review, proposal.id)
        await review.approve(edited)
        assert "7px" in world.read()
        with pytest.raises(Conflict):
            await review.deciding.edit(proposal.id, {SHEET: text}, None, nobody)


async def refused(review: Review, proposal_id: str) -> None:
    """What no edit may be changes nothing."""
    before = await review.proposals.get(proposal_id)
    with pytest.raises(CannotDo):
        await review.deciding.edit(proposal_id, {SHEET: "a {{"}, None, nobody)
    for files, wish in ((None, None), ({SHEET: "a {}"}, "and blue")):
        with pytest.raises(Malformed):
            await review.deciding.edit(proposal_id, files, wish, nobody)
    assert await review.proposals.get(proposal_id) == before


async def test_a_proposal_is_edited_in_words(world: World) -> None:
    """The editor changes what is proposed, not what is on disk."""
    async with reviewing(world) as review:
        before = world.read()
        proposal = await review.proposed()
        world.editor.answer = lambda request: Done(
            {SHEET: request.files[SHEET].replace("8px", "6px")}, "a little less", "scripted"
        )
        edited = await review.deciding.edit(proposal.id, None, "a little less", nobody)
        assert world.editor.requests[-1].prompt == "a little less"
        assert "6px" in edited.files[SHEET]
        assert edited.message == "a little less"
        assert world.read() == before


async def test_declined_comments_are_asked_for_anew_with_the_others(world: World) -> None:
    """Whoever has a proposal made anew wants all of it."""
    async with reviewing(world) as review:
        await review.comments.add(COMPONENT, "odd", "Eve")

        def fussy(_: EditRequest) -> Done:
            raise CannotDo("odd", "not_a_quick_edit")

        world.editor.answer = fussy
        (proposal,) = (await review.worker.run(lambda *_, **__: None)).proposals
        assert (proposal.status, await review.statuses()) == ("failed", ["rejected"])
        await review.deciding.again(proposal.id)
        assert await review.statuses() == ["pending"]

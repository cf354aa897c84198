import uuid

import pytest

from sidecar.comments.checks import MAX_REPLIES
from sidecar.comments.models import Anchor
from sidecar.comments.service import counted
from sidecar.errors import Conflict, NotFound, TooLarge
from tests.comments.conftest import BUTTON, CARD, Desk


async def test_a_comment_is_left_and_found(desk: Desk) -> None:
    """With pin, story and author, pending, and everybody is told."""
    with desk.hub.subscribed() as told:
        made = await desk.comments.add(
            BUTTON, " larger ", " Ada ", anchor=Anchor(selector=".button", x=0.5, y=0.5), story_id="button--primary"
        )
        event = told.get_nowait()
    assert (made.text, made.author, made.status, made.revision) == ("larger", "Ada", "pending", 1)
    assert await desk.comments.get(made.id) == made
    assert await desk.comments.of_component(BUTTON) == [made]
    assert (event.name, event.data["comment"]["id"]) == ("comment", made.id)


async def test_an_id_of_ones_own_is_taken_once(desk: Desk) -> None:
    """A page that sends again after a lost answer leaves one comment; a deleted one stays deleted."""
    own = str(uuid.uuid4())
    first = await desk.comments.add(BUTTON, "larger", "Ada", comment_id=own)
    assert await desk.comments.add(BUTTON, "larger", "Ada", comment_id=own) == first
    await desk.comments.delete(own)
    with pytest.raises(Conflict):
        await desk.comments.add(BUTTON, "larger", "Ada", comment_id=own)


async def test_text_pin_and_resolution_change(desk: Desk) -> None:
    """Each change is a new revision; the same again is none."""
    comment_id = await desk.add()
    changed = await desk.comments.edit(comment_id, text="smaller", resolved=True)
    assert (changed.text, changed.resolved, changed.revision) == ("smaller", True, 2)
    assert changed.edited_at == desk.clock.now
    assert (await desk.comments.edit(comment_id, resolved=True)).revision == 2


async def test_a_settled_comment_is_asked_for_again(desk: Desk) -> None:
    """Dismissed with a reason, and pending again without one."""
    comment_id = await desk.add()
    gone = await desk.comments.edit(comment_id, status="rejected", reason="later")
    assert (gone.status, gone.reason) == ("rejected", "later")
    again = await desk.comments.edit(comment_id, status="pending")
    assert (again.status, again.reason) == ("pending", None)


async def test_what_is_worked_on_keeps_its_words(desk: Desk) -> None:
    """A comment in a proposal can be resolved and answered, not rewritten."""
    comment_id = await desk.add()
    await desk.boards.change(
        BUTTON, lambda board: (board.replaced(board.comments[0].model_copy(update={"status": "processing"})), None)
    )
    with pytest.raises(Conflict) as caught:
        await desk.comments.edit(comment_id, text="no")
    assert caught.value.code == "comment_in_work"
    assert (await desk.comments.edit(comment_id, resolved=True)).resolved


async def test_a_deleted_comment_is_gone(desk: Desk) -> None:
    """Nobody finds it, and its thread is gone with it."""
    comment_id = await desk.add()
    await desk.comments.delete(comment_id)
    for again in (
        desk.comments.get(comment_id),
        desk.comments.delete(comment_id),
        desk.comments.edit(comment_id, text="x"),
    ):
        with pytest.raises(NotFound):
            await again
    assert await desk.comments.all() == {}


async def test_a_thread_grows_changes_and_shrinks(desk: Desk) -> None:
    """Replies in their order, each with an id."""
    comment_id = await desk.add()
    await desk.comments.reply(comment_id, "one", "Bob")
    thread = await desk.comments.reply(comment_id, "two", "Bob")
    first = thread.replies[0].id
    edited = await desk.comments.edit_reply(comment_id, first, "1")
    assert [reply.text for reply in edited.replies] == ["1", "two"]
    assert [reply.text for reply in (await desk.comments.edit_reply(comment_id, first, None)).replies] == ["two"]
    with pytest.raises(NotFound):
        await desk.comments.edit_reply(comment_id, first, "x")


async def test_a_thread_has_an_end(desk: Desk) -> None:
    """At most so many replies."""
    comment_id = await desk.add()
    for _ in range(MAX_REPLIES):
        await desk.comments.reply(comment_id, "again", "Bob")
    with pytest.raises(TooLarge):
        await desk.comments.reply(comment_id, "again", "Bob")


async def test_comments_are_counted(desk: Desk) -> None:
    """By status; resolved ones apart."""
    await desk.comments.edit(await desk.add(), resolved=True)
    await desk.comments.edit(await desk.add(path=CARD), status="rejected")
    await desk.add(path=CARD)
    every = await desk.comments.all()
    assert counted(every[CARD]) == {
        "pending": 1, "processing": 0, "applied": 0, "rejected": 1, "resolved": 0, "total": 2
    }  # fmt: skip
    assert counted(every[BUTTON])["resolved"] == 1


async def test_an_import_keeps_the_newer_copy(desk: Desk) -> None:
    """Added, updated and unchanged are told apart; twice the same changes nothing."""
    comment_id = await desk.add()
    old = await desk.comments.get(comment_id)
    new = await desk.comments.edit(comment_id, text="newer")
    assert await desk.comments.take([old]) == {"added": 0, "updated": 0, "unchanged": 1}
    await desk.comments.delete(comment_id)
    assert await desk.comments.take([new]) == {"added": 1, "updated": 0, "unchanged": 0}
    assert await desk.comments.take([new.model_copy(update={"text": "by hand"})]) == {
        "added": 0, "updated": 1, "unchanged": 0
    }  # fmt: skip
    assert (await desk.comments.get(comment_id)).text == "by hand"

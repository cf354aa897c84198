import asyncio
import uuid
from typing import Any

import pytest

from sidecar.comments import names
from sidecar.comments.drafting import Draft
from sidecar.comments.models import Proposal
from sidecar.comments.proposals import content, made, packed, parsed
from sidecar.comments.replicate import CommentReplicator
from sidecar.errors import NotFound
from sidecar.stores.base import Document
from sidecar.stores.sqlite import SqliteStore
from tests.comments.conftest import BUTTON, CARD, Desk
from tests.comments.test_models import NOW
from tests.comments.test_models import made as comment
from tests.comments.test_worker import proposals


async def kept(desk: Desk, path: str = BUTTON, **members: Any) -> Proposal:
    """A proposal in the store."""
    found = Proposal(
        id=str(uuid.uuid4()),
        component_path=path,
        code="new",
        timestamp=desk.clock(),
        updated_at=desk.clock(),
        **members,
    )
    await desk.boards.change_with(path, lambda board: (board, None, proposals(desk).batch(found)))
    return found


def test_a_draft_becomes_a_proposal() -> None:
    """Answered and declined comments apart; files with what they were, and a diff."""
    one, two = comment("one", story_id="button--primary"), comment("two")
    draft = Draft(
        {BUTTON: b"\xef\xbb\xbfold\r\n"}, {BUTTON: b"\xef\xbb\xbfnew\r\n"}, {two.id: "unclear"}, "Done.", "quick"
    )
    found = made(draft, [one, two], component_path=BUTTON, proposal_id="p", now=NOW)
    assert (found.status, found.comments, found.story_id) == ("awaiting_approval", [one], "button--primary")
    assert [(each.id, each.why) for each in found.declined] == [(two.id, "unclear")]
    assert found.files[BUTTON].encode() == b"\xef\xbb\xbfnew\r\n"
    assert [(each.added, each.removed) for each in found.diff] == [(1, 1)]
    assert parsed(Document(packed(found))) == found


def test_a_draft_without_files_has_failed() -> None:
    """It asks nobody for approval."""
    one = comment("one")
    found = made(
        Draft({BUTTON: b"x"}, {}, {one.id: "no"}, "", "quick"), [one], component_path=BUTTON, proposal_id="p", now=NOW
    )
    assert (found.status, found.code) == ("failed", "x")


def test_the_code_is_the_component_s() -> None:
    """Also when only its stylesheet changes."""
    assert content(BUTTON, {BUTTON: b"code", "a.css": None}, {"a.css": b"a {}"})["code"] == "code"


async def test_proposals_are_listed_and_changed(desk: Desk) -> None:
    """By component; the newest document follows the newest alone."""
    old, new = await kept(desk), await kept(desk)
    await kept(desk, CARD, status="failed")
    each = proposals(desk)
    assert len(await each.all()) == 3
    assert {one.id for one in await each.all(BUTTON)} == {old.id, new.id}
    assert [one.status for one in await each.all(CARD)] == ["failed"]
    await each.change(old.id, lambda _: {"status": "stale"})
    assert (await each.get(old.id)).status == "stale"
    (document,) = await desk.store.read(names.newest_proposal(BUTTON))
    assert document is not None
    assert parsed(document).id == new.id
    for unknown in ("", "x"):
        with pytest.raises(NotFound):
            await each.get(unknown)


async def test_changes_at_once_all_count(desk: Desk) -> None:
    """Each is a compare-and-set."""
    found = await kept(desk)
    each = proposals(desk)
    await asyncio.gather(*(each.change(found.id, lambda one: {"updates": one.updates + 1}) for _ in range(8)))
    after = await each.get(found.id)
    assert (after.updates, after.revision) == (8, 9)


async def test_proposals_are_merged_with_redis(desk: Desk) -> None:
    """The newer copy of each, both ways."""
    found = await kept(desk)
    async with SqliteStore(":memory:", clock=desk.clock) as redis:
        replicate = CommentReplicator(desk.store, clock=desk.clock, new_id=uuid.uuid4)
        await replicate(redis)
        newer = await proposals(desk).change(found.id, lambda _: {"status": "approved"})
        await replicate(redis)
        (document,) = await redis.read(names.proposal(BUTTON, found.id))
        assert document is not None
        assert parsed(document) == newer

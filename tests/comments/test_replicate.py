import uuid
from collections.abc import AsyncIterator

import hypothesis.strategies as st
import pytest
from hypothesis import given

from sidecar.comments.boards import Boards
from sidecar.comments.models import Board, Comment
from sidecar.comments.replicate import CommentReplicator, merged
from sidecar.comments.service import Comments
from sidecar.hub import Hub
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from tests.comments.conftest import BUTTON, CARD, Desk
from tests.comments.test_models import made

IDS = [str(uuid.UUID(int=number, version=4)) for number in range(3)]
COMMENTS = st.builds(
    lambda comment_id, text, revision: made(text, id=comment_id, revision=revision),
    st.sampled_from(IDS), st.sampled_from("ab"), st.integers(1, 3),
)  # fmt: skip


def board_of(comments: list[Comment], deleted: dict[str, int]) -> Board:
    """A board that a checkout could have: no comment twice, and none both there and deleted."""
    kept = {comment.id: comment for comment in comments if comment.id not in deleted}
    return Board(comments=list(kept.values()), deleted=deleted)


BOARDS = st.builds(
    board_of, st.lists(COMMENTS, max_size=3), st.dictionaries(st.sampled_from(IDS), st.integers(2, 4), max_size=2)
)


@given(BOARDS, BOARDS, BOARDS)
def test_merging_is_the_same_in_any_order(one: Board, two: Board, three: Board) -> None:
    """Commutative, associative, idempotent: however often and in whatever order checkouts come back, all agree."""
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(merged(one, two), two) == merged(one, two)


def test_the_newer_copy_and_the_later_deletion_win() -> None:
    """By the revision, never by the clock."""
    old = made("old")
    new = old.model_copy(update={"text": "new", "revision": 2})
    assert merged(Board(comments=[old]), Board(comments=[new])).comments == [new]
    assert merged(Board(comments=[old]), Board(deleted={old.id: 2})) == Board(deleted={old.id: 2})
    restored = new.model_copy(update={"revision": 3})
    assert merged(Board(comments=[restored]), Board(deleted={old.id: 2})).comments == [restored]


@pytest.fixture
async def other(desk: Desk) -> AsyncIterator[Desk]:
    """What Redis has."""
    async with SqliteStore(":memory:", clock=desk.clock) as store:
        boards = Boards(Shared(store), clock=desk.clock, new_id=uuid.uuid4)
        hub = Hub()
        yield Desk(Comments(boards, hub, clock=desk.clock, new_id=uuid.uuid4), boards, store, hub, desk.clock)


async def test_both_sides_have_the_same_afterwards(desk: Desk, other: Desk) -> None:
    """What only one of them had, and what both changed; found by id on both sides."""
    here, there = await desk.add("here"), await other.add("there")
    only = await other.add("card", path=CARD)
    replicate = CommentReplicator(desk.store, clock=desk.clock, new_id=uuid.uuid4)
    await replicate(other.store)
    assert await desk.boards.all() == await other.boards.all()
    assert {comment.id for comment in await desk.comments.of_component(BUTTON)} == {here, there}
    assert (await desk.comments.get(only)).text == "card"
    assert (await other.comments.get(here)).text == "here"


async def test_a_deletion_reaches_the_other_side(desk: Desk, other: Desk) -> None:
    """Deleted while Redis was away: it doesn't come back from there."""
    comment_id = await desk.add()
    replicate = CommentReplicator(desk.store, clock=desk.clock, new_id=uuid.uuid4)
    await replicate(other.store)
    await desk.comments.delete(comment_id)
    await replicate(other.store)
    assert await other.comments.all() == {}
    assert await other.boards.path_of(comment_id) is None

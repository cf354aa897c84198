import asyncio

import pytest

from sidecar.comments import names
from sidecar.comments.models import Board
from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Put
from tests.comments.conftest import BUTTON, CARD, Desk
from tests.comments.test_models import made


async def test_many_at_once_lose_nothing(desk: Desk) -> None:
    """Each change is a compare-and-set, tried again when another came first."""

    def adding(board: Board) -> tuple[Board, None]:
        return board.model_copy(update={"comments": [*board.comments, made(str(len(board.comments)))]}), None

    await asyncio.gather(*(desk.boards.change(BUTTON, adding) for _ in range(10)))
    assert [one.text for one in (await desk.boards.read(BUTTON)).comments] == [str(number) for number in range(10)]


async def test_a_comment_is_found_by_its_id_until_it_is_gone(desk: Desk) -> None:
    """The index of ids follows the board."""
    one = made()
    await desk.boards.change(BUTTON, lambda board: (board.model_copy(update={"comments": [one]}), None))
    assert await desk.boards.path_of(one.id) == BUTTON
    await desk.boards.change(BUTTON, lambda _: (Board(), None))
    assert await desk.boards.path_of(one.id) is None


async def test_all_boards_are_listed_the_last_changed_first(desk: Desk) -> None:
    """A damaged one doesn't hide the others, and says so when it is asked for."""
    await desk.add(path=BUTTON)
    desk.clock.now = desk.clock.now.replace(hour=13)
    await desk.add(path=CARD)
    assert list(await desk.boards.all()) == [CARD, BUTTON]
    await desk.store.commit(Batch("1", puts=[Put(names.board(CARD), b"{damaged")]))
    assert list(await desk.boards.all()) == [BUTTON]
    with pytest.raises(StoreUnavailable):
        await desk.boards.read(CARD)


async def test_what_changes_nothing_is_not_written(desk: Desk) -> None:
    """No commit, so no new place in the order."""
    await desk.boards.change(BUTTON, lambda board: (board, None))
    assert await desk.boards.all() == {}

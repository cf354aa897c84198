"""Reads and writes boards: one compare-and-set each, again from the start when somebody else came first."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from sidecar.comments import names
from sidecar.comments.models import Board
from sidecar.errors import Conflict, StoreUnavailable
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Put, RevisionMoved
from sidecar.stores.shared import Shared

T = TypeVar("T")

_log = logging.getLogger(__name__)

_ATTEMPTS = 20  # each loss is somebody else's win; a component with more writers at one moment is none
_PAGE = 100


class Boards:
    """The boards of a project.

    Args:
        shared: Where they are kept.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, shared: Shared, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self.shared = shared
        self._clock = clock
        self._new_id = new_id

    async def read(self, component_path: str) -> Board:
        """The board of a component, an empty one where nobody has commented."""
        (document,) = await self.shared.read(names.board(component_path))
        return parsed(document)

    async def all(self) -> dict[str, Board]:
        """All boards by component path, the last changed first."""
        paths = await self.shared.members(names.COMMENTS)
        found: dict[str, Board] = {}
        for start in range(0, len(paths), _PAGE):
            page = paths[start : start + _PAGE]
            documents = await self.shared.read(*map(names.board, page))
            for path, document in zip(page, documents, strict=True):
                try:
                    found[path] = parsed(document)
                except StoreUnavailable as error:  # it must not hide the others
                    _log.warning("the comments of %s cannot be read: %s", path, error.__cause__)
        return found

    async def path_of(self, comment_id: str) -> str | None:
        """Which component a comment is about."""
        (document,) = await self.shared.read(names.path_of_comment(comment_id))
        return None if document is None else document.value.decode()

    async def change(
        self, component_path: str, change: Callable[[Board], tuple[Board, T]], *, strict: bool = False
    ) -> T:
        """Replace a board by what `change` makes of it; gives its second result. `change` may run several times.

        `strict` is that of `Shared.commit`.

        Raises:
            Conflict: `comments_changed`: others changed it again and again.
        """
        return await self.change_with(component_path, lambda board: (*change(board), Batch("")), strict=strict)

    async def change_with(
        self, component_path: str, change: Callable[[Board], tuple[Board, T, Batch]], *, strict: bool = False
    ) -> T:
        """As `change`, with the puts and index entries of a batch in the same commit; its uid doesn't count."""
        for _ in range(_ATTEMPTS):
            (document,) = await self.shared.read(names.board(component_path))
            before = parsed(document)
            after, result, more = change(before)
            if after == before and not more.puts:
                return result
            try:
                await self.shared.commit(self._batch(component_path, document, before, after, more), strict=strict)
            except RevisionMoved:
                continue
            return result
        raise Conflict("Others changed these comments at the same time; try again.", "comments_changed")

    def _batch(self, component_path: str, document: Document | None, before: Board, after: Board, more: Batch) -> Batch:
        revision = ABSENT if document is None else document.revision
        kept, had = {one.id for one in after.comments}, {one.id for one in before.comments}
        ids = [Put(names.path_of_comment(each), component_path.encode()) for each in sorted(kept - had)]
        return Batch(
            uid=str(self._new_id()),
            removals=[names.path_of_comment(each) for each in sorted(had - kept)],
            puts=[Put(names.board(component_path), packed(after), expect=revision), *ids, *more.puts],
            leaves=more.leaves,
            enters=[Enter(names.COMMENTS, component_path, self._clock().timestamp() * 1000), *more.enters],
        )


def parsed(document: Document | None) -> Board:
    """The board in a document, or `StoreUnavailable` (`comments_damaged`)."""
    if document is None:
        return Board()
    try:
        return Board.model_validate_json(document.value)
    except ValidationError as error:
        message = "The comments of this component are damaged in the store; delete their key and import a copy."
        raise StoreUnavailable(message, "comments_damaged") from error


def packed(board: Board) -> bytes:
    """A board as its document."""
    return board.model_dump_json(by_alias=True, exclude_none=True).encode()

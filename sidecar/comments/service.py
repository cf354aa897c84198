"""Comments as people work with them: pin, answer, change, settle, delete."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sidecar.comments.boards import Boards
from sidecar.comments.checks import MAX_COMMENTS, MAX_REPLIES, clean_author, clean_id, clean_text
from sidecar.comments.models import Anchor, Board, Comment, Reply
from sidecar.errors import Conflict, NotFound, SidestoryError, TooLarge
from sidecar.hub import Hub


class Comments:
    """The comments of a project. Every change is told to the hub as `comment` with the comment, or what was deleted.

    Args:
        boards: Where they are kept.
        hub: Who is told.
        clock: The time now, aware.
        new_id: Makes ids.
    """

    def __init__(self, boards: Boards, hub: Hub, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self.boards = boards
        self._hub = hub
        self._clock = clock
        self._new_id = new_id

    async def of_component(self, component_path: str) -> Sequence[Comment]:
        """The comments of one component, the oldest first."""
        return (await self.boards.read(component_path)).comments

    async def all(self) -> Mapping[str, Sequence[Comment]]:
        """All comments by component, the last changed component first; components without any are left out."""
        return {path: board.comments for path, board in (await self.boards.all()).items() if board.comments}

    async def get(self, comment_id: str) -> Comment:
        """One comment; `NotFound` (`comment_not_found`) when there is none."""
        path = await self.boards.path_of(comment_id)
        return _there((await self.boards.read(path)) if path else Board(), comment_id)

    async def add(
        self,
        component_path: str,
        text: str,
        author: str,
        *,
        timestamp: datetime | None = None,
        anchor: Anchor | None = None,
        story_id: str | None = None,
        comment_id: str | None = None,
    ) -> Comment:
        """Leave a comment. With an id that was used before it is that comment, unchanged.

        Raises:
            Malformed, TooLarge: See `checks`; `too_many_comments`.
            Conflict: `comment_deleted`: there was one with this id.
        """
        now = self._clock()
        made = Comment(
            id=str(self._new_id()) if comment_id is None else clean_id(comment_id),
            component_path=component_path,
            text=clean_text(text),
            author=clean_author(author),
            timestamp=now if timestamp is None else timestamp,
            anchor=anchor,
            story_id=story_id,
            updated_at=now,
        )

        def change(board: Board) -> tuple[Board, Comment]:
            if (found := board.find(made.id)) is not None:
                return board, found
            if made.id in board.deleted:
                raise Conflict("This comment was deleted.", "comment_deleted")
            if len(board.comments) >= MAX_COMMENTS:
                message = f"A component has at most {MAX_COMMENTS} comments; delete some that are settled."
                raise TooLarge(message, "too_many_comments")
            return board.model_copy(update={"comments": [*board.comments, made]}), made

        return self._told(await self.boards.change(component_path, change))

    async def edit(
        self,
        comment_id: str,
        *,
        text: str | None = None,
        anchor: Anchor | None = None,
        resolved: bool | None = None,
        status: Literal["pending", "rejected"] | None = None,
        reason: str | None = None,
    ) -> Comment:
        """Change what is given. `status`: `rejected` dismisses a pending one, `pending` asks for a settled one again.

        Raises:
            Conflict: `comment_in_work`: it is being processed, or in a proposal that waits for approval.
        """
        changes: dict[str, Any] = {}
        if text is not None:
            changes |= {"text": clean_text(text), "edited_at": self._clock()}
        if anchor is not None:
            changes["anchor"] = anchor
        if resolved is not None:
            changes["resolved"] = resolved
        if status is not None:
            why = clean_text(reason, "The reason") if reason else None
            changes |= {"status": status, "reason": why, "proposal_id": None, "version_id": None}

        def change(comment: Comment) -> Comment:
            if comment.status == "processing" and (text is not None or status is not None):
                message = "This comment is being worked on, or in a proposal: decide that first."
                raise Conflict(message, "comment_in_work", {"proposalId": comment.proposal_id})
            return comment.model_copy(update=changes)

        return await self._amend(comment_id, change)

    async def delete(self, comment_id: str) -> Comment:
        """Delete a comment with its thread; gives what it was."""

        def change(board: Board) -> tuple[Board, Comment]:
            gone = _there(board, comment_id)
            kept = [comment for comment in board.comments if comment.id != comment_id]
            return Board(comments=kept, deleted=board.deleted | {gone.id: gone.revision + 1}), gone

        gone = await self.boards.change(await self._path(comment_id), change)
        self._hub.publish("comment", componentPath=gone.component_path, deleted=gone.id)
        return gone

    async def reply(self, comment_id: str, text: str, author: str) -> Comment:
        """Answer in a comment's thread; gives the comment.

        Raises:
            TooLarge: `too_many_replies`.
        """
        made = Reply(
            id=str(self._new_id()),
            text=clean_text(text, "The reply"),
            author=clean_author(author),
            timestamp=self._clock(),
        )

        def change(comment: Comment) -> Comment:
            if len(comment.replies) >= MAX_REPLIES:
                raise TooLarge(f"A thread has at most {MAX_REPLIES} replies.", "too_many_replies")
            return comment.model_copy(update={"replies": [*comment.replies, made]})

        return await self._amend(comment_id, change)

    async def edit_reply(self, comment_id: str, reply_id: str, text: str | None) -> Comment:
        """Change a reply's text, or delete it (None); gives the comment. `NotFound` is `reply_not_found`."""
        cleaned = None if text is None else clean_text(text, "The reply")
        now = self._clock()

        def change(comment: Comment) -> Comment:
            if all(reply.id != reply_id for reply in comment.replies):
                raise NotFound("There is no such reply; it may have been deleted.", "reply_not_found")
            replies = [
                reply if reply.id != reply_id else reply.model_copy(update={"text": cleaned, "edited_at": now})
                for reply in comment.replies
                if reply.id != reply_id or cleaned is not None
            ]
            return comment.model_copy(update={"replies": replies})

        return await self._amend(comment_id, change)

    async def take(self, given: Sequence[Comment]) -> Mapping[str, int]:
        """Import comments: how many were `added`, `updated` and `unchanged`.

        Of a known one the copy with the higher revision stays; a copy of the same revision with another text was
        edited by hand, and is taken.
        """
        counts = {"added": 0, "updated": 0, "unchanged": 0}
        for path in dict.fromkeys(comment.component_path for comment in given):
            taken = [self._checked(one) for one in given if one.component_path == path]
            for outcome in await self.boards.change(path, lambda board, taken=taken: self._taken(board, taken)):  # type: ignore[misc]
                counts[outcome] += 1
            self._hub.publish("comment", componentPath=path, imported=len(taken))
        return counts

    def _taken(self, board: Board, given: Sequence[Comment]) -> tuple[Board, list[str]]:
        kept = {comment.id: comment for comment in board.comments}
        deleted = dict(board.deleted)
        outcomes = []
        for comment in given:
            old = kept.get(comment.id)
            if old is None:
                deleted.pop(comment.id, None)  # whoever imports it wants it
                kept[comment.id] = comment
            elif comment.revision > old.revision:
                kept[comment.id] = comment
            elif comment.revision == old.revision and comment.text != old.text and old.status != "processing":
                kept[comment.id] = self._next(old, old.model_copy(update={"text": comment.text}))
            outcomes.append("added" if old is None else "unchanged" if kept[comment.id] == old else "updated")
        if len(kept) > MAX_COMMENTS:
            raise TooLarge(f"A component has at most {MAX_COMMENTS} comments.", "too_many_comments")
        return Board(comments=list(kept.values()), deleted=deleted), outcomes

    @staticmethod
    def _checked(comment: Comment) -> Comment:
        """An imported comment; what was being worked on elsewhere is pending here."""
        clean_id(comment.id)
        for reply in comment.replies:
            clean_text(reply.text, "A reply")
            clean_author(reply.author)
        update: dict[str, Any] = {
            "text": clean_text(comment.text),
            "author": clean_author(comment.author),
            "claim": None,
        }
        if comment.status == "processing":
            update |= {"status": "pending", "proposal_id": None}
        return comment.model_copy(update=update)

    async def _amend(self, comment_id: str, change: Callable[[Comment], Comment]) -> Comment:
        def amend(board: Board) -> tuple[Board, Comment]:
            old = _there(board, comment_id)
            new = change(old)
            new = old if new == old else self._next(old, new)
            return board.replaced(new), new

        return self._told(await self.boards.change(await self._path(comment_id), amend))

    def _next(self, old: Comment, new: Comment) -> Comment:
        return new.model_copy(update={"revision": old.revision + 1, "updated_at": self._clock()})

    def _told(self, comment: Comment) -> Comment:
        self._hub.publish("comment", componentPath=comment.component_path, comment=comment.wire())
        return comment

    async def _path(self, comment_id: str) -> str:
        path = await self.boards.path_of(comment_id)
        if path is None:
            raise _nowhere()
        return path


def counted(comments: Sequence[Comment]) -> dict[str, int]:
    """How many comments have each status; `resolved` ones are counted there alone, `total` is all."""
    counts = dict.fromkeys(("pending", "processing", "applied", "rejected", "resolved"), 0)
    for comment in comments:
        counts["resolved" if comment.resolved else comment.status] += 1
    return counts | {"total": len(comments)}


def _there(board: Board, comment_id: str) -> Comment:
    found = board.find(comment_id)
    if found is None:
        raise _nowhere()
    return found


def _nowhere() -> SidestoryError:
    return NotFound("There is no such comment; it may have been deleted.", "comment_not_found")

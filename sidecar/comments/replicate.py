"""Makes one of what Redis and this checkout know of comments and proposals, whichever was away. See `Shared`."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sidecar.comments import names
from sidecar.comments.boards import packed, parsed
from sidecar.comments.models import Board, Comment, Proposal
from sidecar.comments.proposals import packed as packed_proposal
from sidecar.comments.proposals import parsed as parsed_proposal
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Put, Store

_PAGE = 100


def merged(one: Board, other: Board) -> Board:
    """Both boards as one, whichever comes first: of each comment the newer copy; what was deleted later is gone."""
    deleted = {
        each: max(one.deleted.get(each, 0), other.deleted.get(each, 0))
        for each in one.deleted.keys() | other.deleted.keys()
    }
    newest: dict[str, Comment] = {}
    for comment in (*one.comments, *other.comments):
        known = newest.get(comment.id)
        if known is None or _age(comment) > _age(known):
            newest[comment.id] = comment
    kept = [comment for comment in newest.values() if comment.revision > deleted.get(comment.id, 0)]
    deleted = {each: deleted[each] for each in sorted(deleted) if each not in {comment.id for comment in kept}}
    return Board(comments=sorted(kept, key=lambda each: (each.timestamp, each.id)), deleted=deleted)


def _age(comment: Comment) -> tuple[object, ...]:
    """What decides which copy is newer; two different copies never have the same."""
    return comment.revision, comment.updated_at, comment.model_dump_json()


def _newness(proposal: Proposal) -> tuple[object, ...]:
    return proposal.revision, proposal.updated_at, proposal.model_dump_json()


class CommentReplicator:
    """Called with Redis whenever that is taken up; see `Upstream`.

    Args:
        local: The local store.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, local: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._local = local
        self._clock = clock
        self._new_id = new_id

    async def __call__(self, shared: Store) -> None:
        """Merge every board. Raises `StoreUnavailable`, or `RevisionMoved` when others write without a pause."""
        paths = sorted({*await _members(self._local, names.COMMENTS), *await _members(shared, names.COMMENTS)})
        for start in range(0, len(paths), _PAGE):
            page = paths[start : start + _PAGE]
            keys = [names.board(path) for path in page]
            here, there = await self._local.read(*keys), await shared.read(*keys)
            for path, ours, theirs in zip(page, here, there, strict=True):
                if ours is None or theirs is None or ours.value != theirs.value:
                    await self._merge(shared, path, ours, theirs)
        await self._proposals(shared)

    async def _proposals(self, shared: Store) -> None:
        """Likewise each proposal: of two copies the newer one."""
        ids = sorted({*await _members(self._local, names.PROPOSALS), *await _members(shared, names.PROPOSALS)})
        for proposal_id in ids:
            here, there = await self._proposal(self._local, proposal_id), await self._proposal(shared, proposal_id)
            if here is not None and (there is None or _newness(here) > _newness(there)):
                await shared.commit(self._of(here, there))
            elif there is not None and (here is None or _newness(there) > _newness(here)):
                await self._local.commit(self._of(there, here))

    async def _proposal(self, store: Store, proposal_id: str) -> Proposal | None:
        (path,) = await store.read(names.path_of_proposal(proposal_id))
        if path is None:
            return None
        (document,) = await store.read(names.proposal(path.value.decode(), proposal_id))
        return None if document is None else parsed_proposal(document)

    def _of(self, proposal: Proposal, instead: Proposal | None) -> Batch:
        """Keep a proposal in a store that has `instead`."""
        path, value = proposal.component_path, packed_proposal(proposal)
        expect = ABSENT if instead is None else Document(packed_proposal(instead)).revision
        return Batch(
            uid=str(self._new_id()),
            puts=[
                Put(names.proposal(path, proposal.id), value, expect=expect),
                Put(names.newest_proposal(path), value),
                Put(names.path_of_proposal(proposal.id), path.encode()),
            ],
            enters=[Enter(names.PROPOSALS, proposal.id, proposal.timestamp.timestamp() * 1000)],
        )

    async def _merge(self, shared: Store, path: str, ours: Document | None, theirs: Document | None) -> None:
        board = merged(parsed(ours), parsed(theirs))
        value = packed(board)
        if theirs is None or theirs.value != value:
            await shared.commit(self._batch(path, board, value, ABSENT if theirs is None else theirs.revision))
        if ours is None or ours.value != value:
            await self._local.commit(self._batch(path, board, value, ABSENT if ours is None else ours.revision))

    def _batch(self, path: str, board: Board, value: bytes, expect: int) -> Batch:
        ids = [Put(names.path_of_comment(comment.id), path.encode()) for comment in board.comments]
        return Batch(
            uid=str(self._new_id()),
            removals=[names.path_of_comment(each) for each in board.deleted],
            puts=[Put(names.board(path), value, expect=expect), *ids],
            enters=[Enter(names.COMMENTS, path, self._clock().timestamp() * 1000)],
        )


async def _members(store: Store, index: str) -> list[str]:
    found: list[str] = []
    while page := await store.scan(index, offset=len(found), limit=_PAGE):
        found += [entry.member for entry in page]
    return found

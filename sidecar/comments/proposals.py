"""Proposals as they are kept: one document each, changed by compare-and-set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from sidecar.comments import names
from sidecar.comments.drafting import Draft
from sidecar.comments.models import Comment, Declined, Proposal
from sidecar.errors import Conflict, NotFound, StoreUnavailable
from sidecar.hub import Hub
from sidecar.sessions.diffs import file_diffs
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Put, RevisionMoved
from sidecar.stores.shared import Shared

_ATTEMPTS = 20
_PAGE = 100


class Proposals:
    """The proposals of a project. Every change is told to the hub as `proposal`.

    Args:
        shared: Where they are kept.
        hub: Who is told.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, shared: Shared, hub: Hub, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._shared = shared
        self._hub = hub
        self._clock = clock
        self._new_id = new_id

    async def get(self, proposal_id: str) -> Proposal:
        """One proposal; `NotFound` (`proposal_not_found`) when there is none."""
        return (await self._found(proposal_id))[1]

    async def all(self, component_path: str | None = None) -> list[Proposal]:
        """The proposals, the newest first; of one component, or all."""
        ids = await self._shared.members(names.PROPOSALS)
        found: list[Proposal] = []
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            paths = await self._shared.read(*map(names.path_of_proposal, page))
            keys = [
                names.proposal(path.value.decode(), each)
                for each, path in zip(page, paths, strict=True)
                if path is not None and component_path in {None, path.value.decode()}
            ]
            documents = await self._shared.read(*keys) if keys else []
            found += [parsed(document) for document in documents if document is not None]
        return found

    def told(self, proposal: Proposal, *, made: bool = False) -> Proposal:
        """Tell of a proposal that was `made` or changed."""
        path, status = proposal.component_path, proposal.status
        self._hub.publish("proposal", id=proposal.id, componentPath=path, status=status, made=made)
        return proposal

    async def change(self, proposal_id: str, change: Callable[[Proposal], Mapping[str, Any]]) -> Proposal:
        """Change members of a proposal; `change` gives them, or raises, and may run several times.

        Raises:
            NotFound: `proposal_not_found`.
            Conflict: `proposal_changed`: others changed it again and again.
        """
        for _ in range(_ATTEMPTS):
            document, before = await self._found(proposal_id)
            after = self._next(before, change(before))
            try:
                await self._shared.commit(Batch(str(self._new_id()), puts=await self._instead(after, document)))
            except RevisionMoved:
                continue
            return self.told(after)
        raise Conflict("Others changed this proposal at the same time; try again.", "proposal_changed")

    async def changed(
        self, proposal_id: str, change: Callable[[Proposal], Mapping[str, Any]]
    ) -> tuple[Proposal, Batch]:
        """A proposal with new members, and what it takes to keep it, for a commit together with its comments."""
        document, before = await self._found(proposal_id)
        after = self._next(before, change(before))
        return after, Batch("", puts=await self._instead(after, document))

    def _next(self, proposal: Proposal, members: Mapping[str, Any]) -> Proposal:
        more = {"revision": proposal.revision + 1, "updated_at": self._clock()}
        return proposal.model_copy(update={**members, **more})

    async def _instead(self, proposal: Proposal, document: Document) -> list[Put]:
        """What puts a proposal in the place of that in `document`; the newest stands under a second name."""
        key = names.newest_proposal(proposal.component_path)
        (newest,) = await self._shared.read(key)
        is_newest = newest is not None and parsed(newest).id == proposal.id
        return [put for put in self._puts(proposal, document.revision) if is_newest or put.key != key]

    async def keep(self, proposal: Proposal) -> Proposal:
        """Keep a new proposal that answers no comments."""
        await self._shared.commit(replace(self.batch(proposal), uid=str(self._new_id())))
        return self.told(proposal, made=True)

    def batch(self, proposal: Proposal) -> Batch:
        """What it takes to keep a new proposal, for a commit together with its comments."""
        return Batch(
            "",
            puts=[
                *self._puts(proposal, ABSENT),
                Put(names.path_of_proposal(proposal.id), proposal.component_path.encode()),
            ],
            enters=[Enter(names.PROPOSALS, proposal.id, proposal.timestamp.timestamp() * 1000)],
        )

    @staticmethod
    def _puts(proposal: Proposal, expect: int) -> list[Put]:
        value = packed(proposal)
        return [
            Put(names.proposal(proposal.component_path, proposal.id), value, expect=expect),
            Put(names.newest_proposal(proposal.component_path), value),
        ]

    async def _found(self, proposal_id: str) -> tuple[Document, Proposal]:
        if proposal_id:
            (path,) = await self._shared.read(names.path_of_proposal(proposal_id))
            if path is not None:
                (document,) = await self._shared.read(names.proposal(path.value.decode(), proposal_id))
                if document is not None:
                    return document, parsed(document)
        raise NotFound("There is no such proposal.", "proposal_not_found")


def made(
    draft: Draft, comments: Sequence[Comment], *, component_path: str, proposal_id: str, now: datetime
) -> Proposal:
    """The proposal that a draft is: `awaiting_approval`, or `failed` when it answers no comment."""
    answered = [comment for comment in comments if comment.id not in draft.declined]
    stories = [comment.story_id for comment in answered if comment.story_id]
    return Proposal(
        id=proposal_id,
        component_path=component_path,
        comments=answered,
        declined=[
            Declined(id=comment.id, text=comment.text, author=comment.author, why=draft.declined[comment.id])
            for comment in comments
            if comment.id in draft.declined
        ],
        timestamp=now,
        updated_at=now,
        status="awaiting_approval" if draft.after else "failed",
        message=draft.message,
        reason=None if draft.after else "No comment could be answered.",
        editor=draft.editor,
        usage=draft.usage,
        cost_micros=draft.cost_micros,
        story_id=stories[-1] if stories else None,
        **content(component_path, draft.before, draft.after),
    )


def content(component_path: str, before: Mapping[str, bytes | None], after: Mapping[str, bytes]) -> dict[str, Any]:
    """The members of a proposal that say what it changes."""
    old = {path: before.get(path) for path in after}
    code = after.get(component_path, before.get(component_path))
    return {
        "code": "" if code is None else code.decode(errors="replace"),
        "files": {path: data.decode() for path, data in after.items()},
        "base": {path: None if data is None else data.decode() for path, data in old.items()},
        "diff": file_diffs(old, after),
    }


def parsed(document: Document) -> Proposal:
    """The proposal in a document, or `StoreUnavailable` (`proposal_damaged`)."""
    try:
        return Proposal.model_validate_json(document.value)
    except ValidationError as error:
        raise StoreUnavailable("This proposal is damaged in the store.", "proposal_damaged") from error


def packed(proposal: Proposal) -> bytes:
    """A proposal as its document."""
    return proposal.model_dump_json(by_alias=True, exclude_none=True).encode()

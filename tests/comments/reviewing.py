"""Comments, proposals and decisions over a real project; only the editor and the browser's proof are scripted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sidecar.api.services import Commenting
from sidecar.comments.models import Proposal
from sidecar.comments.previewing import Previewing
from sidecar.composition.commenting import wire_comments
from sidecar.composition.parts import Parts
from sidecar.editors.base import Done
from sidecar.hub import Hub
from sidecar.sessions.replicas import touched
from sidecar.stores.local import LocalStore
from sidecar.tasks import Tasks
from sidecar.workspace.writer import Writer
from tests.journeys.conftest import COMPONENT, SHEET, World


class Review:
    """The services, with a project and an editor that a test scripts."""

    def __init__(self, world: World, services: Commenting, store: LocalStore, hub: Hub) -> None:
        self.world = world
        self.hub = hub
        self.comments = services.comments
        self.proposals = services.proposals
        self.worker = services.worker
        self.previewing = services.previewing
        self.deciding = services.deciding
        self.freshness = services.freshness
        self.following = services.following
        self.proposing = services.proposing
        self.store = store

    async def proposed(self, old: str = "4px", new: str = "8px", text: str = "more room") -> Proposal:
        """A proposal that replaces `old` by `new` in the stylesheet, from one comment."""
        self.world.editor.answer = lambda request: Done(
            {SHEET: request.files[SHEET].replace(old, new)}, f"{old} became {new}", "scripted"
        )
        await self.comments.add(COMPONENT, text, "Ada")
        return (await self.worker.run(lambda *_, **__: None)).proposals[0]

    async def approve(self, proposal: Proposal) -> dict[str, Any]:
        """Approve, and give the answer."""
        return dict(await self.deciding.approve(self.world.journey("approve"), proposal.id))

    async def show(self, proposal: Proposal) -> dict[str, Any]:
        """Preview, and give the answer."""
        return dict(await self.previewing.show(self.world.journey("preview"), proposal.id))

    async def statuses(self) -> list[str]:
        """Those of the component's comments."""
        return [comment.status for comment in await self.comments.of_component(COMPONENT)]


@asynccontextmanager
async def reviewing(world: World, store: LocalStore | None = None) -> AsyncIterator[Review]:
    """The services of a world; with a store that another one had, what that left is there."""

    def clock() -> datetime:
        return datetime.now(UTC)

    async with LocalStore(":memory:", clock=clock, touched=touched) as fresh, Tasks() as tasks:
        kept, hub = store or fresh, Hub()
        services = wire_comments(
            Parts(
                store=kept,
                hub=hub,
                tasks=tasks,
                sessions=world.sessions,
                components=world.components,
                policy=world.policy,
                editor=world.editor,
                spending=world.spending,
                writer=Writer(world.policy, world.root.parent / "state"),
                changer=world.changer,
                locks=world.locks,
                late=world.late,
                receipts=world.receipts,
                recovery=world.recovery,
                announce=world.announced.append,
                worker="here",
                clock=clock,
            )
        )
        yield Review(world, services, kept, hub)


def seconds_of(previewing: Previewing, seconds: float) -> None:
    """From now on previews last this long."""
    previewing._seconds = seconds

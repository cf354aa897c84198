"""Starts and ends the services of a project: the only place that knows which ones are really used."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from sidecar.api import errors
from sidecar.api.services import Services
from sidecar.composition.changing import wire_changes
from sidecar.composition.commenting import wire_comments
from sidecar.composition.designing import wire_designs
from sidecar.composition.keeping import Keeping, open_keeping
from sidecar.composition.parts import Parts
from sidecar.composition.projecting import wire_projects
from sidecar.composition.recording import wire_analytics
from sidecar.composition.saving import wire_saving
from sidecar.composition.upkeep import prepare, resume, sweep, warm_up
from sidecar.composition.watching import Watching, wire_watching
from sidecar.devserver.base import DevServer
from sidecar.editors.base import Editor
from sidecar.editors.late import LateEditor
from sidecar.editors.loading import load_editor
from sidecar.exchange.importing import Importing
from sidecar.hub import Hub
from sidecar.journeys.accounts import accounts
from sidecar.journeys.change import Changer
from sidecar.journeys.journey import Journeys
from sidecar.journeys.locks import FileLocks
from sidecar.limiting import RateLimits
from sidecar.settings import Settings
from sidecar.state import ProjectState
from sidecar.tasks import Tasks


@asynccontextmanager
async def running(
    settings: Settings, state: ProjectState, found: Callable[[DevServer], None] = lambda _: None
) -> AsyncIterator[Services]:
    """All services of a project, started; they end with the block."""
    # The tasks end first: what is on its way still needs the store, to leave a word of how it ended.
    async with AsyncExitStack() as stack, Tasks() as tasks:
        hub = Hub()
        kept = await open_keeping(settings, state, hub, now, stack, tasks)
        seen = wire_watching(settings, state, kept, hub, tasks)
        loading = tasks.start(load_editor(settings, tasks, stack), "load the editors")
        parts = _parts(settings, state, kept, seen, LateEditor(loading), tasks)

        commenting = wire_comments(parts)
        await resume(commenting.previewing, stack)
        tasks.start(warm_up(loading, seen.components), "parse what the stories load")
        seen.start(tasks, found)
        tasks.start(sweep(kept.sessions, kept.history), "sweep what expired")

        limits = RateLimits(settings.session_rate, settings.client_rate)
        analytics = wire_analytics(kept.store, tasks, stack, clock=now, price=parts.spending.cost)
        changing = wire_changes(parts, seen)
        tasks.start(prepare(loading, changing.comprehension, limits), "load the words that prompts are understood with")
        yield Services(
            settings=settings,
            store=kept.store,
            sessions=kept.sessions,
            components=seen.components,
            policy=kept.policy,
            journeys=Journeys(tasks, errors.body, analytics.observe),
            prompting=changing.prompting,
            comprehension=changing.comprehension,
            conversing=changing.conversing,
            rewinding=changing.rewinding,
            rechecking=changing.rechecking,
            link=seen.link,
            tabs=seen.tabs,
            receipts=seen.receipts,
            hub=hub,
            external=seen.external,
            importing=Importing(
                store=kept.store,
                sessions=kept.sessions,
                policy=kept.policy,
                owner=state.owner,
                ttl=settings.session_ttl,
                clock=now,
                new_id=uuid.uuid4,
            ),
            commenting=commenting,
            analytics=analytics,
            saving=await wire_saving(settings, kept.store, parts.spending, now, stack),
            projecting=wire_projects(parts, settings, loading, state.folder / "agent", commenting.previewing.end),
            limits=limits,
            designing=wire_designs(
                settings=settings,
                sessions=kept.sessions,
                components=seen.components,
                policy=kept.policy,
                editor=parts.editor,
                spending=parts.spending,
                prompting=changing.prompting,
                proposals=commenting.proposals,
                clock=now,
            ),
        )


def _parts(
    settings: Settings, state: ProjectState, kept: Keeping, seen: Watching, editor: Editor, tasks: Tasks
) -> Parts:
    """The parts of the services: what is kept, what is seen, and what goes between."""
    announce = seen.external.ours
    return Parts(
        store=kept.store,
        hub=seen.hub,
        tasks=tasks,
        sessions=kept.sessions,
        components=seen.components,
        policy=kept.policy,
        editor=editor,
        spending=accounts(settings, kept.store, now),
        writer=kept.writer,
        changer=Changer(kept.writer, seen.receipts, seen.stories_using, announce, rollback=settings.rollback),
        locks=FileLocks(),
        late=seen.late,
        receipts=seen.receipts,
        recovery=kept.recovery,
        announce=announce,
        worker=state.owner,
        clock=now,
    )


def now() -> datetime:
    """The time of day, for people; order never depends on it."""
    return datetime.now(UTC)

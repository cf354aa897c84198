"""Puts the sidecar together: the only place that knows which store, editor and dev server are really used."""

import asyncio
import logging
import os
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from sidecar.api import errors, session
from sidecar.api.patience import PatienceMiddleware
from sidecar.api.routes import ROUTES
from sidecar.api.services import Services
from sidecar.commenting import Parts, wire_comments
from sidecar.comments.previewing import Previewing
from sidecar.context.understanding import Engine
from sidecar.designing import wire_designs
from sidecar.devserver.base import DevServer, HmrEvent, LinkChanged
from sidecar.devserver.detect import probe, version
from sidecar.devserver.index import DevServerIndex
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.receipts import Receipts
from sidecar.devserver.tabs import Tabs
from sidecar.devserver.watcher import Watcher
from sidecar.editors.base import Editor
from sidecar.editors.late import LateEditor
from sidecar.editors.prices import price_of
from sidecar.errors import SidestoryError
from sidecar.exchange.importing import Importing
from sidecar.history.local import LocalHistory
from sidecar.hub import Hub
from sidecar.journeys.change import Changer
from sidecar.journeys.comprehension import Comprehension
from sidecar.journeys.conversing import Conversing
from sidecar.journeys.external import ExternalEdits
from sidecar.journeys.journey import Journeys
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.recheck import Rechecking
from sidecar.journeys.recovery import Recovery
from sidecar.journeys.rewind import Rewinding
from sidecar.journeys.spending import Spending
from sidecar.limiting import RateLimits
from sidecar.mcp.endpoint import BODY_LIMIT, METHODS, PATH, McpEndpoint
from sidecar.projecting import wire_projects
from sidecar.recording import wire_analytics
from sidecar.saving import wire_saving
from sidecar.security.body import BodyMiddleware
from sidecar.security.hosts import HostMiddleware
from sidecar.security.origin import OriginMiddleware
from sidecar.security.sessions import SessionsMiddleware
from sidecar.security.token import TokenMiddleware
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings
from sidecar.state import ProjectState, make_private_folder
from sidecar.storage import open_store
from sidecar.stores.base import Store
from sidecar.tasks import Tasks
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.stories import ScannedIndex
from sidecar.workspace.writer import Writer

if TYPE_CHECKING:
    from sidecar.editors.auto import AutoEditor
    from sidecar.editors.quick.editor import QuickEditor

_log = logging.getLogger(__name__)


class State(TypedDict):
    """What the lifespan hands to the routes."""

    services: Services


def create_app(settings: Settings, state: ProjectState, token: str, services: Services | None = None) -> Starlette:
    """The sidecar as an ASGI application for the project of `state`; without `services` it starts and ends its own."""

    def trusted() -> list[str]:
        configured = [settings.dev_server.rstrip("/")] if settings.dev_server else []
        return [*state.trusted_origins(), *configured]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[State]:
        async with nullcontext(services) if services else running(settings, state) as started:
            yield {"services": started}

    return Starlette(
        routes=[*ROUTES, Route(PATH, McpEndpoint(), methods=METHODS)],
        middleware=[
            Middleware(HostMiddleware),
            Middleware(
                SessionsMiddleware, token=token, origins=settings.session_origins, opened=settings.open_sessions
            ),
            Middleware(OriginMiddleware, trusted=trusted),
            Middleware(
                TokenMiddleware,
                token=token,
                open_paths=[route.path.partition("{")[0] for route in ROUTES if route.open_to_all],
            ),
            Middleware(
                BodyMiddleware,
                limits={PATH: BODY_LIMIT} | {route.path: route.body_limit for route in ROUTES if route.body_limit},
            ),
            Middleware(PatienceMiddleware),
        ],
        exception_handlers={
            SidestoryError: errors.on_domain_error,
            HTTPException: errors.on_http_error,
            Exception: errors.on_defect,
        },
        lifespan=lifespan,
    )


@asynccontextmanager
async def running(
    settings: Settings, state: ProjectState, found: Callable[[DevServer], None] = lambda _: None
) -> AsyncIterator[Services]:
    """All services of a project, started; they end with the block."""
    # The tasks end first: what is on its way still needs the store, to leave a word of how it ended.
    async with AsyncExitStack() as stack, Tasks() as tasks:
        hub = Hub()

        def on_store() -> None:
            hub.publish("state", **session.storage(store))

        store = await open_store(settings, state, now, on_store, stack, tasks)
        sessions = SessionService(store, clock=now, owner=state.owner, ttl=settings.session_ttl, new_id=uuid.uuid4)
        policy = PathPolicy(state.root)
        journal, kept = _folders(state, stack)
        history = LocalHistory(kept, clock=now, days=settings.history_days, max_bytes=settings.history_mb * 1_000_000)
        writer = Writer(policy, journal, history=history)
        recovery = Recovery(sessions, policy, writer)
        await recovery.settle_all()

        tabs, locks = Tabs(time.monotonic), FileLocks()
        link = DevServerLink(state.root, locator(settings, state))
        index = DevServerIndex(link, ScannedIndex(policy), tasks)
        components = Components(policy, index, design_system=settings.design_system)
        late = LateErrors(sessions, hub, tasks)
        spending = accounts(settings, store)
        receipts = Receipts(
            link,
            tabs,
            components.closure,
            settings.receipt_seconds,
            late.happened,
            lambda path: (state.root / path).exists(),
        )
        external = ExternalEdits(policy, hub)

        async def stories_using(path: str) -> set[str]:
            return {story.id for story in await components.stories_using(path)}

        def on_change(paths: set[str]) -> None:
            receipts.on_watched(paths)
            external.on_watched(paths)
            if any(".stories." in path or path.endswith(".mdx") for path in paths):
                index.forget()

        changer = Changer(writer, receipts, stories_using, external.ours, rollback=settings.rollback)
        loading = tasks.start(load_editor(settings, tasks, stack), "load the editors")
        editor = LateEditor(loading)
        commenting = wire_comments(
            parts := Parts(
                store=store,
                hub=hub,
                tasks=tasks,
                sessions=sessions,
                components=components,
                policy=policy,
                editor=editor,
                spending=spending,
                writer=writer,
                changer=changer,
                locks=locks,
                late=late,
                receipts=receipts,
                recovery=recovery,
                announce=external.ours,
                worker=state.owner,
                clock=now,
            )
        )
        await resume(commenting.previewing, stack)
        tasks.start(warm_up(loading, components), "parse what the stories load")

        def on_link(event: HmrEvent) -> None:
            if isinstance(event, LinkChanged):
                hub.publish("state", devServer={"connected": event.connected})
                if event.connected and link.server is not None:
                    found(link.server)

        link.subscribe(on_link)
        tasks.start(link.run(), "dev server link")
        tasks.start(Watcher(state.root, on_change).run(), "watcher")
        tasks.start(sweep(sessions, history), "sweep what expired")
        limits = RateLimits(settings.session_rate, settings.client_rate)
        prompting = Prompting(
            sessions=sessions,
            components=components,
            policy=policy,
            editor=editor,
            changer=changer,
            locks=locks,
            late=late,
            recovery=recovery,
            spending=spending,
            now=now,
        )
        analytics = wire_analytics(store, tasks, stack, clock=now, price=spending.cost)
        rewinding = Rewinding(
            sessions=sessions, policy=policy, changer=changer, locks=locks, late=late, recovery=recovery
        )
        comprehension = Comprehension(sessions, components, Engine())
        tasks.start(prepare(loading, comprehension, limits), "load the words that prompts are understood with")
        yield Services(
            settings=settings,
            store=store,
            sessions=sessions,
            components=components,
            policy=policy,
            journeys=Journeys(tasks, errors.body, analytics.observe),
            prompting=prompting,
            comprehension=comprehension,
            conversing=Conversing(
                sessions=sessions,
                policy=policy,
                comprehension=comprehension,
                prompting=prompting,
                rewinding=rewinding,
            ),
            rewinding=rewinding,
            rechecking=Rechecking(
                sessions=sessions, policy=policy, receipts=receipts, locks=locks, stories_using=stories_using, late=late
            ),
            link=link,
            tabs=tabs,
            receipts=receipts,
            hub=hub,
            external=external,
            importing=Importing(
                store=store,
                sessions=sessions,
                policy=policy,
                owner=state.owner,
                ttl=settings.session_ttl,
                clock=now,
                new_id=uuid.uuid4,
            ),
            commenting=commenting,
            analytics=analytics,
            saving=await wire_saving(settings, store, spending, now, stack),
            projecting=wire_projects(parts, settings, loading, state.folder / "agent", commenting.previewing.end),
            limits=limits,
            designing=wire_designs(
                settings=settings,
                sessions=sessions,
                components=components,
                policy=policy,
                editor=editor,
                spending=spending,
                prompting=prompting,
                proposals=commenting.proposals,
                clock=now,
            ),
        )


async def resume(previewing: Previewing, stack: AsyncExitStack) -> None:
    """Take back the preview that a crash left; at the end the one that is shown, while the store is still open."""
    await previewing.recover()
    stack.push_async_callback(previewing.close)


async def prepare(loading: asyncio.Task[Editor], comprehension: Comprehension, limits: RateLimits) -> None:
    """Load the context engine's tables after the editors' parsers, in a thread, so that no prompt waits for them.

    What counts requests comes last: nothing waits for it.
    """
    await asyncio.wait({loading})
    await asyncio.to_thread(comprehension.warm_up)
    await limits.load()


async def warm_up(loading: asyncio.Task[Editor], components: Components) -> None:
    """Parse the project after the editors were loaded, so that the first question waits for neither."""
    await asyncio.wait({loading})
    await components.warm()


async def sweep(sessions: SessionService, history: LocalHistory) -> None:
    """Drop what expired, at start and every hour."""
    while True:
        await sessions.sweep()
        await asyncio.to_thread(history.prune)
        await asyncio.sleep(timedelta(hours=1).total_seconds())


def accounts(settings: Settings, store: Store) -> Spending:
    """What the model costs, by the budgets and prices that are set."""
    price = price_of(settings.model, settings.price_input, settings.price_output)
    if price is None and (settings.session_budget is not None or settings.day_budget is not None):
        _log.warning(
            "the price of %s is not known, so budgets have no effect: set price_input and price_output", settings.model
        )
    return Spending(
        store,
        clock=now,
        new_id=uuid.uuid4,
        price=price,
        session_budget=settings.session_budget,
        day_budget=settings.day_budget,
    )


def now() -> datetime:
    """The time of day, for people; order never depends on it."""
    return datetime.now(UTC)


def locator(settings: Settings, state: ProjectState) -> Callable[[], Awaitable[DevServer | None]]:
    """How the dev server is looked for: at the configured address, else where its Vite plugin says that it listens."""

    async def locate() -> DevServer | None:
        if settings.dev_server is not None:
            return await probe(settings.dev_server, state.root)
        found = state.dev_server()
        if found is None:
            return None
        installed = version(Path(found.root), "storybook" if found.kind == "storybook" else "vite")
        return DevServer(found.url, found.base, found.kind, Path(found.root), installed)

    return locate


async def load_editor(settings: Settings, tasks: Tasks, stack: AsyncExitStack) -> Editor:
    """Quick edits, and Claude for the rest where there is a key or another server; parsers and SDK load in threads."""
    auto, quick = await asyncio.to_thread(_editors)
    if not settings.has_model:
        return auto(quick, None)
    from sidecar.editors.claude import ClaudeEditor  # noqa: PLC0415  only where a model is configured

    key = settings.anthropic_api_key
    model = await stack.enter_async_context(
        ClaudeEditor(
            api_key=key.get_secret_value() if key else None,
            base_url=settings.anthropic_base_url,
            model=settings.model,
            max_tokens=settings.max_tokens,
            connect_seconds=settings.model_connect_seconds,
            silence_seconds=settings.model_seconds,
            answer_seconds=settings.model_answer_seconds,
        )
    )
    tasks.start(model.warm_up(), "load the model's client")
    return auto(quick, model)


def _editors() -> "tuple[type[AutoEditor], QuickEditor]":
    from sidecar.editors.auto import AutoEditor  # noqa: PLC0415  these load the parsers
    from sidecar.editors.quick.editor import QuickEditor  # noqa: PLC0415

    return AutoEditor, QuickEditor()


def _folders(state: ProjectState, stack: AsyncExitStack) -> tuple[Path, Path]:
    """Those of journal and history; where they can't be written, some that serve as long as this process lives."""
    folders = (state.journal, state.history)
    with suppress(OSError):
        for folder in folders:
            make_private_folder(folder)
        if all(os.access(folder, os.W_OK) for folder in folders):
            return folders
    substitute = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sidestory-")))
    return substitute / "journal", substitute / "history"

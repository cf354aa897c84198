"""Puts together what is kept of a project: sessions in their store, and on disk the history and the writer's journal."""

import os
import tempfile
import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sidecar.api.session import storage
from sidecar.composition.storage import open_store
from sidecar.history.local import LocalHistory
from sidecar.hub import Hub
from sidecar.journeys.recovery import Recovery
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings
from sidecar.state import ProjectState, make_private_folder
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.tasks import Tasks
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeps sessions, versions and files; `recovery` makes them agree again after a crash."""

    store: LocalStore | ResilientStore
    sessions: SessionService
    policy: PathPolicy
    history: LocalHistory
    writer: Writer
    recovery: Recovery


async def open_keeping(
    settings: Settings,
    state: ProjectState,
    hub: Hub,
    clock: Callable[[], datetime],
    stack: AsyncExitStack,
    tasks: Tasks,
) -> Keeping:
    """All of it, opened and settled: no version is pending any more. `stack` closes it, after `tasks` have ended.

    Raises:
        Malformed: `redis_url` can't be read.
    """

    def on_store() -> None:
        hub.publish("state", **storage(store))

    store = await open_store(settings, state, clock, on_store, stack, tasks)
    sessions = SessionService(store, clock=clock, owner=state.owner, ttl=settings.session_ttl, new_id=uuid.uuid4)
    policy = PathPolicy(state.root)
    journal, kept = _folders(state, stack)
    history = LocalHistory(kept, clock=clock, days=settings.history_days, max_bytes=settings.history_mb * 1_000_000)
    writer = Writer(policy, journal, history=history)
    recovery = Recovery(sessions, policy, writer)
    await recovery.settle_all()
    return Keeping(store, sessions, policy, history, writer, recovery)


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

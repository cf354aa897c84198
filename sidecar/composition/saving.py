"""Puts the services about saved working sessions together, from the parts that the rest of the sidecar has."""

import asyncio
import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from sidecar.api.services import Saving
from sidecar.journeys.spending import Spending
from sidecar.settings import Settings
from sidecar.snapshots import names
from sidecar.snapshots.claude_composer import ClaudeComposer
from sidecar.snapshots.composing import TemplateComposer
from sidecar.snapshots.service import SavedSessions
from sidecar.snapshots.vault import Vault, part
from sidecar.snapshots.working import Working
from sidecar.snapshots.writing import PromptWriting
from sidecar.stores.base import StoreName
from sidecar.stores.later import Later
from sidecar.stores.local import LocalStore
from sidecar.stores.redis_address import parse
from sidecar.stores.resilient import ResilientStore
from sidecar.stores.shared import Shared
from sidecar.stores.under import Under
from sidecar.tasks import Tasks

if TYPE_CHECKING:
    from sidecar.editors.claude_stream import ClaudeStream


async def wire_saving(
    settings: Settings,
    store: LocalStore | ResilientStore,
    spending: Spending,
    clock: Callable[[], datetime],
    stack: AsyncExitStack,
) -> Saving:
    """The services; `stack` waits for what is being saved, while the store is still open."""
    new_id = uuid.uuid4
    saving = await stack.enter_async_context(Tasks())
    stack.push_async_callback(saving.finish)

    def local() -> StoreName:
        return store.local_name if isinstance(store, ResilientStore) else store.name

    address = None if settings.redis_url is None else parse(settings.redis_url.get_secret_value())
    here = Later(Under(store, names.PREFIX), saving)
    vault = Vault(
        Shared(here, store.upstream, part=part(settings.saved_prefix), copy=here.hand_over),
        local=local,
        prefix=settings.saved_prefix if address is None else address.braced(settings.saved_prefix),
        clock=clock,
        new_id=new_id,
    )
    sessions = SavedSessions(vault, saving, keep=settings.saved_ttl)
    model = _claude(settings, spending, stack) if settings.has_model else None
    working = Working(store, storage=local, clock=clock, new_id=new_id, keep=settings.saved_ttl)
    return Saving(sessions, PromptWriting(sessions, TemplateComposer(), model), working)


def _claude(settings: Settings, spending: Spending, stack: AsyncExitStack) -> ClaudeComposer:
    lock = asyncio.Lock()
    loaded: ClaudeStream | None = None

    async def stream() -> "ClaudeStream":
        nonlocal loaded
        async with lock:
            if loaded is None:
                loaded = await asyncio.to_thread(_stream, settings)
                stack.push_async_callback(loaded.close)
            return loaded

    return ClaudeComposer(stream, refusal=spending.refusal_of_day, spent=spending.add)


def _stream(settings: Settings) -> "ClaudeStream":
    from sidecar.editors.claude_stream import DEFAULT_BASE_URL, ClaudeStream  # noqa: PLC0415  it loads the SDK

    key = settings.anthropic_api_key
    return ClaudeStream(
        api_key=key.get_secret_value() if key else "no-key",
        base_url=settings.anthropic_base_url or DEFAULT_BASE_URL,
        model=settings.model,
        max_tokens=settings.max_tokens,
        connect_seconds=settings.model_connect_seconds,
        silence_seconds=settings.model_seconds,
        answer_seconds=settings.model_answer_seconds,
        sleep=asyncio.sleep,
    )

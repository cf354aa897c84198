"""Loads the editors, after the start: parsers and the model's SDK take a while."""

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from sidecar.editors.base import Editor
from sidecar.settings import Settings
from sidecar.tasks import Tasks

if TYPE_CHECKING:
    from sidecar.editors.auto import AutoEditor
    from sidecar.editors.quick.editor import QuickEditor


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

"""An editor that is still being loaded: parsers and model clients would slow every start down."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from sidecar.editors.base import EditEvent, Editor, EditRequest


class LateEditor:
    """Stands for the editor that a task loads; the first request waits for it.

    Args:
        loading: The task; what it raises, every edit raises.
    """

    name = "auto"

    def __init__(self, loading: asyncio.Task[Editor]) -> None:
        self._loading = loading

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """Stream the events of one edit."""
        editor = await asyncio.shield(self._loading)  # a cancelled edit must not end the loading
        async with aclosing(editor.edit(request)) as events:
            async for event in events:
                yield event

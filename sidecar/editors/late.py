"""An editor that is loaded when it is first needed: parsers and model clients would slow every start down."""

import threading
from collections.abc import AsyncIterator, Callable

from sidecar.editors.base import EditEvent, Editor, EditRequest


class LateEditor:
    """Stands for the editor that `load` makes; `load` runs once."""

    name = "auto"

    def __init__(self, load: Callable[[], Editor]) -> None:
        self._load = load
        self._editor: Editor | None = None
        self._once = threading.Lock()

    def warm_up(self) -> Editor:
        """Load it now, e.g. in a thread right after the start."""
        with self._once:
            if self._editor is None:
                self._editor = self._load()
            return self._editor

    def edit(self, request: EditRequest) -> AsyncIterator[EditEvent]:
        """Stream the events of one edit."""
        return self.warm_up().edit(request)

"""The smallest editor that keeps the contract: it replaces what its script says, and refuses everything else.

A pattern for a new editor, and a stand-in where a test needs a model that costs nothing.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from pathlib import PurePosixPath

from sidecar.editors.base import Done, EditEvent, EditRequest, Status, TextDelta, UsageReport
from sidecar.errors import CannotDo
from sidecar.models import Usage


class ScriptedEditor:
    """The editor `scripted`.

    Args:
        replacements: By prompt, what is replaced by what, wherever it stands first in the file set.
        creations: By prompt, the name and content of a file that is made in the component's folder.
    """

    name = "scripted"

    def __init__(
        self, replacements: Mapping[str, tuple[str, str]], creations: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        self._replacements = replacements
        self._creations = creations or {}

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """Stream the events of one edit. Raises `CannotDo` (`not_in_script`) for prompts that the script doesn't have."""
        yield Status("thinking")
        await asyncio.sleep(0)  # where a real one waits for its model
        if request.mode == "plan":
            yield TextDelta("I would do just that.")
            yield Done({}, "I would do just that.", self.name)
            return
        files = self._changed(request)
        yield TextDelta("I do ")
        yield TextDelta("just that.")
        yield UsageReport(Usage(input_tokens=len(request.prompt), output_tokens=1))
        yield Done(files, "I do just that.", self.name)

    def _changed(self, request: EditRequest) -> dict[str, str]:
        if request.prompt in self._replacements:
            old, new = self._replacements[request.prompt]
            path = next(path for path, text in request.files.items() if old in text)
            return {path: request.files[path].replace(old, new, 1)}
        if request.prompt in self._creations and request.may_create:
            name, content = self._creations[request.prompt]
            return {str(PurePosixPath(request.component_path).with_name(name)): content}
        raise CannotDo("The script doesn't have this prompt.", "not_in_script")

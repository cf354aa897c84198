"""What an AI session's turn left becomes a version: checked, committed, written, confirmed, as any other change."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from sidecar.errors import CannotDo, Conflict
from sidecar.hub import Hub
from sidecar.journeys.applying import Applying
from sidecar.journeys.asked import Attempt, Edited, Prompt
from sidecar.journeys.change import Contents
from sidecar.journeys.editing import Editing
from sidecar.journeys.journey import Journey
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.prompting import changed
from sidecar.journeys.rebasing import rebased
from sidecar.journeys.recovery import Recovery
from sidecar.sessions.service import SessionService
from sidecar.workspace.base import Resolved
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import SCRIPTS, extension
from sidecar.workspace.stories import is_stories_file

_COMPONENTS = SCRIPTS | {"vue", "svelte"}


class ProjectWriting:
    """Writes sets of files of one component or of several.

    Args:
        settle: Awaited first: what is only shown is nothing that a change may build on.
    """

    def __init__(
        self,
        *,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        editing: Editing,
        applying: Applying,
        locks: FileLocks,
        recovery: Recovery,
        hub: Hub,
        settle: Callable[[], Awaitable[object]],
    ) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._editing = editing
        self._applying = applying
        self._locks = locks
        self._recovery = recovery
        self._hub = hub
        self.settle = settle

    async def write(
        self, journey: Journey, title: str, edited: Edited, base: Contents, preferred: str | None = None
    ) -> dict[str, Any]:
        """Make the files of `edited` a version of a component's session, and give what is to be told of it.

        Args:
            journey: Whom to tell.
            title: What the history calls it.
            edited: The new texts, with what they cost.
            base: What the files were when they were changed, None for those that weren't there.
            preferred: The component whose history gets it, if it is one of several.

        Raises:
            Refused, TooLarge: By the policy.
            CannotDo: `syntax_error`, `file_exists`, `already_so`.
            Conflict: `external_edit`: a person changed the same lines meanwhile; nothing was written.
        """
        await self.settle()
        wanted = {self._policy.writable(path): text for path, text in edited.done.files.items()}
        main = component_of(wanted, preferred)
        resolved = await self._resolved(main, wanted)
        async with self._locks.hold(resolved.files, journey.waits):
            session = await self._recovery.settled((await self._sessions.open(main)).session)
            before = read_all(self._policy, resolved.files)
            prompt = Prompt(title, resolved, session.session_id, None, "instant")
            after = self._editing.checked(prompt, before, await self._on_disk(wanted, base, before))
            session = await self._sessions.ensure_base(session, before)
            made = await self._applying.apply(journey, session, prompt, Attempt(title, edited, before, after))
            session = await self._sessions.get(session.session_id)
        told = {
            "sessionId": session.session_id,
            "componentPath": main,
            "files": sorted(after),
            "currentVersion": session.current_version_id,
            "canUndo": await self._sessions.can_undo(session),
            **changed(made, None),
        }
        self._hub.publish(
            "session",
            sessionId=session.session_id,
            componentPath=main,
            requestId=journey.request_id,
            kind=journey.kind,
            prompt=journey.prompt,
        )
        return told

    async def _resolved(self, main: str, wanted: Mapping[str, str]) -> Resolved:
        """The main component with all files that are to be written."""
        if (self._policy.root / main).is_file():
            found = await self._components.of_path(main)
            return Resolved(main, (main,), tuple(dict.fromkeys((*found.files, *wanted))), found.story)
        return Resolved(main, (main,), tuple(dict.fromkeys((main, *wanted))))

    @staticmethod
    async def _on_disk(wanted: Mapping[str, str], base: Contents, disk: Contents) -> Mapping[str, str]:
        """The wanted texts on top of what a person has changed meanwhile."""
        for path in wanted:
            if base.get(path) is None and disk.get(path) is not None:
                message = f"There is a file {path} already, which the change doesn't know. Nothing was written."
                raise CannotDo(message, "file_exists", {"path": path})
        found = await rebased(wanted, base, disk)
        if found.files is None:
            names = ", ".join(found.conflicts)
            message = f"{names} was changed meanwhile at the same place. Nothing was written; ask again."
            raise Conflict(message, "external_edit", {"paths": list(found.conflicts)})
        return found.files


def component_of(files: Mapping[str, str], preferred: str | None = None) -> str:
    """The file whose history a change goes to: the preferred one, else a component, one with stories first."""
    if preferred is not None and preferred in files:
        return preferred
    stories = {PurePosixPath(path).name.partition(".")[0] for path in files if is_stories_file(path)}
    components = [path for path in files if extension(path) in _COMPONENTS and not is_stories_file(path)]
    with_stories = [path for path in components if PurePosixPath(path).name.partition(".")[0] in stories]
    return min(with_stories) if with_stories else min(components) if components else preferred or min(files)

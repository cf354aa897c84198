"""The first half of a prompt's journey: understand → edit → check. `Changer` does the rest."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sidecar.editors.base import CssTarget, Done, Editor, EditRequest, Status, TextDelta, UsageReport
from sidecar.errors import CannotDo, Conflict, SidestoryError
from sidecar.journeys.affects import affected
from sidecar.journeys.change import Changer, Contents, kept_as_far_as_it_goes, next_start_decides
from sidecar.journeys.journey import Journey
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.models import Element, Session, Turn, Usage, Version
from sidecar.sessions.diffs import file_diffs
from sidecar.sessions.service import SessionService
from sidecar.workspace.base import Resolved
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import decode, encode


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person asked for."""

    text: str
    resolved: Resolved
    session_id: str | None
    element: Element | None
    mode: Literal["instant", "plan"]


@dataclass(frozen=True, slots=True)
class Edited:
    """What an editor made of a prompt."""

    done: Done
    usage: Usage | None
    milliseconds: float


class Prompting:
    """Takes a prompt to a new version with a receipt."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        editor: Editor,
        changer: Changer,
        locks: FileLocks,
        late: LateErrors,
        recovery: Recovery,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._editor = editor
        self._changer = changer
        self._locks = locks
        self._late = late
        self._recovery = recovery
        self._now = now

    async def run(self, journey: Journey, prompt: Prompt) -> Mapping[str, Any]:
        """The whole journey; its answer is that of `POST /__ai-iterate`. Raises what any stage raises."""
        async with self._locks.hold(prompt.resolved.files, journey.waits):
            return await self._run(journey, prompt)

    async def _run(self, journey: Journey, prompt: Prompt) -> Mapping[str, Any]:
        journey.stage("reading")
        opened = await self._sessions.open(prompt.resolved.component_path, prompt.session_id)
        session = await self._recovery.settled(opened.session)
        journey.resumed = opened.resumed
        journey.session_id = session.session_id
        before = read_all(self._policy, prompt.resolved.files)
        session = await self._sessions.ensure_base(session, before)
        try:
            edited = await self._edit(journey, session, prompt, before)
            after = self._checked(prompt, before, edited.done)
        except SidestoryError as error:
            turn = self._turn(session, prompt, error.message, error=error.message, usage=journey.usage)
            await self._sessions.add_turn(session, turn)
            raise
        except asyncio.CancelledError:
            turn = self._turn(session, prompt, "Cancelled.", error="Cancelled.", usage=journey.usage)
            await asyncio.shield(self._sessions.add_turn(session, turn))
            raise
        if prompt.mode == "plan":
            turn = self._turn(session, prompt, edited.done.message, edited=edited)
            session = await self._sessions.add_turn(session, turn)
            return await self._answer(journey, session, edited)
        return await self._change(journey, session=session, prompt=prompt, edited=edited, before=before, after=after)

    async def _edit(self, journey: Journey, session: Session, prompt: Prompt, before: Contents) -> Edited:
        files = {path: decode(data)[0] for path, data in before.items() if data is not None}
        request = EditRequest(
            prompt=prompt.text,
            component_path=prompt.resolved.component_path,
            files=files,
            element=prompt.element,
            story_id=prompt.resolved.story.id if prompt.resolved.story else None,
            history=await self._sessions.conversation(session),
            design_system=self._components.design_system(),
            reference=self._components.reference_stylesheets(prompt.resolved),
            mode=prompt.mode,
        )
        began = time.perf_counter()
        done, usage = None, None
        # Closed at once when this journey is cancelled, so that the model stops being paid for.
        async with aclosing(self._editor.edit(request)) as events:
            async for event in events:
                match event:
                    case TextDelta(text):
                        journey.tell("delta", text=text)
                    case Status(stage, detail):
                        journey.stage(stage, detail)
                    case UsageReport(counted):
                        usage = counted
                        journey.usage = counted
                    case Done():
                        done = event
        if done is None:
            raise RuntimeError("an editor ended without its last event")
        return Edited(done, usage, round((time.perf_counter() - began) * 1_000, 1))

    def _checked(self, prompt: Prompt, before: Contents, done: Done) -> dict[str, bytes]:
        """The bytes of what changes, after policy and syntax: nothing that would break a file goes further."""
        from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

        after: dict[str, bytes] = {}
        for path, changed in done.files.items():
            writable = self._policy.writable(path, within=prompt.resolved.files)
            old = before[writable]
            old_text, style = decode(old or b"")
            problems = new_errors(writable, old_text, changed)
            if problems:
                first = problems[0]
                raise CannotDo(
                    f"The edit would break {writable} at line {first.line}: {first.message}. Nothing was written.",
                    "syntax_error",
                    {"path": writable, "line": first.line, "column": first.column},
                )
            new = encode(changed, style)
            self._policy.admit(writable, old, new)
            if new != old:
                after[writable] = new
        if not after and prompt.mode == "instant":
            raise CannotDo("That would change nothing: it is like this already.", "already_so")
        return after

    async def _change(
        self,
        journey: Journey,
        *,
        session: Session,
        prompt: Prompt,
        edited: Edited,
        before: Contents,
        after: Mapping[str, bytes],
    ) -> Mapping[str, Any]:
        head = session.current_version_id
        old = {path: before[path] for path in after}
        affects = await affected(self._components, self._policy, prompt.resolved, targets(edited.done, after))
        journey.point_of_no_return()  # a pending version must be settled, so that there is no cancel after it
        session, version = await self._sessions.commit_version(
            session, parent=head, files=after, prompt=prompt.text, origin="prompt"
        )
        journey.tell(
            "version",
            versionId=version.version_id,
            editor=edited.done.editor,
            diff=[diff.wire() for diff in file_diffs(old, after)],
            affects=affects,
        )

        async def moved() -> None:
            nonlocal session
            session, _ = await self._sessions.settle(session, version.version_id, "applied", head=version.version_id)

        async def leaving() -> None:
            nonlocal session
            session = await self._sessions.begin_move(session, head)

        try:
            outcome = await self._changer.write(journey, old, after, moved, leaving)
        except SidestoryError as error:
            await self._refused(session, prompt, edited, version, error)
            raise
        except BaseException as error:  # a defect, or given up in time: no later change may wait for this one
            if session.pending_version_id is None:  # ended while the browser was waited for
                turn = self._turn(session, prompt, edited.done.message, edited=edited, version=version, parent=head)
                await asyncio.shield(self._sessions.add_turn(session, turn))
            elif not next_start_decides(journey, error):
                await asyncio.shield(self._sessions.settle(session, version.version_id, "failed"))
            raise
        state: Literal["applied", "failed"] = "failed" if outcome.rolled_back else "applied"
        message = edited.done.message
        error_text = outcome.receipt.error.message if outcome.receipt.error else None
        turn = self._turn(session, prompt, message, edited=edited, version=version, error=error_text, parent=head)
        with kept_as_far_as_it_goes(outcome):
            session, version = await self._sessions.settle(
                session,
                version.version_id,
                state,
                head=head if outcome.rolled_back else version.version_id,
                receipt=outcome.receipt,
                turn=turn,
            )
        self._late.keep(session.session_id, version.version_id, outcome.receipt)
        made = {
            "versionId": version.version_id,
            "rolledBack": outcome.rolled_back,
            "message": "Rolled back" if outcome.rolled_back else "Component updated",
            "diff": [diff.wire() for diff in file_diffs(old, after)],
            "affects": affects,
            "receipt": outcome.receipt.wire(),
        }
        return await self._answer(journey, session, edited) | made

    async def _refused(
        self, session: Session, prompt: Prompt, edited: Edited, version: Version, error: SidestoryError
    ) -> None:
        """The write did not happen. The answer stays as a failed version, a person's edit becomes one of its own."""
        turn = self._turn(session, prompt, edited.done.message, edited=edited, version=version, error=error.message)
        session, _ = await self._sessions.settle(session, version.version_id, "failed", turn=turn)
        if isinstance(error, Conflict):
            await self._sessions.ensure_base(session, read_all(self._policy, prompt.resolved.files))

    async def _answer(self, journey: Journey, session: Session, edited: Edited) -> dict[str, Any]:
        """What an answer says of any prompt; what a change adds stands in `_change`."""
        return {
            "success": True,
            "resumed": journey.resumed,
            "sessionId": session.session_id,
            "currentVersion": session.current_version_id,
            "rolledBack": False,
            "message": "Answered",
            "summary": edited.done.message,
            "editor": edited.done.editor,
            "durationMs": edited.milliseconds,
            "diff": [],
            "affects": [],
            "usage": edited.usage.wire() if edited.usage else None,
            "canUndo": await self._sessions.can_undo(session),
            "canRedo": await self._sessions.can_redo(session),
        }

    def _turn(
        self,
        session: Session,
        prompt: Prompt,
        answer: str,
        *,
        edited: Edited | None = None,
        version: Version | None = None,
        error: str | None = None,
        usage: Usage | None = None,
        parent: int | None = None,
    ) -> Turn:
        """A turn; `parent` is the version that it was said about, by default the head."""
        turn = Turn(
            timestamp=self._now(),
            user_prompt=prompt.text,
            ai_response=answer,
            success=error is None,
            error=error,
            parent_version_id=parent or session.current_version_id or None,
            version_id=version.version_id if version else None,
            usage=usage,
        )
        if edited is None:
            return turn
        return turn.model_copy(update={"editor": edited.done.editor, "usage": edited.usage})


def targets(done: Done, after: Mapping[str, bytes]) -> list[CssTarget]:
    """The rules that an edit reaches others through: those it names, else every stylesheet that it changes."""
    return list(done.targets) or [CssTarget(path, "") for path in after if path.endswith(".css")]


def localised(element: Element, to_project: Callable[[str], str | None]) -> Element:
    """The page's description with the files of its rules as project paths; rules of other files are left out."""
    rules = [
        rule.model_copy(update={"file": path})
        for rule in element.rules
        if rule.file is not None and (path := to_project(rule.file)) is not None
    ]
    return element.model_copy(update={"rules": rules})

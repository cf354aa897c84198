"""Asks an editor, and checks its answer: nothing that would break a file, or a rule, goes further."""

import time
from collections.abc import Mapping
from contextlib import aclosing

from sidecar.editors.base import Done, Editor, EditRequest, Failure, Status, TextDelta, UsageReport
from sidecar.errors import CannotDo
from sidecar.journeys.asked import Edited, Prompt
from sidecar.journeys.change import Contents
from sidecar.journeys.journey import Journey
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import decode, encode


class Editing:
    """From a prompt to new contents for files, in memory."""

    def __init__(self, *, sessions: SessionService, components: Components, policy: PathPolicy, editor: Editor) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._editor = editor

    async def ask(
        self, journey: Journey, session: Session, prompt: Prompt, files: Contents, failure: Failure | None = None
    ) -> Edited:
        """The editor's answer about `files`; with a `failure`, its correction of what it made of them before.

        The journey is told of its stages and text, and counts the tokens, also of an answer that fails.
        """
        request = EditRequest(
            prompt=prompt.text,
            component_path=prompt.resolved.component_path,
            files={path: decode(data)[0] for path, data in files.items() if data is not None},
            element=prompt.element,
            story_id=prompt.resolved.story.id if prompt.resolved.story else None,
            history=await self._sessions.conversation(session),
            design_system=self._components.design_system(),
            reference=self._components.reference_stylesheets(prompt.resolved),
            mode=prompt.mode,
            failure=failure,
        )
        began = time.perf_counter()
        spent = journey.usage
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
                        journey.usage = counted if spent is None else spent + counted
                    case Done():
                        done = event
        if done is None:
            raise RuntimeError("an editor ended without its last event")
        return Edited(done, usage, round((time.perf_counter() - began) * 1_000, 1))

    def checked(self, prompt: Prompt, before: Contents, files: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of what changes, after policy and syntax.

        Raises:
            CannotDo: `syntax_error`, or `already_so` when a change was asked for and there is none.
            Refused, TooLarge: By the policy.
        """
        from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

        after: dict[str, bytes] = {}
        for path, changed in files.items():
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

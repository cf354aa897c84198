"""Asks an editor, and checks its answer: nothing that would break a file, or a rule, goes further."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import replace

from sidecar.context.window import window
from sidecar.editors.base import Done, Editor, EditRequest, Failure, Masked, Status, TextDelta, UsageReport
from sidecar.editors.creation import asks_for_files, place_of_new
from sidecar.errors import CannotDo
from sidecar.journeys.asked import Edited, Prompt
from sidecar.journeys.change import Contents
from sidecar.journeys.journey import Journey
from sidecar.journeys.spending import Spending
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import decode, encode


class Editing:
    """From a prompt to new contents for files, in memory."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        editor: Editor,
        spending: Spending,
    ) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._editor = editor
        self._spending = spending

    async def ask(
        self, journey: Journey, session: Session, prompt: Prompt, files: Contents, failure: Failure | None = None
    ) -> Edited:
        """The editor's answer about `files`; with a `failure`, its correction of what it made of them before.

        The journey is told of its stages and text, and counts the tokens, also of an answer that fails.
        """
        journey.asks()
        told = window(await self._sessions.remembered(session))
        request = replace(
            plain_request(prompt, files, self._components),
            history=told.whole,
            earlier=told.earlier,
            failure=failure,
            no_model=await self._spending.refusal(session),
        )
        began = time.perf_counter()
        try:
            done, masked = await self._events(journey, request)
        finally:
            usage = journey.last_usage
            if usage is not None:
                await asyncio.shield(self._spending.add(usage))
        took = round((time.perf_counter() - began) * 1_000, 1)
        return Edited(done, usage, took, self._spending.cost(usage), masked)

    async def _events(self, journey: Journey, request: EditRequest) -> tuple[Done, int]:
        """The end of an edit, and how many secrets were masked for it."""
        spent = journey.usage
        done, masked = None, 0
        # Closed at once when this journey is cancelled, so that the model stops being paid for.
        async with aclosing(self._editor.edit(request)) as events:
            async for event in events:
                match event:
                    case TextDelta(text):
                        journey.tell("delta", text=text)
                    case Status(stage, detail):
                        journey.stage(stage, detail)
                    case Masked(masked):
                        journey.tell("masked", count=masked)
                    case UsageReport(counted):
                        journey.last_usage = counted
                        journey.usage = counted if spent is None else spent + counted
                    case Done():
                        done = event
        if done is None:
            raise RuntimeError("an editor ended without its last event")
        return done, masked

    def checked(self, prompt: Prompt, before: Contents, files: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of what changes, after policy and syntax; new files, which `before` doesn't have, included.

        Raises:
            CannotDo: `syntax_error`; `file_exists` for a new file that is there already; `already_so` when a change was
                asked for and there is none.
            Refused, TooLarge: By the policy.
        """
        from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

        after: dict[str, bytes] = {}
        for path, changed in files.items():
            writable = self._writable(prompt, before, path)
            old = before.get(writable)
            old_text, style = decode(old or b"")
            problems = new_errors(writable, None if old is None else old_text, changed)
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

    def _writable(self, prompt: Prompt, before: Contents, path: str) -> str:
        """The canonical path of a file that a prompt may change, or make where it asks for one."""
        if prompt.only is not None:
            return self._policy.writable(path, within=prompt.only)
        if path in before or not asks_for_files(prompt.text):
            return self._policy.writable(path, within=before.keys())
        new = self._policy.writable(path)
        if place_of_new(new, prompt.resolved.component_path) != new:
            return self._policy.writable(path, within=before.keys())
        if read_all(self._policy, [new])[new] is not None:
            message = f"There is a file {new} already, which isn't one of this component's. Nothing was written."
            raise CannotDo(message, "file_exists", {"path": new})
        return new


def plain_request(prompt: Prompt, files: Contents, components: Components) -> EditRequest:
    """What an editor is asked about a prompt, without the conversation."""
    meaning = prompt.meaning
    return EditRequest(
        prompt=prompt.text,
        component_path=prompt.resolved.component_path,
        files={path: decode(data)[0] for path, data in files.items() if data is not None},
        element=prompt.element,
        story_id=prompt.resolved.story.id if prompt.resolved.story else None,
        design_system=components.design_system(),
        reference=components.reference_stylesheets(prompt.resolved),
        mode="plan" if prompt.mode == "plan" else "instant",
        may_create=prompt.mode == "instant" and (prompt.only is not None or asks_for_files(prompt.text)),
        steps=meaning.steps if meaning else (),
        as_said=meaning.as_said if meaning else True,
        references=meaning.references if meaning else (),
        plan=prompt.plan,
    )

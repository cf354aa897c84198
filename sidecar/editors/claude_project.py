"""The editor `claude` for whole projects: the Messages API, with the conversation that was kept.

The transcript only grows, so that the prompt cache reads all of it: a file's text is sent when it differs from what the
conversation has, which after a change of Claude's own is what that change left.
"""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, cast
from uuid import UUID

from sidecar.editors.base import Masked, Status, UsageReport
from sidecar.editors.claude import ClaudeEditor, Parts, default_message, only_words
from sidecar.editors.claude_answers import Changes, Question, Words
from sidecar.editors.masking import Masks, masks_for, placeholders_in
from sidecar.editors.turns import Memory, Said, SessionLost, TurnDone, TurnEvent, TurnRequest
from sidecar.errors import CannotDo, SidestoryError

if TYPE_CHECKING:  # Jinja and the SDK: only when a turn needs them
    from anthropic.types import MessageParam

    from sidecar.editors.claude_stream import Meter

_LONGEST = 600_000  # characters of a transcript: what a model's window takes, with room for an answer


class ClaudeProjectEditor:
    """Remembers nothing itself: its `Memory` has the whole transcript.

    Args:
        claude: Its client, key and masks are used; whoever opened it closes it.
        new_id: Makes the ids of AI sessions.
    """

    name = "claude"

    def __init__(self, claude: ClaudeEditor, new_id: Callable[[], UUID] = uuid.uuid4) -> None:
        self._claude = claude
        self._new_id = new_id

    async def turn(self, request: TurnRequest) -> AsyncGenerator[TurnEvent]:
        """Stream the events of one turn; see `ProjectEditor`. A conversation that is too long for a model is lost."""
        if request.memory and sum(len(said.text) for said in request.memory.transcript) > _LONGEST:
            raise SessionLost("it has become too long")
        yield Status("thinking")
        parts = await self._claude.parts()
        meter = parts.meter()
        texts = [request.prompt, request.design_system, *request.files.values()]
        masks = await asyncio.to_thread(masks_for, texts, parts.secrets_in, self._claude.mask_key, self._claude.known)
        if hidden := placeholders_in(masks.hide(text) for text in texts):
            yield Masked(hidden)
        try:
            async with aclosing(_Turn(request, masks, parts, self._new_id).events(meter)) as events:
                async for event in events:
                    yield event
        except SidestoryError:
            yield UsageReport(meter.total)
            raise


class _Turn:
    """One turn on its way; everything in it is masked but what it ends with."""

    def __init__(self, request: TurnRequest, masks: Masks, parts: Parts, new_id: Callable[[], UUID]) -> None:
        from sidecar.editors.project_prompt import ProjectPrompts  # noqa: PLC0415  loads Jinja

        self._request = replace(
            request, prompt=masks.hide(request.prompt), design_system=masks.hide(request.design_system)
        )
        self._masks = masks
        self._parts = parts
        self._prompts: ProjectPrompts = ProjectPrompts(parts.templates)
        self._files = {path: masks.hide(text) for path, text in request.files.items()}
        self._refused: SidestoryError | None = None
        self._asked = ""
        self._memory = request.memory or Memory(str(new_id()))

    async def events(self, meter: "Meter") -> AsyncGenerator[TurnEvent]:
        question = self._question()
        answers = self._parts.answers(meter)
        if not self._request.writes:
            async with aclosing(answers.words(question)) as words:
                async for heard in words:
                    yield self._done({}, heard.text, heard.text) if isinstance(heard, Words) else heard
            return
        try:
            async with aclosing(answers.changes(question)) as changes:
                async for event in changes:
                    yield self._changed(event) if isinstance(event, Changes) else event
        except CannotDo as error:
            raise self._refused or error from error

    def _question(self) -> Question:
        memory = self._memory
        known = [cast("MessageParam", {"role": said.role, "content": said.text}) for said in memory.transcript]
        news = {path: text for path, text in self._files.items() if memory.shown.get(path) != digest(text)}
        self._asked = self._prompts.turn(self._request, news)
        return Question(
            self._prompts.system(self._request),
            [*known, {"role": "user", "content": self._asked}],
            self._files,
            self._place,
            lambda refusals: self._prompts.correction(refusals, list(self._files)),
            grows=True,
        )

    def _place(self, name: str) -> str | None:
        """Where a file that an answer makes goes, None when it may not: Claude may correct itself then."""
        try:
            return self._request.may_write(name)
        except SidestoryError as error:
            self._refused = error
            return None

    def _changed(self, changes: Changes) -> TurnDone:
        if not changes.files:
            raise only_words(changes.prose)
        message = changes.prose or default_message(changes.files)
        return self._done(dict(changes.files), message, changes.raw)

    def _done(self, files: dict[str, str], message: str, raw: str) -> TurnDone:
        memory = self._memory
        transcript = [*memory.transcript, Said(role="user", text=self._asked), Said(role="assistant", text=raw)]
        shown = dict(memory.shown) | {path: digest(text) for path, text in {**self._files, **files}.items()}
        revealed = {path: self._masks.reveal(text) for path, text in files.items()}
        return TurnDone(Memory(memory.session_id, transcript, shown), revealed, message)


def digest(text: str) -> str:
    """What names a text in `Memory.shown`."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()

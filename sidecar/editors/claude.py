"""Free-form edits by Claude: SEARCH/REPLACE blocks over the component's files, checked before anything is written."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sidecar.editors.base import Done, EditEvent, EditRequest, Masked, Status, TextDelta, UsageReport
from sidecar.editors.creation import place_of_new
from sidecar.editors.masking import Masks, hidden_in, masked
from sidecar.edits.blocks import Answer, AnswerReader
from sidecar.edits.refusals import EditMismatch, Refusal, explain
from sidecar.errors import CannotDo, SidestoryError, UpstreamFailed
from sidecar.resources import templates_dir

if TYPE_CHECKING:  # they load the SDK, the parsers and Jinja: only when an edit needs them, see `warm_up`
    from anthropic.types import MessageParam, TextBlockParam

    from sidecar.editors.claude_stream import ClaudeStream, Meter
    from sidecar.editors.prompt import Prompts

_ATTEMPTS = 3  # the answer, and two corrections
_NO_KEY = "no-key"  # what a compatible server without keys gets


@dataclass(frozen=True, slots=True)
class _Parts:
    """What an edit works with, loaded once."""

    stream: "ClaudeStream"
    prompts: "Prompts"
    outcome: Callable[[Mapping[str, str], Answer, Callable[[str], str | None]], dict[str, str]]
    secrets_in: Callable[[str], Iterable[str]]
    meter: "type[Meter]"


class ClaudeEditor:
    """The editor `claude`; an async context manager, because it keeps connections.

    Args:
        api_key: The key. None is allowed with a base URL: compatible servers often need none.
        base_url: A server of the Messages API other than Anthropic's.
        model: The model's name.
        max_tokens: The longest answer, in tokens.
        connect_seconds: How long a connection may take.
        silence_seconds: How long the server may send nothing at all.
        answer_seconds: How long one answer may take in all.
        templates: The folder with `prompts/`; by default the one that comes with Sidestory.
        sleep: Waits before a second attempt.
    """

    name = "claude"

    def __init__(
        self,
        *,
        api_key: str | None,
        base_url: str | None,
        model: str,
        max_tokens: int = 16_000,
        connect_seconds: float = 5.0,
        silence_seconds: float = 120.0,
        answer_seconds: float = 600.0,
        templates: Path | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        if not api_key and not base_url:
            raise ValueError("Claude needs a key or a base URL.")
        self._api_key = (api_key or _NO_KEY).strip()
        self._base_url = base_url
        self._model = model
        self._max_tokens = max_tokens
        self._connect_seconds = connect_seconds
        self._silence_seconds = silence_seconds
        self._answer_seconds = answer_seconds
        self._templates = templates or templates_dir()
        self._sleep = sleep
        self._mask_key = secrets.token_bytes(32)
        self._loading = asyncio.Lock()
        self._parts: _Parts | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections; the editor may be used again."""
        parts, self._parts = self._parts, None
        if parts is not None:
            await parts.stream.close()

    async def warm_up(self) -> None:
        """Load what an edit needs (the SDK takes about a second) in a thread, so that the first edit needn't wait.

        Raises:
            UpstreamFailed: The base URL is none.
        """
        await self._load()

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent, None]:
        """Stream the events of one edit.

        Text is prose only; code blocks are held back. After `Status("retrying")` no text follows: the correction is
        not for people. Secrets are masked before anything is sent (`Masked` tells how many), and are in the files of
        `Done` again.

        Raises:
            CannotDo: `no_edit` when Claude only answered (the answer is the message and `details["answer"]`),
                `edit_did_not_apply` when its change didn't fit the files three times.
            UpstreamFailed: The API failed; `code` says how (see `claude_errors`).
        """
        yield Status("thinking")
        if not (self._api_key.isascii() and self._api_key.isprintable()):
            # The transport would refuse it too, with a message that quotes it.
            raise UpstreamFailed(
                "ANTHROPIC_API_KEY has characters that no key has: set it again.", "model_unauthorized"
            )
        parts = await self._load()
        meter = parts.meter()
        known = [self._api_key] if self._api_key != _NO_KEY else []
        request, masks = await asyncio.to_thread(masked, request, parts.secrets_in, self._mask_key, known)
        if hidden := hidden_in(request):
            yield Masked(hidden)
        talks = request.mode == "plan"
        events = self._talk(parts, request, meter) if talks else self._change(parts, request, masks, meter)
        try:
            async with aclosing(events):
                async for event in events:
                    yield event
        except SidestoryError:
            yield UsageReport(meter.total)
            raise

    async def _talk(self, parts: _Parts, request: EditRequest, meter: "Meter") -> AsyncGenerator[EditEvent, None]:
        heard: list[str] = []
        answer = self._heard(parts, parts.prompts.system(request), parts.prompts.messages(request), meter, heard)
        async with aclosing(answer):
            async for piece in answer:
                yield TextDelta(piece) if isinstance(piece, str) else piece
        message = "".join(heard).strip()
        if not message:
            raise _empty()
        yield UsageReport(meter.total)
        yield Done({}, message, self.name)

    async def _change(
        self, parts: _Parts, request: EditRequest, masks: Masks, meter: "Meter"
    ) -> AsyncGenerator[EditEvent, None]:
        system, messages = parts.prompts.system(request), parts.prompts.messages(request)
        said = ""

        def place(name: str) -> str | None:
            return place_of_new(name, request.component_path) if request.may_create else None

        for attempt in range(1, _ATTEMPTS + 1):
            reader, heard = AnswerReader(request.files), list[str]()
            async with aclosing(self._heard(parts, system, messages, meter, heard)) as answer:
                async for piece in answer:
                    if not isinstance(piece, str):
                        yield piece
                        continue
                    was_editing = reader.editing
                    prose = reader.feed(piece)
                    if prose and attempt == 1:
                        yield TextDelta(prose)
                    if reader.editing and not was_editing:
                        yield Status("editing")
            yield Status("checking")
            try:
                files = parts.outcome(request.files, reader.finish(), place)
            except EditMismatch as mismatch:
                said = said or reader.prose
                if attempt == _ATTEMPTS:
                    raise _did_not_apply(mismatch.refusals, reader.prose or said) from mismatch
                yield UsageReport(meter.total)
                yield Status("retrying", f"{explain(mismatch.refusals[0]).capitalize()}. Asking Claude to correct it.")
                correction = parts.prompts.retry(mismatch.refusals, request)
                messages = [
                    *messages,
                    {"role": "assistant", "content": "".join(heard)},
                    {"role": "user", "content": correction},
                ]
                continue
            if not files:
                raise _only_words(reader.prose)
            files = {path: masks.reveal(text) for path, text in files.items()}
            yield UsageReport(meter.total)
            yield Done(files, said or reader.prose or _default_message(files), self.name)
            return

    async def _heard(
        self,
        parts: _Parts,
        system: "list[TextBlockParam]",
        messages: "list[MessageParam]",
        meter: "Meter",
        heard: list[str],
    ) -> AsyncGenerator[str | Status | UsageReport, None]:
        """One answer's pieces, also collected in `heard`; a status when the server makes us wait.

        What was sent is reported with the first piece: whoever cancels then has paid for it.
        """
        async with aclosing(parts.stream.answer(system, messages, meter)) as pieces:
            async for piece in pieces:
                if isinstance(piece, str):
                    heard.append(piece)
                    yield piece
                    if len(heard) == 1:
                        yield UsageReport(meter.total)
                else:
                    yield Status("retrying", f"{piece.why} Trying again in {piece.seconds:.0f} s.")

    async def _load(self) -> _Parts:
        async with self._loading:
            if self._parts is None:
                self._parts = await asyncio.to_thread(self._import)
            return self._parts

    def _import(self) -> _Parts:
        # Here and not at the top: the SDK alone takes a second, and starting the sidecar must not wait for it.
        from sidecar.editors.claude_stream import DEFAULT_BASE_URL, ClaudeStream, Meter  # noqa: PLC0415
        from sidecar.editors.prompt import Prompts  # noqa: PLC0415
        from sidecar.editors.secrets import secrets_in  # noqa: PLC0415
        from sidecar.edits.outcome import outcome  # noqa: PLC0415

        stream = ClaudeStream(
            api_key=self._api_key,
            base_url=self._base_url or DEFAULT_BASE_URL,
            model=self._model,
            max_tokens=self._max_tokens,
            connect_seconds=self._connect_seconds,
            silence_seconds=self._silence_seconds,
            answer_seconds=self._answer_seconds,
            sleep=self._sleep,
        )
        return _Parts(stream, Prompts(self._templates), outcome, secrets_in, Meter)


def _only_words(prose: str) -> SidestoryError:
    return CannotDo(prose, "no_edit", {"answer": prose}) if prose else _empty()


def _empty() -> UpstreamFailed:
    return UpstreamFailed("Claude gave an empty answer. Nothing was changed; try again.", "model_empty_answer")


def _did_not_apply(refusals: "tuple[Refusal, ...]", answer: str) -> CannotDo:
    failures = [{"path": each.path, "reason": explain(each)} for each in refusals]
    sentence = f"Claude's change did not fit, corrected twice: {failures[0]['reason']}. Nothing was written."
    return CannotDo(sentence, "edit_did_not_apply", {"failures": failures, "answer": answer})


def _default_message(files: Mapping[str, str]) -> str:
    return f"Changed {', '.join(PurePosixPath(path).name for path in sorted(files))}."

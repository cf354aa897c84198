"""Free-form edits by Claude: SEARCH/REPLACE blocks over the component's files, checked before anything is written."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sidecar.editors.base import Done, EditEvent, EditRequest, Masked, Status, UsageReport
from sidecar.editors.claude_answers import Changes, ClaudeAnswers, Outcome, Question, Words, empty
from sidecar.editors.creation import place_of_new
from sidecar.editors.masking import Masks, hidden_in, masked
from sidecar.errors import CannotDo, SidestoryError, UpstreamFailed
from sidecar.resources import templates_dir

if TYPE_CHECKING:  # they load the SDK, the parsers and Jinja: only when an edit needs them, see `warm_up`
    from sidecar.editors.claude_stream import ClaudeStream, Meter
    from sidecar.editors.prompt import Prompts, Templates

_NO_KEY = "no-key"  # what a compatible server without keys gets


@dataclass(frozen=True, slots=True)
class Parts:
    """What an edit works with, loaded once."""

    stream: "ClaudeStream"
    templates: "Templates"
    prompts: "Prompts"
    outcome: Outcome
    secrets_in: Callable[[str], Iterable[str]]
    meter: "type[Meter]"

    def answers(self, meter: "Meter") -> ClaudeAnswers:
        """A reader of answers whose tokens `meter` counts."""
        return ClaudeAnswers(self.stream, meter, self.outcome)


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
        self.mask_key = secrets.token_bytes(32)
        self._loading = asyncio.Lock()
        self._parts: Parts | None = None

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
        parts = await self.parts()
        meter = parts.meter()
        request, masks = await asyncio.to_thread(masked, request, parts.secrets_in, self.mask_key, self.known)
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

    def _question(self, parts: Parts, request: EditRequest) -> Question:
        def place(name: str) -> str | None:
            return place_of_new(name, request.component_path) if request.may_create else None

        return Question(
            parts.prompts.system(request),
            parts.prompts.messages(request),
            request.files,
            place,
            lambda refusals: parts.prompts.retry(refusals, request),
        )

    async def _talk(self, parts: Parts, request: EditRequest, meter: "Meter") -> AsyncGenerator[EditEvent, None]:
        async with aclosing(parts.answers(meter).words(self._question(parts, request))) as events:
            async for event in events:
                yield Done({}, event.text, self.name) if isinstance(event, Words) else event

    async def _change(
        self, parts: Parts, request: EditRequest, masks: Masks, meter: "Meter"
    ) -> AsyncGenerator[EditEvent, None]:
        async with aclosing(parts.answers(meter).changes(self._question(parts, request))) as events:
            async for event in events:
                if not isinstance(event, Changes):
                    yield event
                    continue
                if not event.files:
                    raise only_words(event.prose)
                files = {path: masks.reveal(text) for path, text in event.files.items()}
                yield Done(files, event.prose or default_message(files), self.name)

    async def parts(self) -> Parts:
        """What an edit works with, loaded by now.

        Raises:
            UpstreamFailed: The base URL is none, or the key can't be one.
        """
        if not (self._api_key.isascii() and self._api_key.isprintable()):
            # The transport would refuse it too, with a message that quotes it.
            raise UpstreamFailed(
                "ANTHROPIC_API_KEY has characters that no key has: set it again.", "model_unauthorized"
            )
        return await self._load()

    @property
    def api_key(self) -> str:
        """The key; `no-key` for servers that need none."""
        return self._api_key

    @property
    def known(self) -> list[str]:
        """Secrets whatever they look like: the key."""
        return [self._api_key] if self._api_key != _NO_KEY else []

    async def _load(self) -> Parts:
        async with self._loading:
            if self._parts is None:
                self._parts = await asyncio.to_thread(self._import)
            return self._parts

    def _import(self) -> Parts:
        # Here and not at the top: the SDK alone takes a second, and starting the sidecar must not wait for it.
        from sidecar.editors.claude_stream import DEFAULT_BASE_URL, ClaudeStream, Meter  # noqa: PLC0415
        from sidecar.editors.prompt import Prompts, Templates  # noqa: PLC0415
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
        templates = Templates(self._templates)
        return Parts(stream, templates, Prompts(templates), outcome, secrets_in, Meter)


def only_words(prose: str) -> SidestoryError:
    """The error for an answer that changes nothing although a change was asked for."""
    return CannotDo(prose, "no_edit", {"answer": prose}) if prose else empty()


def default_message(files: Mapping[str, str]) -> str:
    """What is said of a change where Claude said nothing."""
    return f"Changed {', '.join(PurePosixPath(path).name for path in sorted(files))}."

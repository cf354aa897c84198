"""Asks the Messages API and gets checked changes out of its answers, with two corrections where they don't fit."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidecar.editors.base import Status, TextDelta, UsageReport
from sidecar.edits.blocks import Answer, AnswerReader
from sidecar.edits.refusals import EditMismatch, Refusal, explain
from sidecar.errors import CannotDo, UpstreamFailed

if TYPE_CHECKING:  # they load the SDK
    from anthropic.types import MessageParam, TextBlockParam

    from sidecar.editors.claude_stream import ClaudeStream, Meter

Heard = TextDelta | Status | UsageReport
Outcome = Callable[[Mapping[str, str], Answer, Callable[[str], str | None]], dict[str, str]]

_ATTEMPTS = 3  # the answer, and two corrections


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        system: What is the same in every turn.
        messages: The conversation, and the request as its last message.
        files: The texts that may change.
        place: The path of a file that an answer makes, by the name that it gives it; None: it may not.
        correction: What is answered to changes that don't fit.
        grows: Whether the next turn sends these very messages again.
    """

    system: "Sequence[TextBlockParam]"
    messages: "Sequence[MessageParam]"
    files: Mapping[str, str]
    place: Callable[[str], str | None]
    correction: Callable[[Sequence[Refusal]], str]
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """An answer that changes nothing, whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """An answer that fits: the new text of each file, none when it is only words; what was said of them; the raw answer."""

    files: Mapping[str, str]
    prose: str
    raw: str


class ClaudeAnswers:
    """Reads answers.

    Args:
        stream: Where they come from.
        meter: Counts their tokens.
        outcome: What an answer does to files, see `edits.outcome`, which loads the parsers.
    """

    def __init__(self, stream: "ClaudeStream", meter: "Meter", outcome: Outcome) -> None:
        self._stream = stream
        self._meter = meter
        self._outcome = outcome

    async def words(self, question: Question) -> AsyncGenerator[Heard | Words]:
        """An answer in words, which comes last as `Words`.

        Raises:
            UpstreamFailed: `model_empty_answer`, and what the API fails with.
        """
        heard: list[str] = []
        async with aclosing(self._heard(question, question.messages, heard)) as answer:
            async for piece in answer:
                yield TextDelta(piece) if isinstance(piece, str) else piece
        message = "".join(heard).strip()
        if not message:
            raise empty()
        yield UsageReport(self._meter.total)
        yield Words(message)

    async def changes(self, question: Question) -> AsyncGenerator[Heard | Changes]:
        """Changes that fit the files, which come last as `Changes`.

        Raises:
            CannotDo: `edit_did_not_apply`, when they didn't fit three times.
            UpstreamFailed: The API failed.
        """
        messages, said = question.messages, ""
        for attempt in range(1, _ATTEMPTS + 1):
            reader, heard = AnswerReader(question.files), list[str]()
            async with aclosing(self._heard(question, messages, heard)) as answer:
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
            raw = "".join(heard)
            try:
                files = self._outcome(question.files, reader.finish(), question.place)
            except EditMismatch as mismatch:
                said = said or reader.prose
                if attempt == _ATTEMPTS:
                    raise did_not_apply(mismatch.refusals, reader.prose or said) from mismatch
                yield UsageReport(self._meter.total)
                yield Status("retrying", f"{explain(mismatch.refusals[0]).capitalize()}. Asking Claude to correct it.")
                correction = question.correction(mismatch.refusals)
                messages = [*messages, {"role": "assistant", "content": raw}, {"role": "user", "content": correction}]
                continue
            yield UsageReport(self._meter.total)
            yield Changes(files, said or reader.prose, raw)
            return

    async def _heard(
        self, question: Question, messages: "Sequence[MessageParam]", heard: list[str]
    ) -> AsyncGenerator[str | Status | UsageReport, None]:
        """One answer's pieces, also collected in `heard`; a status when the server makes us wait.

        What was sent is reported with the first piece: whoever cancels then has paid for it.
        """
        pieces = self._stream.answer(question.system, messages, self._meter, grows=question.grows)
        async with aclosing(pieces):
            async for piece in pieces:
                if isinstance(piece, str):
                    heard.append(piece)
                    yield piece
                    if len(heard) == 1:
                        yield UsageReport(self._meter.total)
                else:
                    yield Status("retrying", f"{piece.why} Trying again in {piece.seconds:.0f} s.")


def empty() -> UpstreamFailed:
    """The error for an answer without a word."""
    return UpstreamFailed("Claude gave an empty answer. Nothing was changed; try again.", "model_empty_answer")


def did_not_apply(refusals: Sequence[Refusal], answer: str) -> CannotDo:
    """The error for changes that didn't fit three times."""
    failures = [{"path": each.path, "reason": explain(each)} for each in refusals]
    sentence = f"Claude's change did not fit, corrected twice: {failures[0]['reason']}. Nothing was written."
    return CannotDo(sentence, "edit_did_not_apply", {"failures": failures, "answer": answer})

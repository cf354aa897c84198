"""A prompt as it is understood: what is asked for, of which element, how surely. Pure, and without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sidecar.context.apposing import without_apposition
from sidecar.context.commands import Command, asked
from sidecar.context.elements import Elements, Part, Parts
from sidecar.context.focus import focus_of, picked_part
from sidecar.context.intent import Intent
from sidecar.context.likely import likely, remarks
from sidecar.context.naming import Names, names_of
from sidecar.context.pointing import begins_by_pointing, pointing
from sidecar.context.reading import Reading
from sidecar.context.sentences import parted
from sidecar.context.situation import Situation
from sidecar.context.spoken import Word, language, words
from sidecar.context.table_words import tabled

_LONGEST: Final = 2_000  # characters that are read word by word
_OPENING: Final = 400
_ASKED_FOR: Final = 0.6
_REMARKED: Final = 0.2  # how likely what stands before a question must be no request: “hold on”
_SUGGESTS: Final = re.compile(
    r"^(?:(?:and|or|so|then|und|oder|dann) )?(?:perhaps|maybe|vielleicht)\b|\b(?:perhaps|maybe|vielleicht)\s?\?$",
    re.IGNORECASE,
)
_EXPLAIN: Final = re.compile(
    r"(?:explain|erklaere?)(?: me| to me| mir)? (?:the|this|that|it|how|why|what|where|which|when|d\w+|wie|was|warum|wieso)\b"
)
_SURELY: Final = 0.8
_HARDLY: Final = 0.02


@dataclass(frozen=True, slots=True)
class EditContext:
    """A prompt, understood.

    Attributes:
        prompt: What was typed.
        intents: What it asks for, in the order in which it is said; never empty.
        candidates: The elements of which one must be chosen; empty when the prompt is clear.
        parts: The component's elements.
        language: `en` or `de`.
        confidence: That of the least sure intent.
        picked: The element of the source that is picked in the page; None for none, and for the root.
        pointed: Whether the prompt points at something said before (“it”, “the same”), or names nothing at all.
        observed: Whether it only tells what somebody sees, without a word of what to do.
        partial: Whether it also asks for something that nobody understood: “bigger and nicer”, “radius 4px but not on the left”.
    """

    prompt: str
    intents: tuple[Intent, ...]
    candidates: tuple[Part, ...]
    parts: Parts
    language: Literal["en", "de"] = "en"
    confidence: float = 0.9
    picked: Part | None = None
    pointed: bool = False
    observed: bool = False
    partial: bool = False


class Engine:
    """Understands prompts; it remembers the components that it read, and nothing else."""

    def __init__(self) -> None:
        self._elements = Elements()

    def understand(self, prompt: str, situation: Situation) -> EditContext:
        """What a prompt asks for, in a situation."""
        names = names_of(self._elements.read(situation.component_path, situation.files))
        if len(prompt) > _LONGEST:
            return _of_length(prompt, names)
        found = words(prompt, names, situation.colours)
        spoken: Literal["en", "de"] = "de" if language(found) == "de" else "en"
        if (both := self._edited_and_asked(prompt, situation, names)) is not None:
            return both
        found = tabled(found, names)
        found = pointing(prompt, without_apposition(prompt, found, names), names, focus_of(situation, names))
        if (question := _weighed(asked(prompt), prompt, found)) is not None and not begins_by_pointing(prompt, found):
            intent = Intent(question.kind, confidence=question.sure, text=prompt)
            return EditContext(prompt, (intent,), (), names.parts, spoken, question.sure)
        reading = Reading(prompt, situation, names, found)
        intents = tuple(reading.intents()) or (Intent("edit", confidence=0.2, text=prompt),)
        return EditContext(
            prompt,
            intents,
            reading.wanted.candidates,
            names.parts,
            spoken,
            min(intent.confidence for intent in intents),
            picked_part(situation.picked, names),
            reading.wanted.pointed,
            reading.observed,
            reading.partial,
        )

    def _edited_and_asked(self, prompt: str, situation: Situation, names: Names) -> EditContext | None:
        """“Make it blue. Is the contrast okay?”: the edits, then the question; None where nothing before it asks for an edit."""
        pieces = parted(prompt)
        if pieces is None:
            return None
        request, question = pieces
        found = self.understand(request, situation)
        sure = all(
            intent.kind == "edit" and intent.edit_type is not None and intent.confidence >= _ASKED_FOR
            for intent in found.intents
        )
        if (
            not sure
            or found.observed
            or _SUGGESTS.search(question)
            or remarks(words(request, names, situation.colours)) > _REMARKED
        ):
            return None
        told = asked(question) or Command("question")
        asking = Intent(told.kind, confidence=told.sure, text=question)
        return replace(found, prompt=prompt, intents=(*found.intents, asking))


def _of_length(prompt: str, names: Names) -> EditContext:
    """A whole page: whether it asks is told by how it begins and ends, and the rest is left to a model."""
    opening = prompt[:_OPENING] + ("?" if prompt.rstrip().endswith("?") else "")
    question = asked(opening)
    intent = (
        Intent(question.kind, confidence=question.sure, text=prompt)
        if question
        else Intent("edit", confidence=0.2, text=prompt)
    )
    spoken: Literal["en", "de"] = "de" if language(words(opening, names)) == "de" else "en"
    return EditContext(prompt, (intent,), (), names.parts, spoken, intent.confidence)


def _weighed(question: Command | None, prompt: str, found: Sequence[Word]) -> Command | None:
    """A question in the light of its words: one about the past, or none, where they leave no doubt."""
    if question is None:
        return None
    told = likely(found)
    if question.kind == "question" and told["history"] > _SURELY:
        return replace(question, kind="history")
    marked = prompt.rstrip().endswith("?") or _EXPLAIN.match(question.about)  # who says so asks, whatever the words
    return None if not marked and told["question"] + told["history"] < _HARDLY else question

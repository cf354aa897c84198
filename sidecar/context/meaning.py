"""What editors are told of an understood prompt: steps for quick edits, what its words stand for, for a model. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sidecar.context.amounts import Amount
from sidecar.context.describing import label
from sidecar.context.elements import Part
from sidecar.context.intent import Intent
from sidecar.context.naming import names_of
from sidecar.context.phrasing import hides, phrased
from sidecar.context.reasons import without_reason
from sidecar.context.repeating import Repeated, repeated
from sidecar.context.situation import Situation
from sidecar.context.understanding import EditContext, Engine
from sidecar.editors.base import Step

_QUICK: Final = {"size", "color", "spacing", "typography", "border", "effect", "layout", "content"}
_REVERSING: Final = {
    "show", "shown", "visible", "unhide", "reveal", "back", "normal", "default", "reset", "original", "restore", "zeig", "zeige",
    "zeigen", "einblenden", "sichtbar", "zurück", "zuruck", "standard", "zurücksetzen", "normalisieren",
}  # fmt: skip
_FIGURE: Final = re.compile(r"\b\d+(?:[.,]\d+)? ?(?:px|rem|em|%)")
_DIGIT: Final = re.compile(r"\d")
_PLACEHOLDER: Final = re.compile(r"placeholder|platzhalter", re.IGNORECASE)
_IN_IT: Final = re.compile(
    r"\b(?:on|in|inside|of|around) it\b|\b(?:da)?(?:drin|drauf|dran|darin|darauf)\b", re.IGNORECASE
)
_BACK_TO: Final = re.compile(
    r"\b(?:before|was|were|previous(?:ly)?|earlier|old|vorher|zuvor|früher|war|waren|anfangs?)\b", re.IGNORECASE
)
_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Meaning:
    """What editors and the history are told.

    Attributes:
        text: The edits of the prompt, without the history commands in it.
        steps: See `EditRequest`.
        as_said: See `EditRequest`.
        references: See `EditRequest`.
        edit_type: The type of its edits, of the first where there are several; None when nobody can tell.
        target: The id of the element that they are about; None for the component as a whole.
    """

    text: str
    steps: tuple[Step, ...] = ()
    as_said: bool = True
    references: tuple[str, ...] = ()
    edit_type: str | None = None
    target: str | None = None


def meaning(context: EditContext, situation: Situation, engine: Engine) -> Meaning:
    """What to tell of a prompt."""
    edits = [intent for intent in context.intents if intent.kind == "edit"]
    others = len(edits) < len(context.intents)
    text = ", ".join(dict.fromkeys(intent.text for intent in edits)) if others and edits else context.prompt
    if not edits:
        return Meaning(text)
    asked = _with_figures(_asked(context, situation, engine) or edits, context)
    earlier = {intent: repeated(intent, situation, engine) for intent in (*edits, *asked) if intent.repeats}
    steps = () if context.partial or not asked else _steps(asked, context, earlier)
    return Meaning(
        text,
        steps,
        all(_as_said(intent, context) for intent in edits) or not steps,
        tuple(_references(edits, context, earlier)),
        edits[0].edit_type,
        edits[0].target.id if edits[0].target else None,
    )


def _asked(context: EditContext, situation: Situation, engine: Engine) -> list[Intent]:
    """The edits without the reason behind them, which quick edits can't read; [] where there is none, or they would be others."""
    shorter = without_reason(context.prompt, names_of(context.parts))
    if shorter is None:
        return []
    alone = engine.understand(shorter, situation)
    same = [_about(intent) for intent in alone.intents] == [_about(intent) for intent in context.intents]
    return [intent for intent in alone.intents if intent.kind == "edit"] if same and not alone.partial else []


def _with_figures(edits: list[Intent], context: EditContext) -> list[Intent]:
    """The edits with a figure that stands in none of them: “taller, like 72px”; [] where nobody can tell whose it is."""
    said = " ".join(f"{intent.text} {intent.bare}" for intent in edits).replace(" ", "")
    lost = [figure for figure in _FIGURE.findall(context.prompt) if figure.replace(" ", "") not in said]
    if not lost or len(edits) < len(context.intents):
        return edits
    if len(lost) > 1 or len(edits) > 1 or edits[0].amount is not None:
        return []
    return [replace(edits[0], amount=Amount(value=lost[0].replace(" ", "")))]


def _about(intent: Intent) -> tuple[str, str | None, str | None]:
    return intent.kind, intent.edit_type, intent.target.id if intent.target is not None else None


def _steps(edits: Sequence[Intent], context: EditContext, earlier: dict[Intent, Repeated | None]) -> tuple[Step, ...]:
    """A step for each edit; none at all when one of them is nothing for a quick edit."""
    found: list[Step] = []
    for intent in edits:
        text, again = intent.bare, ""
        if intent.repeats:
            if _BACK_TO.search(intent.text) or set(text.lower().split()) & _REVERSING:
                return ()  # “show it again” asks for the opposite of what was done last
            before = earlier[intent]
            text, again = (before.bare, before.again) if before is not None else ("", "")
            if not again and _DIGIT.search(intent.text):  # “actually 600 is enough” isn't “bolder” once more
                return ()
            if again and intent.amount is not None and intent.named:  # “the icon 24px” says all of it
                return ()
        if intent.edit_type != "content" and _PLACEHOLDER.search(intent.text):
            return ()  # the field's own letters are others
        whole_of_picked = intent.target is None and context.picked is not None
        if intent.edit_type == "structure" and intent.target is not None and hides(text):
            found.append(_step("display: none", again, intent.target, context))
            continue
        if not text or intent.edit_type not in _QUICK or whole_of_picked:
            return ()
        text = text if again else phrased(text, intent)
        step = _step(text, again, intent.target, context)
        if step not in found:
            found.append(step)
    return tuple(found)


def _step(text: str, again: str, part: Part | None, context: EditContext) -> Step:
    if part is None or part is context.picked:  # the page tells more about what is picked than the source does
        return Step(text, again=again)
    return Step(text, part.line, part.tag, label(part, names_of(context.parts)), again)


def _as_said(intent: Intent, context: EditContext) -> bool:
    """Whether the words alone say it: they name the element, or mean the component or what is picked."""
    if intent.target is not None and intent.target is not context.picked and _IN_IT.search(intent.text):
        return False  # “white text on it”
    return not intent.repeats and (intent.named or intent.target is context.picked)


def _references(edits: Sequence[Intent], context: EditContext, earlier: dict[Intent, Repeated | None]) -> list[str]:
    lines = []
    for intent in edits:
        before = earlier.get(intent)
        if intent.confidence < _SURE or (intent.target is None and not intent.repeats):
            continue
        about = f"“{intent.text}” is about {_element(intent.target, context)}"
        if before is not None:
            about += f" and asks there for what “{before.said.prompt}” asked for"
        lines.append(f"{about}.")
    return list(dict.fromkeys(lines))


def _element(part: Part | None, context: EditContext) -> str:
    if part is None:
        return f"{context.parts.name} as a whole"
    classes = f' className="{part.classes[0]}"' if part.classes else ""
    return f"<{part.tag}{classes}> in line {part.line}"

"""What a prompt goes on from: “the same”, “a bit more”, “40px” repeat an earlier turn, as it was or by another measure. Pure."""

from dataclasses import dataclass
from typing import Final

from sidecar.context.intent import Intent
from sidecar.context.situation import Said, Situation
from sidecar.context.understanding import Engine

_DEGREES: Final = {
    "more",
    "less",
    "mehr",
    "weniger",
    "much",
    "little",
    "bit",
    "half",
    "even",
    "noch",
    "viel",
    "slightly",
}


@dataclass(frozen=True, slots=True)
class Repeated:
    """An earlier turn that a prompt repeats.

    Attributes:
        said: The turn.
        bare: What it asked for, without the words for the element.
        again: The words that say how much of it there shall be now: “a bit more”, “40px”; "" for as much as then.
    """

    said: Said
    bare: str
    again: str = ""


def repeated(intent: Intent, situation: Situation, engine: Engine) -> Repeated | None:
    """The turn that a prompt repeats, with what it did; None when there is none that says so itself.

    “A bit more” and “40px” go on from the last change, and from nothing where that asked for several things at once or
    for something of another kind.
    """
    again = _again(intent)
    turns = [said for said in situation.turns if said.success] if again else situation.turns
    for said in reversed(turns):
        if said.edit_type != intent.edit_type:
            if again:
                return None
            continue
        alone = engine.understand(said.prompt, Situation(situation.component_path, situation.files))
        asked = [each for each in alone.intents if each.kind == "edit"]
        own = [each for each in asked if each.edit_type == said.edit_type and not each.repeats]
        if own:
            return Repeated(said, own[0].bare, again) if not again or len(asked) == 1 else None
        again = again or next((more for each in asked if (more := _again(each))), "")
    return None


def _again(intent: Intent) -> str:
    """How much more or less a clause asks for, or which figure; "" where it asks for as much as before."""
    words = intent.bare if intent.named else intent.text
    figure = intent.amount is not None and (intent.amount.value or intent.amount.delta)
    return words if figure or set(words.lower().split()) & _DEGREES else ""

"""What is spoken of as a prompt begins: the element that is picked, or that the last turn was about. Pure."""

from collections.abc import Sequence

from sidecar.context.elements import Part
from sidecar.context.intent import part_of
from sidecar.context.naming import Names
from sidecar.context.situation import Picked, Said, Situation
from sidecar.context.spoken import Word


def picked_part(picked: Picked | None, names: Names) -> Part | None:
    """The element of the source that is picked: of its tag, with the most classes in common, or with its text."""
    if picked is None:
        return None
    best: tuple[float, Part] | None = None
    for part in names.parts.all:
        common = len([name for name in part.classes if _is_class(name, picked.classes)])
        same_tag = part.tag.lower() == picked.tag.lower()
        if not common and not (same_tag and part.text and part.text == picked.text):
            continue
        score = common + same_tag + (2 if part.text and part.text == picked.text else 0)
        if best is None or score > best[0]:
            best = (score, part)
    if best is None or best[1] is names.parts.root:
        return None
    return best[1]


def focus_of(situation: Situation, names: Names) -> Part | None:
    """What “it” stands for as a prompt begins; None for the root."""
    return picked_part(situation.picked, names) or part_of(None if chosen(situation) else situation.last, names.parts)


def chosen(situation: Situation) -> bool:
    """Whether a person pointed at an element: then it is spoken of, even where it is the root or another component's, and not the last turn's."""
    return situation.picked is not None and situation.picked.pointed


def talked_about(situation: Situation, found: Sequence[Word]) -> Said | None:
    """The last turn; what was refused is talked about only by who points back at it: “try that again”, not “radius 6px”."""
    points = any(word.is_("pointer") for word in found)
    return next((turn for turn in reversed(situation.turns) if turn.success or points), None)


def _is_class(name: str, live: Sequence[str]) -> bool:
    return any(each == name or f"_{name}_" in f"_{each}_" for each in live)

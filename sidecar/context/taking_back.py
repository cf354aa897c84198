"""What somebody takes back: “take the rounding back off”, “nimm die Größe auch noch zurück”, “scratch that as well”. Pure.

The phrases are regular expressions over folded text, whole clauses; `…` is what is taken back.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from sidecar.context.commands import plain
from sidecar.context.lexicon import folded
from sidecar.context.situation import EditType, Situation

_TAKING: Final = r"""
(?:take|pull) … back(?: (?:off|out|away))?
(?:take|pull|roll) back …
roll … back
nimm … zurück
nehme?n? (?:wir )?… zurück
"""
_IT: Final = r"""
(?:undo|revert|reverse|scratch|scrap|cancel) …
(?:take|get|pull) … (?:off|out|away|down) again
(?:drop|lose|get rid of|remove|delete|kill) … again
"""
_DROPPING: Final = r"""
(?:drop|lose|get rid of|remove|delete|kill|ditch|skip|bin|undo|revert|reverse|scratch|scrap|cancel) …
… (?:can|may|should|must|has to|needs to) go
(?:nimm|tu|mach) … (?:weg|raus)
… (?:weg|raus)
"""
_GIVING_UP: Final = r"""
(?:forget|forget about|drop|skip|scrap|scratch|ditch|leave|never ?mind|cancel|bin|park|no need for|leave out) …(?: (?:then|for now|out|aside|idea|thing|stuff|bit|plan|attempt))*
(?:no|not) …(?: (?:then|for now|after all))*
vergiss …
lass(?:en wir)? … (?:doch |mal |einfach )*(?:weg|sein|bleiben|sausen)
(?:dann )?(?:doch )?(?:keine?n?|ohne) …
… (?:vergessen|streichen|lassen|weglassen)(?: wir)?(?: doch)?
"""
_THAT_TOO: Final = re.compile(r"(?:das|die|den|es|dit|dat) (?:auch|ooch) (?:(?:noch|wieder|bitte|gleich|mal) )*zurueck")
_MANNERS: Final = re.compile(
    r"^(?:can|could|would|let's|let) (?:you |we |i |us )?(?:just |please |also )*|^(?:i|ich|wir)(?:'ll)? |^(?:kannst|koenntest) du |^(?:nah|ew|argh|ugh|ne) "
)
_ALSO: Final = re.compile(r" (?:as well|too|also|please|pls|after all|then)$")
_AUCH: Final = re.compile(r" (?:auch|noch|wieder|doch|bitte|mal|ooch|och|gleich|jetzt|lieber|halt|einfach)(?= |$)")
_LONGEST: Final = 90  # letters; who says more says something besides
_FIGURE: Final = re.compile(r"\d+(?:px|%|rem|em)?$")
_PRONOUNS: Final = {
    "it", "that", "this", "that one", "this one", "that last one", "das", "es", "die", "den", "ihn", "sie", "dies", "dit", "dat", "des",
    "both", "both of them", "them", "those", "these", "both changes", "beides", "beide", "die beiden", "diese", "alle beide",
}  # fmt: skip
_WHAT: Final = r"(?P<it>[\w%]+(?: [\w%]+){0,4}?)"
_OF_A_CHANGE: Final = re.compile(
    r"^(?:the|my|that|this|die|den|das|diese[nrs]?) |(?: (?:change|thing|edit|tweak|bit))$"
)
_NAMED_SO: Final = re.compile(
    r"^(?:the|my|that|this|die|den|das|der|dem|diese[nrs]?|mit) | (?:idea|thing|stuff|bit|plan|attempt|idee|sache)$"
)
_CHANGES: Final[dict[str, EditType]] = {
    "size": "size", "sizing": "size", "resize": "size", "resizing": "size", "growth": "size", "enlargement": "size", "bigger size": "size",
    "smaller size": "size", "groesse": "size", "vergroesserung": "size", "verkleinerung": "size", "groessenaenderung": "size",
    "colour": "color", "colours": "color", "colouring": "color", "recolour": "color", "recolouring": "color", "color": "color", "colors": "color",
    "coloring": "color", "recolor": "color", "tint": "color", "new colour": "color", "new color": "color", "farbe": "color", "neue farbe": "color",
    "faerbung": "color", "umfaerbung": "color", "farbaenderung": "color", "darkening": "color", "lightening": "color", "aufhellung": "color",
    "abdunklung": "color", "spacing": "spacing", "abstand": "spacing", "abstaende": "spacing", "alignment": "layout", "realignment": "layout",
    "ausrichtung": "layout", "rounding": "border", "rundung": "border", "abrundung": "border", "bolding": "typography", "boldness": "typography",
    "fettung": "typography", "fettschrift": "typography", "rename": "content", "renaming": "content", "rewording": "content", "wording": "content",
    "umbenennung": "content", "new text": "content", "neuer text": "content", "neuen text": "content", "move": "structure",
    "reordering": "structure", "umstellung": "structure", "verschiebung": "structure", "animation": "effect",
}  # fmt: skip


def taken_back(text: str) -> str | None:
    """What a clause takes back, folded: “the rounding”; "" for “that”, None where it takes nothing back."""
    if len(text) > _LONGEST:
        return None
    if _THAT_TOO.fullmatch(plain(text)):
        return ""
    form = _shortened(text)
    for phrases in (_TAKING, _IT, _DROPPING):
        for frame in _lines(phrases):
            if (found := frame.fullmatch(form)) is None:
                continue
            it = found["it"]
            if it in _PRONOUNS and phrases is not _DROPPING:
                return ""
            if phrases is _TAKING or _is_a_change(it):
                return it
    return None


def given_up(text: str) -> str | None:
    """What somebody no longer wants, folded: “animation” of “forget the animation idea”; None for anything else."""
    form = _shortened(text) if len(text) <= _LONGEST else ""
    for frame in _lines(_GIVING_UP):
        if (found := frame.fullmatch(form)) is not None:
            return _NAMED_SO.sub("", found["it"])
    return None


def changed_by_name(it: str) -> EditType | None:
    """The type of change that a name for one tells: “the resize” is one of the size; None for anything else."""
    name = it
    while (shorter := _OF_A_CHANGE.sub("", name)) != name:
        name = shorter
    return _CHANGES.get(name)


def _is_a_change(it: str) -> bool:
    """“The size tweak”, “the resize”: no trait that an element has, as “the colour” is."""
    return changed_by_name(it) is not None and _DOING.search(it) is not None


def is_last_change(it: str, situation: Situation) -> bool:
    """Whether a name for a change, or a figure, tells the last one: “the resize”, “the 32px”."""
    turn = next((each for each in reversed(situation.turns) if each.success), None)
    if turn is None:
        return False
    figure = _FIGURE.search(it)
    return changed_by_name(it) == turn.edit_type or (figure is not None and figure[0] in turn.prompt.split())


_DOING: Final = re.compile(
    r"(?:change|tweak|edit|resize|recolou?r|rename|enlargement|darkening|lightening|resizing|recolou?ring|rounding|bolding|reordering|rewording|realignment|growth|ung)$"
)


def _shortened(text: str) -> str:
    form = _AUCH.sub("", plain(text.replace("please", "").replace("pls", "")))
    for without in (_MANNERS, _ALSO):
        while (shorter := without.sub("", form).strip()) != form:
            form = shorter
    return form


@cache
def _lines(phrases: str) -> Sequence[re.Pattern[str]]:
    return [re.compile(line.strip().replace("…", _WHAT)) for line in folded(phrases).strip().splitlines()]

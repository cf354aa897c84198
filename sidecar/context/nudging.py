"""What shall sit a bit elsewhere: “nudge the icon up”, “das Icon sitzt zu hoch, minimal runter damit”. Pure.

That is layout: higher is no height there, and nothing changes its place among its siblings.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.noun import Noun
from sidecar.context.spoken import Word

_SITTING: Final = re.compile(r"\b(?:sits?|sitting|hangs?|hanging|sitzt|sitzen|haengt|haengen|setz(?:e|en)?|gesetzt)\b")
_PUSHING: Final = re.compile(
    r"\b(?:nudge|shift|push|pull|scoot|move|come|tuck|inch|schieb(?:e|en)?|rueck(?:e|en)?|zieh(?:e|en)?|verschieb(?:e|en)?|setz(?:e|en)?|rutschen|wandern)\b"
)
_HEIGHT: Final = re.compile(r"\b(?:high|low|higher|lower|hoch|tief|hoeher|tiefer)\b")
_SOMEWHERE: Final = re.compile(
    r"\bnach (?:oben|unten|links|rechts|innen|aussen)\b|\b(?:runter|herunter|rauf|rueber|herueber)\b|\b(?:weit|weiter|further) (?:links|rechts|oben|unten|innen|aussen|down|up|left|right)\b"
)
_SOMEWHERE_PUSHED: Final = re.compile(
    r"\b(?:up|down|over|upwards?|downwards?|inwards?|outwards?|to the (?:left|right)|left|right)\b"
)
_INWARDS: Final = re.compile(
    r"\b(?:in|out)wards?\b|\bnach (?:innen|aussen)\b|\b(?:weit|weiter|further) (?:in|into|an) (?:die|den|the) (?:ecke|rand|corner|edge)\b"
)
_A_BIT: Final = re.compile(
    r"\b(?:bit|little|touch|hair|tad|slightly|leicht|smidge|fraction|pixels?|etwas|minimal|stueck|stueckchen|tick|tacken|bisschen|bissl|wenig|hauch|idee|weit|weiter|further)\b|\dpx\b"
)
_ALL_THE_WAY: Final = re.compile(
    r"\b(?:ganz|komplett|all the way|very top|very bottom|completely|steps?|places?|positions?|spots?|platz|plaetze|stelle|eins)\b"
)
_TOUCHED: Final = re.compile(
    r"\b(?:on|when|while|if|beim|bei|wenn)(?: (?:i|you|man|it is|it's|being|ich|der maus|mouse))*"
    r" (?:press(?:ed|ing)?|hover(?:ed|ing|n)?|click(?:ed)?|dr(?:ü|ue)cken|drüberfahren|tap|tapped|klick(?:en)?|active)\b"
)
_GOING_ELSEWHERE: Final = re.compile(r"\b(?:scroll\w*|open\w*|öffne\w*|show\w*|zeig\w*|count\w*|page|seite)\b")
_FORBIDDEN: Final = {"property", "colour", "quote", "decisive"}
_LOOKS: Final = {"layout", "vague"}
_FURTHER: Final = {"weit", "weiter", "further"}
_ACTS: Final = {"move", "set"}
_ELSEWHERE: Final = {"anchor", "within", "toward", "like", "against", "with"}


def nudges(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """Whether all that a clause asks for is that something sits a bit elsewhere."""
    text = " ".join(word.key for word in clause)
    if _ALL_THE_WAY.search(text) or any(_says_more(word) for word in clause):
        return False
    if any(noun.role in _ELSEWHERE and noun.names and noun.known for noun in spoken):
        return False
    if _SITTING.search(text) and _HEIGHT.search(text):
        return True
    pushed = _PUSHING.search(text) is not None
    if not pushed and any(word.is_("figure") or word.is_("number") for word in clause):
        return False  # “8px further down”, “auf 13px runter”
    where = _SOMEWHERE.search(text) or (pushed and _SOMEWHERE_PUSHED.search(text))
    return (bool(where) and _A_BIT.search(text) is not None) or (pushed and _INWARDS.search(text) is not None)


def stirs(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Go down 1px when pressed”, “beim Hover leicht nach oben”: an effect; not “on click scroll down to the form”."""
    text = " ".join(word.text.lower() for word in clause)
    if _TOUCHED.search(text) is None or _A_BIT.search(text) is None or _GOING_ELSEWHERE.search(text):
        return False
    if any(word.kinds.keys() & {"property", "colour", "quote"} or word.is_("look", "effect") for word in clause):
        return False
    if any(noun.role in _ELSEWHERE and noun.names and noun.known for noun in spoken):
        return False
    return _SOMEWHERE.search(text) is not None or _SOMEWHERE_PUSHED.search(text) is not None


def is_height(clause: Sequence[Word]) -> bool:
    """“Etwas höher, bitte”: no more than how high, which is where it sits if that was spoken of."""
    looks = [word for word in clause if word.is_("look")]
    return bool(looks) and all(_HEIGHT.search(word.key) for word in looks) and not any(map(_says_more, clause))


def _says_more(word: Word) -> bool:
    """Whether a word asks for something besides."""
    if (word.is_("act") and word.kinds["act"] not in _ACTS) or word.is_("pointer", "when"):
        return True
    look = word.kinds.get("look")
    looks = look is not None and look not in _LOOKS and word.key not in _FURTHER and _HEIGHT.search(word.key) is None
    return bool(word.kinds.keys() & _FORBIDDEN) or (looks and not word.name)

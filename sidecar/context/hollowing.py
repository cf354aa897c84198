"""What is said once more of an outline: “outlined, *no fill*”, “ghost style, *just a thin outline*”, “outlined instead of filled, *same red*”. Pure.

It is the same wish: what is drawn as an outline has no ground.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.lexicon import folded
from sidecar.context.spoken import Word

_OUTLINED: Final = re.compile(
    r"\b(?:outline|outlined|ghost|bordered|ring|hollow|border|umriss|kontur|konturiert|umrandet|umrandung|rahmen|hohl\w*)\b"
)
_GHOST: Final = re.compile(r"\b(?:ghost|outlined?)\b")
_HOLLOW: Final = re.compile(
    r"(?:and |und |with |mit |but |aber |just |nur )*(?:(?:no|not|without|kein|keine|keinen|nicht|ohne) (?:a |any |eine |einen )?(?:fill|filled|filling|background|ground"
    r"|fuellung|gefuellt|hintergrund|flaeche|fuellfarbe)(?: inside| innen)?"
    r"|(?:transparent|transparenter|transparente|empty|hollow|see-through|durchsichtig|leer|hohl) (?:inside|innen|background|hintergrund|fill|fuellung|in the middle)"
    r"|(?:innen|inside) (?:leer|hohl|transparent|durchsichtig|empty|hollow))"
)
_LINE: Final = re.compile(
    r"(?:just|only|nur)(?: noch| with| mit)?(?: a| an| one| ein| eine| einen| einem| einer)?(?: (?:thin|fine|light|simple|hairline|duenner|duenne|duennen|feiner|feine|feinen|zarter|schmaler))?"
    r" (?:outline|border|line|edge|umriss|kontur|rahmen|rand|linie)"
)
_SAME: Final = re.compile(
    r"(?:in )?(?:the |die |das |der |im )?(?:same|gleich\w*|selb\w*|dieselbe\w*|dasselbe) (?P<of>\S+)"
)
_COLOUR: Final = re.compile(r"colou?rs?|farbe|ton|farbton")


def hollows(clause: Sequence[Word], before: Sequence[Word]) -> bool:
    """Whether a clause only tells of the outline before it that it is hollow, a line, or of the colour that it was."""
    wish = folded(" ".join(word.text for word in before))
    if _OUTLINED.search(wish) is None or any(word.is_("figure") for word in (*before, *clause)):
        return False
    if any(word.is_("act", "remove") and word.key != "away" for word in before):
        return False  # “no border, no fill”
    text = folded(" ".join(word.text for word in clause))
    if _HOLLOW.fullmatch(text):
        return True
    if _LINE.fullmatch(text):
        return _GHOST.search(wish) is not None
    same = _SAME.fullmatch(text)
    return same is not None and (clause[-1].is_("colour") or _COLOUR.fullmatch(same["of"]) is not None)

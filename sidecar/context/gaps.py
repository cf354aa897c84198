"""What lies between things, in words that quick edits know: “title and badge further apart” is more gap. Pure."""

import re
from typing import Final

_BETWEEN: Final = re.compile(
    r"\b(?:between|zwischen)\b|\b(?:abst[aä]nde?|distance|space|gap) (?:zu|zur|zum|vom|von|to|from) (?!\d)"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:inside|inner|around|padding|margin|sides?|innen\w*|rundum|drumrum|lines?|letters?|words?|paragraphs?|zeilen?|buchstaben|wörter|absätze?n?)\b"
)
_FIGURE: Final = r"(\d+(?:[.,]\d+)?) ?(px|rem|em)"
_BY: Final = re.compile(
    rf"{_FIGURE} (?:(?P<less>closer|less|enger|näher|weniger)|(?P<more>further|farther|more|apart|weiter|mehr))"
)
_TO: Final = re.compile(_FIGURE)
_DISTANT: Final = r"(?:far|much|big|large|wide|loose|weit|groß|gross|viel)"
_TOO_FAR: Final = re.compile(
    rf"\b(?:too|so|zu|that) {_DISTANT}\b.*\b(?:apart|auseinander|space|gap|abstand)|\b(?:apart|auseinander)gezogen"
)
_TOO_CLOSE: Final = re.compile(
    r"\b(?:too|so|zu) (?:close|near|tight|tightly|eng|nah|dicht)\b|\bglued\b|\bcramped\b|\bcrammed\b|\bsqueezed\b|\bkleb(?:en|t)\b|\bgequetscht\b"
)
_LESS: Final = re.compile(
    r"\b(?:less|smaller|tighter|closer|nearer|weniger|kleiner(?:er|e|en)?|enger|näher|dichter)\b|\b(?:zusammen|together)\b"
)
_MORE: Final = re.compile(
    r"\b(?:more|bigger|larger|some|further|farther|wider|mehr|größer(?:er|e|en)?|grösser(?:er|e|en)?|weiter)\b"
    r"|\b(?:apart|auseinander)\b|\bspaced? (?:\w+ )*out\b|\b(?:air|luft)\b"
)
_ROOM: Final = re.compile(
    r"\b(?:gaps?|spac(?:e|ed|ing)|air|room|distance|closer|apart|together|close|glued|cramped|crammed|squeezed)\b"
    r"|\b(?:abst[aä]nde?n?|luft|platz|näher|enger|zusammen|auseinander|eng|nah|kleben|klebt|gequetscht)\b"
)
_APART: Final = re.compile(r"\b(?:apart|auseinander|together|zusammen|closer|näher|enger)\b|\bspaced? (?:\w+ )*out\b")
_SLIGHTLY: Final = re.compile(
    r"\b(?:bit|little|slightly|touch|tad|notch|etwas|bisschen|wenig|minimal|leicht|tick|spur)\b"
)
_GREATLY: Final = re.compile(r"\b(?:much|lot|far more|viel|deutlich)\b")


def gap_said(text: str) -> str | None:
    """How much gap a clause about distances asks for: “a bit more gap”, “gap 6px”; None where it asks for none, or nobody can tell."""
    said = " ".join(text.lower().split())
    between = _BETWEEN.search(said) is not None
    if _ELSEWHERE.search(said) or not (_ROOM.search(said) or (between and _TO.search(said))):
        return None
    apart = between or _APART.search(said) is not None
    if (by := _BY.search(said)) is not None:
        return f"{by[1]}{by[2]} {'less' if by['less'] else 'more'} gap" if apart else None
    figures = _TO.findall(said)
    if len(figures) == 1 and between:
        return f"gap {''.join(figures[0])}"
    direction = None if figures or any(each.isdecimal() for each in said.split()) else _direction(said, apart=apart)
    if direction is None:
        return None
    degree = "a bit " if _SLIGHTLY.search(said) else "much " if _GREATLY.search(said) else ""
    return f"{degree}{direction} gap"


def _direction(said: str, *, apart: bool) -> str | None:
    """Further apart or closer together; a complaint asks for the opposite."""
    if _TOO_FAR.search(said):
        return "less"
    if _TOO_CLOSE.search(said):
        return "more"
    if not apart or re.search(r"\b(?:not|no|nicht|kein\w*)\b", said):
        return None
    less, more = _LESS.search(said) is not None, _MORE.search(said) is not None
    return None if less == more else "less" if less else "more"

"""What a clause asks for, in words that quick edits know. Pure."""

import re
from typing import Final

from sidecar.context.gaps import gap_said
from sidecar.context.intent import Intent

_QUOTED: Final = re.compile(r'"[^"]+"')
_CALLING: Final = {
    "should", "must", "shall", "be", "is", "called", "named", "call", "name", "read", "reads", "say", "says", "to", "now", ":", "it",
    "soll", "sollte", "muss", "heißen", "heissen", "heisst", "heißt", "lauten", "lautet", "nenn", "nenne", "->", "→",
}  # fmt: skip
_HIDING: Final = {
    "hide",
    "hidden",
    "hides",
    "verstecke",
    "verstecken",
    "versteckt",
    "verberge",
    "verbergen",
    "ausblenden",
    "blende",
}
_AROUND_HIDING: Final = _HIDING | {
    "please", "bitte", "and", "und", "should", "be", "must", "soll", "sollte", "werden", "sein", "aus", "sollen", "can", "you",
    "it", "that", "this", "them", "es", "das", "den", "die", "ihn", "sie",
}  # fmt: skip
_CENTRED: Final = re.compile(
    r"(?:\b(?:please|bitte)\b ?)*(?:cent(?:er|re)(?:ed|d)?|zentriert|zentrieren|mittig)(?: (?:please|bitte))*",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?(px|rem|em|pt|%)?", re.IGNORECASE)
_AROUND_FIGURES: Final = {
    "to", "down", "up", "at", "go", "like", "so", "about", "roughly", "maybe", "perhaps", "please", "pls", "bitte", "only", "just", "exactly",
    "make", "set", "bump", "bring", "take", "try", "hm", "hmm", "ok", "okay", "now", "should", "be", "can", "auf", "runter", "hoch", "rauf",
    "nur", "noch", "genau", "ca", "etwa", "mal", "gern", "gerne", "lieber", "vielleicht", "soll", "sollte", "sein", "jetzt", "px",
}  # fmt: skip
_SURFACE: Final = re.compile(
    r"\b(?:gradient|verlauf|farbverlauf|background|bg|text|font|border|colou?r|hintergrund|schrift|text|rahmen)|farbe",
    re.IGNORECASE,
)
_JOINING: Final = re.compile(r"^(?:(?:and|und|,) ?)+", re.IGNORECASE)
_COMPLAINS: Final = re.compile(
    r"\b(?:too|zu|feels?|looks?|seems?|wirk(?:t|en)|sieht|sehen|ist|is|are|got)\b", re.IGNORECASE
)
_MENDED: Final = {
    name: (types, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, types, words in (
        ("radius", {"border"}, r"corners?|radius|round(?:ed|ing|ness)?|pill|ecken?|rund\w*|abgerundet\w*|eckig"),
        ("height", {"size"}, r"height|tall|high|höhe|hoch|flach"),
        ("width", {"size"}, r"width|wide|broad|narrow|breite?|schmal"),
        ("padding", {"spacing"}, r"padding|innenabstand"),
        ("line height", {"typography", "spacing"}, r"line height|leading|zeilenhöhe|zeilenabstand"),
        ("letter spacing", {"typography", "spacing"}, r"tracking|letter ?spacing|laufweite"),
    )
}
_WEIGHTS: Final = {f"{hundreds}00" for hundreds in range(1, 10)}
_COMPARED: Final = (
    r"\b(?:bigger|larger|smaller|wider|narrower|taller|shorter|higher|lower|thicker|thinner|rounder|heavier|tighter|looser|more|less"
    r"|(?:größer|grösser|kleiner|breiter|schmaler|höher|niedriger|dicker|dünner|runder|enger|eckiger|flacher|kürzer|länger)(?:e[nrsm]?)?|mehr|weniger)\b"
)
_BY_LENGTH: Final = re.compile(
    r"\d+(?:[.,]\d+)?(?:px|rem|em) (?:bigger|larger|smaller|größer|grösser|kleiner)(?: (?:please|bitte))?",
    re.IGNORECASE,
)
_MEASURES: Final = {"size": "size", "typography": "font size"}


def phrased(bare: str, intent: Intent) -> str:
    """What an edit asks for as quick edits have it: `says "Releases"`, `font size 14px`, `center the content`; else as it was said."""
    bare = _JOINING.sub("", bare)
    bare = _with_figure(bare, intent)
    if intent.edit_type == "content" and intent.target is not None:
        return _as_text(bare)
    if intent.edit_type == "layout" and intent.target is not None and _CENTRED.fullmatch(bare):
        return "center the content"
    if (mended := _mended(intent)) is not None:
        return mended
    if intent.edit_type == "spacing" and (gap := gap_said(intent.text)) is not None:
        return gap
    if intent.edit_type == "color" and not _SURFACE.search(bare):
        return f"color {bare}"  # “in brand strong”, “lighter”: no variant, and no weight
    return _measured(bare, str(intent.edit_type)) if intent.target is not None else bare


def _with_figure(bare: str, intent: Intent) -> str:
    """“Taller, like 72px” and “wider, 400px” tell how much in all, and not how much more."""
    value = intent.amount.value if intent.amount is not None else None
    if not value:
        return bare
    if value not in bare.replace(" ", ""):
        return f"{bare}, {value}"
    return re.sub(rf"({_COMPARED}) +(?={re.escape(value)}\b)", r"\1, ", bare, count=1, flags=re.IGNORECASE)


def _mended(intent: Intent) -> str | None:
    """“The corners feel too tight, go 12px” is about the radius: what is complained of, and how it shall be."""
    value = intent.amount.value if intent.amount is not None else None
    if not value or _FIGURE.fullmatch(value) is None or not _COMPLAINS.search(intent.text):
        return None
    told = [name for name, (types, words) in _MENDED.items() if intent.edit_type in types and words.search(intent.text)]
    return f"{told[0]} {value}" if len(told) == 1 else None


def _measured(bare: str, edit_type: str) -> str:
    """“Down to 14px” of a text with what it measures; weights have no unit."""
    words = bare.lower().replace(",", " ").split()
    figures = [found for word in words if (found := _FIGURE.fullmatch(word))]
    measure = _MEASURES.get(edit_type)
    if edit_type == "typography" and _BY_LENGTH.fullmatch(bare):
        return f"font size {bare}"
    if measure is None or len(figures) != 1 or not set(words) - {figures[0][0]} <= _AROUND_FIGURES:
        return bare
    if edit_type == "typography" and figures[0][0] in _WEIGHTS:
        return f"font weight {figures[0][0]}"
    return f"{measure} {bare}" if figures[0][1] not in {None, "%"} else bare


def hides(bare: str) -> bool:
    """“Hide”, “blende aus”, and nothing else."""
    words = set(bare.lower().split())
    return bool(words & _HIDING) and words <= _AROUND_HIDING


def _as_text(bare: str) -> str:
    """“Should be called “Releases”” as quick edits have it, which know no other verb: `says "Releases"`."""
    quoted = _QUOTED.findall(bare)
    verbs = set(_QUOTED.sub(" ", bare).lower().split())
    return f"says {quoted[0]}" if len(quoted) == 1 and verbs <= _CALLING else bare

"""What to offer instead of a prompt that wasn't understood."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.spelling import is_word
from sidecar.editors.quick.words import Token, Vocabulary

_NEARNESS: Final = 0.8
_SHORTEST: Final = 4
# A whole wish for a prompt that is nothing but a word of that kind. Which way “lighter” or “30%” is meant nobody knows.
_WISHES: Final = {
    "thicker": "thicker border",
    "thinner": "thinner border",
    "border": "border 2px solid red",
    "shadow": "add a soft shadow",
    "text": "text white",
    "edge": "center the text",
    "edgeword": "center the text",
    "align": "center the text",
    "opacity": "opacity 80%",
    "transparency": "opacity 80%",
    "label": "label 'Save'",
    "rename": "label 'Save'",
    "says": "label 'Save'",
    "corners": "radius 8px",
    "weight": "font weight 600",
}
_RESTRICTING: Final = {
    "not", "never", "don't", "dont", "but", "except", "without", "than", "too", "instead", "unless", "only", "keep", "leave",
    "nicht", "nie", "aber", "außer", "ausser", "als", "statt", "anstatt", "nur", "lass", "behalte", "kein", "keine", "keinen",
}  # fmt: skip


def corrected(found: Sequence[Token], vocabulary: Vocabulary) -> list[Token] | None:
    """The tokens with unknown words replaced by the words they may be misspellings of; None when one is like no other, or like several."""
    words = [*LEXICON, *CSS_COLOURS, *GERMAN_COLOURS, *vocabulary.colours, *vocabulary.parts]
    fixed: list[Token] = []
    for token in found:
        if token.kind != "unknown":
            fixed.append(token)
            continue
        word = token.text.lower()
        near = (
            get_close_matches(word, words, n=3, cutoff=_NEARNESS)
            if len(word) >= _SHORTEST and not is_word(word)
            else []
        )
        meanings = [meaning for each in near if (meaning := vocabulary.meaning(each)) is not None]
        if not meanings or any(each != meanings[0] for each in meanings):  # “larger” or “lager”?
            return None
        meaning = meanings[0]
        if meaning[0] != "noise":
            fixed.append(Token(*meaning, near[0], token.start, token.end))
    return fixed


def restricts(found: Sequence[Token]) -> bool:
    """Whether a word says what shall not be, or stay, so that a part of the prompt alone would do something else."""
    return any(token.kind in {"unknown", "no"} and token.text.lower() in _RESTRICTING for token in found)


def wish_with(token: Token) -> str:
    """A wish that has to do with the only word of a prompt; "" when there is none."""
    match token.kind:
        case "measure":
            return f"{token.text} 12px"
        case "part":
            return f"{token.value} 20% larger"
        case "surface" if token.value != "any":
            return f"{token.text} turquoise"
        case kind:
            return _WISHES.get(kind, "")

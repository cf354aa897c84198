"""What to offer instead of a prompt that wasn't understood."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.words import Token, Vocabulary

_NEARNESS: Final = 0.8
_SHORTEST: Final = 4
# A whole wish for a prompt that got no further than a word of that kind.
_WISHES: Final = {
    "lighter": "lighter font weight",
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
    "corners": "more rounded",
    "weight": "font weight 600",
    "percent": "30% larger",
    "size": "30% larger",
    "no": "no border",
    "more": "more padding",
    "less": "less padding",
}


def corrected(found: Sequence[Token], vocabulary: Vocabulary) -> list[Token] | None:
    """The tokens with unknown words replaced by the words they may be misspellings of; None when one is like no other."""
    words = [*LEXICON, *CSS_COLOURS, *GERMAN_COLOURS, *vocabulary.colours, *vocabulary.parts]
    fixed: list[Token] = []
    for token in found:
        if token.kind != "unknown":
            fixed.append(token)
            continue
        near = (
            get_close_matches(token.text.lower(), words, n=1, cutoff=_NEARNESS) if len(token.text) >= _SHORTEST else []
        )
        meaning = vocabulary.meaning(near[0]) if near else None
        if meaning is None:
            return None
        if meaning[0] != "noise":
            fixed.append(Token(*meaning, near[0], token.start, token.end))
    return fixed


def wish_with(found: Sequence[Token]) -> str:
    """A wish that has to do with one of the tokens; "" when there is none."""
    for token in found:
        match token.kind:
            case "measure":
                return f"{token.text} 12px"
            case "part":
                return f"{token.value} 20% larger"
            case "surface" if token.value != "any":
                return f"{token.text} turquoise"
            case kind if kind in _WISHES:
                return _WISHES[kind]
    return ""

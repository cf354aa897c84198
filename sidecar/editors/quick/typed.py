"""Prompts that are CSS: “padding: 12px 16px; text-align: center”.

A declaration says exactly what is wanted, so that it is taken as it is when property and value are valid. Colours go by
their names all the same: “background: turquoise” is the project's turquoise.
"""

import re
from collections.abc import Callable
from typing import Final

from sidecar.editors.quick.properties import is_property, is_valid
from sidecar.editors.quick.wishes import Align, Border, Declare, Paint, Put, Remove, Wish
from sidecar.editors.quick.words import Vocabulary, tokens

_DECLARATION: Final = re.compile(r"([a-zA-Z-]+)\s*:\s*([^:{}]+)")
_SURFACES: Final = {
    "color": "text",
    "colour": "text",
    "farbe": "text",
    "background": "background",
    "background-color": "background",
}
_BORDERS: Final = {"border", *(f"border-{edge}" for edge in ("top", "right", "bottom", "left"))}
_NOTHING: Final = {"none", "0", "transparent"}

Read = Callable[[str], list[Wish] | None]


def typed(prompt: str, vocabulary: Vocabulary, read: Read) -> list[Wish] | None:
    """The wishes of a prompt that consists of declarations; None when it doesn't, or one of them isn't valid.

    `read` reads a clause as a person's words, which is how colours and measures get their usual meaning.
    """
    wishes: list[Wish] = []
    for piece in filter(None, (_bare(piece, vocabulary) for piece in re.split(r"[;\n]", prompt))):
        match = _DECLARATION.fullmatch(piece)
        wish = match and _wish(match[1].lower(), match[2], vocabulary, read)
        if wish is None:
            return None
        wishes.append(wish)
    return wishes or None


def _bare(piece: str, vocabulary: Vocabulary) -> str:
    """A piece of a prompt without the manners before and after it."""
    meant = [token for token in tokens(piece, vocabulary) if token.kind not in {"noise", "separator"}]
    return piece[meant[0].start : meant[-1].end] if meant else ""


def _wish(name: str, value: str, vocabulary: Vocabulary, read: Read) -> Wish | None:
    nothing = value.lower() in _NOTHING
    if name in _SURFACES:
        if nothing and name.startswith("background"):
            return Remove("background")
        return _paint(_SURFACES[name], value, read) or _declare(name, value, vocabulary)
    if name in _BORDERS and nothing:
        return Remove(name)
    if is_property(name) or name in _BORDERS:
        return _usual(name, value, read) or _declare(name, value, vocabulary)
    return None


def _usual(name: str, value: str, read: Read) -> Wish | None:
    """What the same words say without being CSS, where that is as exact."""
    match read(f"{name}: {value}"):
        case [Put() | Border() as wish]:
            return wish
        case [Paint(surface) as wish] if surface != "any":
            return wish
        case [Align("along" | "across") as wish]:
            return wish
    return None


def _paint(surface: str, value: str, read: Read) -> Wish | None:
    match read(f"{surface}: {value}"):
        case [Paint(_, colour)]:
            return Paint(surface, colour)
    return None


def _declare(name: str, value: str, vocabulary: Vocabulary) -> Wish | None:
    name = name.replace("colour", "color")
    return Declare(name, value) if is_valid(name, value, vocabulary.variables) else None

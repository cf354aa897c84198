"""Colours that the project itself has names for: custom properties of its stylesheets, tokens of its design system.

`design-system.md` is free text. A token is a table row or a list item that holds one custom property, or a colour. Its
names stand in the table's column of names (or the first one), in words in bold, or before a colon, dash or bracket. A
colour word elsewhere in it ("our turquoise, for …") is a name too when no other line has it and the colour is like it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS, alike, is_hex
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.shorthands import is_colour
from sidecar.editors.quick.values import components, variable_of
from sidecar.edits.stylesheet import Stylesheet

_PREFIX: Final = re.compile(r"^(?:color|colour|clr|c|palette|theme)-")
_CUSTOM: Final = re.compile(r"--[a-zA-Z][\w-]*")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{3,8}\b|(?:rgba?|hsla?|oklch|light-dark)\((?:[^()]|\([^()]*\))*\)")
_NAME_COLUMN: Final = re.compile(r"\b(?:names?|tokens?|alias(?:es)?|colou?rs?|farben?)\b", re.IGNORECASE)
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(.*)")
_ITEM_NAME: Final = re.compile(
    r"\s*(?:\*\*(.+?)\*\*|__(.+?)__|([^:;`(=|#\u2013\u2014]+?)\s*(?=[:`(=#\u2013\u2014]|\s-\s))"
)
_LONGEST_NAME: Final = 3
_SCHEMES: Final = {"light", "dark", "hell", "dunkel"}  # no colours: “background dark” is not the shadow's in the dark
_GLOBAL: Final = {":root", "html", ":host", "body", ":root,:host", "html,:host"}


@dataclass(frozen=True, slots=True)
class Variables:
    """The custom properties that hold everywhere (`:root`), by name with their dashes, and their values."""

    values: Mapping[str, str]

    def lookup(self, name: str) -> str | None:
        """The value of a custom property, or None."""
        return self.values.get(name)

    def colour(self, name: str, depth: int = 0) -> str | None:
        """The colour that a custom property comes to; None when it is no colour."""
        value = self.values.get(name, "")
        parts = components(value)
        if len(parts) != 1 or depth > len(self.values):
            return None
        if inner := variable_of(value):
            return self.colour(inner, depth + 1)
        return value if is_colour(parts[0]) else None


def variables(sheets: Iterable[Stylesheet]) -> Variables:
    """The custom properties that the sheets set for the whole page, outside of conditions."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for rule in sheet.rules:
            if rule.selector.replace(" ", "").replace("\n", "") in _GLOBAL and not rule.media:
                for each in rule.declarations:
                    if each.name.startswith("--"):
                        found.setdefault(each.name, each.value)
    return Variables(found)


def colour_names(design_system: str, known: Variables) -> Mapping[str, str]:
    """Every name of a colour token, in lower case, with the CSS value to write for it.

    A name that stands for several colours is left out: it can't be understood. So is a variable's that means something
    else in a prompt: `--text` is for “--text”, or no “text color red” would be understood.
    """
    return _colour_names(design_system, tuple(known.values.items()))


@lru_cache(maxsize=4)
def _colour_names(design_system: str, values: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Likewise; both are the same for every prompt until somebody changes a token."""
    known = Variables(dict(values))
    variable = {name: f"var({name})" for name in known.values if known.colour(name) is not None}
    by_variable = {_spoken(name): value for name, value in variable.items() if _spoken(name) not in LEXICON}
    documented: defaultdict[str, set[str]] = defaultdict(set)
    mentioned: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for line, names in _entries(design_system):
        token = _token(line, known)
        if token is None:
            continue
        for name in names:
            documented[name].add(token[0])
        for word in re.findall(r"[^\W\d_]+", line.lower()):
            mentioned[GERMAN_COLOURS.get(word, word)].add(token)
    told = by_variable | {name: next(iter(values)) for name, values in documented.items()}
    for name, tokens in mentioned.items():
        value, shown = next(iter(tokens))
        if name in CSS_COLOURS and name not in told and len(tokens) == 1 and alike(name, shown):
            told[name] = value
    ambiguous = {name for name, values in documented.items() if len(values) > 1}
    exact = {name.lower(): value for name, value in variable.items()}
    sure = {name: value for name, value in told.items() if name not in ambiguous}
    spelled = {other: value for name, value in sure.items() for other in _spellings(name) if other not in ambiguous}
    return MappingProxyType(spelled | sure | exact)


def _spellings(name: str) -> Iterator[str]:
    """“Light grey” is “light gray”, and `lightgray` in CSS."""
    for other in {name, name.replace("grey", "gray"), name.replace("gray", "grey")}:
        yield other
        if (joined := other.replace(" ", "")) in CSS_COLOURS:
            yield joined


def _entries(design_system: str) -> Iterator[tuple[str, list[str]]]:
    """Table rows and list items, with the names that each one gives."""
    header: list[str] = []
    for line in design_system.splitlines():
        if line.lstrip().startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not header:
                header = cells
            yield line, _names(cells[_name_column(header, cells)])
            continue
        header = []
        if (item := _ITEM.fullmatch(line)) and (found := _ITEM_NAME.match(item[1])):
            yield line, _names(next(text for text in found.groups() if text))
        elif item:
            yield line, []


def _name_column(header: list[str], cells: list[str]) -> int:
    column = next((place for place, cell in enumerate(header) if _NAME_COLUMN.search(cell)), 0)
    if column < len(cells) and not cells[column].startswith("`"):
        return column
    return next((place for place, cell in enumerate(cells) if cell and not re.search(r"[`#]|--", cell)), 0)


def _spoken(variable: str) -> str:
    """`--color-ink-muted` as one says it: `ink muted`."""
    return _PREFIX.sub("", variable.removeprefix("--").lower()).replace("-", " ").replace("_", " ")


def _token(line: str, known: Variables) -> tuple[str, str] | None:
    """What to write for the token that a line is about, and a colour to compare it by; None when it is about none."""
    named = _CUSTOM.findall(line)
    colours = _COLOUR.findall(line)
    variable = next((name for name in dict.fromkeys(named) if known.colour(name) is not None), None)
    if variable is not None and len(set(named)) == 1:
        return f"var({variable})", _plain(known, known.colour(variable) or "")
    if not colours or len(set(named)) > 1:
        return None
    return colours[0].lower() if is_hex(colours[0]) else colours[0], _plain(known, colours[0])


def _plain(known: Variables, value: str) -> str:
    """A colour as hex or name where that is easily had: the light one of `light-dark()`."""
    parts = components(value)
    if parts and parts[0].function == "light-dark":
        inside = components(value[len("light-dark(") : -1])
        return _plain(known, inside[0].text) if inside else value
    return value


def _names(text: str) -> list[str]:
    """The names in a cell: `brand, turquoise`; longer pieces are descriptions."""
    found: list[str] = []
    for piece in re.split(r"[,;/()]|\bor\b|\boder\b", re.sub(r"[*`]", "", text).lower()):
        words = re.findall(r"[^\W_]+", piece)
        if (
            0 < len(words) <= _LONGEST_NAME
            and words[0][0].isalpha()
            and not _COLOUR.search(piece)
            and "--" not in piece
            and piece.strip() not in _SCHEMES
        ):
            found.append(" ".join(words))
    return found

"""Sizes that the project has names for: `--radius-large` is “radius large”, `--space-5` is “space 5”.

A custom property belongs to a family by the first words of its name, and only when its value fits the family. What all
of a project's properties begin with (`--acme-space-5`) is no part of their names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.values import components, variable_of

if TYPE_CHECKING:
    from sidecar.editors.quick.tokens import Variables

_FAMILIES: Final = {
    "border-radius": ("border radius", "corner radius", "radius", "radii", "rounded", "corner"),
    "padding": ("spacing", "space", "padding", "gap", "margin", "gutter"),
    "font-size": ("font size", "text size", "type size", "text"),
    "line-height": ("line height", "leading"),
    "letter-spacing": ("letter spacing", "tracking"),
    "box-shadow": ("box shadow", "shadow", "elevation"),
}
_SPACES: Final = ("padding", "margin", "gap", "distance")
_BOXES: Final = ("width", "height", "min-", "max-")
_SAME: Final = (
    ("small", "sm", "s", "klein", "kleiner", "kleine"),
    ("medium", "md", "m", "mittel", "mittlerer", "mittlere"),
    ("large", "lg", "l", "big", "groß", "gross", "großer", "große"),
    ("xl", "extra large", "xlarge"),
    ("full", "voll", "voller", "volle"),
)
_RECKONED: Final = {"calc", "min", "max", "clamp"}
_OFFSETS: Final = 2


@dataclass(frozen=True, slots=True)
class Sized:
    """A token of a size: the property that it is for (`padding` for all distances), and the CSS value to write."""

    family: str
    value: str


Sizes = Mapping[str, Sized]


def family_of(measure: str) -> str:
    """The family whose tokens a CSS property takes; itself when it has none."""
    return "padding" if measure.startswith(_SPACES) else measure


def takes(measure: str, size: Sized) -> bool:
    """Whether a token is right for a CSS property; distances do for widths too."""
    return size.family == family_of(measure) or (size.family == "padding" and measure.startswith(_BOXES))


def sizes(known: "Variables") -> Sizes:
    """Every token of a size by its name in words, and as CSS has it: `space 5`, `--space-5`."""
    return _sizes(tuple(known.values.items()))


@lru_cache(maxsize=4)
def _sizes(values: tuple[tuple[str, str], ...]) -> Sizes:
    found: dict[str, Sized] = {}
    known = dict(values)
    shared = _shared([name for name, _ in values])
    for name in known:
        spoken = name_of(name.removeprefix("--").removeprefix(shared))
        for family, words in _FAMILIES.items():
            if spoken.startswith(tuple(f"{word} " for word in words)) and _fits(family, known, name):
                found[spoken] = found[name.lower()] = Sized(family, f"var({name})")
                break
    return MappingProxyType(found)


def named(family: str, name: str, known: Sizes) -> Sized | None:
    """The token of a family that goes by a name without the family's: `large` of the radii."""
    ways = next((same for same in _SAME if name in same), ())
    for each in (name, *ways):
        found = {
            size
            for word in _FAMILIES.get(family, ())
            if (size := known.get(f"{word} {each}")) is not None and size.family == family
        }
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def name_of(text: str) -> str:
    """`2xl` and `space-5` in words, as a prompt is cut: `2 xl`, `space 5`."""
    return " ".join(re.findall(r"[^\W\d_][^\W_]*|\d+", text.lower()))


def _shared(names: Sequence[str]) -> str:
    """The word that all names begin with, and its dash; "" where there is none, or it is what they are for."""
    first = {name.removeprefix("--").partition("-")[0] for name in names}
    word = next(iter(first), "")
    families = {way.partition(" ")[0] for ways in _FAMILIES.values() for way in ways}
    return f"{word}-" if len(first) == 1 and len(names) > 1 and word not in families else ""


def _fits(family: str, known: Mapping[str, str], name: str) -> bool:
    """Whether a custom property's value, whatever other ones it stands for, is one of its family's."""
    seen: set[str] = set()
    value = known[name]
    while (inner := variable_of(value)) and inner in known and inner not in seen:
        seen.add(inner)
        value = known[inner]
    parts = components(value)
    if family == "box-shadow":
        return sum(parse(part.text) is not None for part in parts) >= _OFFSETS
    if len(parts) != 1:
        return False
    size = parse(parts[0].text)
    if size is None:
        return parts[0].function in _RECKONED
    return bool(size[1]) or size[0] == 0 or family == "line-height"

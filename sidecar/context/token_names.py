"""What a custom property is of, by its name: “var(--shadow-large)” is an effect, “--radius-small” a border. Pure."""

import re
from collections.abc import Mapping
from typing import Final

_TYPES: Final[Mapping[str, str]] = {
    "effect": r"shadow|elevation|blur|opacity|duration|easing|ease|transition|motion|filter",
    "border": r"radius|radii|rounded|border|outline|stroke|ring",
    "spacing": r"space|spacing|gap|padding|margin|gutter|inset",
    "typography": r"font|text-size|leading|tracking|line-height|weight|letter",
    "size": r"width|height|size",
}
_COLOUR: Final = re.compile(r"colou?r|#|\(\d")
_NAME: Final = re.compile(r"(?:var\()?--(?P<name>[\w-]+)")


def of_token(text: str) -> str | None:
    """The edit type that a custom property is of; None for colours, and for names that tell nothing."""
    found = _NAME.match(text)
    if found is None or _COLOUR.search(text):
        return None
    name = found["name"].lower()
    return next((kind for kind, words in _TYPES.items() if re.search(rf"(?:^|-)(?:{words})(?:-|$)", name)), None)

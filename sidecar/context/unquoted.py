"""New texts that were typed without quotes: “the tile should be called Releases”, “Popular → Best value”, “Heading: Good to see you”. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from sidecar.context.lexicon import folded, forms, table

_SAID: Final = re.compile(
    r"(?:\b(?:called|named|name it|call it|reads?|says?)\s+(?=[A-ZÄÖÜ])|(?:->|→)\s*(?=[A-ZÄÖÜ]))(?P<text>[^,.;:!?\n\"“”„→]+)"
)
_AFTER_A_NAME: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+){0,2}[^\W\d_]+:\s+(?P<text>[A-ZÄÖÜ][^:;\n\"“”„]*?)\s*[.!]?\s*$")
_ENDS: Final = re.compile(
    r"\s+(?:and|und|but|aber|should|soll|must|muss|instead|please|pls|bitte|statt|stattdessen)\b.*$", re.DOTALL
)
_TELLING: Final = {"property", "look", "colour", "decisive", "act"}
_FEW: Final = 8  # words


def unquoted(prompt: str) -> Iterator[tuple[int, int]]:
    """Where such texts stand in a prompt: start and end of each."""
    for match in _SAID.finditer(prompt):
        text = _ENDS.sub("", match["text"]).rstrip()
        if text and len(text.split()) <= _FEW and not _tells(text):
            yield match.start("text"), match.start("text") + len(text)
    named = _AFTER_A_NAME.match(prompt)
    if named and not _tells(named["text"]) and len(named["text"].split()) <= _FEW:
        yield named.span("text")


def _tells(text: str) -> bool:
    """Whether a word of it says how something shall be: “badge: Bold”, “→ red”."""
    words = re.findall(r"[^\W_]+", folded(text))
    known = [table().get(form, {}) for word in words for form, _ in forms(word)]
    return any(kinds.keys() & _TELLING for kinds in known) or any(word[0].isdigit() for word in words)

"""Names that people give to versions. Pure."""

import unicodedata

from sidecar.errors import Malformed

LONGEST = 80
"""Characters of a name."""

_UNFIT = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of surrogate pairs, line and paragraph separators


def cleaned(label: str) -> str | None:
    """A name without space around it; None for an empty one, which takes the name away.

    Raises:
        Malformed: `bad_label`, it is too long or has characters that no name on one line has.
    """
    name = label.strip()
    if len(name) > LONGEST or any(unicodedata.category(character) in _UNFIT for character in name):
        raise Malformed(
            f"The name of a version has at most {LONGEST} characters, on one line; shorten it.", "bad_label"
        )
    return name or None

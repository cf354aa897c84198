"""What stands behind a wish and only says why: “10% smaller, it competes with the logo”. Pure."""

import re
from typing import Final

from sidecar.context.likely import remarks
from sidecar.context.naming import Names
from sidecar.context.observing import observes
from sidecar.context.spoken import words

_WHY: Final = re.compile(
    r"[,;.!]\s*(?:it|its|it's|they|that|that's|this|he|we|nobody|no one|people|users?|otherwise|because|since|as (?:it|they|we)"
    r"|so (?:that )?(?:it|they|we|you|people|the|one)|looks?|feels?|sonst|weil|damit|denn|das|der|die|den|dit|es|man|niemand|keiner|wirkt|sieht)"
    r"\b[^,;.!?\d#\"“„«:]*[.!]*$",
    re.IGNORECASE,
)
_ONLY_SAYS_WHY: Final = 0.5


def without_reason(prompt: str, names: Names) -> str | None:
    """A prompt without what its end says of why; None where its end may ask for something."""
    found = _WHY.search(prompt)
    if found is None or not prompt[: found.start()].strip():
        return None
    end = words(found[0].strip(" ,;.!"), names)
    return prompt[: found.start()] if observes(end) or remarks(end) >= _ONLY_SAYS_WHY else None

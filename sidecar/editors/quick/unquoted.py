"""Labels without quotes: the rest of a prompt that starts like one."""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.editors.quick.wishes import ROOT, Relabel
from sidecar.editors.quick.words import Token

_LONGEST_LABEL: Final = 5  # words


def unquoted_label(prompt: str, found: Sequence[Token]) -> Relabel | None:
    """“the label should say Save changes”: the rest of the prompt, when it starts like a label and can't be more."""
    head = next((place for place, token in enumerate(found) if token.kind in {"says", "rename"}), None)
    if head is None or any(token.kind == "string" for token in found):
        return None
    start = head
    if found[head].kind == "rename":
        start = next((place for place, token in enumerate(found) if place > head and token.kind == "to"), -1)
    subjects = [token for token in found[: max(start, 0)] if token.kind not in {"rename", "to"}]
    rest = prompt[found[start].end :].strip().rstrip(".!")
    if (
        start < 0
        or len(subjects) > 1
        or (found[head].kind == "rename" and not subjects)
        or any(token.kind not in {"label", "text", "part"} for token in subjects)
    ):
        return None
    wordy = re.fullmatch(r"[^\W\d_][^,;.!?&:\"']*", rest) and 0 < len(rest.split()) <= _LONGEST_LABEL
    if not wordy or not rest[0].isupper() or re.search(r"\b(and|und|then|dann|instead|like|not)\b", rest):
        return None
    part = next((str(token.value) for token in subjects if token.kind == "part"), ROOT)
    return Relabel(rest, part)

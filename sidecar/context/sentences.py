"""A prompt in sentences, and the question that may stand behind a request: “Make it blue. Is the contrast okay?”. Pure."""

import re
from itertools import pairwise
from typing import Final

from sidecar.context.commands import asked

_QUOTED: Final = re.compile(r"\"[^\"\n]*\"|“[^”“\n]*[”“]|„[^“”„\n]*[“”]|«[^»\n]*»|»[^«\n]*«|`[^`\n]*`")
_END: Final = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bz\.b)(?<!\bbzw)(?<!\d)[.!?;]+(?=\s)|\n+", re.IGNORECASE)


def sentences(prompt: str) -> list[str]:
    """The sentences of a prompt with their marks; what is quoted ends none."""
    hidden = _QUOTED.sub(lambda match: "\u00b7" * len(match[0]), prompt)
    ends = [0, *(match.end() for match in _END.finditer(hidden)), len(prompt)]
    found = (prompt[start:end].strip() for start, end in pairwise(ends))
    return [sentence for sentence in found if sentence]


def parted(prompt: str) -> tuple[str, str] | None:
    """What is said before a question at the end, and the question; None where there is none, or nothing before it."""
    *before, last = sentences(prompt) or [""]
    if not before or not last.endswith("?") or asked(last) is None or any(asked(each) for each in before):
        return None
    return " ".join(before), last

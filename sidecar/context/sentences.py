"""A prompt in sentences, and the question that may stand behind a request: “Make it blue. Is the contrast okay?”. Pure."""

import re
from itertools import pairwise
from typing import Final

from sidecar.context.commands import asked, asks_for_consent, may_ask

_QUOTED: Final = re.compile(r"\"[^\"\n]*\"|“[^”“\n]*[”“]|„[^“”„\n]*[“”]|«[^»\n]*»|»[^«\n]*«|`[^`\n]*`")
_END: Final = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bz\.b)(?<!\bbzw)(?<!\d)[.!?;]+(?=\s)|\n+", re.IGNORECASE)

_BESIDE: Final = re.compile(
    r",? (?:and|und)(?: also| auch)? (?=(?:what|which|who|where|why|how|is|are|does|do|did|was|welche|wie|wer|wo|warum|wieso|ist|sind|gibt|passt|reicht)\b)|, (?=(?:what|which|why|how much|is|are|does|welche|wie viel|wieviel|warum|wieso|ist|gibt)\b)",
    re.IGNORECASE,
)
_TAG: Final = 2  # words that may only ask for consent


def sentences(prompt: str) -> list[str]:
    """The sentences of a prompt with their marks; what is quoted ends none."""
    hidden = _QUOTED.sub(lambda match: "\u00b7" * len(match[0]), prompt)
    ends = [0, *(match.end() for match in _END.finditer(hidden)), len(prompt)]
    found = (prompt[start:end].strip() for start, end in pairwise(ends))
    return [sentence for sentence in found if sentence]


def parted(prompt: str) -> tuple[str, str] | None:
    """What is said before a question at the end, and the question; None where there is none, or nothing before it."""
    *before, last = sentences(prompt) or [""]
    if not last.endswith("?") or any(asked(each) for each in before):
        return None
    if asks_for_consent(last):
        return None
    for match in _BESIDE.finditer(last):
        behind = last[match.end() :]
        if asked(last[: match.start()]) is None and asked(behind) is not None:
            return " ".join([*before, last[: match.start()]]), behind
    return (" ".join(before), last) if before and (asked(last) or _asks(last)) else None


def _asks(sentence: str) -> bool:
    """“Still legible on a photo?”: no wish, and no word or two behind a request."""
    return may_ask(sentence) and len(sentence.split()) > _TAG

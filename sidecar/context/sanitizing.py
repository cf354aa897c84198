"""What people and programs type, as plain text of a size that somebody types. Pure."""

import re

from sidecar.errors import Malformed, TooLarge

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
# What shows nothing, and yet tells a model something, or turns the order of what is shown: control characters, halves of
# surrogate pairs, marks that change the direction of writing, and Unicode's "tags", which spell ASCII invisibly.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def sanitized(prompt: str, limit: int) -> str:
    """The prompt without what can't be seen, with LF line ends, and nothing around it.

    Args:
        prompt: As it was typed.
        limit: The most that is taken, in UTF-8 bytes.

    Raises:
        Malformed: `empty_prompt`.
        TooLarge: `prompt_too_long`.
    """
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", prompt)).strip()
    if not text:
        raise Malformed("The prompt is empty: say what should change.", "empty_prompt")
    if len(text.encode()) > limit:
        raise TooLarge(f"The prompt is too long: at most {limit // 1_000} KB are taken.", "prompt_too_long")
    return text

"""What a comment may say: text for people, of a size that a person types. Pure."""

import re
from uuid import UUID

from sidecar.errors import Malformed, TooLarge

MAX_TEXT = 10 * 1024
"""Bytes of a comment's text, in UTF-8."""

MAX_AUTHOR = 200
"""Characters of an author's name."""

MAX_COMMENTS = 1_000
"""Comments of one component; the document of all of them is written with each change."""

MAX_REPLIES = 200

_ID_VERSION = 4
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?")


def clean_text(text: str, what: str = "The comment") -> str:
    """The text with LF line ends and nothing around it.

    Raises:
        Malformed: `empty_comment`; `bad_text` for control characters other than line ends and tabs.
        TooLarge: `comment_too_long`.
    """
    text = _LINE_ENDS.sub("\n", text).strip()
    if not text:
        raise Malformed(f"{what} is empty: say what you wish.", "empty_comment")
    if _CONTROL.search(text):
        raise Malformed(f"{what} holds control characters; type it again as plain text.", "bad_text")
    if len(text.encode()) > MAX_TEXT:
        raise TooLarge(f"{what} is too long: at most {MAX_TEXT // 1024} KB are taken.", "comment_too_long")
    return text


def clean_author(author: str) -> str:
    """The name on one line; `Malformed` (`bad_author`) when it is empty, too long, or has control characters."""
    name = " ".join(author.split())
    if not name or len(name) > MAX_AUTHOR or _CONTROL.search(name):
        raise Malformed(f"The author needs a name of at most {MAX_AUTHOR} characters.", "bad_author")
    return name


def clean_id(given: str) -> str:
    """An id that a page made itself, so that sending it twice does no harm; `Malformed` (`bad_id`) unless a uuid4."""
    try:
        found = UUID(given)
    except ValueError:
        found = None
    if found is None or str(found) != given or found.version != _ID_VERSION:
        raise Malformed("The id of a comment is a uuid4.", "bad_id")
    return given

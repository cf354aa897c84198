"""The files that `sidestory init` copies into a project: marked with version and hash, so that updates are possible. Pure."""

import hashlib
import re
from typing import Literal

Condition = Literal["foreign", "edited", "outdated", "current"]

# ESLint's own comment syntax: the file is not the project's to lint.
_HEADER = re.compile(r"/\* eslint-disable -- Sidestory (?P<version>\S+) sha256:(?P<hash>[0-9a-f]{16})[^\n]*\*/\n")


def stamp(content: str, version: str) -> str:
    """`content` behind the header line that names its version and its hash."""
    note = "Made by `sidestory init`, which updates it; `sidestory init --undo` removes it."
    return f"/* eslint-disable -- Sidestory {version} sha256:{_hash(content)}. {note} */\n{content}"


def content_of(stamped: str) -> str:
    """A copied file without its header line."""
    return _HEADER.sub("", _unix(stamped), count=1)


def condition(there: str, shipped: str) -> Condition:
    """What stands where the file belongs.

    Args:
        there: The text of the file in the project.
        shipped: What `stamp` makes of the file that comes with this version.

    Returns:
        `foreign` (not from us), `edited` (changed since we wrote it), `outdated` or `current`. Line ends don't count.
    """
    text = _unix(there)
    header = _HEADER.match(text)
    if header is None:
        return "foreign"
    if _hash(content_of(text)) != header["hash"]:
        return "edited"
    return "current" if text == shipped else "outdated"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _unix(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")

"""What a path in a request may look like, before any disk is asked. Pure.

There is one way to name a file: project-relative, `/` between the parts, nothing encoded. Each refusal answers an
advisory: Vite CVE-2025-30208, 31125, 31486, 32395 (`?`, `#`, encodings), CVE-2026-39364 and 53571, MCP filesystem
CVE-2025-53109/53110 (sibling prefixes).
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote_to_bytes

from sidecar.errors import Malformed, Refused, SidestoryError

MAX_LENGTH = 1_024
_MAX_NAME = 255  # bytes: the limit of every common file system
_MAX_ENCODINGS = 4

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")
# `\` separates on Windows; `:` names streams and drives there (`::$DATA`); `?` and `#` end paths in URLs; the rest
# can't be in a Windows name.
_FORBIDDEN = re.compile(r'[\\:?#*<>"|]')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def parts_of(raw: str, roots: Sequence[str]) -> tuple[str, ...]:
    """The parts of a project-relative path, without `.`; an absolute path inside a root becomes relative.

    Args:
        raw: The path as a request, a story index or a model gave it.
        roots: The project's folder as absolute POSIX paths, as it was given and with symlinks resolved.

    Raises:
        Malformed: `bad_path`, for what no file of a project is called.
        Refused: `outside_project`, for what leads out of it, plainly or once somebody decodes it.
    """
    parts = _plain(raw, roots)
    for decoded in _decodings(raw):
        # Never followed, only judged: a later hop may decode what this one must not.
        try:
            _plain(decoded, roots)
        except SidestoryError as error:
            raise outside() from error
    return parts


def outside() -> Refused:
    """The refusal of everything that leads out of the project. It names no path."""
    return Refused("That path leads outside the project; name a file inside it.", "outside_project")


def bad(why: str) -> Malformed:
    """The refusal of what is no path. It doesn't repeat the path."""
    return Malformed(f"That is no path of a project file: {why}.", "bad_path")


def _plain(raw: str, roots: Sequence[str]) -> tuple[str, ...]:
    if not raw or len(raw) > MAX_LENGTH:
        raise bad("it is empty or too long")
    if _CONTROL.search(raw):
        raise bad("it holds control characters")
    rest = _inside(raw, roots) if _ABSOLUTE.match(raw) else raw
    if _FORBIDDEN.search(rest):
        raise bad("it holds characters that a project-relative path doesn't have")
    parts = rest.split("/")
    if ".." in parts:
        raise outside()
    parts = [part for part in parts if part != "."]
    if not parts or not all(parts):
        raise bad("a part of it is empty")
    for part in parts:
        if part[-1] in ". " or part[0] == " ":
            raise bad("a part of it begins or ends with a space or ends with a dot")
        if _DEVICES.fullmatch(part) or len(part.encode()) > _MAX_NAME:
            raise bad("a part of it is no name for a file")
    return tuple(parts)


def _inside(raw: str, roots: Sequence[str]) -> str:
    """What follows the root in an absolute path, compared part by part: `/proj-evil` isn't in `/proj`."""
    for root in roots:
        prefix = root.rstrip("/") + "/"
        if raw.startswith(prefix):
            return raw.removeprefix(prefix)
    raise outside()


def _decodings(raw: str) -> Iterator[str]:
    for _ in range(_MAX_ENCODINGS):
        try:
            decoded = unquote_to_bytes(raw).decode()
        except UnicodeError as error:  # overlong or broken: `%c0%ae` has been a dot to somebody
            raise outside() from error
        if decoded == raw:
            return
        yield decoded
        raw = decoded
    raise outside()

"""The names under which saved working sessions are stored, after the prefix `storyart` (seed 003).

::

    session:<ms>        plain JSON, exactly what was saved; expires by itself
    sessions:index      index of the names above by <ms>; in Redis its members have the prefix too
    session-notes       hash <ms> → JSON, what Sidestory knows of a session that it has saved
    deleted-sessions    index of deleted ones by when they would have expired, so that no copy brings them back
    shares              hash sha256 of a link's secret → <ms>
    shared              hash <ms> → that sha256
"""

import re

from sidecar.stores.base import Key

PREFIX = "storyart"
INDEX = "sessions:index"
NOTES = "session-notes"
DELETED = "deleted-sessions"
SHARES = "shares"
SHARED = "shared"

_MEMBER = re.compile(r"session:([0-9]{1,15})")


def member(timestamp: int) -> str:
    """The name of a session, and the member of the index."""
    return f"session:{timestamp}"


def timestamp_of(name: str) -> int | None:
    """The time in a name; None when it isn't that of a session, but something that another program put there."""
    match = _MEMBER.fullmatch(name)
    return int(match[1]) if match and member(int(match[1])) == name else None


def session(timestamp: int) -> Key:
    """What was saved."""
    return Key(member(timestamp))


def note(timestamp: int) -> Key:
    """What Sidestory knows of it."""
    return Key(NOTES, str(timestamp))


def share(digest: str) -> Key:
    """Which session a link leads to."""
    return Key(SHARES, digest)


def shared(timestamp: int) -> Key:
    """Which link leads to a session."""
    return Key(SHARED, str(timestamp))

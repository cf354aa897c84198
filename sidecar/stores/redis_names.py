"""Names in Redis: where each of ours is, and those that stand in values and members, so that other programs can follow them."""

import re

from sidecar.projects.names import is_of_projects
from sidecar.sessions import keys

_HOLD_NAMES = frozenset({keys.SESSIONS, keys.SESSION_IDS, keys.PENDING})

_USUAL = re.compile(r"storybook(-[0-9a-f]+)?")


def placed(name: str, prefix: str) -> str:
    """The key in Redis of what is `name` in every store.

    Projects are below `sidestory`, where other programs look for them; where the prefix is another project's, or one of
    the user's own (on a Cluster in braces, so that all keys are in one hash slot), that still decides.
    """
    if not is_of_projects(name):
        return f"{prefix}:{name}"
    usual = _USUAL.fullmatch(prefix)
    return f"sidestory{usual[1] or ''}:{name}" if usual else f"{prefix}:sidestory:{name}"


def hold_names(name: str) -> bool:
    """Whether what is under a name (the values of a hash, the members of an index) are names themselves."""
    return name in _HOLD_NAMES or name.startswith(f"{keys.SESSIONS}:")


def outward(name: str, held: str, prefix: str) -> str:
    """What stands under `name` in Redis for `held`."""
    return f"{prefix}:{held}" if hold_names(name) else held


def inward(name: str, found: str, prefix: str) -> str:
    """What `found` under `name` in Redis stands for."""
    return found.removeprefix(f"{prefix}:") if hold_names(name) else found

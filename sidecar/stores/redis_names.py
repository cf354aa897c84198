"""Names that stand in values and members: in Redis they have the prefix, so that other programs can follow them."""

from sidecar.sessions import keys

_HOLD_NAMES = frozenset({keys.SESSIONS, keys.SESSION_IDS, keys.PENDING})


def hold_names(name: str) -> bool:
    """Whether what is under a name (the values of a hash, the members of an index) are names themselves."""
    return name in _HOLD_NAMES or name.startswith(f"{keys.SESSIONS}:")


def outward(name: str, held: str, prefix: str) -> str:
    """What stands under `name` in Redis for `held`."""
    return f"{prefix}:{held}" if hold_names(name) else held


def inward(name: str, found: str, prefix: str) -> str:
    """What `found` under `name` in Redis stands for."""
    return found.removeprefix(f"{prefix}:") if hold_names(name) else found

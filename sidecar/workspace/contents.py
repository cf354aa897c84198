"""Reads sets of files as they are on disk."""

from collections.abc import Iterable

from sidecar.errors import NotFound
from sidecar.workspace.policy import PathPolicy


def read_all(policy: PathPolicy, paths: Iterable[str]) -> dict[str, bytes | None]:
    """The bytes of each file by its path, None for those that don't exist.

    Raises:
        Refused: The policy doesn't let one of them be read.
    """
    return {path: _read(policy, path) for path in paths}


def _read(policy: PathPolicy, path: str) -> bytes | None:
    try:
        return policy.read(path)
    except NotFound:
        return None

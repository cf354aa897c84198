"""Parsed source files, kept by modification time and size."""

import os
import threading

from sidecar.errors import SidestoryError
from sidecar.workspace.imports import Module, parse_module
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import SCRIPTS, STYLES, extension
from sidecar.workspace.textfile import decode

_PARSED = SCRIPTS | STYLES | {"mts", "cts", "cjs", "mdx"}
_NOTHING = Module()

Stamp = tuple[int, int, int]


class Modules:
    """What each file says about others. Safe to use from several threads.

    Args:
        policy: Every content is read through it.
    """

    def __init__(self, policy: PathPolicy) -> None:
        self._policy = policy
        self._root = f"{policy.root}{os.sep}"
        self._kept: dict[str, tuple[Stamp, Module]] = {}
        self._lock = threading.Lock()

    def stamp(self, path: str) -> Stamp | None:
        """What changes when the file does: modification time, size, inode; None when it isn't there."""
        try:
            status = os.stat(self._root + path)  # noqa: PTH116 - called thousands of times; a Path costs more than the call
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def module(self, path: str) -> Module:
        """The parsed file; an empty module when it can't be read or is in no language that we parse."""
        if extension(path) not in _PARSED:
            return _NOTHING
        stamp = self.stamp(path)
        if stamp is None:
            return _NOTHING
        kept = self._kept.get(path)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        with self._lock:
            module = parse_module(path, self.text(path))
            self._kept[path] = (stamp, module)
        return module

    def text(self, path: str) -> str:
        """The file's text with LF line ends; "" when it may not or can't be read."""
        try:
            return decode(self._policy.read(path))[0]
        except SidestoryError:  # gone since it was found, too large, not UTF-8: nothing to learn from it
            return ""

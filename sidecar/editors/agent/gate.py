"""What an agent's tools may do: read the copy, and change in it what the path policy lets be changed in the project."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import Any

from sidecar.errors import Refused, SidestoryError

READING = ("Read", "Glob", "Grep")
WRITING = ("Edit", "Write")

_PATHS = {"Read": "file_path", "Edit": "file_path", "Write": "file_path", "Glob": "path", "Grep": "path"}
_PATTERNS = {"Glob": "pattern", "Grep": "glob"}


class Gate:
    """Decides on each use of a tool.

    Args:
        work: The copy.
        may_write: Gives the canonical path of a project file that may be written, or raises.

    Attributes:
        refused: What the policy refused so far.
    """

    def __init__(self, work: Path, may_write: Callable[[str], str]) -> None:
        self._work = work.resolve()
        self._may_write = may_write
        self.refused: list[SidestoryError] = []

    def refusal(self, tool: str, given: Mapping[str, Any]) -> str | None:
        """Why a tool may not be used so, in a sentence for the agent; None: it may."""
        if tool not in _PATHS:
            return f"{tool} is not available here."
        raw = given.get(_PATHS[tool]) or "."
        path = self._inside(raw) if isinstance(raw, str) else None
        if path is None or _leads_out(given.get(_PATTERNS.get(tool, ""))):
            return "Only files in the working directory can be used."
        if tool in READING:
            return None
        try:
            canonical = self._may_write(path)
        except SidestoryError as error:
            self.refused.append(error)
            return error.message
        if canonical != path:  # another spelling, or a link in the project
            self.refused.append(Refused(f"Write {canonical} by this name.", "protected_file", {"path": canonical}))
            return f"Use the name {canonical}."
        return None

    def _inside(self, raw: str) -> str | None:
        """The path relative to the copy, or None."""
        whole = Path(os.path.normpath(self._work / raw))
        try:
            whole.resolve().relative_to(self._work)
            return whole.relative_to(self._work).as_posix()
        except (ValueError, OSError):
            return None


def _leads_out(pattern: object) -> bool:
    """Whether a pattern of file names could match something elsewhere."""
    if pattern is None:
        return False
    return not isinstance(pattern, str) or pattern.startswith(("/", "~")) or ".." in PurePath(pattern).parts

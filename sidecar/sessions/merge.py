"""Three-way merge of one file, by git: for taking back a change while keeping what a person changed since."""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_BOM = b"\xef\xbb\xbf"
_APART = b"\x1e\n"  # the record separator: no source file has such lines
_TIMEOUT = 10.0  # seconds; a merge takes milliseconds
_CANNOT = 128  # from here on git's exit status is no number of conflicts
_NO_GIT = "git is needed to keep your own edits when undoing; install it, or choose one of the two versions"
_GIT_FAILED = "git could not merge this file; choose one of the two versions"


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge.

    Attributes:
        data: The merged content, None for an absent file. With conflicts: `ours`, with git's conflict markers where
            there is text on both sides; never to be written to a source file.
        conflicts: The number of places where both sides changed the same lines; 0 means clean.
        hint: What the user can do when the merge could not even be tried.
    """

    data: bytes | None
    conflicts: int = 0
    hint: str | None = None


async def merge(
    base: bytes | None, ours: bytes | None, theirs: bytes | None, valid: Callable[[bytes], bool] | None = None
) -> Merged:
    """Apply what changed from `base` to `theirs` to `ours`; None is an absent file.

    Line ends and byte order mark of the result are those of `ours`, and lines that differ in nothing else are the same.

    Args:
        base: The common origin.
        ours: What is on disk.
        theirs: What is wanted.
        valid: For files whose lines stand by themselves, such as a stylesheet's declarations: changes of neighbouring
            lines, which are a conflict for git, are then joined when the result is valid.
    """
    if ours in (theirs, base):
        return Merged(theirs)
    if base == theirs:
        return Merged(ours)
    if base is None or ours is None or theirs is None:
        return Merged(ours, conflicts=1)  # changed here and removed there, or added twice
    if (git := shutil.which("git")) is None:
        return Merged(ours, conflicts=1, hint=_NO_GIT)
    crlf = _line_end(ours) == b"\r\n"
    sides = (ours, base, theirs)
    if _line_end(ours) is not None:
        sides = (_normal(ours), _normal(base), _normal(theirs))
    outcome = await asyncio.to_thread(_merge_file, git, *(side.removeprefix(_BOM) for side in sides))
    if outcome is None:
        return Merged(ours, conflicts=1, hint=_GIT_FAILED)
    data, conflicts = outcome
    if conflicts and valid is not None and (joined := await asyncio.to_thread(_by_line, git, sides, valid)) is not None:
        data, conflicts = joined, 0
    if crlf:
        data = data.replace(b"\n", b"\r\n")
    return Merged(_BOM + data if ours.startswith(_BOM) else data, conflicts)


def _by_line(git: str, sides: tuple[bytes, ...], valid: Callable[[bytes], bool]) -> bytes | None:
    """The merge with every line apart from its neighbours; None when there is still a conflict, or it isn't valid."""
    if any(_APART in side for side in sides):
        return None
    outcome = _merge_file(git, *(side.removeprefix(_BOM).replace(b"\n", b"\n" + _APART) for side in sides))
    if outcome is None or outcome[1]:
        return None
    data = outcome[0].replace(_APART, b"")
    return data if valid(data) else None


def _line_end(content: bytes) -> bytes | None:
    """The line end of a file, or None when it has both kinds: then no byte of it is touched."""
    crlf = content.count(b"\r\n")
    if crlf == 0:
        return b"\n"
    return b"\r\n" if crlf == content.count(b"\n") else None


def _normal(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def _merge_file(git: str, ours: bytes, base: bytes, theirs: bytes) -> tuple[bytes, int] | None:
    """What `git merge-file` makes of three files and its number of conflicts; None when it can't.

    It runs in a private folder without the user's or the project's configuration, so that it does the same everywhere.
    """
    with tempfile.TemporaryDirectory(prefix="sidestory-merge-") as folder:
        for name, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            (Path(folder) / name).write_bytes(content)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
        isolated = {"HOME": folder, "XDG_CONFIG_HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        command = [git, "merge-file", "-p", "--diff3", "-L", "on disk", "-L", "before", "-L", "undone"]
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command on three files of our own
                [*command, "ours", "base", "theirs"],
                cwd=folder,
                env=kept | isolated | {"GIT_CEILING_DIRECTORIES": str(Path(folder).parent)},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return None if not 0 <= done.returncode < _CANNOT else (done.stdout, done.returncode)

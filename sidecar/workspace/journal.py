"""The writer's journal: what a set of files was and shall be, on disk before the first of them changes.

One slot is enough, because one set is written at a time. The slot is overwritten in place, so that the sync needs no
new blocks; a checksum tells a whole record from a torn one, which then counts as none: nothing had been changed yet.
"""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sidecar.workspace.folders import Look

_log = logging.getLogger(__name__)

_UNDER_WAY = b"sidestory-write1"
_DONE = b"sidestory-done-1"
_SUM = 32
_HEAD = len(_UNDER_WAY) + 4 + 8 + _SUM
_BLANK = bytes(64 * 1024)

_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync


@dataclass(frozen=True, slots=True)
class FileIntent:
    """One file of a set.

    Attributes:
        path: Canonical, relative to the project.
        temp: The name of its temporary file, in the same folder.
        before: Its bytes before the write, None when it must not exist.
        after: Its bytes after the write, None when it shall be gone.
        look: The permission bits and ownership of the file before; None when there was none.
    """

    path: str
    temp: str
    before: bytes | None
    after: bytes | None
    look: Look | None = None


Intent = tuple[FileIntent, ...]


class Journal:
    """The slot on disk.

    Args:
        folder: A folder of this checkout's state, outside the project; made if missing, for this user only.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "journal"

    def record(self, intent: Intent) -> None:
        """Make `intent` survive whatever comes next; the record before it is replaced."""
        self._overwrite(frame(intent))

    def done(self) -> None:
        """Say that the recorded set is in place, durably. Its temporary files may come back with a power cut."""
        try:
            self._overwrite(_DONE)
        except OSError:
            with contextlib.suppress(OSError):  # the set is about to be taken back, which may be cut short, too
                self._overwrite(_UNDER_WAY)
            raise

    def clear(self) -> None:
        """Forget the recorded set, durably."""
        self._overwrite(bytes(_HEAD))

    def pending(self) -> Intent | None:
        """The set that was under way when the last writer ended, or None."""
        return self._read(_UNDER_WAY)

    def finished(self) -> Intent | None:
        """The set that was done last, unless it was forgotten, or None: its temporary files may still be there."""
        return self._read(_DONE)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep the writers of other processes on this checkout out; the system lets go when a process dies."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / "lock").open("ab") as file, _locked(file.fileno()):
            yield

    def rescue(self, name: str, data: bytes) -> Path:
        """Keep bytes of a person that found no place in the project; the absolute path of the copy comes back."""
        folder = self._folder / "rescued"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{sha256(data).hexdigest()[:12]}-{name}"
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _log.warning("somebody saved %s twice while it was written; the older save was kept as %s", name, path.name)
        return path

    def rescued(self) -> list[Path]:
        """The copies that `rescue` made, the newest first."""
        return sorted((self._folder / "rescued").glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)

    def _read(self, magic: bytes) -> Intent | None:
        try:
            with self._path.open("rb") as file:
                start = file.read(_HEAD)
                return unframe(start + file.read()) if start.startswith(magic) else None
        except FileNotFoundError:
            return None

    def _overwrite(self, data: bytes) -> None:
        if not self._path.exists():
            self._make()
        with self._path.open("r+b", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            _sync(file.fileno())

    def _make(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - wraps a descriptor, not a path
            file.write(_BLANK)
            file.flush()
            os.fsync(descriptor)
        if sys.platform != "win32":
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def frame(intent: Intent) -> bytes:
    """A record: magic, sizes, sha256 of what follows, members as JSON, contents as they are."""
    blobs: list[bytes] = []
    members: list[dict[str, Any]] = []
    for file in intent:
        member: dict[str, Any] = {"path": file.path, "temp": file.temp, "look": file.look}
        for side, data in (("before", file.before), ("after", file.after)):
            member[side] = None if data is None else len(data)
            blobs.append(data or b"")
        members.append(member)
    head = json.dumps(members).encode()
    body = head + b"".join(blobs)
    sizes = len(head).to_bytes(4, "big") + len(body).to_bytes(8, "big")
    return _UNDER_WAY + sizes + sha256(sizes + body).digest() + body


def unframe(data: bytes) -> Intent | None:
    """The intent of a record that may be followed by anything; None when it is blank, torn or damaged."""
    if not data.startswith((_UNDER_WAY, _DONE)) or len(data) < _HEAD:
        return None
    sizes = data[len(_UNDER_WAY) : _HEAD - _SUM]
    head_size, body_size = int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big")
    body = data[_HEAD : _HEAD + body_size]
    if sha256(sizes + body).digest() != data[_HEAD - _SUM : _HEAD]:
        return None
    at = head_size
    files = []
    for member in json.loads(body[:head_size]):
        sides: dict[str, bytes | None] = {}
        for side in ("before", "after"):
            size: int | None = member[side]
            sides[side] = None if size is None else body[at : at + size]
            at += size or 0
        look = Look(*member["look"]) if member["look"] else None
        files.append(FileIntent(member["path"], member["temp"], sides["before"], sides["after"], look))
    return tuple(files)


@contextlib.contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - one platform's module

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - no Windows has it

        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield  # closing the file lets go

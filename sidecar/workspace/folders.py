"""Folders of the project held open, so that a symlink swapped in meanwhile redirects nobody.

Anthropic SDK CVE-2026-34452 is the pattern to avoid: a path is checked, then used, and changes in between. Here the
way down is walked once, each part opened without following links, and everything after that names one file inside
the open folder. Windows has no such handles in Python: `PathFolder` looks again before each use instead.
"""

import contextlib
import errno
import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a FIFO must not block the reader
_FOLDER = getattr(os, "O_DIRECTORY", 0)
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})  # network and FUSE file systems, about folders


class Look(NamedTuple):
    """What a replaced file hands on: its permission bits, its owner and group."""

    mode: int
    uid: int
    gid: int

    @classmethod
    def of(cls, status: os.stat_result) -> Self:
        """The look of a file by its status."""
        return cls(stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid)


class NotAPlainFile(OSError):
    """A symlink, folder, device or pipe stands where a file was expected."""

    def __init__(self) -> None:
        super().__init__(errno.ELOOP, "not a plain file")


class TooBig(OSError):
    """The file is larger than the reader wants to take."""

    def __init__(self) -> None:
        super().__init__(errno.EFBIG, "file too large")


class Folder(ABC):
    """One open folder. Names given to it are single path parts. Errors are `OSError`s.

    Attributes:
        path: Where it was when it was opened; for calls that know no handles.
        handle: The descriptor to give as `dir_fd`, or None.
    """

    path: Path
    handle: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """A descriptor of the file `name`, never through a symlink."""

    @abstractmethod
    def status(self, name: str) -> os.stat_result:
        """The status of what has this name, a symlink's own."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Delete the file `name`."""

    @abstractmethod
    def rename(self, old: str, new: str) -> None:
        """Give `old` the name `new`, replacing what had it."""

    @abstractmethod
    def link(self, old: str, new: str) -> None:
        """Give `old` the second name `new`; `FileExistsError` when it is taken."""

    @abstractmethod
    def sync(self) -> None:
        """Make the names of this folder survive a power cut."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the folder; closing twice does no harm."""

    def read(self, name: str, limit: int) -> tuple[bytes, os.stat_result]:
        """The whole content and the status of a plain file of at most `limit` bytes."""
        try:
            descriptor = self.open(name, os.O_RDONLY | _BINARY | _NO_WAIT)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENXIO}:  # a symlink, a socket
                raise NotAPlainFile from error
            raise
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise NotAPlainFile
            pieces, size = [], 0
            while piece := os.read(descriptor, limit + 1):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise TooBig
            return b"".join(pieces), status
        finally:
            os.close(descriptor)

    def create(self, name: str, data: bytes, like: Look | None = None) -> None:
        """Make the new file `name` with `data`, on disk when this returns; `FileExistsError` when it is there.

        Args:
            name: A name that is free.
            data: The whole content.
            like: Whose mode bits and, where permitted, ownership the file takes; None: what is usual for new files.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        descriptor = self.open(name, flags, 0o666 if like is None else 0o600)
        with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - wraps a descriptor, not a path
            if like is not None:
                _dress(descriptor, like)
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(descriptor)


class HandleFolder(Folder):
    """A folder by descriptor: it stays the same folder whatever becomes of its path."""

    def __init__(self, root: Path, parts: Sequence[str] = ()) -> None:
        """Open `root`, then each part below it; `OSError` (ELOOP, ENOTDIR) when one is a symlink."""
        self.path = root.joinpath(*parts)
        handle = os.open(root, os.O_RDONLY | _FOLDER)
        for part in parts:
            try:
                below = os.open(part, os.O_RDONLY | _FOLDER | _NO_FOLLOW, dir_fd=handle)
            finally:
                os.close(handle)
            handle = below
        self.handle: int | None = handle

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """As `Folder.open`."""
        return os.open(name, flags | _NO_FOLLOW, mode, dir_fd=self.handle)

    def status(self, name: str) -> os.stat_result:
        """As `Folder.status`."""
        return os.stat(name, dir_fd=self.handle, follow_symlinks=False)

    def remove(self, name: str) -> None:
        """As `Folder.remove`."""
        os.unlink(name, dir_fd=self.handle)

    def rename(self, old: str, new: str) -> None:
        """As `Folder.rename`."""
        os.rename(old, new, src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def link(self, old: str, new: str) -> None:
        """As `Folder.link`."""
        os.link(old, new, src_dir_fd=self.handle, dst_dir_fd=self.handle, follow_symlinks=False)

    def sync(self) -> None:
        """As `Folder.sync`, where the file system can."""
        if self.handle is None:
            return
        try:
            os.fsync(self.handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def close(self) -> None:
        """As `Folder.close`."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None


class PathFolder(Folder):
    """A folder by path: before each use every part is looked at again, and a symlink refused."""

    def __init__(self, root: Path, parts: Sequence[str] = ()) -> None:
        """Take `root` and the parts below it; `OSError` when one is missing or a symlink."""
        self.path = root.joinpath(*parts)
        self._ways = [root.joinpath(*parts[:depth]) for depth in range(1, len(parts) + 1)]
        self._look()

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """As `Folder.open`."""
        path = self._at(name)
        if path.is_symlink():
            raise NotAPlainFile
        return os.open(path, flags | _NO_FOLLOW, mode)

    def status(self, name: str) -> os.stat_result:
        """As `Folder.status`."""
        return self._at(name).lstat()

    def remove(self, name: str) -> None:
        """As `Folder.remove`."""
        self._at(name).unlink()

    def rename(self, old: str, new: str) -> None:
        """As `Folder.rename`."""
        self._at(old).replace(self.path / new)

    def link(self, old: str, new: str) -> None:
        """As `Folder.link`."""
        os.link(self._at(old), self.path / new)

    def sync(self) -> None:
        """Nothing: where handles are missing (Windows), folders can't be synced; NTFS journals its names."""

    def close(self) -> None:
        """Nothing is held."""

    def _at(self, name: str) -> Path:
        self._look()
        return self.path / name

    def _look(self) -> None:
        for way in self._ways:
            if way.is_symlink() or not way.is_dir() or _is_junction(way):
                raise NotAPlainFile


def _is_junction(path: Path) -> bool:
    attributes: int = getattr(path.lstat(), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400))


def _dress(descriptor: int, like: Look) -> None:
    """Hand on what the file system lets us: where modes or owners are fixed by the mount, all files have the same."""
    if not hasattr(os, "fchown"):  # Windows
        return
    made = Look.of(os.fstat(descriptor))
    if (made.uid, made.gid) != (like.uid, like.gid):
        # Only the administrator may give files away; the file is then ours, as with any editor that saves so.
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, like.uid, like.gid)
    if Look.of(os.fstat(descriptor)).mode != like.mode:  # after the owner: a change of owner clears bits
        with contextlib.suppress(PermissionError):
            os.fchmod(descriptor, like.mode)


open_folder: type[HandleFolder] | type[PathFolder] = (
    HandleFolder if os.open in os.supports_dir_fd and os.link in os.supports_dir_fd else PathFolder
)

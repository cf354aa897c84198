"""The files that before-images are appended to, and what becomes of them with time.

A segment holds the records of one day (UTC) at most. Its name is a number that grows, then that day:
`00000042-20261121.log`. The number decides the order, whatever the clock says; the day decides how long it is kept.
"""

import contextlib
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sidecar.history.records import Gap, scan
from sidecar.state import make_private_folder

_log = logging.getLogger(__name__)

_NAME = re.compile(r"(\d{8})-(\d{8})\.log")
_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have no fdatasync


@dataclass(frozen=True, slots=True)
class _Segment:
    path: Path
    number: int
    day: date


class Segments:
    """The segments in one folder. Whoever appends or prunes must be alone; anybody may read.

    Args:
        folder: A folder of this checkout's state; made if missing, for this user only.
        clock: The time now, aware, in UTC.
        segment_bytes: The size from which on a new segment is begun.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], datetime], segment_bytes: int) -> None:
        self._folder = folder
        self._clock = clock
        self._segment_bytes = segment_bytes
        self._ended: tuple[Path, int] | None = None  # where the last append ended: no need to look at what is before

    def append(self, data: bytes) -> bool:
        """Add whole records durably; whether that began a segment.

        Raises:
            OSError: The disk refuses; nothing was added.
        """
        today = self._clock().date()
        last = next(self._newest_first(), None)
        if last is not None and last.day == today and self._takes(last.path, len(data)):
            self._write(last.path, data, os.O_APPEND)
            return False
        make_private_folder(self._folder)
        number = 1 if last is None else last.number + 1
        self._write(self._folder / f"{number:08d}-{today:%Y%m%d}.log", data, os.O_CREAT | os.O_EXCL)
        self._sync_folder()
        return True

    def newest_first(self) -> Iterator[bytes]:
        """The content of each segment; one that is pruned meanwhile is left out."""
        for segment in self._newest_first():
            with contextlib.suppress(FileNotFoundError):
                yield segment.path.read_bytes()

    def prune(self, days: float, max_bytes: int) -> None:
        """Remove the oldest segments: those older than `days`, and more until the rest has `max_bytes`; never the newest.

        What can't be removed is left for the next time.
        """
        oldest_day = (self._clock() - timedelta(days=days)).date()
        total = 0
        for position, segment in enumerate(self._newest_first()):
            try:
                total += segment.path.stat().st_size
                if position and (segment.day < oldest_day or total > max_bytes):
                    segment.path.unlink()
            except FileNotFoundError:  # another process prunes, too
                continue
            except OSError as error:
                _log.warning("%s of the local history can't be removed: %s", segment.path.name, error.strerror)

    def _newest_first(self) -> Iterator[_Segment]:
        try:
            names = sorted(os.listdir(self._folder), reverse=True)  # noqa: PTH208 - names alone, as fast as possible
        except FileNotFoundError:
            return
        for name in names:
            if match := _NAME.fullmatch(name):
                with contextlib.suppress(ValueError):  # no day: not one of ours
                    yield _Segment(self._folder / name, int(match[1]), datetime.strptime(match[2], "%Y%m%d").date())  # noqa: DTZ007 - a date alone

    def _takes(self, path: Path, more: int) -> bool:
        """Whether a segment has room, and ends with a whole record: behind a torn one nothing is written."""
        size = path.stat().st_size
        if size + more > self._segment_bytes:
            return False
        if self._ended == (path, size):
            return True
        gaps = [part for part in scan(path.read_bytes()) if isinstance(part, Gap)]
        if any(not gap.torn for gap in gaps):
            _log.warning("%s of the local history is damaged; the readable part stays, a new file is begun", path.name)
        return not gaps

    def _write(self, path: Path, data: bytes, flags: int) -> None:
        binary = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(path, os.O_WRONLY | binary | flags, 0o600)
        with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - wraps a descriptor, not a path
            before = os.fstat(descriptor).st_size
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
                _sync(descriptor)
            except OSError:
                self._ended = None
                with contextlib.suppress(OSError):  # what stays is torn, and will be taken for that
                    os.ftruncate(descriptor, before)
                raise
        self._ended = (path, before + len(data))

    def _sync_folder(self) -> None:
        if sys.platform == "win32":
            return
        for folder in (self._folder, self._folder.parent):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

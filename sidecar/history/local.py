"""The local history: what every file was before Sidestory changed it, whatever becomes of sessions and stores."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sidecar.history.records import Damaged, Entry, Gap, Record, content, frame, scan, trace
from sidecar.history.segments import Segments
from sidecar.workspace.base import Cause, Image

_MOST_SEGMENT = 8_000_000  # bytes: what is dropped at once when the history is full
_LEAST_SEGMENT = 64_000
_SEGMENTS = 64  # that a full history has at least


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry with its content: None when there was no file, `Damaged` when it isn't any more what was kept."""

    entry: Entry
    content: bytes | Damaged | None


class LocalHistory:
    """Before-images on disk. A `Keeper` for the writer, and the reader for everybody else.

    Args:
        folder: A folder of this checkout's state, for this user only.
        clock: The time now, aware, in UTC.
        days: How long an entry is kept at least, unless there is no room.
        max_bytes: How much is kept at most, apart from the newest segment.
    """

    def __init__(
        self, folder: Path, *, clock: Callable[[], datetime], days: float = 30, max_bytes: int = 500_000_000
    ) -> None:
        segment_bytes = max(_LEAST_SEGMENT, min(_MOST_SEGMENT, max_bytes // _SEGMENTS))
        self._segments = Segments(folder, clock=clock, segment_bytes=segment_bytes)
        self._clock = clock
        self._days = days
        self._max_bytes = max_bytes

    def keep(self, images: Sequence[Image], cause: Cause) -> None:
        """Keep a set of before-images durably; see `Keeper`. Only one process at a time may do so."""
        at = self._clock()
        if self._segments.append(b"".join(frame(image, cause, at) for image in images)):
            self.prune()

    def prune(self) -> None:
        """Drop what is too old, and the oldest of what is too much."""
        self._segments.prune(self._days, self._max_bytes)

    def newest_first(self, path: str | None = None) -> Iterator[Kept]:
        """The entries of one file, or of all; damaged ones that can't even be told apart are left out."""
        traces = b"" if path is None else trace(path)
        for data, record in self._records():
            if traces not in record.head:
                continue
            entry = record.entry
            if path is None or entry.path == path:
                try:
                    found: bytes | Damaged | None = content(data, record)
                except Damaged as error:
                    found = error
                yield Kept(entry, found)

    def files(self) -> dict[str, tuple[Entry, int]]:
        """Each file with its newest entry and the number of its entries, the newest first."""
        found: dict[str, tuple[Entry, int]] = {}
        for _, record in self._records():
            entry = record.entry
            newest, count = found.get(entry.path, (entry, 0))
            found[entry.path] = (newest, count + 1)
        return found

    def damaged_places(self) -> int:
        """How many stretches of the files are no entries any more; writes that were cut short don't count."""
        return sum(
            isinstance(part, Gap) and not part.torn for data in self._segments.newest_first() for part in scan(data)
        )

    def _records(self) -> Iterator[tuple[bytes, Record]]:
        for data in self._segments.newest_first():
            for part in reversed(list(scan(data))):
                if isinstance(part, Record):
                    yield data, part

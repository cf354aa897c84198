"""Files that are appended to: durable, private, closed at the first damage, pruned from the oldest on."""

import errno
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from sidecar.history.records import Record, frame, scan
from sidecar.history.segments import Segments
from sidecar.workspace.base import Cause, Image
from tests.clock import Clock

DAY = timedelta(days=1)


def record(clock: Clock, text: bytes = b"x") -> bytes:
    """A record of some content, which tells it from others."""
    return frame(Image("src/a.css", text, None), Cause(), clock())


def segments(folder: Path, clock: Clock, size: int = 10_000) -> Segments:
    """As a new process makes them."""
    return Segments(folder, clock=clock, segment_bytes=size)


def names(folder: Path) -> list[str]:
    """The files of the history."""
    return sorted(path.name for path in folder.iterdir())


def records(folder: Path, clock: Clock) -> int:
    """How many records can be read."""
    return sum(isinstance(part, Record) for data in segments(folder, clock).newest_first() for part in scan(data))


def test_a_day_is_a_segment(folder: Path, clock: Clock) -> None:
    """Appends of one day go into one file, also of several processes; the next day begins another."""
    made = segments(folder, clock)
    assert [made.append(record(clock)), made.append(record(clock)), segments(folder, clock).append(record(clock))] == [
        True,
        False,
        False,
    ]
    clock.forward(DAY)
    assert made.append(record(clock)) is True
    assert names(folder) == ["00000001-20261120.log", "00000002-20261121.log"]
    assert records(folder, clock) == 4


def test_a_full_segment_is_followed_by_another(folder: Path, clock: Clock) -> None:
    """Records are never split, and one that is larger than a segment has its own."""
    made = segments(folder, clock, size=1_000)
    for size in (100, 100, 5_000, 100):
        made.append(record(clock, os.urandom(size)))
    sizes = [path.stat().st_size for path in sorted(folder.iterdir())]
    assert [size > 1_000 for size in sizes] == [False, True, False]
    assert records(folder, clock) == 4


def test_a_clock_that_goes_back_changes_no_order(folder: Path, clock: Clock) -> None:
    """Row 30: what was kept last is read first."""
    made = segments(folder, clock)
    for _ in range(3):
        made.append(record(clock))
        clock.forward(-DAY)
    assert names(folder) == ["00000001-20261120.log", "00000002-20261119.log", "00000003-20261118.log"]
    newest = next(made.newest_first())
    assert newest == (folder / "00000003-20261118.log").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_it_is_private(folder: Path, clock: Clock) -> None:
    """Folder 0700, files 0600, whatever the umask: it holds source code."""
    old = os.umask(0)
    try:
        segments(folder, clock).append(record(clock))
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("damage", ["torn", "zeros", "flipped"])
def test_behind_damage_nothing_is_written(folder: Path, clock: Clock, damage: str) -> None:
    """A file that doesn't end with a whole record is left as it is, and another begun."""
    made = segments(folder, clock)
    made.append(record(clock, b"first"))
    made.append(record(clock, b"second" * 50))
    path = next(folder.iterdir())
    data = path.read_bytes()
    left = {"torn": data[:-3], "zeros": data + bytes(100), "flipped": bytes([data[0] ^ 1]) + data[1:]}[damage]
    path.write_bytes(left)
    assert segments(folder, clock).append(record(clock)) is True
    assert path.read_bytes() == left
    assert records(folder, clock) == (3 if damage == "zeros" else 2)


def test_a_refusing_disk_leaves_whole_records(folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the sync fails nothing was added, the error comes through, and afterwards all goes on."""
    made = segments(folder, clock)
    made.append(record(clock, b"first"))
    before = next(folder.iterdir()).read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("sidecar.history.segments._sync", full)
        with pytest.raises(OSError, match="No space"):
            made.append(record(clock, b"second"))
    assert next(folder.iterdir()).read_bytes() == before
    made.append(record(clock, b"third"))
    assert records(folder, clock) == 2
    assert len(names(folder)) == 1


def test_pruning_by_age(folder: Path, clock: Clock) -> None:
    """What is older than the limit goes, the rest stays; the newest stays however old it is."""
    made = segments(folder, clock)
    for _ in range(40):
        made.append(record(clock))
        clock.forward(DAY)
    made.prune(30, 10**9)
    assert names(folder)[0] == "00000011-20261130.log"
    assert len(names(folder)) == 30
    clock.forward(400 * DAY)
    made.prune(30, 10**9)
    assert names(folder) == ["00000040-20261229.log"]


def test_pruning_by_size(folder: Path, clock: Clock) -> None:
    """The oldest go first, until the rest has room."""
    made = segments(folder, clock, size=1_000)
    for _ in range(20):
        made.append(record(clock, os.urandom(900)))
    assert len(names(folder)) == 20
    made.prune(30, 6_500)
    assert [name[:8] for name in names(folder)] == [f"{n:08d}" for n in range(16, 21)]
    made.prune(30, 1)
    assert len(names(folder)) == 1


def test_what_cannot_be_removed_blocks_nothing(folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pruning goes on with the others and says what it left."""
    made = segments(folder, clock)
    for _ in range(3):
        made.append(record(clock))
        clock.forward(40 * DAY)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("00000002"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    made.prune(30, 10**9)
    assert [name[:8] for name in names(folder)] == ["00000002", "00000003"]


def test_strange_files_are_passed_over(folder: Path, clock: Clock) -> None:
    """Neither read nor removed."""
    folder.mkdir()
    for name in ("notes.txt", "00000009-20269999.log", ".00000001-20260101.log.swp"):
        (folder / name).write_text("mine")
    made = segments(folder, clock)
    made.append(record(clock))
    made.prune(0, 0)
    assert len(names(folder)) == 4
    assert records(folder, clock) == 1

"""Entries newest first, by file and over all of them, and what stays when some are damaged or too old."""

from datetime import timedelta
from pathlib import Path

from sidecar.history.local import LocalHistory
from sidecar.history.records import Damaged
from sidecar.workspace.base import Cause, Image
from tests.clock import Clock


def keep(history: LocalHistory, content: bytes | None, path: str = "src/a.css", why: str = "") -> None:
    """Keep one image."""
    history.keep([Image(path, content, None)], Cause("prompt", why))


def contents(history: LocalHistory, path: str | None = None) -> list[bytes | Damaged | None]:
    """What can be brought back."""
    return [kept.content for kept in history.newest_first(path)]


def test_newest_first(history: LocalHistory, clock: Clock) -> None:
    """The entries of a file in turn, across days; an absent file is an entry, too."""
    for content in (None, b"one", b"two"):
        keep(history, content)
        keep(history, b"other", "src/b.css")
        clock.forward(timedelta(days=1))
    assert contents(history, "src/a.css") == [b"two", b"one", None]
    assert contents(history, "src/b.css") == [b"other"] * 3
    assert len(contents(history)) == 6
    assert contents(history, "src/c.css") == []


def test_a_set_is_kept_together(history: LocalHistory) -> None:
    """Every file of it, in one go, with the same cause and time."""
    history.keep([Image("src/a.css", b"a", None), Image("src/b.css", b"b", "f" * 64)], Cause("undo", "x"))
    kept = list(history.newest_first())
    assert [(each.entry.path, each.content) for each in kept] == [("src/b.css", b"b"), ("src/a.css", b"a")]
    assert {each.entry.at for each in kept} == {kept[0].entry.at}
    assert {each.entry.cause for each in kept} == {Cause("undo", "x")}


def test_the_files_that_have_a_history(history: LocalHistory) -> None:
    """Each with its newest entry and how many there are, the one changed last first."""
    for n in range(3):
        keep(history, b"%d" % n)
    keep(history, b"b", "src/b.css")
    assert [(path, entry.size, count) for path, (entry, count) in history.files().items()] == [
        ("src/b.css", 1, 1),
        ("src/a.css", 1, 3),
    ]


def test_another_reader_sees_it_at_once(folder: Path, history: LocalHistory, clock: Clock) -> None:
    """The command line reads while the sidecar writes."""
    reader = LocalHistory(folder, clock=clock)
    assert contents(reader) == []
    keep(history, b"now")
    assert contents(reader) == [b"now"]


def test_a_damaged_entry_loses_only_itself(folder: Path, history: LocalHistory) -> None:
    """A flipped byte in a head or in a body: the others are there, and the damage is told."""
    for n in range(4):
        keep(history, b"number %d " % n * 30)
    path = next(folder.iterdir())
    size = path.stat().st_size // 4
    data = bytearray(path.read_bytes())
    data[2] ^= 1  # the head of the first
    data[3 * size - 5] ^= 1  # the body of the third
    path.write_bytes(data)
    fourth, third, second = contents(history)
    assert (fourth, second) == (b"number 3 " * 30, b"number 1 " * 30)
    assert isinstance(third, Damaged)
    assert history.damaged_places() == 1


def test_old_entries_go_when_a_day_begins(history: LocalHistory, clock: Clock) -> None:
    """Thirty days are kept, without anybody asking for it."""
    for _ in range(45):
        keep(history, b"x")
        clock.forward(timedelta(days=1))
    ages = [(clock() - kept.entry.at).days for kept in history.newest_first()]
    assert max(ages) in {31, 32}
    assert len(ages) == max(ages)


def test_the_size_has_a_limit(folder: Path, clock: Clock) -> None:
    """The oldest make room for the newest."""
    history = LocalHistory(folder, clock=clock, max_bytes=1_000_000)
    for n in range(3_000):
        keep(history, n.to_bytes(4) * 2 + bytes(str(n) * 200, "ascii"))
        clock.forward(timedelta(seconds=1))
    newest, *_ = contents(history)
    assert isinstance(newest, bytes)
    assert newest.startswith((2_999).to_bytes(4))
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 1_000_000 + 64_000

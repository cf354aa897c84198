import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sidecar.stores import schema
from sidecar.stores.base import Append, Batch, Document, Enter, Expiry, Key, Put
from sidecar.stores.salvage import salvage
from sidecar.stores.sqlite import SqliteStore
from tests.rounds import rounds

_PAGE = 4096
_ROWS = 400
_NOW = datetime(2026, 11, 21, tzinfo=UTC)


def clock() -> datetime:
    """The time."""
    return _NOW


def filler(number: int) -> bytes:
    """A value; some are longer than a page."""
    return f"{number}:".encode() + b"x" * (number % 7 * 900)


async def laid(path: Path) -> Path:
    """A store of many documents, lists and an index, closed."""
    async with SqliteStore(path, clock=clock) as store:
        for number in range(0, _ROWS, 20):
            group = range(number, number + 20)
            await store.commit(
                Batch(
                    uid=f"b{number}",
                    puts=[Put(Key(f"d{each:04}", "field"), filler(each)) for each in group],
                    appends=[Append("list", filler(each)) for each in group],
                    enters=[Enter("index", f"m{each:04}", each) for each in group],
                    expiry=Expiry([f"d{number:04}"], _NOW + timedelta(days=1)),
                )
            )
    return path


async def readable(path: Path) -> tuple[int, int, int, str | None]:
    """How many documents, list items and members a store still has unchanged, and what it tells the user."""
    async with SqliteStore(path, clock=clock) as store:
        found = await store.read(*(Key(f"d{number:04}", "field") for number in range(_ROWS)))
        documents = sum(document == Document(filler(number)) for number, document in enumerate(found))
        items = {filler(number) for number in range(_ROWS)} & set(await store.log("list"))
        members = await store.scan("index", limit=_ROWS)
        await store.commit(Batch(uid="after", puts=[Put(Key("after"), b"works")]))
        return documents, len(items), len(members), store.degraded


def overwrite(path: Path, at: int, data: bytes) -> None:
    """Damage some bytes."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


@pytest.mark.parametrize("every", rounds(14, soak=1))
@pytest.mark.parametrize("damage", [b"\x00" * _PAGE, b"\xa5" * _PAGE], ids=["zeros", "garbage"])
async def test_any_page_may_be_lost(tmp_path: Path, damage: bytes, every: int) -> None:
    """Whichever page is damaged, the store opens, what stands on others is there, and the user is told.

    The page that a table begins with is the only one that leads to all others of it: without it that table is lost.
    """
    original = await laid(tmp_path / "s.db")
    pages = original.stat().st_size // _PAGE
    whole = original.read_bytes()
    with closing(sqlite3.connect(original)) as database:
        begins = {number - 1 for (number,) in database.execute("SELECT rootpage FROM sqlite_master")}
    for page in sorted({*range(0, pages, every), *begins}):
        path = tmp_path / str(page) / "s.db"
        path.parent.mkdir()
        path.write_bytes(whole)
        overwrite(path, page * _PAGE, damage)
        documents, items, members, told = await readable(path)
        kept = documents + items + members
        assert kept >= (2 if page in begins else 0.8 * 3) * _ROWS, (page, documents, items, members)
        if kept < 3 * _ROWS - 1:  # the middle of one long value has no structure; its reader's digests find that
            assert told is not None
            assert "set aside as s.db.broken-" in told


@pytest.mark.parametrize("size", [0.75, 0.5])
async def test_the_first_part_of_a_cut_file_is_kept(tmp_path: Path, size: float) -> None:
    """A file that lost its end gives what stands in the rest."""
    path = await laid(tmp_path / "s.db")
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * size))
    documents, items, _, told = await readable(path)
    assert documents + items > size / 2 * 2 * _ROWS
    assert told is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: overwrite(path, 0, bytes(path.stat().st_size)),
    ],
    ids=["empty", "text", "zeros"],
)
async def test_nothing_to_read_is_a_new_store(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """A file in which nothing is left starts anew, and what was there is set aside unless it was empty."""
    path = await laid(tmp_path / "s.db")
    spoil(path)
    documents, items, members, told = await readable(path)
    assert (documents, items, members) == (0, 0, 0)
    assert told is None or "set aside" in told


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
@pytest.mark.parametrize("garbage", [b"\xa5" * 10_000, b"\x00" * 10_000, b"\x37\x7f\x06\x82" + b"\xa5" * 10_000])
async def test_garbage_beside_the_file_harms_nothing(tmp_path: Path, suffix: str, garbage: bytes) -> None:
    """A log or an index of it that isn't one is passed over; what had reached the file is all there."""
    path = await laid(tmp_path / "s.db")
    path.with_name(path.name + suffix).write_bytes(garbage)
    assert (await readable(path))[:3] == (_ROWS, _ROWS, _ROWS)


async def test_the_damaged_file_stays_as_it_is(tmp_path: Path) -> None:
    """Somebody may know more about it than we do."""
    broken, new = await laid(tmp_path / "broken.db"), tmp_path / "new.db"
    overwrite(broken, 3 * _PAGE, b"\xa5" * _PAGE)
    before = broken.read_bytes()
    with closing(schema.connect(new)) as target:
        assert salvage(broken, target) > 0
    assert broken.read_bytes() == before
    assert sorted(path.name for path in broken.parent.glob("*")) == ["broken.db", "new.db"]


async def test_rows_of_another_table_are_not_taken(tmp_path: Path) -> None:
    """A page that belongs elsewhere gives no rows of the wrong shape."""
    broken, new = await laid(tmp_path / "broken.db"), tmp_path / "new.db"
    with closing(sqlite3.connect(broken, isolation_level=None)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'").fetchall())
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'items'", (roots["documents"],))
    with closing(schema.connect(new)) as target:
        salvage(broken, target)
        assert target.execute("SELECT count(*) FROM items").fetchone() == (0,)
        assert target.execute("SELECT count(*) FROM documents").fetchone() == (_ROWS,)

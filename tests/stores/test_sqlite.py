import asyncio
import sqlite3
import stat
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Expiry, Key, Put, RevisionMoved
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

KEY = Key("k")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be, in a folder that isn't there yet."""
    return tmp_path / "state" / "sidestory.db"


async def filled(path: Path, clock: Clock, value: bytes = b"kept") -> None:
    """Make a database with one document."""
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("filled", puts=[Put(KEY, value)]))


def overwrite(path: Path, first_page: int) -> None:
    """Damage every page of a database from one on."""
    with path.open("r+b") as file:
        for page in range(first_page, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 64)


def written(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


async def test_it_says_whether_it_outlives_the_process(path: Path, clock: Clock) -> None:
    """Users see this name as `storage`."""
    assert SqliteStore(path, clock=clock).name == "sqlite"
    assert SqliteStore(":memory:", clock=clock).name == "memory"


async def test_a_file_keeps_what_was_committed(path: Path, clock: Clock) -> None:
    """Documents, and the uids of batches, are there after a restart."""
    await filled(path, clock)
    async with SqliteStore(path, clock=clock) as store:
        (document,) = await store.read(KEY)
        await store.commit(Batch("filled", puts=[Put(KEY, b"twice")]))
        assert [document] == await store.read(KEY)
        assert store.recovered_from is None


async def test_a_commit_is_durable_before_it_returns(path: Path, clock: Clock) -> None:
    """The write-ahead log is synced at every commit; a weaker setting loses acknowledged versions with the power."""
    async with SqliteStore(path, clock=clock) as store:
        assert store._connection is not None
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)


async def test_nobody_else_may_read_it(path: Path, clock: Clock) -> None:
    """Prompts and source code are the user's: 0600 for all files while open, 0700 for the folder."""
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(KEY, b"x")]))
        names = {file.name for file in path.parent.iterdir()}
        assert names == {"sidestory.db", "sidestory.db-wal", "sidestory.db-shm"}
        assert {mode(file) for file in path.parent.iterdir()} == {0o600}
        assert mode(path.parent) == 0o700


async def test_two_processes_see_each_other(path: Path, clock: Clock) -> None:
    """A second store on the same file reads what the first committed, and its stale batch is refused."""
    async with SqliteStore(path, clock=clock) as one, SqliteStore(path, clock=clock) as other:
        await one.commit(Batch("a", puts=[Put(KEY, b"1", expect=ABSENT)]))
        (document,) = await other.read(KEY)
        assert document is not None
        await one.commit(Batch("b", puts=[Put(KEY, b"2")]))
        with pytest.raises(RevisionMoved):
            await other.commit(Batch("c", puts=[Put(KEY, b"3", expect=document.revision)]))


async def test_a_cancelled_caller_leaves_a_whole_batch(clock: Clock) -> None:
    """Cancelling the waiting task doesn't cut the transaction, and the store works on."""
    async with SqliteStore(":memory:", clock=clock) as store:
        batch = Batch("a", puts=[Put(KEY, b"x")], appends=[Append("l", b"%d" % n) for n in range(200)])
        task = asyncio.ensure_future(store.commit(batch))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert task.cancelled()
        assert [len(await store.log("l")), await store.read(KEY) == [None]] in ([200, False], [0, True])


async def test_expired_rows_are_deleted_at_open_and_at_commits(path: Path, clock: Clock) -> None:
    """They are not only invisible: the file must not grow for ever."""

    def rows() -> int:
        with sqlite3.connect(path) as connection:
            count: int = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        connection.close()
        return count

    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(KEY, b"x")], expiry=Expiry(["k"], clock.now + timedelta(hours=1))))
        await store.commit(Batch("b", puts=[Put(Key("h", "f"), b"x")], expiry=Expiry(["h"], clock.now + timedelta(2))))
        assert rows() == 2
        clock.forward(timedelta(hours=1))
        await store.commit(Batch("c"))
        assert rows() == 1
    clock.forward(timedelta(days=2))
    async with SqliteStore(path, clock=clock):
        assert rows() == 0


async def test_uids_are_forgotten_after_a_week(path: Path, clock: Clock) -> None:
    """Nothing is replayed after so long, and the list of them must not grow for ever."""
    await filled(path, clock)
    clock.forward(timedelta(days=6))
    await filled(path, clock, b"within the week")
    clock.forward(timedelta(days=2))
    await filled(path, clock, b"later")
    async with SqliteStore(path, clock=clock) as store:
        (document,) = await store.read(KEY)
        assert document is not None
        assert document.value == b"later"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_store_left_open_complains(clock: Clock) -> None:
    """Whoever opens a store closes it; a forgotten one is a warning that names it, and its connection is closed."""
    store = SqliteStore(":memory:", clock=clock)
    await store.__aenter__()
    thread, connection = store._thread, store._connection
    assert thread is not None
    assert connection is not None
    with pytest.warns(ResourceWarning, match="SqliteStore"):  # noqa: PT031  it comes from another thread
        del store  # the last reference but that of the thread's last task, which is about to go
        thread.shutdown()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


async def test_closing_ends_the_thread_and_may_be_repeated(clock: Clock) -> None:
    """No thread outlives the store."""
    before = threading.active_count()
    async with SqliteStore(":memory:", clock=clock) as store:
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
    await store.close()


async def test_a_store_that_is_not_open_says_so(clock: Clock) -> None:
    """Using it is a mistake of the program, not an unavailable store."""
    store = SqliteStore(":memory:", clock=clock)
    with pytest.raises(RuntimeError, match="not open"):
        await store.read(KEY)
    async with store:
        pass
    with pytest.raises(RuntimeError, match="not open"):
        await store.commit(Batch("a"))


# --- faults -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rubbish", [b"this is no database" * 1000, b"SQLite format 3\0" + bytes(5000)])
async def test_a_broken_file_is_set_aside_and_work_goes_on(tmp_path: Path, clock: Clock, rubbish: bytes) -> None:
    """The old file is kept under a name with the time, and told, so that the user can be warned."""
    path = written(tmp_path / "sidestory.db", rubbish)
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(KEY, b"new")]))
        aside = store.recovered_from
    assert aside is not None
    assert aside.name == "sidestory.db.broken-20261120T120000000000"
    assert aside.read_bytes()[:16] == rubbish[:16]
    async with SqliteStore(path, clock=clock) as store:
        assert store.recovered_from is None
        assert await store.read(KEY) != [None]


async def test_a_database_damaged_in_the_middle_is_set_aside(path: Path, clock: Clock) -> None:
    """Damage behind a good header is found at open, not weeks later at the page that has it."""
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(Key("h", f"{n}"), bytes(3000)) for n in range(200)]))
    overwrite(path, first_page=5)
    async with SqliteStore(path, clock=clock) as store:
        assert store.recovered_from is not None
        assert await store.read(Key("h", "1")) == [None]


async def test_damage_that_appears_while_open_is_told(path: Path, clock: Clock) -> None:
    """The answer is a StoreUnavailable with what to do, not a stack trace."""
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(Key("h", f"{n}"), bytes(3000)) for n in range(200)]))
        assert store._connection is not None
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        overwrite(path, first_page=1)
        store._connection.execute("PRAGMA cache_size = 0")
        store._connection.execute("PRAGMA shrink_memory")
        with pytest.raises(StoreUnavailable) as failure:
            await store.commit(Batch("b", puts=[Put(Key("h", f"{n}"), b"x") for n in range(200)]))
    assert failure.value.code == "store_broken"


async def test_a_full_disk_refuses_the_batch_whole(path: Path, clock: Clock) -> None:
    """Nothing of the batch stays, what was there is intact, and smaller batches still work."""
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("a", puts=[Put(KEY, b"kept")]))
        assert store._connection is not None
        store._connection.execute("PRAGMA max_page_count = 60")
        with pytest.raises(StoreUnavailable) as failure:
            await store.commit(Batch("b", puts=[Put(KEY, b"lost"), Put(Key("big"), bytes(1_000_000))]))
        assert failure.value.code == "store_failed"
        assert "full" in failure.value.message
        await store.commit(Batch("b", appends=[Append("l", b"small")]))
        (kept, big) = await store.read(KEY, Key("big"))
        assert kept is not None
        assert (kept.value, big) == (b"kept", None)


async def test_a_file_locked_by_somebody_else_is_told(path: Path, clock: Clock) -> None:
    """A writer that never ends makes the store unavailable, not the program hang."""
    async with SqliteStore(path, clock=clock) as store:
        assert store._connection is not None
        store._connection.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked"):
            await store.commit(Batch("a", puts=[Put(KEY, b"x")]))
        other.execute("ROLLBACK")
        other.close()
        await store.commit(Batch("a", puts=[Put(KEY, b"x")]))


async def test_reading_waits_where_somebody_else_has_the_file(path: Path, clock: Clock) -> None:
    """Another process that has the file to itself, to recover it, is waited for in the thread, not where one reads."""
    await filled(path, clock)
    async with SqliteStore(path, clock=clock) as store:
        assert store._reader is not None
        store._reader.close()
        store._reader = sqlite3.connect(path, isolation_level=None, timeout=0, factory=Busy)
        assert [document and document.value for document in await store.read(KEY)] == [b"kept"]


async def test_many_documents_at_once(path: Path, clock: Clock) -> None:
    """They are read in the thread, so that nobody waits for them, and are the same."""
    keys = [Key(f"k{number}") for number in range(40)]
    async with SqliteStore(path, clock=clock) as store:
        await store.commit(Batch("many", puts=[Put(key, key.name.encode()) for key in keys]))
        assert [each and each.value for each in await store.read(*keys)] == [key.name.encode() for key in keys]


async def test_what_reads_changes_nothing(path: Path, clock: Clock) -> None:
    """The connection that looks things up can't write."""
    async with SqliteStore(path, clock=clock) as store:
        assert store._reader is not None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store._reader.execute("DELETE FROM documents")


class Busy(sqlite3.Connection):
    """A connection to a file that another process has to itself."""

    def execute(self, *_: object) -> sqlite3.Cursor:
        """Never gets it."""
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

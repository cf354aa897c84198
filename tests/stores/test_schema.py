import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores import schema


def test_a_new_file_gets_the_tables_and_their_version(tmp_path: Path) -> None:
    """A later Sidestory must be able to tell what it finds."""
    with closing(schema.connect(tmp_path / "s.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (0,)


def test_a_file_of_a_newer_sidestory_is_left_alone(tmp_path: Path) -> None:
    """It is neither changed nor set aside, and the user is told what helps."""
    path = tmp_path / "s.db"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="newer Sidestory") as failure:
        schema.connect(path)
    assert failure.value.code == "store_too_new"
    assert before
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_no_folder_is_told_without_its_path(tmp_path: Path) -> None:
    """The app then falls back to memory; its message must not show absolute paths."""
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="state folder cannot be used") as failure:
        schema.connect(tmp_path / "state" / "s.db")
    assert failure.value.code == "state_unwritable"
    assert str(tmp_path) not in failure.value.message


def test_a_database_that_is_a_folder_is_told(tmp_path: Path) -> None:
    """What can't be opened is no broken database and must not be renamed."""
    (tmp_path / "s.db").mkdir()
    with pytest.raises(StoreUnavailable) as failure:
        schema.connect(tmp_path / "s.db")
    assert failure.value.code == "state_unwritable"
    assert (tmp_path / "s.db").is_dir()


def test_many_may_create_it_at_once(tmp_path: Path) -> None:
    """Sidecars that start together on a new folder all get a store."""

    def create(_: int) -> int:
        with closing(schema.connect(tmp_path / "s.db")) as connection:
            count: int = connection.execute("SELECT count(*) FROM batches").fetchone()[0]
            return count

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(create, range(16))) == [0] * 16


def test_setting_aside_takes_the_companions_along(tmp_path: Path) -> None:
    """A new database must not be given the old one's log."""
    path = tmp_path / "s.db"
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"s.db{suffix}").write_text(f"old{suffix}")
    aside = schema.set_aside(path, datetime(2026, 11, 20, 1, 2, 3, 4, tzinfo=UTC))
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        f"s.db.broken-20261120T010203000004{suffix}": f"old{suffix}" for suffix in ("", "-wal", "-shm")
    }
    assert aside == tmp_path / "s.db.broken-20261120T010203000004"

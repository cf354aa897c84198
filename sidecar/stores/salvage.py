"""Takes out of a damaged SQLite file what can still be read.

SQLite's own `.recover` is no part of Python's module. This reads each table from both ends and around what is damaged,
and indexes that hold whole rows besides. Where the first page is gone, with it the list of tables, that of a new file
takes its place: the same tables, made in the same order, begin at the same pages.
"""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

_log = logging.getLogger(__name__)

_QUERIES = 20_000  # at most, per table: a start must end
_HEADER = 100  # bytes
_LAST = 2**48  # no rowid is larger
_PYTHON = {"TEXT": str, "BLOB": bytes, "INTEGER": int, "REAL": float}

Row = tuple[object, ...]


def salvage(broken: Path, target: sqlite3.Connection) -> int:
    """Copy the readable rows of `broken`, which stays as it is, into `target`, an open database with its tables.

    Gives the number of rows. A file of which nothing can be read is none; neither is one for which there is no space.
    """
    with tempfile.TemporaryDirectory(prefix="sidestory-") as folder:
        copy = Path(folder) / "copy.db"
        try:
            for suffix in ("", "-wal"):
                with suppress(FileNotFoundError):
                    shutil.copyfile(f"{broken}{suffix}", f"{copy}{suffix}")
            _mend_header(copy)
            copied = _copy_rows(copy, target)
            if copied == 0:
                _give_first_page(copy, target)
                _mend_header(copy)
                copied = _copy_rows(copy, target)
        except OSError as error:
            _log.error("the damaged store could not be read: %s", error)
            return 0
    return copied


def _copy_rows(path: Path, target: sqlite3.Connection) -> int:
    copied = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as source, target:
        source.execute("PRAGMA writable_schema = ON")  # a damaged entry in the list of tables hides no other table
        target.execute("BEGIN IMMEDIATE")
        for table, columns in _tables(target).items():
            names = ", ".join(columns)
            marks = ", ".join("?" * len(columns))
            for row in _rows(source, target, table, names):
                if _fits(row, list(columns.values())):
                    done = target.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608
                    copied += done.rowcount
    return copied


def _tables(target: sqlite3.Connection) -> dict[str, dict[str, type]]:
    """The tables with the Python types of their columns."""
    names = target.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: {column: _PYTHON[kind] for _, column, kind, *_ in target.execute(f"PRAGMA table_info({name})")}
        for (name,) in names
    }


def _rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str, names: str) -> Iterator[Row]:
    """The rows of a table, some more than once."""
    ways = target.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    if not ways[0]:
        yield from _by_rowid(source, f"SELECT rowid, {names} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid")  # noqa: S608
        return
    keys = ", ".join(column for _, column, *_, key in target.execute(f"PRAGMA table_info({table})") if key)
    yield from _until_damage(source, f"SELECT {names} FROM {table} ORDER BY {keys}")  # noqa: S608
    yield from _until_damage(source, f"SELECT {names} FROM {table} ORDER BY {keys.replace(',', ' DESC,')} DESC")  # noqa: S608
    for _, index, _, origin, _ in target.execute(f"PRAGMA index_list({table})").fetchall():
        if origin == "c":
            yield from _until_damage(source, f"SELECT {names} FROM {table} INDEXED BY {index}")  # noqa: S608


def _until_damage(source: sqlite3.Connection, query: str) -> Iterator[Row]:
    with suppress(sqlite3.Error), closing(source.execute(query)) as rows:
        yield from rows


def _by_rowid(source: sqlite3.Connection, query: str) -> Iterator[Row]:
    """Read ranges of rows; what follows a damaged place is halved until it lies between two ranges."""
    ranges = [(0, _LAST)]
    for _ in range(_QUERIES):
        if not ranges:
            return
        first, last = ranges.pop()
        try:
            for rowid, *row in source.execute(query, (first, last)):
                yield tuple(row)
                first = rowid + 1
        except sqlite3.Error:
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]


def _fits(row: Row, kinds: list[type]) -> bool:
    """Whether a row is one of this table: a wrong page gives rows of another one."""
    return all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=True))


def _mend_header(path: Path) -> None:
    """Let the header know how long the file is: pages beyond its end would be read as zeros, with no word of it.

    Offsets are those of https://www.sqlite.org/fileformat.html#the_database_header.
    """
    with path.open("r+b") as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER:
            return
        size = int.from_bytes(header[16:18]) or 1
        pages = path.stat().st_size // (65_536 if size == 1 else size)
        file.seek(28)
        file.write(pages.to_bytes(4) + bytes(8))  # and no free pages
        file.seek(92)
        file.write(header[24:28])  # the change counter for which the number of pages holds


def _give_first_page(path: Path, target: sqlite3.Connection) -> None:
    target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (size,) = target.execute("PRAGMA page_size").fetchone()
    (*_, file) = target.execute("PRAGMA database_list").fetchone()
    with Path(file).open("rb") as new, path.open("r+b") as damaged:
        damaged.write(new.read(size))

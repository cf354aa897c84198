"""A person whose editor saves without pause: `python -m tests.faults.adversary SAVES SEED FILE…`.

Prints a line for each save that was no longer in its file when the next one began: the file's name, the sha256 of the save,
and of what was found. Somebody must have built that upon the save.
"""

import contextlib
import random
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path


def in_place(path: Path, data: bytes) -> None:
    """As VS Code: empty the file, then fill it."""
    path.write_bytes(data)


def by_rename(path: Path, data: bytes) -> None:
    """As JetBrains' safe write: a new file in the place of the old one."""
    beside = path.with_name("___jb_tmp___")
    beside.write_bytes(data)
    beside.replace(path)


def with_backup(path: Path, data: bytes) -> None:
    """As Vim: the old file is a backup while the new one is written."""
    backup = path.with_name(path.name + "~")
    with contextlib.suppress(FileNotFoundError):
        path.rename(backup)
    path.write_bytes(data)
    backup.unlink(missing_ok=True)


def anew(path: Path, data: bytes) -> None:
    """As some formatters and generators: delete, then write."""
    path.unlink(missing_ok=True)
    path.write_bytes(data)


SAVES: tuple[Callable[[Path, bytes], None], ...] = (in_place, by_rename, with_backup, anew)


def content(path: Path) -> bytes | None:
    """What the file holds now, None for no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _name(data: bytes | None) -> str:
    return "none" if data is None else sha256(data).hexdigest()


def main(saves: str, seed: str, *files: str) -> None:
    """Save again and again, each time something else."""
    chance = random.Random(int(seed))
    last: dict[Path, bytes] = {}
    for number in range(int(saves)):
        path = Path(chance.choice(files))
        if path in last and (found := content(path)) != last[path]:
            print(path.name, _name(last[path]), _name(found))  # noqa: T201 - the answer
        data = b"theirs %d of %s\n" % (number, path.name.encode()) * chance.choice((1, 500))
        chance.choice(SAVES)(path, data)
        last[path] = data
        time.sleep(chance.choice((0, 0.001, 0.005, 0.015)))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The name a file really has, on disks where several spellings open it."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path


def true_name(folder: Path, name: str) -> str | None:
    """How the disk spells `name` in `folder`; None when no entry of the folder is spelled like it.

    `name` must exist. On a case-sensitive disk this asks for the swapped case and believes the name; elsewhere (macOS,
    Windows, and other scripts than ASCII, which may be composed or decomposed) the folder is listed.
    """
    if name.isascii() and "~" not in name and not _same_file(folder, name, name.swapcase()):
        return name
    with os.scandir(folder) as entries:
        return pick(name, (entry.name for entry in entries))


def pick(name: str, entries: Iterable[str]) -> str | None:
    """The entry that is `name`, else the one that only differs in case or in composition; None when there is none."""
    near = None
    wanted = _fold(name)
    for entry in entries:
        if entry == name:
            return entry
        if _fold(entry) == wanted:
            near = entry
    return near


def _same_file(folder: Path, name: str, other: str) -> bool:
    """Whether both spellings open one file; a name without letters is spelled one way only."""
    if name == other:
        return False
    try:
        return os.path.samestat(os.lstat(f"{folder}/{name}"), os.lstat(f"{folder}/{other}"))
    except OSError:
        return False


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

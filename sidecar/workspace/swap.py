"""Putting a finished file in place in one step, so that readers see the old or the new content and nothing is lost.

`exchange` leaves the old content under the temporary name, where it can be looked at *after* the step: that is how an
edit that a person saved in the last microsecond is found. How well this works depends on the platform:

============ ==================================== ==========================================================
class        works on                             between looking and replacing
============ ==================================== ==========================================================
Exchange     Linux, most file systems             nothing can come
SwapFlag     macOS (APFS)                         nothing can come
ReplaceFile  Windows (NTFS)                       nothing can come
LinkSwap     anything with hard links             a rename by somebody else; a write in place is still found
CopySwap     anything                             any write, for microseconds
============ ==================================== ==========================================================

`Ladder` tries them in that order and remembers per device what works.
"""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from sidecar.workspace.folders import Folder, Look
from sidecar.workspace.rules import MAX_BYTES

# What the kernel, a container's filter or a network file system says instead of "I can't".
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EXDEV})

ASIDE = ".old"
"""What the fallbacks append to the temporary name while they hold the old content."""


class Unsupported(OSError):
    """This way of swapping doesn't work on this file system."""


class Swap(Protocol):
    """One way to put files in place. Both names are in the same folder. Errors are `OSError`s."""

    name: ClassVar[str]

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """`name` gets the content of `temp`, `temp` that of `name`; `FileNotFoundError` when one is missing."""
        ...

    def place(self, folder: Folder, old: str, new: str) -> None:
        """Rename `old` to `new`, which must be free: `FileExistsError` otherwise."""
        ...


class LinkSwap:
    """Keeps the old file by a second link, then renames over it."""

    name: ClassVar[str] = "link"

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`; somebody's rename between the last look and ours is lost."""
        aside = temp + ASIDE
        _try_link(folder, name, aside)
        while not os.path.samestat(folder.status(aside), folder.status(name)):
            folder.remove(aside)
            _try_link(folder, name, aside)
        _replace(folder, temp, name, aside)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`; for a moment the file has both names."""
        _try_link(folder, old, new)
        folder.remove(old)


class CopySwap:
    """Keeps the old content by a copy, then renames over the file. The last resort: no flags, no links needed."""

    name: ClassVar[str] = "copy"

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`; what is written between the last look and the rename is lost."""
        aside = temp + ASIDE
        data, status = folder.read(name, MAX_BYTES)
        folder.create(aside, data, Look.of(status))
        while (now := folder.read(name, MAX_BYTES)[0]) != data:
            data = now
            folder.remove(aside)
            folder.create(aside, data, Look.of(status))
        _replace(folder, temp, name, aside)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`; what appears between the look and the rename is lost."""
        try:
            folder.status(new)
        except FileNotFoundError:
            folder.rename(old, new)
        else:
            raise FileExistsError(errno.EEXIST, "the name is taken")


class Ladder:
    """Tries one way after the other and remembers, for each device, the one that worked."""

    name: ClassVar[str] = "ladder"

    def __init__(self, ways: Sequence[Swap]) -> None:
        self._ways = ways
        self._working: dict[int, int] = {}

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`, by the best way that works here."""
        self._climb(folder, lambda way: way.exchange(folder, temp, name))

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`, by the best way that works here."""
        self._climb(folder, lambda way: way.place(folder, old, new))

    def _climb(self, folder: Folder, act: Callable[[Swap], None]) -> None:
        device = _device(folder)
        refusal: Unsupported | None = None
        for rung in range(self._working.get(device, 0), len(self._ways)):
            try:
                act(self._ways[rung])
            except Unsupported as error:
                refusal = error
            else:
                self._working[device] = rung
                return
        # All refused: it wasn't the way but the file or the folder, so nothing is remembered.
        raise refusal or Unsupported(errno.ENOTSUP, "no way to swap files here")


def native() -> Ladder:
    """The ways of this platform, best first."""
    ways: list[Swap] = [LinkSwap(), CopySwap()]
    if sys.platform == "linux":
        from sidecar.workspace.swap_linux import Exchange  # noqa: PLC0415 - one platform's calls only

        ways.insert(0, Exchange())
    elif sys.platform == "darwin":
        from sidecar.workspace.swap_macos import SwapFlag  # noqa: PLC0415 - one platform's calls only

        ways.insert(0, SwapFlag())
    elif sys.platform == "win32":
        from sidecar.workspace.swap_windows import ReplaceFile  # noqa: PLC0415 - one platform's calls only

        ways.insert(0, ReplaceFile())
    return Ladder(ways)


def raise_for(code: int) -> None:
    """Raise the `OSError` of an errno that a system call gave: `Unsupported` where another way may work."""
    if code in _UNSUPPORTED:
        raise Unsupported(code, os.strerror(code))
    raise OSError(code, os.strerror(code))


def _try_link(folder: Folder, old: str, new: str) -> None:
    try:
        folder.link(old, new)
    except OSError as error:
        if error.errno in _UNSUPPORTED | {errno.EMLINK}:
            raise Unsupported(error.errno, "no hard links here") from error
        raise


def _replace(folder: Folder, temp: str, name: str, aside: str) -> None:
    """Rename over `name`, what is left of which then takes the temporary name."""
    try:
        folder.rename(temp, name)
    except BaseException:
        folder.remove(aside)
        raise
    folder.rename(aside, temp)


def _device(folder: Folder) -> int:
    status = os.stat(folder.path if folder.handle is None else folder.handle)  # noqa: PTH116 - may be a descriptor
    return status.st_dev

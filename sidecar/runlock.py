"""Which of several sidecars of one checkout serves it: the one that holds a lock on a file in its state folder.

The operating system takes the lock back when its holder dies, however it dies; a process id in a file can't be trusted
so. The file stays where it is: whoever removed it could take the lock of one that nobody else looks at any more.
"""

import errno
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

_log = logging.getLogger(__name__)
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # what locking an open file may say


class RunLock:
    """The right to be the checkout's only sidecar, given back at the end of the block.

    Args:
        path: The lock file; it and its folder are made where they are missing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def take(self) -> bool:
        """Whether the lock is ours, from now on; never waits.

        Where no lock can be kept, in a folder that can't be written or on a file system without locks, it is ours too:
        Sidestory is to work there.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            _log.warning("no lock keeps a second Sidestory away: %s", error.strerror)
            return True
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _TAKEN:
                return False
            _log.warning("no lock keeps a second Sidestory away: %s", error.strerror)
            return True
        self._descriptor = descriptor
        return True


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

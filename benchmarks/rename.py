"""When a file was replaced, seen from outside, in the same way whoever replaced it."""

import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_STEP = 0.0003  # seconds between two looks
_DEADLINE = 30.0


class Replacement:
    """Watches one file for as long as the block runs; a rename or an exchange gives its name to another inode.

    The kernel's own stamp of the change, ctime, moves in ticks of up to 10 ms, and notifications carry none. Looking
    every 0.3 ms is exact enough, is the same for both sides, and works on every platform with inodes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._before = file.stat().st_ino
        self._stop = threading.Event()
        self._at: float | None = None
        self._thread = threading.Thread(target=self._look, name="replacement", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def at(self) -> float:
        """When it was seen, in milliseconds since the epoch; waits for it."""
        self._thread.join(_DEADLINE)
        if self._at is None:
            raise TimeoutError(f"{self._file.name} was not replaced")
        return self._at

    def _look(self) -> None:
        while not self._stop.wait(_STEP):
            if self._file.stat().st_ino != self._before:
                self._at = time.time() * 1_000
                return

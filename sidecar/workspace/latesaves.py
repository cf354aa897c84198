"""Looks once more at files that were replaced: who had opened one before may write into it only now.

Such a file has no name any more, but as long as it is held open here its bytes can be read and kept.
"""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sidecar.workspace.folders import Folder
from sidecar.workspace.rules import MAX_BYTES

_log = logging.getLogger(__name__)

_MOST = 64  # files held at once: the system lets a process have some hundreds open


@dataclass(frozen=True, slots=True)
class _Held:
    descriptor: int
    name: str
    known: tuple[bytes | None, ...]
    until: float


class LateSaves:
    """Holds replaced files for a moment, then keeps what a person wrote into them meanwhile.

    Args:
        rescue: Keeps bytes under a file's name.
        seconds: How long a file is held.
    """

    def __init__(self, rescue: Callable[[str, bytes], Path], seconds: float = 1.0) -> None:
        self._rescue = rescue
        self._seconds = seconds
        self._held: deque[_Held] = deque()
        self._turn = threading.Lock()
        self._running = False

    def hold(self, folder: Folder, spare: str, name: str, known: tuple[bytes | None, ...]) -> None:
        """Hold the file `spare`, which is about to be removed and once was `name`; `known` is what is not a person's.

        Where folders have no handles (Windows), a file that is open can't be removed, so none is held.
        """
        if folder.handle is None:
            return
        try:
            descriptor = folder.open(spare, os.O_RDONLY)
        except OSError:  # not there, or no plain file: then nobody has written into it
            return
        with self._turn:
            self._held.append(_Held(descriptor, name, known, time.monotonic() + self._seconds))
            early = self._held.popleft() if len(self._held) > _MOST else None
            if not self._running:
                self._running = True
                threading.Thread(target=self._watch, name="late saves", daemon=True).start()
        if early is not None:
            self._look(early)

    def _watch(self) -> None:
        while True:
            with self._turn:
                if not self._held:
                    self._running = False
                    return
                wait = self._held[0].until - time.monotonic()
                ripe = self._held.popleft() if wait <= 0 else None
            if ripe is None:
                time.sleep(wait)
            else:
                self._look(ripe)

    def _look(self, held: _Held) -> None:
        try:
            with open(held.descriptor, "rb") as file:  # noqa: PTH123 - wraps a descriptor
                data = file.read(MAX_BYTES + 1)
            if data and data not in held.known:
                self._rescue(held.name, data)
        except OSError as error:
            _log.error("what somebody wrote into %s after it was replaced is lost: %s", held.name, error.strerror)

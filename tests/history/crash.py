"""Writes that die in the middle, with a history: what it says about files that were touched.

`python -m tests.history.crash FOLDER` prints one JSON line per way to die; see tests/workspace/crash.py, which it
builds on.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sidecar.history.local import LocalHistory
from sidecar.history.records import Gap, scan
from sidecar.workspace.base import Cause, Image
from sidecar.workspace.writer import Writer
from tests.workspace.crash import BEFORE, PATHS, Lab, changes
from tests.workspace.swaps import swaps_usable_here

_MOST_CALLS = 400


class HistoryLab(Lab):
    """A lab whose writers keep a history; it starts with one entry of another file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, swaps_usable_here()[0].name)
        self._kept = folder / "state" / "history"

    def fresh(self) -> None:
        """Back to the start."""
        super().fresh()
        self.history().keep([Image("src/Other.css", b"other\n" * 99, None)], Cause())

    def history(self) -> LocalHistory:
        """The history as a new process opens it."""
        return LocalHistory(self._kept, clock=lambda: datetime.now(UTC))

    def writer(self) -> Writer:
        """A writer that keeps it."""
        super().writer()
        assert self._policy is not None
        return Writer(self._policy, self._state, history=self.history(), swap=self._swap)

    def told(self, at: int) -> dict[str, Any]:
        """What stands on disk and in the history, before and after one more entry."""
        now = {path: (self.root / path).read_bytes() if (self.root / path).exists() else None for path in PATHS}
        told = {
            "at": at,
            "touched": [path for path in PATHS if now[path] != BEFORE.get(path)],
            "kept": self._true(),
            "other": self._contents("src/Other.css") == [b"other\n" * 99],
            "damaged": self._damaged(),
        }
        self.writer().recover()
        self.history().keep([Image("src/More.css", b"more", None)], Cause())
        return told | {
            "later": self._contents("src/More.css") == [b"more"] and self._true() == told["kept"],
            "damaged later": self._damaged(),
        }

    def _true(self) -> list[str]:
        """The files whose newest entry is what they were."""
        return [path for path in PATHS if self._contents(path)[:1] == [BEFORE.get(path)]]

    def _contents(self, path: str) -> list[Any]:
        return [kept.content for kept in self.history().newest_first(path)]

    def _damaged(self) -> bool:
        parts = [part for path in self._kept.iterdir() for part in scan(path.read_bytes())]
        return any(isinstance(part, Gap) and not part.torn for part in parts)


def dying_writes(lab: HistoryLab) -> Iterator[dict[str, Any]]:
    """Die at each call of a write."""
    for at in range(1, _MOST_CALLS):
        lab.fresh()
        if not lab.dies(lambda: lab.writer().write(changes()), at):
            return
        yield lab.told(at)


if __name__ == "__main__":
    for result in dying_writes(HistoryLab(Path(sys.argv[1]))):
        print(json.dumps(result))  # noqa: T201 - the answer of this program

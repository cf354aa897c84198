"""Writes and recoveries that die in the middle, at every call into the system that touches files.

`python -m tests.workspace.crash FOLDER SWAP SCENARIO` prints one JSON line per way to die. It is a program of its own
because it forks, and a process of tests has threads.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from sidecar.workspace.base import Change
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.workspace.helpers import lay, temps
from tests.workspace.swaps import swaps_usable_here

# The set that is written: one file replaced, one made, one deleted, one more replaced in another folder.
BEFORE = {"src/Button.css": b"css before\n" * 300, "src/Old.css": b"old\n", "src/ui/Button.tsx": b"tsx before\n" * 500}
AFTER = {"src/Button.css": b"css after\n" * 400, "src/New.css": b"new\n", "src/ui/Button.tsx": b"tsx after\n" * 300}
PATHS = ("src/Button.css", "src/New.css", "src/Old.css", "src/ui/Button.tsx")
# Starts like the new content, as an unfinished temporary file of ours would.
EDIT = b"css after\ncss af"

_CALLS = frozenset({"read", "write", "fsync", "fdatasync", "rename", "replace", "unlink", "link", "fchmod"})
_MOST_CALLS = 400


def main(folder: str, swap: str, scenario: str) -> None:
    """Run a scenario and print what came of each death."""
    scenarios: dict[str, Callable[[Lab], Iterator[dict[str, Any]]]] = {
        "write": dying_writes,
        "recover": dying_recoveries,
        "edit_in_place": edits_in_place,
        "edit_by_rename": edits_by_rename,
    }
    for result in scenarios[scenario](Lab(Path(folder), swap)):
        print(json.dumps(result))  # noqa: T201 - the answer of this program


class Lab:
    """A project that is laid out afresh for each death."""

    def __init__(self, folder: Path, swap: str) -> None:
        self.root = folder / "proj"
        self._state = folder / "state"
        self._edited = folder / "edited"
        self._policy: PathPolicy | None = None
        self._swap = next(way for way in swaps_usable_here() if way.name == swap)

    def fresh(self) -> None:
        """Back to the start."""
        for path in (self.root, self._state):
            shutil.rmtree(path, ignore_errors=True)
        self._edited.unlink(missing_ok=True)
        lay(self.root, BEFORE)
        self.writer()

    def writer(self) -> Writer:
        """A writer as a new process makes it; only its policy has had time to read the configurations."""
        if self._policy is None:
            self._policy = PathPolicy(self.root)
            self._policy.writable(PATHS[0])
        return Writer(self._policy, self._state, swap=self._swap)

    def dies(self, act: Callable[[], object], at: int, *, edit_at: int = 0, in_place: bool = True) -> bool:
        """Do `act` in a process that is killed right before its Nth file call; whether it had so many.

        Right before call number `edit_at` a person saves a file.
        """
        child = os.fork()
        if child == 0:
            sys.setprofile(_watch(at, edit_at, lambda: self._edit(in_place=in_place)))
            try:
                act()
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL

    def _edit(self, *, in_place: bool) -> None:
        path = self.root / "src/Button.css"
        if in_place:
            path.write_bytes(EDIT)
        else:
            path.with_name("editor~").write_bytes(EDIT)
            path.with_name("editor~").replace(path)
        self._edited.touch()

    def edited(self) -> bool:
        """Whether the person's save has happened."""
        return self._edited.exists()

    def recovered(self, **point: int) -> dict[str, Any]:
        """Recover, and say how everything stands."""
        settled = self.writer().recover()
        return {
            **point,
            "outcome": settled.outcome,
            "sides": {path: self._side(path) for path in PATHS},
            "kept": settled.kept,
            "rescued": sorted(path.read_bytes().decode() for path in (self._state / "rescued").glob("*")),
            "temps": [path.name for path in temps(self.root)],
        }

    def _side(self, path: str) -> str:
        data = (self.root / path).read_bytes() if (self.root / path).exists() else None
        named = {"before": BEFORE.get(path), "after": AFTER.get(path), "edit": EDIT}
        return next((name for name, content in named.items() if content == data), "torn")


def changes() -> list[Change]:
    """From `BEFORE` to `AFTER`."""
    before = {path: digest(data) for path, data in BEFORE.items()}
    return [Change(path, before.get(path), AFTER.get(path)) for path in PATHS]


def dying_writes(lab: Lab) -> Iterator[dict[str, Any]]:
    """Die at each call of a write, then recover."""
    for at in range(1, _MOST_CALLS):
        lab.fresh()
        if not lab.dies(lambda: lab.writer().write(changes()), at):
            return
        yield lab.recovered(at=at)


def dying_recoveries(lab: Lab) -> Iterator[dict[str, Any]]:
    """Die in a write, die at each call of the recovery, then recover."""
    for at in range(1, _MOST_CALLS, 4):
        for again in range(1, _MOST_CALLS, 3):
            lab.fresh()
            if not lab.dies(lambda: lab.writer().write(changes()), at):
                return
            if not lab.dies(lambda: lab.writer().recover(), again):
                break
            yield lab.recovered(at=at, again=again)


def edits_in_place(lab: Lab) -> Iterator[dict[str, Any]]:
    """A person saves into the file during the write, which may die later; then recover."""
    return _edits_and_deaths(lab, in_place=True)


def edits_by_rename(lab: Lab) -> Iterator[dict[str, Any]]:
    """A person's editor renames a new file into place during the write, which may die later; then recover."""
    return _edits_and_deaths(lab, in_place=False)


def _edits_and_deaths(lab: Lab, *, in_place: bool) -> Iterator[dict[str, Any]]:
    for edit_at in range(1, _MOST_CALLS, 2):
        for at in (*range(edit_at + 1, edit_at + 12, 4), _MOST_CALLS):
            lab.fresh()
            lab.dies(lambda: lab.writer().write(changes()), at, edit_at=edit_at, in_place=in_place)
            if not lab.edited():
                return
            yield lab.recovered(at=at, edit_at=edit_at)


def _watch(at: int, edit_at: int, edit_now: Callable[[], None]) -> Callable[[FrameType, str, Any], None]:
    calls = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        name = getattr(argument, "__name__", "")
        # Reading the sources and the policy's looks come first and change nothing: count from the first write.
        if event != "c_call" or name not in _CALLS or not (calls or name == "write"):
            return
        calls += 1
        if calls == edit_at:
            sys.setprofile(None)
            edit_now()
            sys.setprofile(watch)
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


if __name__ == "__main__":
    main(*sys.argv[1:])

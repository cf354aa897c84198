"""What the state machine of the version tree works with."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis.stateful import RuleBasedStateMachine

from sidecar.models import Turn
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.sessions.tree_model import Files, Model

T = TypeVar("T")

COMPONENT = "src/Button.tsx"
OTHERS = ["src/Button.css", "src/tokens.css"]


class Work(RuleBasedStateMachine):
    """A session in a store's file, the project's files as a dict, and the model, without any rules yet."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp(prefix="sidestory-tree-"))
        self.starts = 0
        self.store = self.opened()
        self.disk: Files = {COMPONENT: b"export const Button = 1", OTHERS[0]: None, OTHERS[1]: b":root {}"}
        self.listed = [COMPONENT]
        self.model = Model()
        self.service = SessionService(self.store, clock=self.clock, owner="here")
        self.session = self.run(self.service.open(COMPONENT)).session
        self.others: dict[str, Model] = {}  # sessions that were left, by their ids

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run to the end."""
        return self.runner.run(work)

    def opened(self) -> SqliteStore:
        """The store on the file of this start. Not synced: here only processes die."""
        store = SqliteStore(self.folder / f"{self.starts}.db", clock=self.clock)
        self.run(store.__aenter__())
        assert store._connection is not None
        store._connection.execute("PRAGMA synchronous = OFF")
        return store

    def teardown(self) -> None:
        """Close what was opened."""
        self.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.folder)

    def base(self) -> None:
        """What every journey does first; the model follows."""
        files = {path: self.disk[path] for path in self.listed}
        self.session = self.run(self.service.ensure_base(self.session, files))
        model = self.model
        known = set(model.joined)
        model.joined = files | model.joined
        if not model.versions:
            model.move(model.add(files, ours=False))
        elif any(model.contents(model.head)[path] != files[path] for path in files.keys() & known):
            model.move(model.add(model.contents(model.head) | {path: files[path] for path in files}, ours=False))
        assert {path: self.model.contents(model.head)[path] for path in files} == files

    def write(self, number: int) -> None:
        """Put a version on the disk, as it comes from the store."""
        self.disk |= self.run(self.service.contents(self.session, number))

    def turn(self, version: int | None, parent: int, *, success: bool) -> Turn:
        """A turn that the model remembers."""
        turn = Turn(
            timestamp=self.clock(),
            user_prompt=f"prompt {len(self.model.turns)}",
            ai_response="",
            success=success,
            version_id=version,
            parent_version_id=parent,
        )
        self.model.turns.append(turn)
        return turn

    def go(self, to: int) -> None:
        """Move the head and the disk."""
        self.write(to)
        self.session = self.run(self.service.move_head(self.session, to))
        self.model.move(to)

    def crash(self) -> None:
        """Go on with the store's file as it is at this moment, in a new process."""
        self.starts += 1
        before, after = self.folder / f"{self.starts - 1}.db", self.folder / f"{self.starts}.db"
        for suffix in ("", "-wal"):
            shutil.copy(before.with_name(before.name + suffix), after.with_name(after.name + suffix))
        self.run(self.store.close())
        self.store = self.opened()
        self.service = SessionService(self.store, clock=self.clock, owner="here")

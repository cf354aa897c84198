"""Random work on one component against a simple model: no content is lost, and the head is always right."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sidecar.models import Session, Turn
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

T = TypeVar("T")
Files = dict[str, bytes | None]
Outcome = Literal["applied", "rolled back", "kept though failed", "failed late"]

COMPONENT = "src/Button.tsx"
OTHERS = ["src/Button.css", "src/tokens.css"]


@dataclass
class ModelVersion:
    """A version with whole contents."""

    parent: int
    files: Files
    failed: bool = False
    ours: bool = True  # a change of Sidestory's, not what a person left on the disk


@dataclass
class Model:
    """What a session is: every version whole, and for each version the child on the path last taken."""

    versions: dict[int, ModelVersion] = field(default_factory=dict)
    head: int = 0
    redo: dict[int, int] = field(default_factory=dict)
    joined: Files = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)

    def path(self) -> list[int]:
        """From the head to the root."""
        path, number = [], self.head
        while number:
            path.append(number)
            number = self.versions[number].parent
        return path

    def move(self, to: int) -> None:
        """Move the head; what is on its path is what was last visited."""
        self.head = to
        path = self.path()
        self.redo |= {parent: child for child, parent in pairwise(path)}

    def add(self, files: Files, *, failed: bool = False, ours: bool = True) -> int:
        """A new child of the head."""
        number = len(self.versions) + 1
        self.versions[number] = ModelVersion(self.head, dict(files), failed, ours)
        return number

    def contents(self, number: int) -> Files:
        """A version with the files that joined later as they joined."""
        return self.joined | self.versions[number].files

    def undo_target(self) -> int | None:
        """The closest ancestor that did not fail of the closest change of Sidestory's."""
        path = self.path()
        changes = [place for place, number in enumerate(path) if self.versions[number].ours]
        below = path[changes[0] + 1 :] if changes else []
        return next((number for number in below if not self.versions[number].failed), None)

    def redo_target(self) -> int | None:
        """Down the path last taken, past failed ones."""
        number = self.redo.get(self.head)
        while number is not None and self.versions[number].failed:
            number = self.redo.get(number)
        return number

    def conversation(self) -> list[Turn]:
        """The last ten turns of the path."""
        path = self.path()
        return [
            turn
            for turn in self.turns
            if turn.version_id in path
            or ((turn.version_id is None or not turn.success) and turn.parent_version_id in [*path, 0])
        ][-10:]


class VersionTree(RuleBasedStateMachine):
    """What a person does in the palette and in an editor, with the disk as a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.runner = asyncio.Runner()
        self.store = SqliteStore(":memory:", clock=self.clock)
        self.run(self.store.__aenter__())
        self.disk: Files = {COMPONENT: b"export const Button = 1", OTHERS[0]: None, OTHERS[1]: b":root {}"}
        self.listed = [COMPONENT]
        self.model = Model()
        self.service = SessionService(self.store, clock=self.clock, owner="here")
        self.session = self.run(self.service.open(COMPONENT)).session

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run to the end."""
        return self.runner.run(work)

    def teardown(self) -> None:
        """Close what was opened."""
        self.run(self.store.close())
        self.runner.close()

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

    @rule(path=st.sampled_from([COMPONENT, *OTHERS]), content=st.sampled_from([b"1", b"2", b"3" * 500, b"", None]))
    def hand_edit(self, path: str, content: bytes | None) -> None:
        """Somebody changes a file, known to the session or not."""
        self.disk[path] = content

    @rule(path=st.sampled_from(OTHERS))
    def import_another_file(self, path: str) -> None:
        """The component's file set grows."""
        self.listed = list(dict.fromkeys([*self.listed, path]))

    @rule(
        data=st.data(),
        content=st.sampled_from([b"a", b"b", b"c" * 500, None]),
        outcome=st.sampled_from(["applied", "applied", "applied", "rolled back", "kept though failed", "failed late"]),
    )
    def prompt(self, data: st.DataObject, content: bytes | None, outcome: Outcome) -> None:
        """A change, which ends well or not."""
        self.base()
        model, parent = self.model, self.session.current_version_id
        changes = {data.draw(st.sampled_from(self.listed)): content}
        self.session, version = self.run(
            self.service.commit_version(self.session, parent=parent, files=changes, prompt="p", origin="prompt")
        )
        assert [session.session_id for session in self.run(self.service.pending())] == [self.session.session_id]
        number = model.add(model.contents(model.head) | changes, failed=outcome != "applied")
        assert version.version_id == number
        if outcome == "failed late":
            self.session, _ = self.run(self.service.settle(self.session, number, "applied", head=number))
        stays = outcome in {"applied", "kept though failed"}
        turn = self.turn(number, parent, success=outcome == "applied")
        self.session, _ = self.run(
            self.service.settle(
                self.session,
                number,
                "applied" if outcome == "applied" else "failed",
                head=number if stays else parent,
                turn=turn,
            )
        )
        if stays:
            model.move(number)
            self.write(number)

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

    @rule(success=st.booleans())
    def plan(self, success: bool) -> None:
        """A turn without a version."""
        turn = self.turn(None, self.session.current_version_id, success=success)
        self.session = self.run(self.service.add_turn(self.session, turn))

    @precondition(lambda self: self.model.versions)
    @rule()
    def undo(self) -> None:
        """Back."""
        self.base()
        if (target := self.model.undo_target()) is not None:
            self.go(target)

    @precondition(lambda self: self.model.versions)
    @rule()
    def redo(self) -> None:
        """Forward again."""
        self.base()
        if (target := self.model.redo_target()) is not None:
            self.go(target)

    @precondition(lambda self: self.model.versions)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """To any version that worked, in any branch."""
        self.base()
        self.go(
            data.draw(
                st.sampled_from([number for number, version in self.model.versions.items() if not version.failed])
            )
        )

    def go(self, to: int) -> None:
        """Move the head and the disk."""
        self.write(to)
        self.session = self.run(self.service.move_head(self.session, to))
        self.model.move(to)

    @rule()
    def reopen(self) -> None:
        """A new process finds the session as it was."""
        self.service = SessionService(self.store, clock=self.clock, owner="here")
        opened = self.run(self.service.open(COMPONENT, self.session.session_id))
        assert opened.resumed
        assert opened.session == self.session

    @precondition(lambda self: len(self.model.versions) > 4)
    @rule(how=st.sampled_from(["clear", "fresh"]))
    def start_over(self, how: str) -> None:
        """Clear forgets; a fresh session is the newest. The disk stays as it is."""
        if how == "clear":
            assert self.run(self.service.clear(self.session.session_id))
            opened = self.run(self.service.open(COMPONENT, self.session.session_id))
        else:
            opened = self.run(self.service.open(COMPONENT, fresh=True))
            assert self.run(self.service.newest(COMPONENT)) == opened.session
        assert not opened.resumed
        self.session, self.model = opened.session, Model()

    @invariant()
    def the_session_is_what_the_model_says(self) -> None:
        """Head, versions, their contents, where Undo and Redo lead, and the conversation."""
        session: Session = self.run(self.service.get(self.session.session_id))
        assert session == self.session
        assert (session.current_version_id, session.last_version_id) == (self.model.head, len(self.model.versions))
        versions = self.run(self.service.versions(session, limit=1000))
        assert [version.version_id for version in versions] == sorted(self.model.versions, reverse=True)
        for version in versions:
            expected = self.model.versions[version.version_id]
            assert version.parent_id == (expected.parent or None)
            assert (version.state == "failed") == expected.failed
            assert self.run(self.service.contents(session, version.version_id)) == self.model.contents(
                version.version_id
            )
        step, redo = self.run(self.service.undo_step(session)), self.run(self.service.redo_target(session))
        undo = step and step[1]
        assert (undo and undo.version_id, redo and redo.version_id) == (
            self.model.undo_target(),
            self.model.redo_target(),
        )
        assert self.run(self.service.turns(session, limit=1000)) == self.model.turns
        assert self.run(self.service.conversation(session)) == self.model.conversation()
        assert self.run(self.service.pending()) == []


VersionTree.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestVersionTree = VersionTree.TestCase

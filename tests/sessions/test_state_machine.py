"""Random work on one component against a simple model: no content is lost, and the head is always right."""

from datetime import timedelta
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from sidecar.models import Session
from sidecar.sessions import keys
from tests.sessions.leftovers import left
from tests.sessions.tree_model import Model
from tests.sessions.tree_work import COMPONENT, OTHERS, Work

Outcome = Literal["applied", "rolled back", "kept though failed", "failed late"]

SHEET = b"".join(b".rule-%d { color: #%06x; }\n" % (at, at * 99_991) for at in range(40))
ALL_SESSIONS = {keys.SESSIONS, keys.SESSION_IDS, keys.PENDING, keys.of_component(COMPONENT)}
CONTENTS = st.sampled_from([b"a", b"c" * 500, None]) | st.integers(0, 99).map(
    lambda number: SHEET + b"/* %d */" % number
)


class VersionTree(Work):
    """What a person does in the palette and in an editor; and what a crash does to it."""

    @rule(path=st.sampled_from([COMPONENT, *OTHERS]), content=st.sampled_from([b"1", SHEET, b"3" * 500, b"", None]))
    def hand_edit(self, path: str, content: bytes | None) -> None:
        """Somebody changes a file, known to the session or not."""
        self.disk[path] = content

    @rule(path=st.sampled_from(OTHERS))
    def import_another_file(self, path: str) -> None:
        """The component's file set grows."""
        self.listed = list(dict.fromkeys([*self.listed, path]))

    @rule(
        data=st.data(),
        content=CONTENTS,
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
        self.go(data.draw(st.sampled_from(self.model.sound())))

    @precondition(lambda self: self.model.versions)
    @rule(data=st.data(), starred=st.booleans())
    def star(self, data: st.DataObject, starred: bool) -> None:
        """Any version, failed ones too; again changes nothing."""
        number = data.draw(st.sampled_from(list(self.model.versions)))
        self.session, _ = self.run(self.service.mark(self.session.session_id, number, starred=starred))
        self.model.versions[number].starred = starred

    @precondition(lambda self: self.model.versions)
    @rule(data=st.data(), label=st.sampled_from(["", "Launch", "größer 🚀"]))
    def name(self, data: st.DataObject, label: str) -> None:
        """Give a version a name, or take it away."""
        number = data.draw(st.sampled_from(list(self.model.versions)))
        self.session, _ = self.run(self.service.mark(self.session.session_id, number, label=label))
        self.model.versions[number].label = label or None

    @rule()
    def reopen(self) -> None:
        """A new process finds the session as it was."""
        self.crash()
        opened = self.run(self.service.open(COMPONENT, self.session.session_id))
        assert opened.resumed
        assert opened.session == self.session

    @rule(data=st.data(), content=CONTENTS, written=st.booleans())
    def crash_in_a_prompt(self, data: st.DataObject, content: bytes | None, written: bool) -> None:
        """Between the commit and the end of the write: the disk decides what became of the version."""
        self.base()
        model, parent = self.model, self.session.current_version_id
        changes = {data.draw(st.sampled_from(self.listed)): content}
        self.session, version = self.run(
            self.service.commit_version(self.session, parent=parent, files=changes, prompt="p", origin="prompt")
        )
        number = model.add(model.contents(model.head) | changes, failed=not written)
        if written:
            self.write(number)
        self.crash()
        assert self.run(self.service.pending()) == [self.session]
        self.session, _ = self.run(
            self.service.settle(
                self.session, version.version_id, "applied" if written else "failed", head=number if written else None
            )
        )
        if written:
            model.move(number)

    @precondition(lambda self: self.model.versions)
    @rule(data=st.data(), written=st.booleans())
    def crash_in_a_restore(self, data: st.DataObject, written: bool) -> None:
        """Between the announcement and the head's move: likewise."""
        self.base()
        to = data.draw(st.sampled_from(self.model.sound()))
        self.session = self.run(self.service.begin_move(self.session, to))
        if written:
            self.write(to)
        self.crash()
        assert self.run(self.service.pending()) == [self.session]
        if written:
            self.session = self.run(self.service.move_head(self.session, to))
            self.model.move(to)
        else:
            self.session = self.run(self.service.stay(self.session))

    @precondition(lambda self: len(self.model.versions) > 4)
    @rule(how=st.sampled_from(["clear", "fresh"]))
    def start_over(self, how: str) -> None:
        """Clear forgets; a fresh session is the newest, and the old one is kept. The disk stays as it is."""
        if how == "clear":
            assert self.run(self.service.clear(self.session.session_id))
            opened = self.run(self.service.open(COMPONENT, self.session.session_id))
        else:
            self.others[self.session.session_id] = self.model
            opened = self.run(self.service.open(COMPONENT, fresh=True))
            assert self.run(self.service.newest(COMPONENT)) == opened.session
        assert not opened.resumed
        self.session, self.model = opened.session, Model()

    @precondition(lambda self: self.others)
    @rule(data=st.data())
    def switch(self, data: st.DataObject) -> None:
        """Back to a session that was left: it is as it was."""
        chosen = data.draw(st.sampled_from(list(self.others)))
        opened = self.run(self.service.open(COMPONENT, chosen))
        assert opened.resumed
        self.others[self.session.session_id] = self.model
        self.session, self.model = opened.session, self.others.pop(chosen)

    @precondition(lambda self: len(self.model.versions) > 4 or self.model.starred)
    @rule()
    def expire(self) -> None:
        """A day later only sessions with a star are there, and after a sweep nothing of the others is left."""
        self.clock.forward(timedelta(hours=24))
        gone = [session for session, model in self.others.items() if not model.starred]
        for session in gone:
            del self.others[session]
        assert self.run(self.service.sweep()) == len(gone) + (not self.model.starred)
        opened = self.run(self.service.open(COMPONENT, self.session.session_id))
        assert opened.resumed == bool(self.model.starred)
        if not opened.resumed:
            self.session, self.model = opened.session, Model()

    @invariant()
    def nothing_is_left_of_other_sessions(self) -> None:
        """Every name and every place in an index belongs to a session that is there."""
        alive = {self.session.session_id, *self.others}
        places = left(self.store)
        listed = {(name, field) for name, field in places if name in ALL_SESSIONS}
        assert {keys.split(field)[1] if ":" in field else field for _, field in listed} == alive
        assert [name for name, _ in places - listed if not any(session in name for session in alive)] == []

    @invariant()
    def the_session_is_what_the_model_says(self) -> None:
        """Head, versions, their contents, where Undo and Redo lead, and the conversation."""
        session: Session = self.run(self.service.get(self.session.session_id))
        assert session == self.session
        assert (session.current_version_id, session.last_version_id) == (self.model.head, len(self.model.versions))
        assert session.starred == self.model.starred
        versions = self.run(self.service.versions(session, limit=1000))
        assert [version.version_id for version in versions] == sorted(self.model.versions, reverse=True)
        for version in versions:
            expected = self.model.versions[version.version_id]
            assert version.parent_id == (expected.parent or None)
            assert (version.state == "failed") == expected.failed
            assert (version.label, version.starred) == (expected.label, expected.starred)
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

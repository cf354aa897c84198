"""Journeys over a real store, a real writer and a real project; only the editor and the browser's proof are scripted."""

import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sidecar.api.errors import body
from sidecar.context.understanding import Engine
from sidecar.editors.base import Done, EditEvent, EditRequest, Status, TextDelta, UsageReport
from sidecar.editors.prices import Price
from sidecar.hub import Hub
from sidecar.journeys.asked import Prompt
from sidecar.journeys.change import Changer, Contents
from sidecar.journeys.comprehension import Comprehension
from sidecar.journeys.conversing import Conversing
from sidecar.journeys.journey import Journey, Journeys, Kind
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.recheck import Rechecking
from sidecar.journeys.recovery import Recovery
from sidecar.journeys.rewind import Rewinding
from sidecar.journeys.spending import Spending
from sidecar.models import Usage
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from sidecar.workspace.base import Resolved, StoryEntry
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer
from tests.fakes.receipts import ScriptedReceipts

COMPONENT = "src/Button.tsx"
SHEET = "src/Button.css"
STORIES = "src/Button.stories.tsx"
_TSX = "import './Button.css';\nexport const Button = () => <button className=\"button\">Save</button>;\n"
_CSS = ".button {\n  padding: 4px;\n  color: red;\n}\n\n.other {\n  margin: 0;\n}\n"
_STORIES = "import { Button } from './Button';\nexport default { component: Button };\nexport const Primary = {};\n"
_PRIMARY = StoryEntry("button--primary", "Button", "Primary", f"./{STORIES}", f"./{COMPONENT}")


class ScriptedEditor:
    """Answers each request with what `answer` makes of it."""

    name = "scripted"

    def __init__(self) -> None:
        self.answer: Callable[[EditRequest], Done] = lambda _: Done({}, "nothing", "scripted")
        self.requests: list[EditRequest] = []
        self.before: Callable[[], Any] | None = None
        self.name_of_answers = "scripted"
        self.usage: Usage | None = None

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """One status, one delta, the end."""
        self.requests.append(request)
        yield Status("editing")
        if self.before is not None:
            result = self.before()
            if result is not None:
                await result
        yield TextDelta("On it.")
        if self.usage is not None:
            yield UsageReport(self.usage)
        yield self.answer(request)

    def replaces(self, old: str, new: str, path: str = SHEET) -> None:
        """From now on answer with this replacement in one file."""
        self.answer = lambda request: Done(
            {path: request.files[path].replace(old, new)}, f"{old} became {new}", self.name_of_answers
        )


class OneStory:
    """An index of one story."""

    async def entries(self) -> list[StoryEntry]:
        """The one."""
        return [_PRIMARY]


@dataclass
class World:
    """All parts of a journey, wired as the app wires them."""

    root: Path
    sessions: SessionService
    journeys: Journeys
    prompting: Prompting
    conversing: Conversing
    rewinding: Rewinding
    rechecking: Rechecking
    editor: ScriptedEditor
    receipts: ScriptedReceipts
    components: Components
    changer: Changer
    locks: FileLocks
    policy: PathPolicy
    resolved: Resolved
    late: LateErrors
    recovery: Recovery
    store: SqliteStore
    spending: Spending
    announced: list[Contents] = field(default_factory=list)
    announce: Callable[[], Any] = lambda: None  # called right before a write

    def read(self, path: str = SHEET) -> str:
        """A file of the project as it is."""
        return (self.root / path).read_text()

    def write(self, text: str, path: str = SHEET) -> None:
        """A person's edit."""
        (self.root / path).write_text(text)

    def journey(self, kind: Kind = "iterate") -> Journey:
        """A new journey."""
        return Journey(str(uuid.uuid4()), kind, COMPONENT, "")

    async def prompt(self, text: str, session_id: str | None = None, **members: Any) -> dict[str, Any]:
        """Iterate, and give the answer."""
        prompt = Prompt(text, self.resolved, session_id, None, members.pop("mode", "instant"))
        return dict(await self.prompting.run(self.journey(), prompt))

    async def say(self, text: str, session_id: str | None = None, **members: Any) -> dict[str, Any]:
        """What a person types, understood first."""
        mode, target = members.get("mode", "instant"), members.get("target")
        undone, choice = members.get("undone", 0), members.get("choice")
        prompt = Prompt(text, self.resolved, session_id, None, mode, target=target, undone=undone)
        return dict(await self.conversing.run(members.get("journey") or self.journey(), prompt, choice))

    async def undo(self, session_id: str, version: int | None = None, choice: Any = None) -> dict[str, Any]:
        """Undo or restore, and give the answer."""
        session = await self.sessions.get(session_id)
        return dict(await self.rewinding.undo(self.journey("undo"), session, version, choice))

    async def redo(self, session_id: str, choice: Any = None) -> dict[str, Any]:
        """Redo, and give the answer."""
        session = await self.sessions.get(session_id)
        return dict(await self.rewinding.redo(self.journey("redo"), session, choice))


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A project with one component, and everything that changes it."""
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    (root / "package.json").write_text("{}")
    for path, text in ((COMPONENT, _TSX), (SHEET, _CSS), (STORIES, _STORIES)):
        (root / path).write_text(text)
    state = tmp_path / "state"
    state.mkdir()

    def clock() -> datetime:
        return datetime.now(UTC)

    async with SqliteStore(":memory:", clock=clock) as store, Tasks() as tasks:
        sessions = SessionService(store, clock=clock, owner="here", ttl=timedelta(hours=24), new_id=uuid.uuid4)
        policy = PathPolicy(root)
        components = Components(policy, OneStory())
        receipts, editor, locks, hub = ScriptedReceipts(), ScriptedEditor(), FileLocks(), Hub()
        announced: list[Contents] = []

        async def stories_using(path: str) -> set[str]:
            return {story.id for story in await components.stories_using(path)}

        def announcing(contents: Contents) -> None:
            announced.append(contents)
            made.announce()

        writer = Writer(policy, state)
        changer = Changer(writer, receipts, stories_using, announcing, rollback=True)
        recovery = Recovery(sessions, policy, writer)
        late = LateErrors(sessions, hub, tasks)
        spending = Spending(store, clock=clock, new_id=uuid.uuid4, price=Price(2.0, 10.0))
        prompting = Prompting(
            sessions=sessions,
            components=components,
            policy=policy,
            editor=editor,
            changer=changer,
            locks=locks,
            late=late,
            recovery=recovery,
            spending=spending,
            now=clock,
        )
        rewinding = Rewinding(
            sessions=sessions, policy=policy, changer=changer, locks=locks, late=late, recovery=recovery
        )
        made = World(
            root=root,
            sessions=sessions,
            journeys=Journeys(tasks, body),
            prompting=prompting,
            conversing=Conversing(
                sessions=sessions,
                policy=policy,
                comprehension=Comprehension(sessions, components, Engine()),
                prompting=prompting,
                rewinding=rewinding,
            ),
            rewinding=rewinding,
            rechecking=Rechecking(
                sessions=sessions, policy=policy, receipts=receipts, locks=locks, stories_using=stories_using, late=late
            ),
            editor=editor,
            receipts=receipts,
            components=components,
            changer=changer,
            locks=locks,
            policy=policy,
            resolved=await components.of_story(_PRIMARY.id),
            late=late,
            recovery=recovery,
            store=store,
            spending=spending,
            announced=announced,
        )
        yield made

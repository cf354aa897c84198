"""Two checkouts with a store each, and a session with everything in it."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from sidecar.exchange.document import dump
from sidecar.exchange.exporting import export
from sidecar.exchange.importing import Importing
from sidecar.models import Receipt, Session, StageMark, Turn, Usage
from sidecar.sessions.contents import Contents
from sidecar.sessions.service import SessionService
from sidecar.stores.sqlite import SqliteStore
from sidecar.workspace.policy import PathPolicy
from tests.clock import Clock
from tests.workspace.helpers import lay

BUTTON = "src/Button.tsx"
SHEET = "src/Button.css"
ASSET = "src/odd.html"
TTL = timedelta(hours=24)


@dataclass
class Checkout:
    """A store, and who works with it."""

    store: SqliteStore
    sessions: SessionService
    importing: Importing
    clock: Clock

    async def export(self, session_id: str) -> bytes:
        """The document of a session."""
        return dump(await export(self.sessions, Contents(self.store), await self.sessions.get(session_id)))


async def checkout(root: Path, owner: str) -> AsyncIterator[Checkout]:
    """A checkout of the project at `root`."""
    clock = Clock()
    async with SqliteStore(":memory:", clock=clock) as store:
        sessions = SessionService(store, clock=clock, owner=owner, ttl=TTL)
        importing = Importing(
            store=store,
            sessions=sessions,
            policy=PathPolicy(root),
            owner=owner,
            ttl=TTL,
            clock=clock,
            new_id=uuid.uuid4,
        )
        yield Checkout(store, sessions, importing, clock)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project; the component need not be in it."""
    return lay(tmp_path / "project", {"package.json": "{}", SHEET: ".here {}\n"})


@pytest.fixture
async def here(root: Path) -> AsyncIterator[Checkout]:
    """Where sessions are made."""
    async for made in checkout(root, "here"):
        yield made


@pytest.fixture
async def there(root: Path) -> AsyncIterator[Checkout]:
    """Where they are imported; its clock is two days ahead."""
    async for made in checkout(root, "there"):
        made.clock.forward(timedelta(days=2))
        yield made


@pytest.fixture
async def rich(here: Checkout) -> Session:
    """A session with branches, failures, a hand edit, a late file, odd bytes, names, stars, receipts and all kinds of turns."""
    sessions, clock = here.sessions, here.clock
    session = (await sessions.open(BUTTON)).session
    session = await sessions.ensure_base(session, {BUTTON: b"one\r\n", SHEET: None})

    async def prompt(session: Session, files: dict[str, bytes | None], text: str, *, fails: bool = False) -> Session:
        clock.forward(timedelta(seconds=7, microseconds=13))
        head = session.current_version_id
        session, version = await sessions.commit_version(
            session, parent=head, files=files, prompt=text, origin="prompt"
        )
        receipt = Receipt(
            receipt_id=str(uuid.uuid4()),
            verdict="failed" if fails else "confirmed",
            stages=[StageMark(stage="written", at_ms=1.25), StageMark(stage="rendered", at_ms=81.1)],
        )
        turn = Turn(
            timestamp=clock(),
            user_prompt=text,
            ai_response="Done: “größer” 日本 \u2028",
            success=not fails,
            error="It broke." if fails else None,
            version_id=version.version_id,
            parent_version_id=head,
            editor="quick",
            usage=Usage(input_tokens=3, output_tokens=4),
        )
        session, _ = await sessions.settle(
            session,
            version.version_id,
            "failed" if fails else "applied",
            head=head if fails else version.version_id,
            receipt=receipt,
            turn=turn,
        )
        return session

    session = await prompt(session, {SHEET: b".a { color: red }\n"}, "red")
    session = await prompt(session, {BUTTON: b"broken"}, "break it", fails=True)
    session = await prompt(session, {SHEET: b".a { color: teal }\n" * 90}, "teal")
    session = await sessions.move_head(session, 2)
    session = await sessions.ensure_base(session, {SHEET: b".a { color: by hand }\n", ASSET: b"\xff\xfe\0odd"})
    session = await prompt(session, {SHEET: b".a { color: by hand }\n" * 80, BUTTON: None}, "no button")
    session = await sessions.add_turn(
        session, Turn(timestamp=clock(), user_prompt="and now?", ai_response="A plan.", success=True)
    )
    session, _ = await sessions.mark(session.session_id, 2, label="grün", starred=True)
    return await sessions.move_head(session, 5)

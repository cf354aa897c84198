"""Comments over a real store, with a clock that a test moves."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from sidecar.comments.boards import Boards
from sidecar.comments.service import Comments
from sidecar.hub import Hub
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

BUTTON = "src/Button.tsx"
CARD = "src/Card.tsx"


@dataclass
class Desk:
    """The services under test."""

    comments: Comments
    boards: Boards
    store: SqliteStore
    hub: Hub
    clock: Clock

    async def add(self, text: str = "more prominent", path: str = BUTTON, **members: Any) -> str:
        """Leave a comment; its id."""
        return (await self.comments.add(path, text, members.pop("author", "Ada"), **members)).id


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """One desk in memory."""
    clock, hub = Clock(), Hub()
    async with SqliteStore(":memory:", clock=clock) as store:
        boards = Boards(Shared(store), clock=clock, new_id=uuid.uuid4)
        yield Desk(Comments(boards, hub, clock=clock, new_id=uuid.uuid4), boards, store, hub, clock)

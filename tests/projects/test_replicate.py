import uuid
from collections.abc import AsyncIterator

import pytest

from sidecar.projects.records import Projects
from sidecar.projects.replicate import ProjectReplicator
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

Pair = tuple[SqliteStore, SqliteStore]


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    """The store of a checkout, and what Redis has."""
    async with SqliteStore(":memory:", clock=Clock()) as here, SqliteStore(":memory:", clock=Clock()) as there:
        yield here, there


def projects(store: SqliteStore) -> Projects:
    """Those in a store."""
    return Projects(Shared(store), clock=Clock(), new_id=uuid.uuid4)


async def test_both_have_the_newer_copy(pair: Pair) -> None:
    """What was made here while Redis was away, what others made meanwhile, and what both changed."""
    here, there = map(projects, pair)
    await here.went_on("mine", "s1", "create_preview")
    await there.went_on("theirs", "s2", "chat_plan")
    await here.went_on("both", "s3", "create_preview")
    for _ in range(2):
        await there.went_on("both", "s4", "update_project")
    replicate = ProjectReplicator(pair[0], new_id=uuid.uuid4)
    for _ in range(2):  # again: it makes no difference
        await replicate(pair[1])
        for project_id, session in (("mine", "s1"), ("theirs", "s2"), ("both", "s4")):
            ours, other = await here.get(project_id), await there.get(project_id)
            assert ours == other
            assert ours.last_ai_session_id == session

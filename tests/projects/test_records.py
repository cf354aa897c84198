import asyncio
import uuid
from collections.abc import AsyncIterator

import pytest

from sidecar.errors import NotFound, StoreUnavailable
from sidecar.projects import names
from sidecar.projects.records import Projects
from sidecar.stores.base import Batch, Put
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock


@pytest.fixture
async def store() -> AsyncIterator[SqliteStore]:
    """A store in memory."""
    async with SqliteStore(":memory:", clock=Clock()) as store:
        yield store


@pytest.fixture
def projects(store: SqliteStore) -> Projects:
    """In that store."""
    return Projects(Shared(store), clock=Clock(), new_id=uuid.uuid4)


async def test_each_operation_leaves_its_session(projects: Projects) -> None:
    """The first one makes the project; a reset takes the session away and nothing else."""
    await projects.went_on("shop", "s1", "create_preview")
    after = await projects.went_on("shop", "s2", "metadata_generation", title="Shop")
    assert (after.last_ai_session_id, after.source, after.title) == ("s2", "metadata_generation", "Shop")
    assert after.last_ai_session_updated_at is not None
    reset = await projects.reset("shop")
    assert (reset.last_ai_session_id, reset.last_ai_session_updated_at, reset.source) == (None, None, None)
    assert await projects.get("shop") == reset
    assert reset.title == "Shop"


async def test_an_unknown_project_is_none(projects: Projects) -> None:
    """To be read, or reset."""
    assert await projects.find("shop") is None
    for refused in (projects.get("shop"), projects.reset("shop"), projects.touched("shop", "a.tsx")):
        with pytest.raises(NotFound):
            await refused


async def test_the_components_of_a_project_are_known(projects: Projects) -> None:
    """The last one first, each once."""
    await projects.went_on("shop", "s1", "create_preview")
    for path in ("a.tsx", "b.tsx", "a.tsx"):
        await projects.touched("shop", path)
    assert (await projects.get("shop")).components == ["a.tsx", "b.tsx"]


async def test_writers_at_the_same_time_lose_nothing(projects: Projects) -> None:
    """Each change is a compare-and-set."""
    await projects.went_on("shop", "s1", "create_preview")
    await asyncio.gather(*(projects.touched("shop", f"{number}.tsx") for number in range(8)))
    assert len((await projects.get("shop")).components) == 8


async def test_a_damaged_project_says_so(store: SqliteStore, projects: Projects) -> None:
    """It is nobody's to overwrite."""
    await store.commit(Batch("x", puts=[Put(names.project("shop"), b"{}")]))
    with pytest.raises(StoreUnavailable) as damaged:
        await projects.went_on("shop", "s1", "create_preview")
    assert damaged.value.code == "project_damaged"

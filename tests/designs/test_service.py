"""Design sessions over real sessions and files."""

import pytest

from sidecar.designs.service import Designs, dirty
from sidecar.errors import Malformed, NotFound
from tests.journeys.conftest import COMPONENT, SHEET, World, world

__all__ = ["world"]


@pytest.fixture
def designs(world: World) -> Designs:
    """The service of that project."""
    from datetime import timedelta

    return Designs(sessions=world.sessions, components=world.components, policy=world.policy, ttl=timedelta(hours=24))


async def test_the_state_is_what_is_on_disk(world: World, designs: Designs) -> None:
    """Before the first change, after it, after a hand edit, and when the component is gone."""
    session = await designs.create(COMPONENT)
    state = await designs.state(session)
    assert (state.version_id, state.dirty, state.files[SHEET]) == (0, False, world.read())
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding", session.session_id)
    session = await designs.get(session.session_id)
    state = await designs.state(session)
    assert (state.version_id, state.dirty, state.can_undo) == (2, False, True)
    world.write(world.read() + "/* mine */\n")
    assert (await designs.state(session)).dirty
    assert await dirty(world.sessions, world.policy, session)
    (world.root / COMPONENT).unlink()
    gone = await designs.state(session)
    assert gone.code == ""
    assert gone.files[COMPONENT] is None
    assert gone.files[SHEET] == world.read()


async def test_history_and_context(world: World, designs: Designs) -> None:
    """Each exchange with its code and its receipt; none before the first."""
    session = await designs.create(COMPONENT)
    assert await designs.last_context(session.session_id) is None
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding", session.session_id)
    session = await designs.get(session.session_id)
    (entry,) = await designs.history(session, None, 50)
    assert (entry.context.prompt, entry.version_id) == ("more padding", 2)
    assert entry.receipt is not None
    assert await designs.last_context(session.session_id) == entry.context
    assert await designs.history(session, 0, 50) == []


async def test_a_starred_session_never_expires(world: World, designs: Designs) -> None:
    """Others do, a day after their last save."""
    session = await designs.create(COMPONENT)
    shown = designs.described(session)
    assert shown.expires_at is not None
    assert (shown.expires_at - shown.last_modified).days == 1
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding", session.session_id)
    starred, _ = await world.sessions.mark(session.session_id, 2, starred=True)
    assert designs.described(starred).expires_at is None


@pytest.mark.parametrize(
    "given", ["", "x", "6BA7B810-9DAD-41D1-80B4-00C04FD430C8", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"]
)
async def test_what_is_no_id(designs: Designs, given: str) -> None:
    """Only a uuid4 as it was given out."""
    with pytest.raises(Malformed):
        await designs.get(given)


async def test_an_unknown_id(designs: Designs) -> None:
    """Isn't found, and no session is made for it."""
    with pytest.raises(NotFound):
        await designs.get("6ba7b810-9dad-41d1-80b4-00c04fd430c8")

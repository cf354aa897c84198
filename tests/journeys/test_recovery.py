"""After a crash between commit and settle the tree says what is on disk."""

from sidecar.journeys.recovery import settle_pending
from tests.journeys.conftest import COMPONENT, SHEET, World


async def _pending(world: World, *, written: bool) -> str:
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    session = await world.sessions.get(first["sessionId"])
    after = world.read().replace("8px", "9px")
    await world.sessions.commit_version(
        session, parent=2, files={SHEET: after.encode()}, prompt="crash", origin="prompt"
    )
    if written:
        world.write(after)
    await settle_pending(world.sessions, world.policy)
    return str(first["sessionId"])


async def test_written_counts_as_applied(world: World) -> None:
    """The files are those of the pending version: it is applied, and the head is on it."""
    session = await world.sessions.get(await _pending(world, written=True))
    assert (session.current_version_id, session.pending_version_id) == (3, None)
    assert (await world.sessions.version(session, 3)).state == "applied"


async def test_not_written_counts_as_failed(world: World) -> None:
    """The files are as before: the pending version failed, the head stays, and the next prompt works."""
    session_id = await _pending(world, written=False)
    session = await world.sessions.get(session_id)
    assert (session.current_version_id, session.pending_version_id) == (2, None)
    assert (await world.sessions.version(session, 3)).state == "failed"
    world.editor.replaces("8px", "1px")
    assert (await world.prompt("go on", session_id))["versionId"] == 4


async def test_a_hand_edit_of_another_file_decides_nothing(world: World) -> None:
    """A person who edits the component before the restart doesn't turn a written stylesheet into a failed one."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    session = await world.sessions.get(first["sessionId"])
    after = world.read().replace("8px", "9px")
    await world.sessions.commit_version(session, parent=2, files={SHEET: after.encode()}, prompt="p", origin="prompt")
    world.write(after)
    world.write(world.read(COMPONENT) + "// mine\n", COMPONENT)
    await settle_pending(world.sessions, world.policy)
    session = await world.sessions.get(first["sessionId"])
    assert (await world.sessions.version(session, 3)).state == "applied"

"""What an editor is told, and what of its answer is let through."""

import pytest

from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Refused
from tests.journeys.conftest import COMPONENT, SHEET, World


async def test_what_does_not_parse_is_not_written(world: World) -> None:
    """An answer that would break a file is refused before the write; nothing but the turn stays."""
    before = world.read()
    world.editor.replaces("}", "", SHEET)
    with pytest.raises(CannotDo) as caught:
        await world.prompt("break it")
    assert caught.value.code == "syntax_error"
    assert world.read() == before
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    assert (session.last_version_id, session.turn_count) == (1, 1)


async def test_a_file_outside_of_the_set_is_refused(world: World) -> None:
    """Whatever an editor answers, only the component's own files can change."""
    (world.root / "src/Other.css").write_text("a {}")
    world.editor.answer = lambda _: Done({"src/Other.css": "b {}"}, "done", "scripted")
    with pytest.raises(Refused):
        await world.prompt("change another one")
    assert (world.root / "src/Other.css").read_text() == "a {}"


async def test_the_conversation_reaches_the_editor(world: World) -> None:
    """The second prompt's request carries the first turn; after an undo it doesn't."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    world.editor.replaces("red", "blue")
    await world.prompt("blue", first["sessionId"])
    assert [turn.user_prompt for turn in world.editor.requests[1].history] == ["more padding"]
    await world.undo(first["sessionId"])
    await world.undo(first["sessionId"])
    await world.prompt("blue", first["sessionId"])
    assert not world.editor.requests[2].history


async def test_crlf_and_bom_survive(world: World) -> None:
    """Line ends and byte order mark stay as they were; the editor sees neither."""
    raw = b"\xef\xbb\xbf" + world.read().replace("\n", "\r\n").encode()
    (world.root / SHEET).write_bytes(raw)
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding")
    assert "\r" not in world.editor.requests[0].files[SHEET]
    assert (world.root / SHEET).read_bytes() == raw.replace(b"4px", b"8px")


async def test_older_turns_reach_the_editor_in_short(world: World) -> None:
    """The eleventh prompt comes with ten turns whole, the twelfth with five of them in a line each."""
    session_id = None
    for number in range(12):
        world.editor.replaces(f"{number + 4}px", f"{number + 5}px")
        session_id = (await world.prompt(f"padding {number}", session_id))["sessionId"]
    told = [(len(request.earlier), len(request.history)) for request in world.editor.requests[9:]]
    assert told == [(0, 9), (0, 10), (5, 6)]
    assert world.editor.requests[-1].earlier[0] == "“padding 0” → 4px became 5px"


async def test_a_change_that_goes_too_far_is_remarked(world: World) -> None:
    """In the answer; a change that fits its prompt has no remark."""
    sheet = "".join(f".rule-{number} {{\n  color: red;\n}}\n" for number in range(40))
    world.write(sheet)
    world.editor.replaces("red", "blue")
    answer = await world.prompt("a little calmer")
    assert answer["warning"] == "A large change for a short request: 40 lines in Button.css. Look at the diff."
    world.editor.answer = lambda request: Done(
        {SHEET: request.files[SHEET].replace("blue", "navy", 1)}, "navy", "scripted"
    )
    assert (await world.prompt("darker", answer["sessionId"]))["warning"] is None

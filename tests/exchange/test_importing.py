"""Sessions go out of one store and into another, and come out as they were."""

import dataclasses
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidecar.errors import Conflict, Malformed, NotFound, Refused, SidestoryError
from sidecar.exchange.document import Document, parse
from sidecar.models import Session, Turn
from sidecar.sessions import keys
from sidecar.sessions.contents import GROUP
from tests.exchange.conftest import ASSET, BUTTON, SHEET, TTL, Checkout
from tests.workspace.helpers import tree_hash

SEED = {
    "sessionId": "7a1d0c51-8f0e-4c9c-9a59-0d5c57c7e0aa",
    "componentPath": BUTTON,
    "conversationHistory": [
        {
            "timestamp": f"2025-11-15T10:3{n}:00Z",
            "userPrompt": f"prompt {n}",
            "aiResponse": "I've …",
            "codeSnapshot": f"code {n}",
            "success": True,
        }
        for n in (1, 2)
    ],
    "versions": [
        {"versionId": n, "timestamp": f"2025-11-15T10:3{n}:00Z", "code": f"code {n}", "prompt": f"prompt {n}"}
        for n in (1, 2)
    ],
    "currentVersionId": 2,
    "createdAt": "2025-11-15T10:30:00Z",
    "lastModified": "2025-11-15T10:32:00Z",
}


def document(**members: Any) -> Document:
    """The seed's session, with other members."""
    return parse(json.dumps(SEED | members).encode())


async def everything(checkout: Checkout) -> list[object]:
    """What a store lists and holds; what no refused import may change."""
    entries = await checkout.store.scan(keys.SESSIONS, limit=1_000)
    return [entries, [await checkout.export(keys.split(entry.member)[1]) for entry in entries]]


async def test_a_round_trip_is_byte_exact(here: Checkout, there: Checkout, rich: Session) -> None:
    """Out of one store, into another, and out again: the same bytes, under the same id, owned by who imported it."""
    data = await here.export(rich.session_id)
    imported = await there.importing.run(parse(data))
    assert (imported.outcome, imported.session.session_id, imported.session.owner) == (
        "imported",
        rich.session_id,
        "there",
    )
    assert await there.export(rich.session_id) == data


async def test_everything_works_on_it(here: Checkout, there: Checkout, rich: Session) -> None:
    """Contents, conversation, Undo, Redo, names and stars are those of the original; then it goes its own way."""
    session = (await there.importing.run(parse(await here.export(rich.session_id)))).session
    for number in range(1, rich.last_version_id + 1):
        assert await there.sessions.contents(session, number) == await here.sessions.contents(rich, number)
    assert (await there.sessions.contents(session, 1))[ASSET] == b"\xff\xfe\0odd"
    assert await there.sessions.conversation(session) == await here.sessions.conversation(rich)
    assert await there.sessions.undo_step(session) == await here.sessions.undo_step(rich)
    assert await there.sessions.redo_target(session) == await here.sessions.redo_target(rich)
    assert [version.label for version in await there.sessions.starred(session)] == ["grün"]
    session, version = await there.sessions.commit_version(
        session, parent=session.current_version_id, files={SHEET: b"on"}, prompt="on", origin="prompt"
    )
    session, _ = await there.sessions.settle(session, version.version_id, "applied", head=version.version_id)
    assert (await there.sessions.contents(session, version.version_id))[SHEET] == b"on"
    changed = json.loads(await there.export(session.session_id))
    assert changed["currentVersionId"] == rich.last_version_id + 1
    assert changed["lastModified"] == session.wire()["lastModified"]


async def test_it_is_the_newest_of_its_component(here: Checkout, there: Checkout, rich: Session) -> None:
    """Whoever imports a session wants to work in it: opening the component resumes it, also when the clock went back."""
    older = (await there.sessions.open(BUTTON)).session
    there.clock.forward(timedelta(hours=-1))
    session = (await there.importing.run(parse(await here.export(rich.session_id)))).session
    assert (await there.sessions.open(BUTTON)).session == session
    assert {one.session_id for one in await there.sessions.sessions(BUTTON)} == {
        older.session_id,
        session.session_id,
    }


async def test_it_is_kept_from_now_on(here: Checkout, there: Checkout, rich: Session) -> None:
    """It expires a day after the import, not after its own last save; with a star in it, never."""
    plain = (await there.importing.run(document())).session
    starred = (await there.importing.run(parse(await here.export(rich.session_id)))).session
    there.clock.forward(TTL - timedelta(minutes=1))
    await there.sessions.get(plain.session_id)
    there.clock.forward(timedelta(minutes=2))
    with pytest.raises(NotFound):
        await there.sessions.get(plain.session_id)
    assert await there.sessions.get(starred.session_id) == starred


async def test_again_changes_nothing(here: Checkout, there: Checkout, rich: Session) -> None:
    """What is here already is not doubled, nor is a seed's session, whose versions have no uids of their own."""
    for given_document in (parse(await here.export(rich.session_id)), document()):
        first = await there.importing.run(given_document)
        before = await everything(there)
        again = await there.importing.run(given_document)
        assert (again.outcome, again.session) == ("unchanged", first.session)
        assert await everything(there) == before


async def test_another_session_of_that_id_stays(there: Checkout) -> None:
    """Without being told to, nothing is overwritten: the import gets an id of its own."""
    first = (await there.importing.run(document())).session
    before = await there.export(first.session_id)
    other = await there.importing.run(document(createdAt="2025-11-15T09:00:00Z"))
    assert other.outcome == "copied"
    assert other.session.session_id != first.session_id
    assert await there.export(first.session_id) == before
    assert len(await there.sessions.sessions(BUTTON)) == 2


@pytest.mark.parametrize("path", [BUTTON, "src/Card.tsx"])
async def test_replacing(here: Checkout, there: Checkout, rich: Session, path: str) -> None:
    """Told to, it leaves nothing of the old session, also where that was another component's."""
    data = await here.export(rich.session_id)
    await there.importing.run(document(sessionId=rich.session_id, componentPath=path))
    replaced = await there.importing.run(parse(data), overwrite=True)
    assert (replaced.outcome, replaced.session.session_id) == ("replaced", rich.session_id)
    assert await there.export(rich.session_id) == data
    assert [entry.member for entry in await there.store.scan(keys.SESSIONS)] == [keys.head(rich).name]
    assert await there.store.scan(keys.of_component("src/Card.tsx")) == []
    assert len(await there.store.log(keys.turns(rich))) == rich.turn_count


async def test_what_must_not_be_replaced(here: Checkout, rich: Session, root: Path) -> None:
    """A session that is just being changed, or another checkout's."""
    data = parse(await here.export(rich.session_id))
    other = dataclasses.replace(here).importing
    other._owner = "another"
    with pytest.raises(Conflict) as caught:
        await other.run(data.model_copy(update={"created_at": rich.last_modified}), overwrite=True)
    assert caught.value.code == "session_not_owned"
    assert (await other.run(data)).outcome == "copied"
    here.importing._owner = "here"
    await here.sessions.commit_version(
        await here.sessions.get(rich.session_id), parent=5, files={SHEET: b"x"}, prompt="x", origin="prompt"
    )
    with pytest.raises(Conflict) as caught:
        await here.importing.run(data, overwrite=True)
    assert caught.value.code == "version_pending"


async def test_an_expired_session_leaves_its_id_free(there: Checkout) -> None:
    """Nothing stands in the way of getting it back from a file."""
    first = (await there.importing.run(document())).session
    there.clock.forward(2 * TTL)
    again = await there.importing.run(document())
    assert (again.outcome, again.session.session_id) == ("imported", first.session_id)


async def test_a_damaged_session_is_no_hindrance(there: Checkout) -> None:
    """It can be replaced by what was exported of it; without being told to, it stays."""
    first = (await there.importing.run(document())).session
    data = parse(await there.export(first.session_id))
    connection = there.store._connection
    assert connection is not None
    connection.execute("UPDATE documents SET value = x'78' WHERE name = ? AND field = ''", (keys.head(first).name,))
    assert (await there.importing.run(data)).outcome == "copied"
    assert (await there.importing.run(data, overwrite=True)).outcome == "replaced"


@pytest.mark.parametrize("session_id", ["", "x", "7A1D0C51-8F0E-4C9C-9A59-0D5C57C7E0AA", "../../etc:passwd"])
async def test_an_id_that_is_none(there: Checkout, session_id: str) -> None:
    """Ids are names in stores: what is no uuid4 gets a new one."""
    imported = await there.importing.run(document(sessionId=session_id))
    assert imported.outcome == "copied"
    assert imported.session.session_id != session_id


@pytest.mark.parametrize(
    "path", [".env", "../out.tsx", "/etc/passwd.tsx", "vite.config.ts", "src/../../x.tsx", "src/x.sh", "a\0.tsx", ""]
)
async def test_no_path_slips_in(here: Checkout, there: Checkout, rich: Session, path: str) -> None:
    """Threats 13 and 17: a component or a file that Sidestory would not touch is refused, and nothing is stored."""
    before = await everything(there)
    with pytest.raises((Refused, Malformed)):
        await there.importing.run(document(componentPath=path))
    text = (await here.export(rich.session_id)).decode()
    with pytest.raises((Refused, Malformed)):
        await there.importing.run(parse(text.replace(json.dumps(ASSET), json.dumps(path)).encode()))
    assert await everything(there) == before


async def test_a_link_is_another_file(here: Checkout, there: Checkout, rich: Session, root: Path) -> None:
    """Threat 14: a path that leads elsewhere in this checkout is refused."""
    data = parse(await here.export(rich.session_id))
    (root / ASSET).symlink_to(root / SHEET)
    with pytest.raises(Refused):
        await there.importing.run(data)


async def test_a_seed_from_elsewhere(there: Checkout, root: Path) -> None:
    """The seed's absolute paths: inside the project they are found, else the component can be named."""
    inside = await there.importing.run(document(componentPath=str(root / BUTTON)))
    assert inside.session.component_path == BUTTON
    elsewhere = document(componentPath="/path/to/Button.tsx", createdAt="2025-11-14T00:00:00Z")
    with pytest.raises(Refused):
        await there.importing.run(elsewhere)
    named = await there.importing.run(elsewhere, component_path="src/Card.tsx")
    assert named.session.component_path == "src/Card.tsx"


async def test_a_session_of_several_files_keeps_their_names(here: Checkout, there: Checkout, rich: Session) -> None:
    """Only a seed's single file can be renamed."""
    with pytest.raises(Malformed):
        await there.importing.run(parse(await here.export(rich.session_id)), component_path="src/Card.tsx")


async def test_the_files_on_disk_stay(here: Checkout, there: Checkout, rich: Session, root: Path) -> None:
    """An import writes no source file."""
    before = tree_hash(root)
    await there.importing.run(parse(await here.export(rich.session_id)))
    await there.importing.run(document())
    assert tree_hash(root) == before


async def test_what_the_store_had_lost(here: Checkout, there: Checkout, rich: Session) -> None:
    """A missing content is named in the document; the rest is there, and the round trip is byte-exact all the same."""
    connection = here.store._connection
    assert connection is not None
    lost = (await here.sessions.manifest(rich, 4))[SHEET]
    connection.execute("DELETE FROM documents WHERE field = ?", (lost,))
    data = await here.export(rich.session_id)
    assert json.loads(data)["sidestory"]["missing"] == [lost]
    session = (await there.importing.run(parse(data))).session
    assert await there.export(session.session_id) == data
    assert (await there.sessions.contents(session, 2))[SHEET] == b".a { color: red }\n"
    with pytest.raises(SidestoryError) as caught:
        await there.sessions.contents(session, 4)
    assert caught.value.code == "version_damaged"


@pytest.mark.parametrize("number", [2, 3, 5])
@pytest.mark.parametrize("sql", ["DELETE FROM documents", "UPDATE documents SET value = x'78'"])
async def test_a_lost_version(here: Checkout, there: Checkout, rich: Session, number: int, sql: str) -> None:
    """A version that is gone or damaged, the current one too, is named; the others are there, and can be worked with."""
    connection = here.store._connection
    assert connection is not None
    connection.execute(f"{sql} WHERE name LIKE '%:versions' AND field = ?", (str(number),))
    data = await here.export(rich.session_id)
    assert json.loads(data)["sidestory"]["lost"] == [number]
    session = (await there.importing.run(parse(data))).session
    assert await there.export(session.session_id) == data
    assert [version.version_id for version in await there.sessions.versions(session)] == [
        each for each in range(6, 0, -1) if each != number
    ]
    step = await there.sessions.undo_step(session)
    assert step is None or number not in {version.version_id for version in step}
    await there.sessions.redo_target(session)
    session, version = await there.sessions.commit_version(
        session, parent=session.current_version_id, files={SHEET: b"on"}, prompt="on", origin="prompt"
    )
    assert version.version_id == 7


async def test_a_lost_original(here: Checkout, rich: Session) -> None:
    """Without it no version is whole: that is said, and nothing half is given out."""
    connection = here.store._connection
    assert connection is not None
    connection.execute("DELETE FROM documents WHERE name LIKE '%:versions' AND field = '1'")
    with pytest.raises(NotFound, match="Version 1 not found"):
        await here.export(rich.session_id)


async def test_blobs_are_packed_as_ever(here: Checkout, there: Checkout, rich: Session) -> None:
    """Many similar versions take as little room as where they were made."""
    session = await here.sessions.get(rich.session_id)
    for n in range(60):
        text = b"".join(b".r%d { margin: %dpx }\n" % (i, i * 7919 % 1_000) for i in range(200)) + b".c%d {}\n" % n
        session, version = await here.sessions.commit_version(
            session, parent=session.current_version_id, files={SHEET: text}, prompt=str(n), origin="prompt"
        )
        session, _ = await here.sessions.settle(session, version.version_id, "applied", head=version.version_id)
    data = await here.export(session.session_id)
    imported = (await there.importing.run(parse(data))).session
    assert await there.export(session.session_id) == data
    assert imported.keyframes[SHEET].count <= GROUP < 60

    def size(checkout: Checkout) -> int:
        connection = checkout.store._connection
        assert connection is not None
        (total,) = connection.execute("SELECT sum(length(value)) FROM documents WHERE name LIKE '%:blobs'").fetchone()
        return int(total)

    assert size(there) <= size(here) * 1.1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["prompt", "fail", "hand", "move", "turn", "star", "label"]),
        st.sampled_from([BUTTON, SHEET, ASSET]),
        st.none() | st.binary(max_size=40) | st.text(max_size=20).map(str.encode),
        st.integers(0, 50),
        st.text(st.characters(blacklist_categories=["Cs"]), max_size=12),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_any_session_makes_the_round_trip(here: Checkout, there: Checkout, steps: list[Any]) -> None:
    """Whatever was done in a session, whatever its files and prompts are: byte-exact, and every content is there."""
    sessions = here.sessions
    session = (await sessions.open(BUTTON, fresh=True)).session
    session = await sessions.ensure_base(session, {BUTTON: b"0", SHEET: None, ASSET: b""})
    for kind, path, content, number, text in steps:
        here.clock.forward(timedelta(milliseconds=number))
        version_id = 1 + number % session.last_version_id
        if kind in {"prompt", "fail"}:
            head = session.current_version_id
            session, version = await sessions.commit_version(
                session, parent=head, files={path: content}, prompt=text, origin="prompt"
            )
            state, to = ("applied", version.version_id) if kind == "prompt" else ("failed", head)
            session, _ = await sessions.settle(session, version.version_id, state, head=to)  # type: ignore[arg-type]  # a literal of two
        elif kind == "hand":
            session = await sessions.ensure_base(session, {path: content})
        elif kind == "move":
            session = await sessions.move_head(session, version_id)
        elif kind == "turn":
            turn = Turn(timestamp=here.clock(), user_prompt=text, ai_response=text, success=True, version_id=version_id)
            session = await sessions.add_turn(session, turn)
        elif kind == "star":
            session, _ = await sessions.mark(session.session_id, version_id, starred=number % 2 == 0)
        elif all(character.isprintable() for character in text):
            session, _ = await sessions.mark(session.session_id, version_id, label=text)
    data = await here.export(session.session_id)
    imported = (await there.importing.run(parse(data))).session
    assert await there.export(imported.session_id) == data
    for number in range(1, session.last_version_id + 1):
        assert await there.sessions.contents(imported, number) == await sessions.contents(session, number)

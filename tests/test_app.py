import asyncio
import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.api.services import Services
from sidecar.app import accounts, locator, running, warm_up
from sidecar.devserver.base import DevServer, HotUpdate, LinkChanged
from sidecar.editors.base import Editor
from sidecar.history.local import LocalHistory
from sidecar.models import Usage
from sidecar.sessions.service import SessionService
from sidecar.settings import load
from sidecar.state import ProjectState
from sidecar.stores.sqlite import SqliteStore
from sidecar.workspace.base import Cause
from tests.api.conftest import BUTTON, PROJECT, SHEET, Sidecar, project, sidecar, started, until
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Hang
from tests.workspace.helpers import tree_hash

__all__ = ["project", "sidecar"]  # fixtures


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


async def test_services_start_without_anything(project: Path, tmp_path: Path) -> None:
    """No dev server, no model, no state yet: SQLite on disk, nothing degraded, and all of it private."""
    async with running(load(project), ProjectState(project, tmp_path / "state"), lambda _: None) as services:
        assert (services.store.name, services.store.degraded, services.link.connected) == ("sqlite", None, False)
    folders = [path for path in (tmp_path / "state").rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o077 for path in [tmp_path / "state", *folders]} == {0}
    open_files = {path.name for path in (tmp_path / "state").rglob("*") if path.stat().st_mode & 0o077}
    assert open_files <= {"lock"}  # which is empty


async def test_without_a_state_folder_it_works_in_memory(project: Path, tmp_path: Path) -> None:
    """Changes are made all the same, and the user is told that nothing will be kept."""
    (tmp_path / "state").write_text("a file where the folder should be")
    async with started(tmp_path) as running:
        done = await running.iterate("padding 10px")
        assert done["success"] is True
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert (opened["storage"], opened["degraded"]) == ("memory", True)
        assert opened["degradedReason"] == "The state folder can't be written."
        assert (await running.get("/health"))["degraded"] is True


async def test_a_broken_database_is_set_aside(project: Path, tmp_path: Path) -> None:
    """It is kept under another name, the user is told which, and a new one is begun."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    state.database.write_bytes(b"this is no database" * 500)
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
    assert (opened["storage"], opened["degraded"]) == ("sqlite", True)
    (aside,) = state.folder.glob("*.broken-*")
    assert aside.name in opened["degradedReason"]
    assert str(tmp_path) not in opened["degradedReason"]
    assert aside.read_bytes().startswith(b"this is no database")


async def test_the_local_history_outlives_sessions(project: Path, tmp_path: Path) -> None:
    """What files were before a prompt, an undo and a restore is kept, with the reason, also after Clear and a restart."""
    state = ProjectState(project, tmp_path / "state")
    async with started(tmp_path) as running:
        before = running.read()
        session_id = (await running.iterate("padding 10px"))["sessionId"]
        padded = running.read()
        await running.post("/__ai-undo", {"sessionId": session_id})
        await running.post("/__ai-undo", {"sessionId": session_id, "versionId": 2})
        await running.post("/__ai-clear", {"sessionId": session_id})
    async with started(tmp_path):
        history = LocalHistory(state.history, clock=now)
        kept = [(each.entry.cause, each.content) for each in history.newest_first(SHEET)]
    assert kept == [
        (Cause("restore"), before.encode()),
        (Cause("undo"), padded.encode()),
        (Cause("prompt", "padding 10px"), before.encode()),
    ]


async def test_a_full_history_disk_changes_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The prompt fails in words, the file stays, the version counts as failed, and the next prompt works."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with started(tmp_path) as running:
        before, _ = await running.oracle()
        with monkeypatch.context() as patched:
            patched.setattr("sidecar.history.segments._sync", full)
            refused = await running.iterate("padding 10px", 422)
        assert refused["code"] == "history_failed"
        assert "No space left" in refused["error"]
        assert tree_hash(project.parent) == before
        done = await running.iterate("padding 11px")
        assert done["success"] is True
        assert "padding: 11px" in running.read()


async def test_old_history_goes_at_the_start(project: Path, tmp_path: Path) -> None:
    """Without a single write."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    for name in ("00000001-20200101.log", "00000002-20200102.log"):
        (state.history / name).touch()
    async with started(tmp_path):
        await until(lambda: not (state.history / "00000001-20200101.log").exists())
    assert (state.history / "00000002-20200102.log").exists()


async def test_a_dev_server_is_told_once_it_is_connected(project: Path, tmp_path: Path) -> None:
    """And the pages with it; a dev server that is only announced is not yet there."""
    told: list[DevServer] = []
    async with running(load(project), ProjectState(project, tmp_path / "state"), told.append) as services:
        with services.hub.subscribed() as queue:
            services.link.server = DevServer("http://localhost:6006", "/", "storybook", project, "10.6.2")
            services.link._tell(HotUpdate(()))
            assert (told, queue.qsize()) == ([], 0)
            services.link._tell(LinkChanged(connected=True))
            assert [server.url for server in told] == ["http://localhost:6006"]
            assert queue.get_nowait().data == {"devServer": {"connected": True}}


@pytest.mark.parametrize("written", [True, False])
async def test_a_pending_version_is_settled_at_start(project: Path, tmp_path: Path, written: bool) -> None:
    """After a crash between commit and settle the disk decides: applied with the head on it, or failed."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    after = PROJECT[SHEET].replace("red", "blue")
    async with SqliteStore(state.database, clock=now) as store:
        sessions = SessionService(store, clock=now, owner=state.project_id)
        session = (await sessions.open(BUTTON)).session
        session = await sessions.ensure_base(session, {SHEET: PROJECT[SHEET].encode()})
        await sessions.commit_version(session, parent=1, files={SHEET: after.encode()}, prompt="blue", origin="prompt")
    if written:
        (project / SHEET).write_text(after)
    async with started(tmp_path) as running:
        answer = await running.get("/__ai-versions", sessionId=session.session_id)
        assert answer["currentVersion"] == (2 if written else 1)
        assert answer["versions"][0]["state"] == ("applied" if written else "failed")
        assert (await running.iterate("padding 10px"))["versionId"] == 3


async def test_everything_is_there_after_a_restart(project: Path, tmp_path: Path) -> None:
    """History, versions and head; and Undo goes on where it was."""
    async with started(tmp_path) as running:
        await running.iterate("padding 10px")
        before = await running.iterate("background blue")
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON, "sessionId": before["sessionId"]})
        assert (opened["resumed"], opened["currentVersion"], opened["totalTurns"]) == (True, 3, 2)
        await running.post("/__ai-undo", {"sessionId": before["sessionId"]})
        assert "background: red;" in running.read()


async def test_ending_takes_leave_of_what_runs(project: Path, tmp_path: Path) -> None:
    """A prompt that waits for its model is given up in order: its turn is kept, nothing is left pending, no file changed."""
    async with MessagesApi([Hang()]) as api:
        async with started(tmp_path, anthropic_base_url=api.url) as running:
            asked = asyncio.create_task(running.iterate("make it feel like autumn", 409), name="prompt")
            await api.received()
        assert (await asked)["code"] == "cancelled"
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert [(turn["userPrompt"], turn["success"]) for turn in opened["conversationHistory"]] == [
            ("make it feel like autumn", False)
        ]
        assert running.read() == PROJECT[SHEET]


async def test_a_cancelled_prompt_leaves_no_change(project: Path, tmp_path: Path) -> None:
    """`/__ai-cancel` while the model answers: the caller is told, the files stay, the next prompt goes through."""
    async with MessagesApi([Hang()]) as api, started(tmp_path, anthropic_base_url=api.url) as running:
        asked = asyncio.create_task(running.iterate("make it feel like autumn", 409, requestId="mine"), name="prompt")
        await api.received()
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert opened["running"] == {"requestId": "mine", "kind": "iterate", "prompt": "make it feel like autumn"}
        assert (await running.post("/__ai-cancel", {"requestId": "mine"}))["success"] is True
        assert (await asked)["code"] == "cancelled"
        assert running.read() == PROJECT[SHEET]
        assert (await running.iterate("padding 10px"))["versionId"] == 2


async def test_budgets_need_a_price(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who sets a budget for a model of unknown price is told that it has no effect; with prices it has."""
    usage = Usage(input_tokens=1_000_000)
    async with SqliteStore(":memory:", clock=lambda: datetime.now(UTC)) as store:
        blind = accounts(load(tmp_path, model="mine", day_budget=1.0), store)
        assert blind.cost(usage) is None
        assert "the price of mine is not known" in caplog.text
        caplog.clear()
        priced = accounts(load(tmp_path, model="mine", day_budget=1.0, price_input=3.0, price_output=4.0), store)
        assert priced.cost(usage) == 3_000_000
        assert accounts(load(tmp_path), store).cost(usage) == 2_000_000
        assert not caplog.text


async def test_the_graph_is_parsed_in_the_background(sidecar: Sidecar) -> None:
    """So that the first question needn't wait for it."""
    await until(lambda: {BUTTON, SHEET} <= parsed(sidecar.services))


def parsed(services: Services) -> set[str]:
    """The files that have been parsed for their imports."""
    return set(services.components._graph.modules._kept)


async def test_warming_survives_editors_that_do_not_load(sidecar: Sidecar) -> None:
    """A defect there must not hide behind another one."""

    async def broken() -> Editor:
        raise RuntimeError("planted")

    await warm_up(asyncio.ensure_future(broken()), sidecar.services.components)
    assert BUTTON in parsed(sidecar.services)


async def test_a_configured_dev_server_that_is_down(project: Path, tmp_path: Path) -> None:
    """There is none; and without a setting nobody is asked who hasn't announced themselves."""
    state = ProjectState(project, tmp_path / "state")
    assert await locator(load(project, dev_server="http://127.0.0.1:9"), state)() is None
    assert await locator(load(project), state)() is None


async def test_an_announced_dev_server_is_followed(project: Path, tmp_path: Path) -> None:
    """With what its Vite plugin wrote."""
    state = ProjectState(project, tmp_path / "state")
    state.dev_server_folder.mkdir(parents=True)
    announced = f'{{"pid": {os.getpid()}, "url": "http://localhost:6006", "root": "{project}", "kind": "storybook"}}'
    (state.dev_server_folder / "1.json").write_text(announced)
    found = await locator(load(project), state)()
    assert found is not None
    assert (found.url, found.kind, found.root) == ("http://localhost:6006", "storybook", project)

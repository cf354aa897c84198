"""The commands beside a running sidecar, and without one."""

import json
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sidecar.commands.backend import RunningSidecar, StoredSessions, opened
from sidecar.errors import SidestoryError, StoreUnavailable
from sidecar.runlock import RunLock
from sidecar.settings import load
from sidecar.state import ProjectState, RunFile
from tests.commands.conftest import BUTTON, assert_refused, cli
from tests.commands.test_sessions import listed
from tests.e2e.processes import free_port, get, process, until
from tests.exchange.test_importing import SEED

SIDESTORY = [sys.executable, "-c", "from sidecar.cli import main; main()", "run", "--port", "0", "--project"]


@pytest.fixture
def seed(project: Path, tmp_path: Path) -> Path:
    """A file with the seed's session."""
    path = tmp_path / "seed.json"
    path.write_text(json.dumps(SEED))
    return path


@pytest.fixture
def sidecar(project: Path, tmp_path: Path) -> Iterator[RunFile]:
    """A sidecar in a process of its own."""
    state = ProjectState(project)

    def answers() -> bool:
        run = state.read_run()
        return run is not None and get(f"http://127.0.0.1:{run.port}/health")[0] == 200

    with process([*SIDESTORY, str(project)], project, {}, tmp_path / "log"):
        until(answers, "the sidecar answers")
        run = state.read_run()
        assert run is not None
        yield run


async def test_without_a_sidecar_the_store_is_opened(project: Path) -> None:
    """And the lock is held meanwhile, so that none starts in between."""
    ProjectState(project).prepare()
    async with opened(load(project)) as backend:
        assert isinstance(backend, StoredSessions)
        with RunLock(ProjectState(project).lock_file) as lock:
            assert not lock.take()
    with RunLock(ProjectState(project).lock_file) as lock:
        assert lock.take()


def test_looking_leaves_no_state(project: Path) -> None:
    """A folder that Sidestory never worked in doesn't become one by a question, or `history` would look there next."""
    assert listed() == []
    assert_refused(cli("export", BUTTON), "no session")
    assert cli("history").exit_code == 0
    assert not ProjectState(project).folder.exists()


async def test_a_running_sidecar_is_asked(project: Path, sidecar: RunFile) -> None:
    """Its port and its token are in the run file."""
    async with opened(load(project)) as backend:
        assert isinstance(backend, RunningSidecar)
        assert await backend.sessions() == []


def test_beside_a_running_sidecar(project: Path, sidecar: RunFile, seed: Path) -> None:
    """What is imported is seen by the sidecar at once; errors are as clear as without it."""
    assert cli("import", seed).stdout.startswith("Imported ")
    token = {"X-Sidestory-Token": sidecar.token}
    status, body = get(f"http://127.0.0.1:{sidecar.port}/__ai-sessions?componentPath={BUTTON}", token)
    assert status == 200
    assert [row["sessionId"] for row in json.loads(body)["sessions"]] == [SEED["sessionId"]]
    data = cli("export", BUTTON).stdout_bytes
    assert json.loads(data)["sessionId"] == SEED["sessionId"]
    assert [row["sessionId"] for row in listed()] == [SEED["sessionId"]]
    seed.write_text(json.dumps(SEED | {"createdAt": "2020-01-01T00:00:00Z"}))
    assert "as a new session" in cli("import", seed).stdout
    assert cli("import", seed, "--replace").stdout.startswith("Replaced ")
    seed.write_text("{}")
    assert_refused(cli("import", seed), "no session that can be imported")
    assert_refused(cli("export", "00000000-0000-4000-8000-000000000000"), "expired or was cleared")


def test_history_beside_a_running_sidecar(project: Path, sidecar: RunFile) -> None:
    """What the sidecar changed is listed with its prompt, and can be brought back while it runs."""
    before = (project / "src/Button.css").read_bytes()
    asked = urllib.request.Request(
        f"http://127.0.0.1:{sidecar.port}/__ai-iterate",
        json.dumps({"componentPath": BUTTON, "prompt": "background teal"}).encode(),
        {"X-Sidestory-Token": sidecar.token, "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert answer.status == 200
    (entry,) = json.loads(cli("history", "src/Button.css", "--json").stdout)["entries"]
    assert (entry["before"], entry["text"]) == ("prompt", "background teal")
    assert cli("history", "src/Button.css", "--restore", entry["id"]).exit_code == 0
    assert (project / "src/Button.css").read_bytes() == before


async def test_one_that_is_just_starting(project: Path) -> None:
    """The lock is held, but nothing is announced: try again, rather than write beside it."""
    state = ProjectState(project)
    with RunLock(state.lock_file) as lock:
        assert lock.take()
        with pytest.raises(StoreUnavailable) as caught:
            async with opened(load(project)):
                pass
    assert caught.value.code == "sidecar_starting"


async def test_one_that_does_not_answer() -> None:
    """A sentence, without a trace."""
    with pytest.raises(StoreUnavailable) as caught:
        await RunningSidecar(free_port(), "t" * 43).sessions()
    assert caught.value.code == "no_answer"


async def test_a_wrong_token(sidecar: RunFile) -> None:
    """The sidecar's own words come through."""
    with pytest.raises(SidestoryError) as caught:
        await RunningSidecar(sidecar.port, "x" * 43).sessions()
    assert caught.value.code == "token_required"


def test_a_broken_store_is_set_aside_and_told(project: Path, seed: Path) -> None:
    """The command goes on with a new one and says where the old one is."""
    state = ProjectState(project)
    state.prepare()
    state.database.write_bytes(b"not a database" * 1_000)
    result = cli("import", seed)
    assert result.exit_code == 0, result.output
    assert "set aside" in result.stderr
    assert len(listed()) == 1

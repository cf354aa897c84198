import asyncio
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest

from sidecar import serving
from sidecar.errors import CannotDo, StoreUnavailable
from sidecar.runlock import RunLock
from sidecar.serving import listen, serve
from sidecar.settings import load
from sidecar.state import ProjectState, RunFile, process_lives
from tests.e2e.processes import free_port, get, process, until

SIDESTORY = [sys.executable, "-c", "from sidecar.cli import main; main()", "run", "--port", "0", "--project"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, for sidecars that keep their state beside it."""
    monkeypatch.setenv("SIDESTORY_STATE_DIR", str(tmp_path / "state"))
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "SIDESTORY_PORT", "REDIS_API_PORT"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "project"
    root.mkdir()
    (root / "package.json").write_text("{}")
    return root


@pytest.fixture
def state(project: Path, tmp_path: Path) -> ProjectState:
    """The state of that project."""
    return ProjectState(project, tmp_path / "state")


@contextmanager
def running(project: Path, state: ProjectState, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A sidecar in a process of its own, once it answers."""
    with process(
        [*SIDESTORY, str(project), *(["--", *command] if command else [])], project, {}, state.root / "log"
    ) as child:
        until(lambda: child.poll() is not None or answers(state), "the sidecar answers")
        yield child


def answers(state: ProjectState) -> bool:
    """Whether the announced sidecar does."""
    run = state.read_run()
    return run is not None and get(f"http://127.0.0.1:{run.port}/health")[0] == 200


async def served(project: Path, tmp_path: Path, *command: str, port: int = 0) -> tuple[int, list[str]]:
    """The exit status of a sidecar that runs until its command ends, and what it said."""
    said: list[str] = []
    settings = load(project, state_dir=tmp_path / "state", port=port)
    return await serve(settings, command, said.append), said


def python(code: str) -> list[str]:
    """A command that runs some Python."""
    return [sys.executable, "-c", code]


# --- ports -----------------------------------------------------------------------------------------------------------


def test_a_taken_port_means_the_next_one() -> None:
    """Whoever comes second gets another port, even while the first one doesn't answer yet."""
    with listen(0) as first:
        port = first.getsockname()[1]
        with listen(port) as second, listen(port) as third:
            ports = [each.getsockname()[1] for each in (second, third)]
    assert port < ports[0] < ports[1] < port + 50


def test_it_listens_on_loopback_alone() -> None:
    """Threat 4: nobody else in the network reaches it."""
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.family is socket.AF_INET


async def test_small_answers_are_sent_at_once() -> None:
    """A server on that socket doesn't wait until what it has sent was confirmed, which takes 40 ms."""
    at_once: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with closing(writer):
            accepted = writer.get_extra_info("socket")
            at_once.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    with listen(0) as listening:
        async with await asyncio.start_server(connected, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            with closing(writer):
                assert await at_once


def test_no_free_port_at_all() -> None:
    """It is told with what helps."""
    with listen(65_535), pytest.raises(OSError, match="--port"):
        listen(65_535)


async def test_another_port_is_told(project: Path, tmp_path: Path) -> None:
    """The user looks for the one that was configured."""
    with listen(0) as taken:
        port = taken.getsockname()[1]
        _, said = await served(project, tmp_path, *python(""), port=port)
    assert said[0].startswith(f"Port {port} is taken; Sidestory uses ")
    assert "for project" in said[1]


# --- with a command --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "status"), [("", 0), ("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 9)", 137)]
)
async def test_the_status_is_the_commands(project: Path, tmp_path: Path, code: str, status: int) -> None:
    """As a shell gives it; a signal is 128 and its number."""
    assert (await served(project, tmp_path, *python(code)))[0] == status


async def test_the_command_sees_the_run_file(project: Path, tmp_path: Path, state: ProjectState) -> None:
    """The Vite plugin in it finds the sidecar from its first moment on; afterwards nobody does."""
    check = f"import os, pathlib, sys; sys.exit(0 if pathlib.Path({str(state.run_file)!r}).exists() and os.environ['SIDESTORY_STATE_DIR'] == {str(tmp_path / 'state')!r} else 3)"
    assert (await served(project, tmp_path, *python(check)))[0] == 0
    assert not state.run_file.exists()


async def test_without_a_state_folder_the_command_gets_another(project: Path, tmp_path: Path) -> None:
    """Its Vite plugin finds the sidecar there, which works in memory and says so; afterwards nothing is left of it."""
    (tmp_path / "state").write_text("a file where the folder should be")
    found = tmp_path / "found"
    ask = f"""
import json, os, pathlib, urllib.request
state = pathlib.Path(os.environ["SIDESTORY_STATE_DIR"])
(run,) = state.glob("projects/*/run.json")
health = urllib.request.urlopen(f"http://127.0.0.1:{{json.loads(run.read_text())['port']}}/health").read()
pathlib.Path({str(found)!r}).write_text(json.dumps([str(state), json.loads(health)]))
"""
    status, said = await served(project, tmp_path, *python(ask))
    assert status == 0
    folder, health = json.loads(found.read_text())
    assert (health["storage"], health["degraded"]) == ("memory", True)
    assert "nothing will be kept" in said[0]
    assert not (tmp_path / folder).exists()
    assert (tmp_path / "state").is_file()


async def test_without_a_state_folder_nobody_else_would_find_the_sidecar(project: Path, tmp_path: Path) -> None:
    """So it doesn't start for a dev server of somebody else's, and says in one line what to do."""
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(CannotDo, match="make it writable, choose another one") as refused:
        await served(project, tmp_path)
    assert "\n" not in refused.value.message


async def test_what_the_command_left_running_ends_too(project: Path, tmp_path: Path) -> None:
    """The children of npm outlive it: the whole group goes."""
    left = tmp_path / "left"
    script = f"sleep 600 & echo $! > {shlex.quote(str(left))}; exit 5"
    assert (await served(project, tmp_path, "sh", "-c", script))[0] == 5
    pid = int(left.read_text())
    until(lambda: not process_lives(pid) or is_zombie(pid), "the command's child has ended")


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and only waits for a parent that asks; containers may have none that does."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"


async def test_an_unknown_command(project: Path, tmp_path: Path, state: ProjectState) -> None:
    """It can't be run, and nothing is left behind."""
    with pytest.raises(FileNotFoundError):
        await served(project, tmp_path, "no-such-command")
    assert not state.run_file.exists()


# --- who runs already ------------------------------------------------------------------------------------------------


async def test_a_second_run_hands_over(project: Path, tmp_path: Path, state: ProjectState) -> None:
    """It says so and starts no other sidecar; its command runs beside the first one."""
    with running(project, state) as first:
        assert await served(project, tmp_path) == (
            0,
            [f"Sidestory already runs for this project, on port {announced(state)}; that one goes on."],
        )
        assert (await served(project, tmp_path, *python("raise SystemExit(4)")))[0] == 4
        assert first.poll() is None
        assert answers(state)


def test_a_signal_ends_the_second_ones_command(project: Path, state: ProjectState, tmp_path: Path) -> None:
    """Its group is not left behind, and the first sidecar goes on."""
    pid = tmp_path / "pid"
    command = [
        "sh",
        "-c",
        f"echo $$ > {shlex.quote(str(pid))}.new; mv {shlex.quote(str(pid))}.new {shlex.quote(str(pid))}; sleep 600",
    ]
    with (
        running(project, state),
        process([*SIDESTORY, str(project), "--", *command], project, {}, tmp_path / "2") as second,
    ):
        until(pid.exists, "the command has begun")
        second.send_signal(signal.SIGTERM)
        assert second.wait(10) == 0
        until(lambda: not process_lives(int(pid.read_text())), "the command has ended")
        assert answers(state)


def test_two_in_the_same_instant(project: Path, state: ProjectState, tmp_path: Path) -> None:
    """Exactly one serves; the other one says so, hands over and runs its command beside. Every time."""
    for turn in range(2):
        logs = [tmp_path / f"{turn}-{name}" for name in "ab"]
        ran = [tmp_path / f"{turn}-{name}-ran" for name in "ab"]
        wait = "import pathlib, signal, sys; pathlib.Path(sys.argv[1]).touch(); signal.pause()"
        with ExitStack() as stack:
            for log, mark in zip(logs, ran, strict=True):
                command = [*SIDESTORY, str(project), "--", *python(wait), str(mark)]
                stack.enter_context(process(command, project, {}, log))
            until(partial(all_exist, ran), "both commands run")
            said = sorted(log.read_text() for log in logs)
            port = announced(state)
            assert said[1].startswith("Sidestory already runs for this project, on port ")
            assert said[0].endswith(f"on http://127.0.0.1:{port}, for project.\n")
            assert said[1] == f"Sidestory already runs for this project, on port {port}; that one goes on.\n"
            assert answers(state)


def all_exist(paths: Iterable[Path]) -> bool:
    """Whether all of them do."""
    return all(path.exists() for path in paths)


def test_the_next_one_starts_after_a_kill(project: Path, state: ProjectState) -> None:
    """The run file that a killed sidecar leaves behind stops nobody, and leads nobody to its port."""
    with running(project, state) as first:
        before = announced(state)
        first.kill()
        first.wait(10)
        assert state.run_file.exists()
    with running(project, state) as second:
        assert second.poll() is None
        assert json.loads(state.run_file.read_text())["pid"] == second.pid
        assert announced(state) != before


def test_two_checkouts_have_a_sidecar_each(project: Path, state: ProjectState, tmp_path: Path) -> None:
    """Beside each other, on ports of their own; the end of one leaves the other alone."""
    other = tmp_path / "clone" / "project"
    other.mkdir(parents=True)
    (other / "package.json").write_text("{}")
    cloned = ProjectState(other, tmp_path / "state")
    with running(project, state):
        with running(other, cloned):
            assert announced(state) != announced(cloned)
        assert not cloned.run_file.exists()
        assert answers(state)


async def test_one_that_never_answers(
    project: Path, tmp_path: Path, state: ProjectState, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sidecar that hangs has the project all the same; the second one says so in time and runs its command."""
    monkeypatch.setattr(serving, "_STARTING_SECONDS", 0.2)
    with RunLock(state.lock_file) as lock:
        assert lock.take()
        status, said = await served(project, tmp_path, *python("raise SystemExit(4)"))
    assert (status, said) == (4, ["Another Sidestory has this project and doesn't answer; that one goes on."])


def announced(state: ProjectState) -> int:
    """The announced port."""
    port: int = json.loads(state.run_file.read_text())["port"]
    return port


@pytest.mark.parametrize("pid", [os.getpid(), os.getppid()], ids=["its own", "somebody else's"])
async def test_a_stale_run_file_stops_nobody(project: Path, tmp_path: Path, state: ProjectState, pid: int) -> None:
    """After a crash the process id may live again, in a container even as our own: what doesn't answer is not there."""
    state.write_run(RunFile(pid=pid, port=free_port(), token="x", version="0", root=str(project)))
    _, said = await served(project, tmp_path, *python(""))
    assert said[-1].startswith("Sidestory ")
    assert "already" not in said[-1]


# --- signals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it(project: Path, state: ProjectState, sent: signal.Signals) -> None:
    """In order: the run file is gone, the status is 0, and nothing is complained about."""
    with running(project, state) as child:
        child.send_signal(sent)
        assert child.wait(10) == 0
    assert not state.run_file.exists()
    log = (state.root / "log").read_text()
    assert "Traceback" not in log
    assert "Aborted" not in log


def test_a_signal_waits_for_the_command(project: Path, state: ProjectState, tmp_path: Path) -> None:
    """A dev server that needs its time to end gets it, and the run file goes last."""
    ended = tmp_path / "ended"
    slow = (
        "import pathlib, signal, sys, time\n"
        f"def end(*_):\n    time.sleep(1)\n    pathlib.Path({str(ended)!r}).touch()\n    sys.exit(3)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        f"pathlib.Path({str(tmp_path / 'ready')!r}).touch()\n"
        "signal.pause()\n"
    )
    with running(project, state, *python(slow)) as child:
        until((tmp_path / "ready").exists, "the command has begun")
        child.send_signal(signal.SIGTERM)
        assert child.wait(10) == 0
    assert ended.exists()
    assert not state.run_file.exists()


def test_open_streams_end_in_order(project: Path, state: ProjectState, tmp_path: Path) -> None:
    """Ctrl+C with pages open and a model at work: their streams are finished, the prompt is given up, nothing is logged."""
    (project / "Box.tsx").write_text("export const Box = () => <i />;\n")
    with listen(0) as silent, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTHROPIC_BASE_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with running(project, state) as child, httpx2.Client(**client(state)) as browser:
            with (
                browser.stream("GET", "/__ai-events?browser=b1") as page,
                browser.stream(
                    "POST",
                    "/__ai-iterate",
                    json={"componentPath": "Box.tsx", "prompt": "like autumn"},
                    headers={"Accept": "text/event-stream"},
                ) as prompt,
            ):
                told, answered = page.iter_lines(), prompt.iter_lines()
                assert next(told) == "event: state"
                assert next(line for line in answered if "thinking" in line)
                child.send_signal(signal.SIGINT)
                rest = list(answered)
                list(told)  # raises when it was cut off
            assert "event: error" in rest
            assert any('"cancelled"' in line for line in rest)
            assert child.wait(10) == 0
    (line,) = (state.root / "log").read_text().splitlines()
    assert line.startswith("Sidestory ")


def client(state: ProjectState) -> Mapping[str, Any]:
    """How a program calls the announced sidecar."""
    run = state.read_run()
    assert run is not None
    return {"base_url": f"http://127.0.0.1:{run.port}", "headers": {"X-Sidestory-Token": run.token}, "timeout": 10}


# --- failures at start -----------------------------------------------------------------------------------------------


async def test_services_that_do_not_start(
    project: Path,
    tmp_path: Path,
    state: ProjectState,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The reason reaches the command line, which shows it as one line; nothing is logged, announced or kept locked."""

    def broken(*_: object) -> None:
        raise StoreUnavailable("The store is on fire.", "store_unavailable")

    monkeypatch.setattr(serving, "running", broken)
    with pytest.raises(StoreUnavailable, match="on fire"):
        await served(project, tmp_path)
    assert caplog.records == []
    assert not state.run_file.exists()
    with RunLock(state.lock_file) as lock:
        assert lock.take()

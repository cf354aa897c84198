"""Runs the sidecar, alone or together with the dev server's command."""

import asyncio
import contextlib
import errno
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette

from sidecar import __version__
from sidecar.api.services import Services
from sidecar.app import create_app
from sidecar.composition.running import running
from sidecar.devserver.base import DevServer
from sidecar.errors import CannotDo
from sidecar.runlock import RunLock
from sidecar.settings import Settings
from sidecar.state import ProjectState, RunFile, load_token

_log = logging.getLogger(__name__)
_TRIES = 50  # ports
_SHUTDOWN_SECONDS = 2
_WRITING_SECONDS = 1.5  # for what is being written when the end comes
_ANSWER_SECONDS = 2
_STARTING_SECONDS = 10  # until the one that has the lock should answer
_LOOK_AGAIN_SECONDS = 0.05
_SIGNALLED = 128


async def serve(settings: Settings, command: Sequence[str], say: Callable[[str], None]) -> int:
    """Run until interrupted, or until the dev server's command ends; the exit status is that of the command.

    Args:
        settings: The settings.
        command: The dev server's command, e.g. `npm run storybook`; empty: it is started by somebody else.
        say: Prints a line for the user.
    """
    with _state(settings, command, say) as state, RunLock(state.lock_file) as lock:
        if await _comes_first(lock, state, say):
            with contextlib.suppress(OSError):
                state.run_file.unlink(missing_ok=True)  # of one that died: a second one must not be sent there
            return await _serve(settings, state, command, say)
        return await _run_beside(command, state) if command else 0


@contextlib.contextmanager
def _state(settings: Settings, command: Sequence[str], say: Callable[[str], None]) -> Iterator[ProjectState]:
    """The project's state; where its folder can't be written, one that goes with the sidecar.

    Only a dev server that is started from here is told of that one: the Vite plugin of any other would look in vain.
    """
    state = ProjectState(settings.project, settings.state_dir)
    refusal = state.refusal()
    if refusal is None:
        yield state
        return
    if not command:
        raise CannotDo(
            f"The state folder {state.state} can't be written ({refusal}): make it writable, choose another one with"
            " SIDESTORY_STATE_DIR, or let Sidestory start the dev server: sidestory run -- npm run storybook",
            "state_unwritable",
        )
    say(f"The state folder {state.state} can't be written ({refusal}): nothing will be kept when Sidestory ends.")
    with tempfile.TemporaryDirectory(prefix="sidestory-") as folder:
        yield ProjectState(settings.project, Path(folder), kept=False)


async def _comes_first(lock: RunLock, state: ProjectState, say: Callable[[str], None]) -> bool:
    """Whether no other sidecar serves this checkout; where one does, the user is told."""
    deadline = time.monotonic() + _STARTING_SECONDS
    while not lock.take():
        other = state.read_run()
        if other is not None and await _answers(other.port):
            say(f"Sidestory already runs for this project, on port {other.port}; that one goes on.")
            return False
        if time.monotonic() > deadline:
            say("Another Sidestory has this project and doesn't answer; that one goes on.")
            return False
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    return True


async def _serve(settings: Settings, state: ProjectState, command: Sequence[str], say: Callable[[str], None]) -> int:
    token = load_token(state.state)

    def found(server: DevServer) -> None:
        name = "Storybook" if server.kind == "storybook" else "Vite"
        say(f"{name} {server.version or ''}".strip() + f" at {server.url}: open it and press Cmd+K (Ctrl+K).")

    with contextlib.closing(listen(settings.port)) as listening:
        port = listening.getsockname()[1]
        if settings.port not in {0, port}:
            say(f"Port {settings.port} is taken; Sidestory uses {port}.")
        # Started here and not in the application's lifespan: uvicorn would show what keeps them from it as a trace.
        async with running(settings, state, found) as services:
            server = _Server(_config(create_app(settings, state, token, services), settings), services)
            run = RunFile(pid=os.getpid(), port=port, token=token, version=__version__, root=str(state.root))
            async with _serving(server, listening):
                with state.announced(run):
                    say(f"Sidestory {__version__} on http://127.0.0.1:{port}, for {state.root.name}.")
                    if command:
                        status = await _until_either(_run_command(command, state), server.ended.wait())
                        return 0 if status is None else status
                    await server.ended.wait()
    return 0


def _config(app: Starlette, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",  # bounds heads and takes no trailers for headers; httptools, where it is installed, does neither
        log_level=settings.log_level,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        lifespan="on",
    )


class _Server(uvicorn.Server):
    """Tells when it has begun to listen and when it was asked to end, and ends what its answers wait for."""

    def __init__(self, config: uvicorn.Config, services: Services) -> None:
        super().__init__(config)
        self._services = services
        self.ready = asyncio.Event()
        self.ended = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # An answer that is cut off would be logged as a defect, and pages would wait for what never comes.
        self._services.hub.close()
        leaving = asyncio.create_task(self._services.journeys.close(_WRITING_SECONDS), name="end the journeys")
        await super().shutdown(sockets)
        await leaving

    def handle_exit(self, sig: int, frame: object) -> None:  # noqa: ARG002  uvicorn's signature
        # Uvicorn's own would raise the signal again once it has ended, in the middle of our clean-up.
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True
        self.ended.set()


@asynccontextmanager
async def _serving(server: _Server, listening: socket.socket) -> AsyncIterator[None]:
    task = asyncio.create_task(server.serve(sockets=[listening]), name="http server")
    ready = asyncio.create_task(server.ready.wait(), name="http server is ready")
    await asyncio.wait((task, ready), return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    if task.done():
        await task
        raise RuntimeError("the HTTP server ended before it began")
    task.add_done_callback(lambda _: server.ended.set())
    try:
        yield
    finally:
        server.should_exit = True
        await task


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1 at `port`, or at the next free one after it."""
    last: OSError | None = None
    for candidate in range(port, min(port + _TRIES, 65_536)) if port else [0]:
        # Only where the protocol is named asyncio sends small pieces at once: an answer's body waited 40 ms for its head.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if sys.platform != "win32":  # there it would share the port with others
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", candidate))
            listening.listen()  # only then is it ours: two that are merely bound may share it
        except OSError as error:
            listening.close()
            last = error
            continue
        listening.set_inheritable(False)
        return listening
    raise OSError(errno.EADDRINUSE, f"There is no free port from {port} on; choose one with --port") from last


async def _answers(port: int) -> bool:
    """Whether a Sidestory is there. A run file alone tells little: after a crash its process id may be anybody's."""
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            with contextlib.closing(writer):
                writer.write(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return b'"devServer"' in await reader.read()
    except OSError:  # a timeout, too
        return False


async def _run_beside(command: Sequence[str], state: ProjectState) -> int:
    """Run the command while another sidecar serves, until it ends or a signal asks for its end."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = () if sys.platform == "win32" else (signal.SIGINT, signal.SIGTERM)
    for each in signals:
        loop.add_signal_handler(each, asked.set)
    try:
        status = await _until_either(_run_command(command, state), asked.wait())
    finally:
        for each in signals:
            loop.remove_signal_handler(each)
    return 0 if status is None else status


async def _run_command(command: Sequence[str], state: ProjectState) -> int:
    """Run the dev server in a process group of its own and end the whole group: npm's children outlive npm.

    Gives its exit status, as a shell does: 128 and the signal when one ended it.
    """
    env = os.environ | {"SIDESTORY_STATE_DIR": str(state.state)}  # its Vite plugin must look where we write
    program = shutil.which(command[0]) or command[0]  # Windows finds npm.cmd only so
    process = await asyncio.create_subprocess_exec(program, *command[1:], start_new_session=True, env=env)
    try:
        status = await process.wait()
        return status if status >= 0 else _SIGNALLED - status
    finally:
        with contextlib.suppress(ProcessLookupError):
            _end_group(process.pid, signal.SIGTERM)
        if process.returncode is None:
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    _end_group(process.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
                await process.wait()


def _end_group(pid: int, with_signal: signal.Signals) -> None:
    if sys.platform == "win32":
        os.kill(pid, with_signal)
    else:
        os.killpg(pid, with_signal)


async def _until_either(command: Coroutine[Any, Any, int], ended: Coroutine[Any, Any, bool]) -> int | None:
    """The status of the command, or None when the server was asked to end first."""
    running = asyncio.create_task(command, name="dev server command")
    ending = asyncio.create_task(ended, name="end of the server")
    await asyncio.wait((running, ending), return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if running.done():
        return running.result()
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    return None

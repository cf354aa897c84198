"""A real Vite dev server with the plugin, and behind it a small sidecar with the real checks."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from sidecar.security.body import BodyMiddleware
from sidecar.security.hosts import HostMiddleware
from sidecar.security.origin import OriginMiddleware
from sidecar.security.token import TokenMiddleware
from sidecar.state import ProjectState, RunFile

REPOSITORY = Path(__file__).parents[2]
PLUGIN = REPOSITORY / "overlay_js" / "vite-plugin.js"
VITE = REPOSITORY / "examples" / "storybook-react" / "node_modules" / "vite" / "dist" / "node" / "index.js"
HERE = Path(__file__).parent
TOKEN = "sidestory-token-of-the-tests-0123456789-abcd"
PAGE = "<!doctype html><html><head><title>app</title></head><body></body></html>"


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until `condition` holds; fail after the deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never held"
        time.sleep(0.01)


def node(script: str, *arguments: str, state: Path) -> Any:
    """The JSON that a script of this folder prints."""
    command = ["node", str(HERE / script), str(PLUGIN), *arguments]
    env = {**os.environ, "SIDESTORY_STATE_DIR": str(state)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@dataclass
class Sidecar:
    """What the application behind the checks saw, and how far its stream may go."""

    port: int = 0
    seen: list[dict[str, Any]] = field(default_factory=list)
    disconnects: int = 0
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream on `/__ai-events`, answer with an echo elsewhere."""
        assert scope["type"] == "http"
        headers = {key.decode(): value.decode() for key, value in scope["headers"]}
        body, more = b"", True
        while more:
            message = await receive()
            body, more = body + message.get("body", b""), message.get("more_body", False)
        self.seen.append({**scope, "headers": headers, "body": body})
        if scope["path"] == "/__ai-events":
            await self._stream(receive, send)
            return
        kind = b"text/javascript" if scope["path"].endswith(".js") else b"application/json"
        answered = [(b"content-type", kind), (b"access-control-allow-origin", b"*"), (b"set-cookie", b"a=b")]
        await send({"type": "http.response.start", "status": 200, "headers": answered})
        await send({"type": "http.response.body", "body": b'{"success": true}'})

    async def _stream(self, receive: Receive, send: Send) -> None:
        gone = asyncio.ensure_future(receive())
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})
        number = 0
        while not gone.done():
            if self.gate.acquire(blocking=False):
                number += 1
                await send({"type": "http.response.body", "body": b"data: %d\n\n" % number, "more_body": True})
            await asyncio.wait([gone], timeout=0.01)
        self.disconnects += 1


@contextlib.contextmanager
def serving(app: Sidecar, origins: Callable[[], list[str]]) -> Iterator[None]:
    """Run `app` behind the real checks on a free port, in a thread of its own."""
    guarded = HostMiddleware(OriginMiddleware(TokenMiddleware(BodyMiddleware(app), TOKEN), origins))
    server = uvicorn.Server(uvicorn.Config(guarded, log_level="error", lifespan="off", proxy_headers=False))
    listener = socket.create_server(("127.0.0.1", 0))
    app.port = listener.getsockname()[1]
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), name="sidecar")
    thread.start()
    try:
        yield
    finally:
        server.force_exit = server.should_exit = True
        thread.join()
        listener.close()


@dataclass
class World:
    """A project with its dev servers, and the sidecar that serves it."""

    state: ProjectState
    sidecar: Sidecar
    ports: list[int]

    @property
    def origin(self) -> str:
        """The origin of the first dev server."""
        return f"http://localhost:{self.ports[0]}"

    def run_file(self, **changes: Any) -> RunFile:
        """The sidecar's run file."""
        run = RunFile(pid=os.getpid(), port=self.sidecar.port, token=TOKEN, version="0", root=str(self.state.root))
        return run.model_copy(update=changes)

    @contextlib.contextmanager
    def open(
        self,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        body: Any = None,
        *,
        server: int = 0,
        address: str = "",
    ) -> Iterator[HTTPResponse]:
        """One request with exactly these headers (`Host` included unless given); the answer is still to be read."""
        with contextlib.closing(HTTPConnection(address or "localhost", self.ports[server], timeout=10)) as connection:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": f"localhost:{self.ports[server]}", **(headers or {})}.items():
                connection.putheader(name, value)
            chunked = isinstance(body, list)
            if chunked:
                connection.putheader("Transfer-Encoding", "chunked")
            elif body is not None:
                connection.putheader("Content-Length", str(len(body)))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # refused before all of it was sent
                connection.endheaders(body, encode_chunked=chunked)
            with connection.getresponse() as response:
                yield response

    def request(self, *arguments: Any, **options: Any) -> tuple[HTTPResponse, bytes]:
        """One request and its whole answer."""
        with self.open(*arguments, **options) as response:
            return response, response.read()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two dev servers in a package of a project: one at `/` on all interfaces, one at `/app/`."""
    top = tmp_path_factory.mktemp("plugin")
    package = top / "mon projet é" / "packages" / "ui"
    package.mkdir(parents=True)
    (package / "index.html").write_text(PAGE)
    state = ProjectState(top / "mon projet é", top / "state")
    state.prepare()
    servers = [{"root": str(package), "host": "0.0.0.0"}, {"root": str(package), "base": "/app/"}]
    sidecar = Sidecar()
    env = {**os.environ, "SIDESTORY_STATE_DIR": str(state.state)}
    command = ["node", str(HERE / "vite_host.mjs"), str(PLUGIN), str(VITE), json.dumps(servers)]
    with (
        serving(sidecar, state.trusted_origins),
        subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
    ):
        assert process.stdout is not None
        world = World(state, sidecar, json.loads(process.stdout.readline()))
        try:
            yield world
        finally:
            process.communicate()
    assert list(state.dev_server_folder.iterdir()) == [], "a closed dev server leaves no file"


@pytest.fixture
def running(world: World) -> Iterator[World]:
    """The world while its sidecar is announced."""
    world.sidecar.seen.clear()
    with world.state.announced(world.run_file()):
        yield world

"""A scripted SwarmUI: the two calls of its API that make an image (docs/API.md of SwarmUI), checked and recorded."""

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

_NEEDED = {"images", "prompt", "model", "width", "height", "steps", "cfgscale", "seed"}


class SwarmUi:
    """The server. `with SwarmUi() as swarm:` then use `swarm.url`.

    Attributes:
        made: What each image was asked to be, in order.
    """

    def __init__(self) -> None:
        self.made: list[Mapping[str, Any]] = []
        self._sessions: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, name="SwarmUI", daemon=True)

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str, body: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]]:
        """Status and answer of a call."""
        if path == "/API/GetNewSession":
            session = f"session-{len(self._sessions) + 1}"
            self._sessions.add(session)
            return 200, {"session_id": session, "user_id": "local"}
        if path != "/API/GenerateText2Image":
            return 404, {"error": "no such call"}
        if body.get("session_id") not in self._sessions:
            return 400, {"error_id": "invalid_session_id"}
        if missing := _NEEDED - body.keys():
            return 400, {"error": f"missing: {', '.join(sorted(missing))}"}
        self.made.append(body)
        return 200, {"images": [f"View/local/raw/{len(self.made)}.png"]}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        swarm = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, answer = swarm.answer(self.path, body)
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
                """Say nothing."""

        return Handler

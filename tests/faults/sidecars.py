"""A real `sidestory run`, without a dev server, that a test may kill and start again."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sidecar.state import ProjectState, RunFile
from tests.e2e.processes import until

_START_SECONDS = 60.0  # a machine may be slow; how long a start takes is judged elsewhere
_ANSWER_SECONDS = 60.0

# Neither a model nor a Redis of the machine, and no rate limits: faults come by the thousand.
_ENV = {"ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": "", "REDIS_URL": ""} | {
    "SIDESTORY_CLIENT_RATE": "0",
    "SIDESTORY_SESSION_RATE": "0",
}

# Where only a parent may trace a process (Yama), this lets strace attach to one that the test started.
_MAIN = """\
import ctypes, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(0x59616d61, ctypes.c_ulong(-1), 0, 0, 0)
from sidecar.cli import main
main()
"""


class Killed(Exception):
    """The process died before it had answered: nobody was told how the request ended."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and JSON body of an answer."""

    status: int
    body: dict[str, Any]


class Sidecar:
    """`with Sidecar(root, state_folder) as sidecar:`; it is killed with the block. `start` may be called again and again.

    Args:
        root: The project.
        state: The state folder of Sidestory.
        env: Further environment variables.
    """

    def __init__(self, root: Path, state: Path, env: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.state = ProjectState(root, state)
        self.log = root.parent / "sidecar.log"
        self._env = {**_ENV, **(env or {})}
        self._child: subprocess.Popen[bytes] | None = None
        self._port = 0
        self._token = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self, under: Sequence[str] = ()) -> float:
        """Start and wait until it answers; the seconds that took.

        Args:
            under: A command that runs it, e.g. of strace.

        Raises:
            Killed: It ended before it answered; the log says why.
        """
        assert self._child is None, "it runs"
        command = [*under, sys.executable, "-c", _MAIN, "run", "--project", str(self.root), "--port", "0"]
        began = time.monotonic()
        with self.log.open("ab") as out:
            self._child = subprocess.Popen(
                command,
                cwd=self.root,
                env={**os.environ, **self._env, "SIDESTORY_STATE_DIR": str(self.state.state)},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            until(self._ready, "the sidecar answers", _START_SECONDS)
        except AssertionError as error:
            raise AssertionError(f"the sidecar doesn't answer: {self.tail()}") from error
        if self._child.poll() is not None:
            self._child = None
            raise Killed(self.tail())
        return time.monotonic() - began

    @property
    def run(self) -> RunFile:
        """Where the process that serves is reached, and with which token."""
        run = self.state.read_run()
        assert run is not None
        return run

    @property
    def pid(self) -> int:
        """The process that serves."""
        return self.run.pid

    def kill(self) -> None:
        """End it at once, as `kill -9` does; again is fine."""
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait(10)
            self._child = None

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """A POST.

        Raises:
            Killed: The process died meanwhile.
        """
        return self._call("POST", path, json.dumps(body).encode())

    def get(self, path: str) -> Answer:
        """A GET.

        Raises:
            Killed: The process died meanwhile.
        """
        return self._call("GET", path, None)

    def iterate(self, component: str, prompt: str, session_id: str | None = None) -> Answer:
        """`POST /__ai-iterate`."""
        return self.post("/__ai-iterate", {"componentPath": component, "prompt": prompt, "sessionId": session_id})

    def restore(self, session_id: str, version_id: int) -> Answer:
        """`POST /__ai-undo` to a version."""
        return self.post("/__ai-undo", {"sessionId": session_id, "versionId": version_id})

    def tail(self) -> str:
        """The end of what it said."""
        return self.log.read_text(errors="replace")[-4_000:] if self.log.exists() else ""

    def _ready(self) -> bool:
        assert self._child is not None
        if self._child.poll() is not None:
            return True
        run = self.state.read_run()
        if run is None:
            return False
        self._port, self._token = run.port, run.token
        try:
            return self._call("GET", "/health", None).status == 200
        except Killed:  # the run file may be the dead one's, whose process id lives again
            return False

    def _call(self, method: str, path: str, body: bytes | None) -> Answer:
        headers = {"X-Sidestory-Token": self._token, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_ANSWER_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response.status, json.loads(response.read()))
        except TimeoutError as error:
            raise AssertionError(f"no answer to {path} in {_ANSWER_SECONDS} s: {self.tail()}") from error
        except (OSError, http.client.HTTPException) as error:
            raise Killed(f"{path}: {error}") from error
        finally:
            connection.close()

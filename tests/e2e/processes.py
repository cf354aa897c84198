"""Real processes for the browser tests: a Storybook, a sidecar, a Chromium."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).parents[2] / "examples" / "storybook-react"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def until(condition: Callable[[], Any], what: str, seconds: float = 60) -> Any:
    """The first true value of `condition`; fails with `what` when there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain: {what}")


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def copy_example(target: Path) -> Path:
    """A copy of the example that a test may change; its dependencies are hard links."""
    shutil.copytree(EXAMPLE, target, ignore=shutil.ignore_patterns("node_modules", "storybook-static"))
    try:
        subprocess.run(["cp", "-al", EXAMPLE / "node_modules", target / "node_modules"], check=True)
    except subprocess.CalledProcessError:  # another file system
        shutil.rmtree(target / "node_modules", ignore_errors=True)
        shutil.copytree(EXAMPLE / "node_modules", target / "node_modules", symlinks=True)
    return target


def get(url: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
    """Status and body of a GET; 0 when nobody answers."""
    request = urllib.request.Request(url, headers=dict(headers or {}))
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()
    except OSError:
        return 0, b""


@contextmanager
def process(command: list[str], cwd: Path, env: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own; the whole group ends with the block."""
    with log.open("ab") as out:
        child = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait(10)


@contextmanager
def storybook(project: Path, state: Path, log: Path) -> Iterator[str]:
    """A running Storybook of `project`; its origin."""
    port = free_port()
    command = ["npx", "--no-install", "storybook", "dev", "-p", str(port), "--ci", "--no-open"]
    env = {"STORYBOOK_DISABLE_TELEMETRY": "1", "SIDESTORY_STATE_DIR": str(state), "NO_COLOR": "1"}
    with process(command, project, env, log):
        url = f"http://localhost:{port}"
        until(lambda: get(f"{url}/index.json")[0] == 200, f"Storybook did not start: {_tail(log)}", 90)
        yield url


@contextmanager
def sidecar(project: Path, state: Path, log: Path, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """A running sidecar for `project` that has found its dev server; its origin."""
    command = [sys.executable, "-c", "from sidecar.cli import main; main()", "run"]
    command += ["--project", str(project), "--port", "0"]
    clean = {"ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": "", "SIDESTORY_STATE_DIR": str(state), **(env or {})}
    with process(command, project, clean, log):
        url = until(lambda: _announced(state), f"the sidecar did not start: {_tail(log)}", 30)
        yield url


def linked(url: str) -> bool:
    """Whether the sidecar at `url` hears the dev server."""
    status, body = get(f"{url}/health")
    return status == 200 and json.loads(body)["devServer"]["connected"]


def browser_path() -> str:
    """The installed Chromium."""
    for name in _BROWSERS:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("no Chromium is installed; `make browser` does that")


def _announced(state: Path) -> str | None:
    for run in state.glob("projects/*/run.json"):
        with contextlib.suppress(OSError, ValueError):
            url = f"http://127.0.0.1:{json.loads(run.read_text())['port']}"
            if get(f"{url}/health")[0] == 200:
                return url
    return None


def _tail(log: Path) -> str:
    return log.read_text(errors="replace")[-2_000:] if log.exists() else ""

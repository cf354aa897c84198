"""The sidecar's start: from the process to the first answer of `/health`."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.sites import prepared
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.processes import free_port, get, process

_ROOT = Path(__file__).parents[1]
_SIDECAR = ["-c", "from sidecar.cli import main; main()", "run"]
_STEP = 0.002  # seconds between two questions whether it answers
_DEADLINE = 60.0
_IMPORT = re.compile(r"^import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)$", re.MULTILINE)
_MOST_SHOWN = 10


def measure(place: Workplace) -> Iterator[Figure]:
    """A sidecar for a project that it knows, beside a bare server and a bare interpreter."""
    site = prepared(place.folder / "start")
    env = {"ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": "", "SIDESTORY_STATE_DIR": str(site.state)}
    log = site.logs / "start.log"
    ours: list[float] = []
    server: list[float] = []
    interpreter: list[float] = []
    for repetition in range(-WARM_UP, max(5, place.repetitions // 2)):
        interpreter_took = empty_process()
        server_took = until_healthy(["-m", "benchmarks.bare_app"], [], _ROOT, {}, log)
        took = until_healthy([*_SIDECAR, "--project", str(site.project)], ["--port"], site.project, env, log)
        if repetition >= 0:
            interpreter.append(interpreter_took)
            server.append(server_took)
            ours.append(took)
    imports = site.logs / "imports.log"
    until_healthy(
        ["-X", "importtime", *_SIDECAR, "--project", str(site.project)], ["--port"], site.project, env, imports
    )
    yield Figure("start → /health, bare: Starlette on uvicorn", "ms", ours, server, note=heaviest(imports.read_text()))
    yield Figure("start → /health, bare: python -c pass", "ms", ours, interpreter)


def empty_process() -> float:
    """An interpreter that does nothing, in ms."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (time.perf_counter() - began) * 1_000


def until_healthy(command: list[str], before_port: list[str], cwd: Path, env: Mapping[str, str], log: Path) -> float:
    """Start `python` with this command and a free port, wait for its first answer, end it; in ms."""
    port = free_port()
    began = time.perf_counter()
    with process([sys.executable, *command, *before_port, str(port)], cwd, {**env, "PYTHONPATH": python_path()}, log):
        while get(f"http://127.0.0.1:{port}/health")[0] != 200:
            if time.perf_counter() - began > _DEADLINE:
                raise TimeoutError(f"{command} did not answer: {log.read_text()[-2_000:]}")
            time.sleep(_STEP)
        return (time.perf_counter() - began) * 1_000


def python_path() -> str:
    """Where this repository's packages are, for children that start elsewhere."""
    return os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])


def heaviest(told: str) -> str:
    """The packages whose own modules took longest to import, by the report of `-X importtime`."""
    packages: dict[str, int] = {}
    for own, _, _, module in _IMPORT.findall(told):
        packages[module.partition(".")[0]] = packages.get(module.partition(".")[0], 0) + int(own)
    top = sorted(packages.items(), key=lambda item: -item[1])[:_MOST_SHOWN]
    return "imports by package, each without what it imports: " + ", ".join(
        f"{name} {us / 1_000:.0f} ms" for name, us in top
    )

"""Saved working sessions: a save and a restore of 1 MB on Redis over HTTP, beside a bare SET and GET behind the same server."""

import http.client
import json
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from redis import Redis

from benchmarks.figures import Figure, Target
from benchmarks.start import python_path
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.processes import free_port, get, process, sidecar, until
from tests.fakes.redis_server import RedisServer

_ROOT = Path(__file__).parents[1]
_BYTES = 1_000_000
_CALM = 0.1  # seconds between two samples: the copy of a save is written to the disk after its answer
_TIMES, _MOST = Target(2, "ratio"), Target(100, "median")
_SAVE, _LATEST = ("POST", "/api/v1/session/save"), ("GET", "/api/v1/session/latest")


def measure(place: Workplace) -> Iterator[Figure]:
    """A sidecar and the bare server, each a process of its own, on one Redis over TCP."""
    project, state = place.folder / "saved", place.folder / "saved-state"
    project.mkdir()
    state.mkdir(mode=0o700)
    (project / "package.json").write_text("{}")
    log = place.folder / "saved.log"
    port = free_port()
    bare_command = [sys.executable, "-m", "benchmarks.bare_sessions", str(port)]
    with RedisServer() as redis, Redis(port=redis.port) as client:
        env = {"REDIS_URL": redis.url, "SIDESTORY_OPEN_SESSIONS": "1", "PYTHONPATH": python_path()}
        with sidecar(project, state, log, env) as url, process([*bare_command, redis.url], _ROOT, env, log):
            until(lambda: json.loads(get(f"{url}/health")[1])["storage"] == "redis", "Redis is reached")
            until(lambda: get(f"http://127.0.0.1:{port}/health")[0] == 200, "the bare server answers")
            ours = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
            bare = http.client.HTTPConnection(f"127.0.0.1:{port}", timeout=60)
            with closing(ours), closing(bare):
                samples = saves_and_restores(ours, bare, client, place.repetitions * 4)
    note = f"{_BYTES:,} bytes over HTTP; ours also checks that it is a session, enters it in the index and copies it to the disk"
    yield Figure("save of a working session", "ms", samples["save"], samples["bare save"], _TIMES, note)
    yield Figure("save of a working session, absolute", "ms", samples["save"], target=_MOST)
    yield Figure("restore of a working session", "ms", samples["restore"], samples["bare restore"], _TIMES)
    yield Figure("restore of a working session, absolute", "ms", samples["restore"], target=_MOST)
    alone = "what the clients of the figures above wait for is mostly HTTP; this is redis-py's SET alone"
    yield Figure("save of a working session, bare: SET alone", "ms", samples["save"], samples["set"], note=alone)


def saves_and_restores(
    ours: http.client.HTTPConnection, bare: http.client.HTTPConnection, client: Redis, count: int
) -> dict[str, list[float]]:
    """How long each takes, in ms, by turns."""
    body = document()
    steps: list[tuple[str, Callable[[], object]]] = [
        ("save", lambda: asked(ours, *_SAVE, body)),
        ("bare save", lambda: asked(bare, "POST", "/save", body)),
        ("restore", lambda: asked(ours, *_LATEST)),
        ("bare restore", lambda: asked(bare, "GET", "/latest")),
        ("set", lambda: client.set("alone", body, ex=604_800)),
    ]
    samples: dict[str, list[float]] = {name: [] for name, _ in steps}
    for number in range(-WARM_UP, count):
        for name, step in steps if number % 2 else reversed(steps):
            began = time.perf_counter()
            step()
            took = (time.perf_counter() - began) * 1_000
            if number >= 0:
                samples[name].append(took)
            time.sleep(_CALM)
    return samples


def asked(connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None = None) -> None:
    """One request on a connection that stays open, and its whole answer; whatever isn't 200 ends the run."""
    connection.request(method, path, body)
    response = connection.getresponse()
    answer = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{method} {path}: {response.status} {answer[:200]!r}")


def document() -> bytes:
    """A session of the size, mostly words and prompts, as StoryArt has them."""
    prompt = {"prompt": "wide shot, " * 30, "model": "flux1-dev", "width": 1024, "height": 576, "steps": 28}
    beats = [
        {
            "beatId": f"b{number}",
            "core_action": "She listens. " * 20,
            "prompts": {"cinematic": prompt, "vertical": prompt},
        }
        for number in range(500)
    ]
    session = {
        "scriptText": "",
        "episodeContext": "{}",
        "storyUuid": str(uuid.UUID(int=0)),
        "analyzedEpisode": {"episodeNumber": 1, "title": "The Signal", "scenes": [{"sceneNumber": 1, "beats": beats}]},
    }
    missing = _BYTES - len(json.dumps(session))
    return json.dumps({**session, "scriptText": "INT. LAB " * (missing // 9)}).encode()

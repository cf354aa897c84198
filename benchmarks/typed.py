"""What the palette asks with every few letters: how a prompt is understood, over HTTP, beside `/health` of the same sidecar."""

import http.client
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import closing

from benchmarks.figures import Figure, Target
from benchmarks.sites import prepared
from benchmarks.workplace import WARM_UP, Workplace
from tests.context.prompt_data import prompts
from tests.e2e.client import BUTTON, Client
from tests.e2e.processes import sidecar

_TIME = Target(20, "median")  # ms
_TURNS = 12  # of the conversation in which somebody types


def measure(place: Workplace) -> Iterator[Figure]:
    """The tuned prompts, typed in a conversation about the Button; a sidecar by itself."""
    site = prepared(place.folder / "typed")
    with sidecar(site.project, site.state, site.logs / "sidecar.log") as url:
        client = Client(url, site)
        session_id = None
        for number in range(_TURNS):
            session_id = client.iterate(f"padding {number + 10}px", sessionId=session_id)["sessionId"]
        run = json.loads(next(site.state.glob("projects/*/run.json")).read_text())
        headers = {"X-Sidestory-Token": run["token"], "Content-Type": "application/json"}
        typed = [line.prompt for line in prompts("tune")][: place.repetitions * 20]
        with closing(http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)) as connection:
            yield asked(connection, headers, session_id, typed)


def asked(
    connection: http.client.HTTPConnection, headers: Mapping[str, str], session_id: str | None, typed: list[str]
) -> Figure:
    """Each prompt once, by turns with `/health`."""
    ours, bare = [], []
    for number, prompt in enumerate([*typed[:WARM_UP], *typed], -WARM_UP):
        body = json.dumps({"componentPath": BUTTON, "sessionId": session_id, "prompt": prompt}).encode()
        took = [
            answered(connection, *each, headers)
            for each in (("GET", "/health", b""), ("POST", "/__ai-understand", body))
        ]
        if number >= 0:
            bare.append(took[0])
            ours.append(took[1])
    note = f"{len(ours)} prompts in a conversation of {_TURNS} turns; bare: /health"
    return Figure("what was typed is understood, over HTTP", "ms", ours, bare, _TIME, note)


def answered(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes, headers: Mapping[str, str]
) -> float:
    """One request on a connection that stays open; how long it took, in ms. Whatever isn't 200 ends the run."""
    began = time.perf_counter()
    connection.request(method, path, body or None, dict(headers))
    response = connection.getresponse()
    answer = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{path}: {response.status} {answer[:200]!r}")
    return (time.perf_counter() - began) * 1_000

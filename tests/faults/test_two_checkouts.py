"""Two real sidecars on two checkouts of a project, with one real Redis that fails in every way while both work."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.concurrency.test_checkouts import git
from tests.e2e.processes import until
from tests.fakes.redis_server import RedisServer
from tests.faults.projects import lay_components, sheet, source
from tests.faults.sidecars import Sidecar
from tests.faults.test_redis_outages import FAULTS

BUTTON, SHEET = source("Button"), sheet("Button")


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """A Redis that keeps what it confirmed."""
    with RedisServer(append_only=True) as server:
        yield server


@pytest.fixture
def team(redis: RedisServer, tmp_path: Path) -> Iterator[list[Sidecar]]:
    """Two people, each with a checkout and a state folder."""
    env = {"REDIS_URL": redis.url}
    roots = [tmp_path / name / "shop" for name in ("ada", "bob")]
    for root in roots:
        lay_components(root, "Button")
        git(root, "init", "-q")
        git(root, "remote", "add", "origin", "https://git.example/acme/shop")  # clones share the names of one project
    with (
        Sidecar(roots[0], roots[0].parent / "state", env) as ada,
        Sidecar(roots[1], roots[1].parent / "state", env) as bob,
    ):
        for sidecar in (ada, bob):
            sidecar.start()
        both_say([ada, bob], "redis")
        yield [ada, bob]


def both_say(team: list[Sidecar], store: str) -> None:
    """Wait until everybody is told that this store is in use."""
    until(lambda: {sidecar.get("/health").body["storage"] for sidecar in team} == {store}, f"{store} is in use")


def change(sidecar: Sidecar, padding: int, session_id: str | None = None) -> dict[str, Any]:
    """A change that must succeed, whatever Redis does."""
    answer = sidecar.iterate(BUTTON, f"padding {padding}px", session_id)
    assert answer.status == 200, answer.body
    assert f"padding: {padding}px;" in (sidecar.root / SHEET).read_text()
    return answer.body


def prompts(redis: RedisServer, session_id: str) -> list[str]:
    """What the versions of a session in Redis were made by, oldest first."""
    head = redis.call("HGET", "storybook:session-ids", session_id)
    if head is None:
        return []
    with redis.client() as client:
        found = client.hgetall(f"{head.decode()}:versions")
    return [json.loads(found[number])["prompt"] for number in sorted(found, key=int)]


def test_a_team_on_one_redis(redis: RedisServer, team: list[Sidecar]) -> None:
    """Each has sessions of its own; the other's is copied when it is opened, and neither's files are the other's."""
    ada, bob = team
    hers, his = change(ada, 21)["sessionId"], change(bob, 31)["sessionId"]
    assert hers != his
    opened = bob.post("/__ai-session", {"componentPath": BUTTON, "sessionId": hers}).body
    assert opened["forkedFrom"] == hers
    assert opened["sessionId"] not in {hers, his}
    assert {version["prompt"] for version in opened["versions"]} == {"Original", "padding 21px"}
    assert "padding: 31px;" in (bob.root / SHEET).read_text()
    change(bob, 32, opened["sessionId"])
    assert prompts(redis, hers) == ["Original", "padding 21px"]
    assert "padding: 21px;" in (ada.root / SHEET).read_text()


def test_redis_fails_while_both_work(redis: RedisServer, team: list[Sidecar]) -> None:
    """No prompt fails, and once it is back it has every version of both, each once and in order."""
    paddings = itertools.count(11)
    said: list[list[str]] = [["Original"], ["Original"]]
    ids: list[str | None] = [None, None]

    def work() -> set[str]:
        stores = set()
        for number, sidecar in enumerate(team):
            padding = next(paddings)
            done = change(sidecar, padding, ids[number])
            ids[number] = done["sessionId"]
            said[number].append(f"padding {padding}px")
            stores.add(done["storage"])
        return stores

    work()
    for fail, heal in FAULTS.values():
        fail(redis)
        work()
        both_say(team, "sqlite")
        assert work() == {"sqlite"}
        heal(redis)
        both_say(team, "redis")
        until(lambda: [prompts(redis, str(each)) for each in ids] == said, "Redis has every version")

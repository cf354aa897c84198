import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Sidecar, started, until
from tests.fakes.redis_server import RedisServer
from tests.snapshots.samples import STORY, session

SAVE, LATEST, LIST = (f"/api/v1/session/{name}" for name in ("save", "latest", "list"))
INDEX = "storyart:sessions:index"


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """A Redis of the test's own: the names in it are those of other programs, without a prefix of ours."""
    with RedisServer() as server:
        yield server


@pytest.fixture
async def shared(project: Path, tmp_path: Path, redis: RedisServer) -> AsyncIterator[Sidecar]:
    """A sidecar that uses that Redis, and has reached it."""
    async with started(tmp_path, redis_url=redis.url) as running:
        await until(lambda: running.services.saving.sessions.storage == "redis")
        yield running


async def removed(sidecar: Sidecar, path: str) -> int:
    """The status of a DELETE."""
    response = await sidecar.client.delete(path, headers={"Content-Type": "application/json"})
    return response.status_code


async def test_a_session_is_saved_and_found_as_the_seeds_have_it(sidecar: Sidecar) -> None:
    """Without Redis: every answer's shape, `savedAt` beside `data`, and nothing in the data that wasn't saved."""
    nothing = await sidecar.get(LATEST, 404)
    assert nothing["error"] == "No session found"
    before = datetime.now(UTC).timestamp() * 1_000 - 1
    saved = await sidecar.post(SAVE, session())
    assert saved["message"] == "Session saved successfully"
    assert saved["storage"] == "sqlite"
    timestamp = int(saved["sessionKey"].removeprefix("storyart:session:"))
    assert before <= timestamp == saved["timestamp"]
    for path in (LATEST, f"/api/v1/session/{timestamp}"):
        answer = await sidecar.get(path)
        assert answer["data"] == session()
        assert answer["storage"] == "sqlite"
        assert datetime.fromisoformat(answer["savedAt"]).timestamp() * 1_000 == pytest.approx(timestamp)
        assert answer["storyUuidValid"] is True
    assert await sidecar.get("/api/v1/session/1", 404) == nothing
    assert (await sidecar.get("/api/v1/session/yesterday", 400))["code"] == "bad_timestamp"
    await sidecar.get("/api/v1/session/" + "9" * 40, 404)


async def test_a_plain_client_reads_what_is_saved(shared: Sidecar, redis: RedisServer) -> None:
    """The commands of seed 003, one by one: GET, the newest by ZRANGE … REV, a week to live, the time as the score."""
    first = await shared.post(SAVE, session(title="first"))
    second = await shared.post(SAVE, session(title="second"))
    assert second["storage"] == "redis"
    key = second["sessionKey"].encode()
    assert redis.call("ZRANGE", INDEX, 0, 0, "REV") == [key]
    assert json.loads(redis.call("GET", key)) == session(title="second")
    assert 604_700 < redis.call("TTL", key) <= 604_800
    assert float(redis.call("ZSCORE", INDEX, key)) == second["timestamp"]
    assert json.loads(redis.call("GET", first["sessionKey"])) == session(title="first")


async def test_what_a_plain_client_saves_is_read(shared: Sidecar, redis: RedisServer) -> None:
    """SETEX and ZADD of seed 003; what is in the index and isn't a session is passed over and left alone."""
    redis.call(
        "SETEX", "storyart:session:1704067200000", 604_800, json.dumps(session(title="theirs"), ensure_ascii=False)
    )
    redis.call("ZADD", INDEX, 1704067200000, "storyart:session:1704067200000")
    redis.call("ZADD", INDEX, 1904067200000, "storyart:session:tomorrow")
    answer = await shared.get(LATEST)
    assert answer["data"] == session(title="theirs")
    assert answer["savedAt"] == "2024-01-01T00:00:00.000Z"
    assert answer["storage"] == "redis"
    assert (await shared.get("/api/v1/session/1704067200000"))["data"] == session(title="theirs")
    assert [each["timestamp"] for each in (await shared.get(LIST))["sessions"]] == [1704067200000]
    assert redis.call("ZCARD", INDEX) == 2


async def test_index_members_whose_key_is_gone_leave_the_index(shared: Sidecar, redis: RedisServer) -> None:
    """As Redis expires keys and leaves the index: `latest` gives the newest that is there, `list` counts what is there."""
    kept = await shared.post(SAVE, session())
    for number in (1, 2):
        redis.call("ZADD", INDEX, 9e12 + number, f"storyart:session:{9_000_000_000_000 + number}")
    assert (await shared.get(LATEST))["timestamp"] == kept["timestamp"]
    assert redis.call("ZRANGE", INDEX, 0, -1) == [kept["sessionKey"].encode()]
    redis.call("DEL", kept["sessionKey"])
    assert (await shared.get(LIST))["count"] == 0
    assert redis.call("EXISTS", INDEX) == 0
    redis.call("ZADD", INDEX, 1, "storyart:session:1")
    await shared.get(LATEST, 404)
    assert redis.call("EXISTS", INDEX) == 0


async def test_two_saves_within_one_millisecond_get_two_keys(shared: Sidecar, redis: RedisServer) -> None:
    """Fifty at once, and one whose millisecond another program has taken."""
    saved = await asyncio.gather(*(shared.post(SAVE, session(number=number)) for number in range(50)))
    assert len({each["sessionKey"] for each in saved}) == 50
    for number, each in enumerate(saved):
        assert json.loads(redis.call("GET", each["sessionKey"]))["number"] == number
    taken = max(each["timestamp"] for each in saved) + 60_000
    shared.services.saving.sessions.vault._last = taken - 1
    redis.call("SET", f"storyart:session:{taken}", "theirs")
    assert (await shared.post(SAVE, session()))["timestamp"] == taken + 1
    assert redis.call("GET", f"storyart:session:{taken}") == b"theirs"


async def test_redis_goes_and_comes_back(shared: Sidecar, redis: RedisServer) -> None:
    """What is saved meanwhile is here, and in Redis when that is back, also when it came back empty; what was deleted isn't."""
    with_redis = await shared.post(SAVE, session(title="with"))
    deleted = await shared.post(SAVE, session(title="deleted"))
    redis.kill()
    without = await shared.post(SAVE, session(title="without"))
    assert without["storage"] == "sqlite"
    assert [each["timestamp"] for each in (await shared.get(LIST))["sessions"]] == [
        each["timestamp"] for each in (without, deleted, with_redis)
    ]
    assert await removed(shared, f"/api/v1/session/{deleted['timestamp']}") == 200

    redis.restart_empty()
    await until(lambda: shared.services.saving.sessions.storage == "redis", 30)
    assert redis.call("ZRANGE", INDEX, 0, -1) == [each["sessionKey"].encode() for each in (with_redis, without)]
    assert json.loads(redis.call("GET", without["sessionKey"])) == session(title="without")
    assert 604_000 < redis.call("TTL", without["sessionKey"]) <= 604_800
    assert (await shared.get(LATEST))["storage"] == "redis"


async def test_the_list_has_the_seed_s_shape_and_can_be_searched(sidecar: Sidecar) -> None:
    """Without parameters everything; with them pages and filters, `count` always the total of what was looked for."""
    other = session()
    other["analyzedEpisode"] = {**other["analyzedEpisode"], "episodeNumber": 2, "title": "Ärger"}
    one, two = await sidecar.post(SAVE, session()), await sidecar.post(SAVE, other)
    answer = await sidecar.get(LIST)
    assert answer == {
        "success": True,
        "count": 2,
        "sessions": [
            {
                "timestamp": saved["timestamp"],
                **{name: each[name] for name in ("scriptText", "storyUuid", "analyzedEpisode")},
            }
            for saved, each in ((two, other), (one, session()))
        ],
    }

    async def found(**query: Any) -> list[int]:
        answer = await sidecar.get(LIST, **query)
        return [each["timestamp"] for each in answer["sessions"]]

    assert await found(q="äRGER") == await found(episode=2) == [two["timestamp"]]
    assert await found(q="biologist") == await found(story=STORY.upper()) == [two["timestamp"], one["timestamp"]]
    assert await found(story="another") == await found(q="nowhere") == await found(to="2020-01-01") == []
    assert await found(**{"from": str(two["timestamp"])}) == [two["timestamp"]]
    page = await sidecar.get(LIST, offset=1, limit=1)
    assert (page["count"], page["sessions"][0]["timestamp"]) == (2, one["timestamp"])
    summary = page["sessions"][0]["summary"]
    assert {name: summary[name] for name in ("title", "episodeNumber", "beats", "beatsWithPrompts", "complete")} == {
        "title": "The Signal",
        "episodeNumber": 1,
        "beats": 3,
        "beatsWithPrompts": 2,
        "complete": False,
    }
    for query in ({"limit": "all"}, {"offset": "-1"}, {"from": "soon"}, {"episode": "x"}):
        assert (await sidecar.get(LIST, 400, **query))["code"] == "bad_request"


async def test_whatever_has_the_four_fields_is_kept_byte_for_byte(sidecar: Sidecar) -> None:
    """Unknown, incomplete, odd: kept and reported, never refused."""
    body = (
        b'{"storyUuid": 7,\n "scriptText":null, "analyzedEpisode":[1], "episodeContext":"not JSON",'
        b' "extra": {"\\u00e4": 1.0e1, "big": 123456789012345678901234567890}}'
    )
    response = await sidecar.client.post(SAVE, content=body, headers={"Content-Type": "application/json"})
    timestamp = response.json()["timestamp"]
    one = f"/api/v1/session/{timestamp}"
    assert (await sidecar.client.get(f"{one}/export")).content == body
    assert (await sidecar.get(LATEST))["data"] == json.loads(body)
    assert (await sidecar.get(LATEST))["storyUuidValid"] is False
    told = (await sidecar.get(f"{one}/completeness"))["completeness"]
    assert told["missing"] == ["scriptText"]
    assert len(told["problems"]) == 4
    for part in ("prompts", "characters", "locations"):
        assert (await sidecar.get(f"{one}/{part}"))[part] == []
    assert (await sidecar.get(LIST))["count"] == 1


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000),
        b'{"scriptText":"","episodeContext":"","storyUuid":""}',
        b'{"scriptText":NaN,"episodeContext":"","storyUuid":"","analyzedEpisode":{}}',
    ],
)
async def test_what_is_no_session_is_refused(sidecar: Sidecar, body: bytes) -> None:
    """With a sentence that says what is missing."""
    response = await sidecar.client.post(SAVE, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["code"] == "bad_session"
    assert (await sidecar.get(LIST))["count"] == 0


async def test_the_context_may_come_as_an_object(sidecar: Sidecar) -> None:
    """It is kept as text, which readers of the format parse."""
    context = json.loads(session()["episodeContext"])
    await sidecar.post(SAVE, session(episodeContext=context))
    data = (await sidecar.get(LATEST))["data"]
    assert json.loads(data["episodeContext"]) == context


async def test_a_session_says_how_long_it_is_kept(shared: Sidecar, redis: RedisServer) -> None:
    """In seconds; not so short that nobody could read it."""
    saved = await shared.post(f"{SAVE}?ttl=3600", session())
    assert 3_500 < redis.call("TTL", saved["sessionKey"]) <= 3_600
    assert (await shared.post(f"{SAVE}?ttl=5", session(), 400))["code"] == "bad_ttl"
    assert (await shared.post(f"{SAVE}?ttl=soon", session(), 400))["code"] == "bad_request"


async def test_export_and_import(sidecar: Sidecar) -> None:
    """A file that was exported becomes a session with the same bytes."""
    first = await sidecar.post(SAVE, session())
    exported = await sidecar.client.get(f"/api/v1/session/{first['timestamp']}/export")
    assert exported.headers["content-disposition"] == f'attachment; filename="session-{first["timestamp"]}.json"'
    response = await sidecar.client.post(
        "/api/v1/session/import", content=exported.content, headers={"Content-Type": "application/json"}
    )
    again = await sidecar.client.get(f"/api/v1/session/{response.json()['timestamp']}/export")
    assert again.content == exported.content


async def test_a_link_reads_one_session_without_the_token(sidecar: Sidecar) -> None:
    """And nothing else; a new link, its withdrawal and the session's end make it lead nowhere."""
    saved = await sidecar.post(SAVE, session())
    one = f"/api/v1/session/{saved['timestamp']}"
    old = (await sidecar.post(f"{one}/share", {}))["url"]
    url = (await sidecar.post(f"{one}/share", {}))["url"]
    sidecar.client.headers.pop("X-Sidestory-Token")
    assert (await sidecar.get(url))["data"] == session()
    await sidecar.get(old, 404)
    await sidecar.get(one, 401)
    assert await removed(sidecar, url) == 401
    sidecar.client.headers["X-Sidestory-Token"] = "t" * 43
    assert await removed(sidecar, f"{one}/share") == 200
    assert (await sidecar.get(url, 404))["code"] == "share_not_found"
    url = (await sidecar.post(f"{one}/share", {}))["url"]
    assert await removed(sidecar, one) == 200
    assert await removed(sidecar, one) == 404
    await sidecar.get(url, 404)
    await sidecar.post(f"{one}/share", {}, 404)


async def test_damaged_sessions_hide_no_others(shared: Sidecar, redis: RedisServer) -> None:
    """Another program has written something else there: the newest that can be read is the latest."""
    good = await shared.post(SAVE, session())
    redis.call("SET", "storyart:session:9000000000000", "{oops")
    redis.call("ZADD", INDEX, 9e12, "storyart:session:9000000000000")
    assert (await shared.get(LATEST))["timestamp"] == good["timestamp"]
    assert (await shared.get(LIST))["count"] == 1
    for part in ("", "/prompts", "/completeness"):
        assert (await shared.get(f"/api/v1/session/9000000000000{part}", 422))["code"] == "session_damaged"
    assert await removed(shared, "/api/v1/session/9000000000000") == 200

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from sidecar.security.body import LIMIT, BodyMiddleware
from tests.security.asgi import Headers, Probe, call

JSON = (b"content-type", b"application/json")


@pytest.mark.parametrize(
    "kind", [b"application/json", b"Application/JSON; charset=utf-8", b"application/json ;charset=utf-8"]
)
async def test_json_passes_whole(kind: bytes) -> None:
    """The application sees the body as one piece."""
    probe = Probe()
    answer = await call(BodyMiddleware(probe), "POST", headers=[(b"content-type", kind)], body=[b'{"a"', b": 1}"])
    assert (answer.status, probe.bodies) == (200, [b'{"a": 1}'])


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(b"content-type", b"")],
        [(b"content-type", b"text/plain")],
        [(b"content-type", b"text/plain; application/json")],
        [(b"content-type", b"application/jsonp")],
        [(b"content-type", b"application/x-www-form-urlencoded")],
        [(b"content-type", b"multipart/form-data; boundary=application/json")],
        [(b"content-type", b"text/plain, application/json")],
        [JSON, (b"content-type", b"text/plain")],
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "PATCH"])
async def test_side_effects_need_json(headers: Headers, method: str) -> None:
    """Threats 1 and 8: what a form or a simple fetch can send has no effect."""
    probe = Probe()
    answer = await call(BodyMiddleware(probe), method, headers=headers, body=[b"{}"])
    assert (answer.status, answer.json["code"], probe.scopes) == (415, "json_required", [])


async def test_reads_need_no_content_type() -> None:
    """GET has no body to be typed."""
    assert (await call(BodyMiddleware(Probe()), "GET")).status == 200


async def test_a_declared_length_far_over_the_limit_is_refused_unread() -> None:
    """Threat 20: nothing is read (reading would wait for ever here), and the limit is told."""
    headers = [JSON, (b"content-length", b"161")]
    answer = await call(BodyMiddleware(Probe(), limit=10), "POST", headers=headers, body=[])
    assert (answer.status, answer.json["code"], answer.json["limit"]) == (413, "body_too_large", 10)


@pytest.mark.parametrize("length", [b"9" * 5000, b"10000"])
async def test_absurd_lengths_are_too_large(length: bytes) -> None:
    """Threat 12: a number of 5,000 digits is not even converted."""
    answer = await call(BodyMiddleware(Probe(), limit=10), "POST", headers=[JSON, (b"content-length", length)], body=[])
    assert answer.status == 413


@pytest.mark.parametrize("length", [b"-1", b"+1", b"1e3", b"", b"\xb2"])
async def test_lengths_that_are_no_numbers_are_malformed(length: bytes) -> None:
    """Threat 12: 400, not a crash."""
    answer = await call(BodyMiddleware(Probe()), "POST", headers=[JSON, (b"content-length", length)])
    assert (answer.status, answer.json["code"]) == (400, "bad_length")


async def test_an_endless_body_is_cut() -> None:
    """Threat 20: without a length, reading stops at 16 times the limit."""
    probe = Probe()
    left = [b"x" * 6] * 1000

    async def receive() -> Message:
        return {"type": "http.request", "body": left.pop(), "more_body": True}

    statuses = []

    async def send(message: Message) -> None:
        statuses.append(message.get("status"))

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [JSON]}
    await BodyMiddleware(probe, limit=10)(scope, receive, send)
    assert (statuses[0], probe.scopes, 1000 - len(left)) == (413, [], 27)


@pytest.mark.parametrize("headers", [[JSON], [JSON, (b"content-length", b"12")]])
async def test_a_body_over_the_limit_is_refused_after_its_end(headers: Headers) -> None:
    """Refused while it is still coming, the client would see a reset connection instead of the answer."""
    probe = Probe()
    chunks = [b"x" * 6, b"x" * 6]
    answer = await call(BodyMiddleware(probe, limit=10), "POST", headers=headers, body=chunks)
    assert (answer.status, probe.scopes) == (413, [])


async def test_a_body_of_exactly_the_limit_passes() -> None:
    """The limit is the largest size that is taken."""
    headers = [JSON, (b"content-length", b"10")]
    assert (await call(BodyMiddleware(Probe(), limit=10), "POST", headers=headers, body=[b"x" * 10])).status == 200


async def test_a_path_may_have_its_own_limit() -> None:
    """Elsewhere the common one holds; what is thrown away beyond a large limit stays moderate."""
    app = BodyMiddleware(Probe(), limit=10, limits={"/large": 100})
    for path, size, status in (("/large", 100, 200), ("/large", 101, 413), ("/other", 11, 413), ("/large/", 11, 413)):
        assert (await call(app, "POST", path, [JSON], body=[b"x" * size])).status == status
    answer = await call(BodyMiddleware(Probe(), limits={"/large": LIMIT * 100}), "POST", "/large", [JSON], body=[b""])
    assert answer.status == 200
    length = (b"content-length", str(LIMIT * 116).encode())
    answer = await call(
        BodyMiddleware(Probe(), limits={"/large": LIMIT * 100}), "POST", "/large", [JSON, length], body=[]
    )
    assert (answer.status, answer.json["limit"]) == (413, LIMIT * 100)


async def test_slow_bodies_time_out() -> None:
    """Threat 20: a client that never finishes holds nothing for longer than the timeout."""
    answer = await call(BodyMiddleware(Probe(), timeout=0.01), "POST", headers=[JSON], body=[])
    assert (answer.status, answer.json["code"]) == (400, "body_timeout")


async def test_a_client_that_left_gets_nothing() -> None:
    """A disconnect before the body's end doesn't reach the application."""
    probe = Probe()
    sent: list[object] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [JSON]}
    await BodyMiddleware(probe)(scope, receive, send)
    assert (probe.scopes, sent) == ([], [])


async def test_a_disconnect_reaches_the_application_after_the_body() -> None:
    """What comes after the body is what really happens, so that a stream can notice that nobody reads it."""
    messages: list[Message] = [
        {"type": "http.request", "body": b"{}", "more_body": False},
        {"type": "http.disconnect"},
    ]
    seen: list[str] = []

    async def receive() -> Message:
        return messages.pop(0)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend([(await receive())["type"], (await receive())["type"]])

    async def send(message: Message) -> None:
        await asyncio.sleep(0)

    await BodyMiddleware(app)({"type": "http", "method": "POST", "path": "/", "headers": [JSON]}, receive, send)
    assert seen == ["http.request", "http.disconnect"]


@pytest.mark.parametrize(("limit", "timeout"), [(0, 1.0), (-1, 1.0), (1, 0.0)])
def test_bad_options_are_refused(limit: int, timeout: float) -> None:
    """A limit of nothing would refuse everything, or nothing."""
    with pytest.raises(ValueError, match="positive"):
        BodyMiddleware(Probe(), limit, timeout)

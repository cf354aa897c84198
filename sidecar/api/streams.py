"""Server-sent events, as every route sends them."""

from collections.abc import AsyncIterator, Mapping

from starlette.responses import Response

_PING_SECONDS = 15


def event_stream(events: AsyncIterator[Mapping[str, str]]) -> Response:
    """An answer that sends `event` and `data` of each as it comes, and comments meanwhile so that no proxy gives it up.

    It ends when `events` do, also when the server is asked to end: sse-starlette would then cut it, which uvicorn logs
    as a defect. `Hub.close` and `Journeys.close` end the events in order.
    """
    from sse_starlette import EventSourceResponse  # noqa: PLC0415  loads anyio's task groups
    from sse_starlette.sse import AppStatus  # noqa: PLC0415

    AppStatus.disable_automatic_graceful_drain()  # type: ignore[no-untyped-call,unused-ignore]
    return EventSourceResponse(events, ping=_PING_SECONDS)

"""Tells the browsers what happened without being asked: one queue per event stream."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

_MOST_WAITING = 200  # a page that reads so slowly gets the newest ones

EventName = Literal["receipt", "external", "state", "session", "comment", "proposal", "preview", "process", "end"]


@dataclass(frozen=True, slots=True)
class HubEvent:
    """One event of `GET /__ai-events`; `end` is the last one, which isn't sent."""

    name: EventName
    data: Mapping[str, Any]


class Hub:
    """Passes each event to all who listen now."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[HubEvent]] = set()
        self._closed = False

    def publish(self, name: EventName, **data: Any) -> None:
        """Tell everybody."""
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(HubEvent(name, data))

    def close(self) -> None:
        """The sidecar ends: whoever listens, or comes later, is told `end` and should leave."""
        self._closed = True
        self.publish("end")

    @contextmanager
    def subscribed(self) -> Iterator[asyncio.Queue[HubEvent]]:
        """A queue that gets every event while the block runs."""
        queue: asyncio.Queue[HubEvent] = asyncio.Queue(_MOST_WAITING)
        if self._closed:
            queue.put_nowait(HubEvent("end", {}))
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

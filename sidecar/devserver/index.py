"""Storybook's own list of stories: `GET /index.json` (v5) of the dev server."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from sidecar.devserver.link import DevServerLink
from sidecar.tasks import Tasks
from sidecar.workspace.base import StoryEntry, StoryIndex

_log = logging.getLogger(__name__)
_FRESH_SECONDS = 5.0
_LATER = 1.0  # seconds: what is read ahead must not be in the way of the change that is under way


class DevServerIndex:
    """The stories as the running Storybook lists them; without one, what `otherwise` finds.

    Args:
        link: The dev server.
        otherwise: The index to use while there is no Storybook.
        tasks: Owns the reading in the background.
        clock: Seconds, monotonic.
        later: How long reading in the background waits, in seconds.
    """

    def __init__(
        self,
        link: DevServerLink,
        otherwise: StoryIndex,
        tasks: Tasks,
        clock: Callable[[], float] = time.monotonic,
        later: float = _LATER,
    ) -> None:
        self._link = link
        self._otherwise = otherwise
        self._tasks = tasks
        self._clock = clock
        self._later = later
        self._entries: Sequence[StoryEntry] = ()
        self._outdated = True
        self._read_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None
        self._changes = 0
        self._questions = 0
        self._answered = 0

    @property
    def reading(self) -> bool:
        """Whether an answer is on its way in the background."""
        return self._reading is not None and not self._reading.done()

    def forget(self) -> None:
        """A stories file changed: ask again, the next time at the latest."""
        self._outdated = True
        self._changes += 1
        self._read_ahead()

    async def entries(self) -> Sequence[StoryEntry]:
        """All entries. Those of an answer older than 5 s are given too, and read anew meanwhile: an undo must not wait."""
        server = self._link.server
        if server is None or server.kind != "storybook":
            return await self._otherwise.entries()
        if self._outdated:
            if not await self._read(server.url):
                return await self._otherwise.entries()
        elif self._clock() - self._read_at > _FRESH_SECONDS:
            self._read_ahead()
        return self._entries

    def _read_ahead(self) -> None:
        """Have an answer soon, so that nobody needs to wait for one."""
        if not self.reading:
            self._reading = self._tasks.start(self._read_later(), "read the list of stories")

    async def _read_later(self) -> None:
        overtaken = True
        while overtaken:
            await asyncio.sleep(self._later)
            server = self._link.server
            stale = self._outdated or self._clock() - self._read_at > _FRESH_SECONDS
            read = stale and server is not None and server.kind == "storybook" and await self._read(server.url)
            overtaken = read and self._outdated

    async def _read(self, url: str) -> bool:
        changes = self._changes
        self._questions += 1
        question = self._questions
        found = await _fetch(url)
        if found is None:
            self._outdated = True
            return False
        if question < self._answered:  # somebody asked later, and has an answer
            return True
        self._answered = question
        if found != self._entries:  # who has worked something out from them sees that they are the same
            self._entries = found
        self._read_at = self._clock()
        self._outdated = changes != self._changes  # it was overtaken
        return True


async def _fetch(url: str) -> list[StoryEntry] | None:
    import httpx2  # noqa: PLC0415  only needed once there is a dev server

    try:
        # Loading the system's certificates takes longer than all the rest.
        async with httpx2.AsyncClient(timeout=5, trust_env=False, verify=url.startswith("https:")) as client:
            answer = await client.get(f"{url}/index.json")
            answer.raise_for_status()
            return parse(answer.text)
    except (httpx2.HTTPError, ValueError) as error:
        _log.warning("the dev server's list of stories can't be read: %s", error)
        return None


def parse(text: str) -> list[StoryEntry]:
    """The entries of an `index.json`; those that aren't stories or docs are left out.

    Raises:
        ValueError: It isn't one.
    """
    document = json.loads(text)
    entries = document.get("entries") if isinstance(document, dict) else None
    if not isinstance(entries, dict):
        raise ValueError("the list of stories has no entries")  # noqa: TRY004  the type isn't the caller's mistake
    return [_entry(entry) for entry in entries.values() if _usable(entry)]


def _usable(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("id"), str)
        and isinstance(entry.get("importPath"), str)
        and entry.get("type") in {"story", "docs"}
    )


def _entry(entry: dict[str, Any]) -> StoryEntry:
    component = entry.get("componentPath")
    return StoryEntry(
        id=entry["id"],
        title=str(entry.get("title", "")),
        name=str(entry.get("name", "")),
        import_path=entry["importPath"],
        component_path=component if isinstance(component, str) else None,
        type=entry["type"],
    )

"""Storybook's own list of stories: `GET /index.json` (v5) of the dev server."""

import json
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from sidecar.devserver.link import DevServerLink
from sidecar.workspace.base import StoryEntry, StoryIndex

_log = logging.getLogger(__name__)
_FRESH_SECONDS = 5.0


class DevServerIndex:
    """The stories as the running Storybook lists them; without one, what `otherwise` finds.

    Args:
        link: The dev server.
        otherwise: The index to use while there is no Storybook.
        clock: Seconds, monotonic.
    """

    def __init__(self, link: DevServerLink, otherwise: StoryIndex, clock: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._otherwise = otherwise
        self._clock = clock
        self._entries: Sequence[StoryEntry] = ()
        self._read_at = float("-inf")
        self._changes = 0

    def forget(self) -> None:
        """A stories file changed: ask again next time."""
        self._read_at = float("-inf")
        self._changes += 1

    async def entries(self) -> Sequence[StoryEntry]:
        """All entries; an answer is used again for 5 s, unless a stories file changed."""
        server = self._link.server
        if server is None or server.kind != "storybook":
            return await self._otherwise.entries()
        if self._clock() - self._read_at > _FRESH_SECONDS:
            changes = self._changes
            found = await _fetch(server.url)
            if found is None:
                return await self._otherwise.entries()
            self._entries = found
            if changes == self._changes:  # else it is outdated already
                self._read_at = self._clock()
        return self._entries


async def _fetch(url: str) -> list[StoryEntry] | None:
    import httpx2  # noqa: PLC0415  only needed once there is a dev server

    try:
        async with httpx2.AsyncClient(timeout=5, trust_env=False) as client:
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

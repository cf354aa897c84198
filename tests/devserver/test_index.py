"""Storybook's list of stories, over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sidecar.devserver.base import DevServer
from sidecar.devserver.index import DevServerIndex, parse
from sidecar.devserver.link import DevServerLink
from sidecar.tasks import Tasks
from sidecar.workspace.base import StoryEntry
from tests.devserver.web import Web, serving
from tests.fakes.tcp_server import tcp_server

SCANNED = (StoryEntry("", "", "", "./src/Button.stories.tsx"),)
PRIMARY = {
    "type": "story",
    "id": "button--primary",
    "name": "Primary",
    "title": "Button",
    "importPath": "./src/Button.stories.tsx",
    "componentPath": "./src/Button.tsx",
    "tags": ["dev"],
}


class Scanned:
    """The index to fall back to."""

    async def entries(self) -> Sequence[StoryEntry]:
        """One stories file."""
        return SCANNED


def listing(*entries: dict[str, Any]) -> str:
    """An `index.json`."""
    return json.dumps({"v": 5, "entries": {str(number): entry for number, entry in enumerate(entries)}})


class Site:
    """A Storybook, the sidecar's link to it, its index, and a clock in seconds."""

    def __init__(self, web: Web, tasks: Tasks) -> None:
        self.web = web
        self.now = 1_000.0

        async def nobody() -> None:
            """The link isn't run here."""

        self.link = DevServerLink(Path("/project"), nobody)
        self.link.server = DevServer(web.url, "/", "storybook", Path("/project"))
        self.index = DevServerIndex(self.link, Scanned(), tasks, lambda: self.now, later=0.01)

    async def until(self, ids: list[str]) -> None:
        """Ask until this is what the index lists."""
        async with asyncio.timeout(10):
            while await self.ids() != ids:  # noqa: ASYNC110  what is read in the background tells nobody that it came
                await asyncio.sleep(0.001)

    async def asked(self, times: int, *, answered: bool = True) -> None:
        """Wait until Storybook was asked so often, and has answered."""
        async with asyncio.timeout(10):
            while len(self.web.asked) < times or (answered and self.index.reading):  # noqa: ASYNC110  it tells nobody
                await asyncio.sleep(0.001)

    async def ids(self) -> list[str]:
        """What the index lists."""
        return [entry.id for entry in await self.index.entries()]


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A Storybook with one story."""
    async with serving() as web, Tasks() as tasks:
        web.pages["/index.json"] = listing(PRIMARY)
        yield Site(web, tasks)


async def test_the_stories_of_a_running_storybook(site: Site) -> None:
    """They come as Storybook lists them."""
    wanted = StoryEntry("button--primary", "Button", "Primary", "./src/Button.stories.tsx", "./src/Button.tsx", "story")
    assert list(await site.index.entries()) == [wanted]


async def test_an_answer_is_used_again(site: Site) -> None:
    """Storybook isn't asked for every request."""
    assert [await site.ids() for _ in range(3)] == [["button--primary"]] * 3
    assert len(site.web.asked) == 1


async def test_an_old_answer_is_used_once_more(site: Site) -> None:
    """After 5 s nobody waits for Storybook either: it is asked in the background, once for all who come meanwhile."""
    await site.ids()
    site.web.pages["/index.json"] = listing(PRIMARY, {**PRIMARY, "id": "button--new"})
    site.now += 5.1
    assert [await site.ids() for _ in range(3)] == [["button--primary"]] * 3
    await site.until(["button--primary", "button--new"])
    assert len(site.web.asked) == 2


async def test_a_changed_stories_file_is_waited_for(site: Site) -> None:
    """What was known before the change is not given any more."""
    await site.ids()
    site.web.pages["/index.json"] = listing()
    site.index.forget()
    assert await site.ids() == []


async def test_a_changed_stories_file_is_read_ahead(site: Site) -> None:
    """Soon after a change the stories are there, so that the next change need not wait for them."""
    await site.ids()
    site.web.pages["/index.json"] = listing()
    site.index.forget()
    await site.asked(2)
    assert await site.ids() == []
    assert len(site.web.asked) == 2


async def test_a_change_while_it_is_read_ahead(site: Site) -> None:
    """The answer may be from before it, so it is asked once more, and nobody needs to wait for that either."""
    await site.ids()
    site.index.forget()
    site.web.open.clear()
    await site.asked(2, answered=False)
    site.index.forget()
    site.web.pages["/index.json"] = listing()
    site.web.open.set()
    await site.asked(3)
    assert await site.ids() == []
    assert len(site.web.asked) == 3


async def test_entries_that_stay_the_same_are_the_same(site: Site) -> None:
    """A further answer without news replaces nothing: what was worked out from the entries stays good."""
    first = await site.index.entries()
    site.index.forget()
    assert await site.index.entries() is first
    assert len(site.web.asked) == 2


async def test_a_storybook_that_has_gone_silent(site: Site) -> None:
    """When it can't be asked in the background, the next one waits for an answer, or for the files' own word."""
    await site.ids()
    site.web.pages = {}
    site.now += 5.1
    await site.until([SCANNED[0].id])


async def test_a_change_while_storybook_answers(site: Site) -> None:
    """An answer that a change overtook isn't used again."""
    answer = site.web.answer

    async def overtaken(*stream: Any) -> None:
        site.index.forget()
        await answer(*stream)

    async with tcp_server(overtaken) as port:
        site.link.server = DevServer(f"http://127.0.0.1:{port}", "/", "storybook", Path("/project"))
        await site.ids()
        await site.ids()
        assert len(site.web.asked) >= 2  # one more when it was read ahead meanwhile


@pytest.mark.parametrize("server", [None, DevServer("http://127.0.0.1:1", "/", "vite", Path("/project"))])
async def test_without_a_storybook(server: DevServer | None, site: Site) -> None:
    """The files alone tell; nobody is asked."""
    site.link.server = server
    assert await site.index.entries() == SCANNED
    assert site.web.asked == []


@pytest.mark.parametrize("page", ["", "[]", '{"entries": []}', None])
async def test_a_storybook_that_fails(page: str | None, site: Site) -> None:
    """What can't be read is as if there were none, and is asked for again next time."""
    site.web.pages = {} if page is None else {"/index.json": page}
    assert await site.index.entries() == SCANNED
    site.web.pages["/index.json"] = listing(PRIMARY)
    assert await site.ids() == ["button--primary"]


def test_entries_that_are_no_stories() -> None:
    """Only stories and docs with id and file count; what they don't say is empty."""
    docs = {"type": "docs", "id": "button--docs", "importPath": "./src/Button.mdx", "componentPath": 3}
    unusable: list[dict[str, Any]] = [{**PRIMARY, "type": "group"}, {**PRIMARY, "id": 3}, {"type": "story", "id": "x"}]
    assert parse(listing(docs, *unusable)) == [StoryEntry("button--docs", "", "", "./src/Button.mdx", None, "docs")]
    assert parse(json.dumps({"entries": {"a": "?"}})) == []


def test_what_is_no_list() -> None:
    """It is a `ValueError`."""
    with pytest.raises(ValueError, match="no entries"):
        parse("{}")

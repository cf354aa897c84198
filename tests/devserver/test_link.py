"""The link to the dev server finds it, tells what it says, and comes back after it restarted."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sidecar.devserver.base import DevServer, FullReload, HmrEvent, LinkChanged
from sidecar.devserver.link import DevServerLink
from sidecar.tasks import Tasks
from tests.devserver.vite import Vite, running, until
from tests.fakes.tcp_server import tcp_server

UP, DOWN = LinkChanged(connected=True), LinkChanged(connected=False)


@pytest.fixture
async def vite(tmp_path: Path) -> AsyncIterator[Vite]:
    """A dev server of the project in `tmp_path`."""
    async with running(tmp_path) as vite:
        yield vite


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    """Where links run."""
    async with Tasks() as tasks:
        yield tasks


def link_to(server: DevServer | None, project: Path) -> tuple[DevServerLink, list[HmrEvent]]:
    """A link that looks there every few milliseconds, and what it tells."""

    async def locate() -> DevServer | None:
        return server

    link = DevServerLink(project, locate, retry_seconds=0.01)
    heard: list[HmrEvent] = []
    link.subscribe(heard.append)
    return link, heard


async def test_it_connects_and_tells(vite: Vite, tasks: Tasks, tmp_path: Path) -> None:
    """Once connected, each listener gets each event, in order."""
    link, heard = link_to(vite.address, tmp_path)
    also: list[HmrEvent] = []
    link.subscribe(also.append)
    assert not link.connected
    tasks.start(link.run(), "link")
    await until(lambda: link.connected)
    await vite.send(type="full-reload")
    await until(lambda: len(heard) == 2)
    assert heard == also == [UP, FullReload()]
    assert link.server == vite.address


async def test_it_comes_back_after_a_restart(vite: Vite, tasks: Tasks, tmp_path: Path) -> None:
    """The end of the dev server is told, and so is its return."""
    link, heard = link_to(vite.address, tmp_path)
    tasks.start(link.run(), "link")
    await until(lambda: link.connected)
    await vite.stop()
    await until(lambda: not link.connected)
    await vite.start()
    await until(lambda: link.connected)
    await vite.send(type="full-reload")
    await until(lambda: len(heard) == 4)
    assert heard == [UP, DOWN, UP, FullReload()]


async def test_a_message_that_is_no_json(vite: Vite, tasks: Tasks, tmp_path: Path) -> None:
    """Nonsense on the socket is passed over; the link holds."""
    vite.greeting += ["?", '{"type":"full-reload"}']
    link, heard = link_to(vite.address, tmp_path)
    tasks.start(link.run(), "link")
    await until(lambda: len(heard) == 2)
    assert heard == [UP, FullReload()]


async def test_a_search_that_fails_is_repeated(vite: Vite, tasks: Tasks, tmp_path: Path) -> None:
    """An unreadable run file ends nothing: the link looks again."""
    looks = 0

    async def locate() -> DevServer | None:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise PermissionError("unreadable")
        return vite.address if looks > 2 else None

    link = DevServerLink(tmp_path, locate, retry_seconds=0.01)
    tasks.start(link.run(), "link")
    await until(lambda: link.connected)
    assert looks == 3


async def test_somebody_else_at_the_address(tasks: Tasks, tmp_path: Path) -> None:
    """A server that isn't Vite leaves the link down, and it goes on looking."""
    calls = 0

    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal calls
        calls += 1
        await reader.readline()
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    async with tcp_server(hang_up) as port:
        link, heard = link_to(DevServer(f"http://127.0.0.1:{port}", "/", "vite", tmp_path), tmp_path)
        tasks.start(link.run(), "link")
        await until(lambda: calls >= 2)
    assert heard == []
    assert not link.connected


async def test_the_end_of_the_link_is_told(vite: Vite, tmp_path: Path) -> None:
    """When the sidecar ends, the socket is closed."""
    link, heard = link_to(vite.address, tmp_path)
    async with Tasks() as tasks:
        tasks.start(link.run(), "link")
        await until(lambda: link.connected)
    assert heard == [UP, DOWN]
    await until(lambda: not vite.clients)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("/src/Button.tsx", "src/Button.tsx"),
        ("/src/Button.tsx?t=17", "src/Button.tsx"),
        ("{project}/src/Button.tsx", "src/Button.tsx"),
        ("/@fs{project}/src/Button.tsx", "src/Button.tsx"),
        ("http://localhost:6006/app/src/My%20Button.tsx?t=1", "src/My Button.tsx"),
        ("http://localhost:6006/src/Button.tsx", "src/Button.tsx"),
        ("http://localhost:6006/app/@fs{project}/src/a.css", "src/a.css"),
        ("file://{project}/src/Button.tsx", "src/Button.tsx"),
        ("/@fs/elsewhere/a.css", None),
        ("/../secret", None),
        ("{project}/../secret", None),
        ("http://localhost:6006/%2e%2e/secret", None),
        ("\0virtual:/@storybook/x.js", None),
        ("http://localhost:6006/@id/__x00__virtual:/x.js", None),
        ("http://[", None),
        ("/", None),
        ("", None),
    ],
)
async def test_what_a_module_is_called_in_the_project(source: str, path: str | None, tmp_path: Path) -> None:
    """Addresses, URL paths and absolute paths become project paths; what is outside, or no file, has none."""
    link, _ = link_to(None, tmp_path)
    source = source.replace("{project}", str(tmp_path))
    assert link.to_project(source) is None
    link.server = DevServer("http://localhost:6006", "/app/", "vite", tmp_path)
    assert link.to_project(source) == path


def test_a_root_below_the_project(tmp_path: Path) -> None:
    """Vite's root may be a folder of the project: URLs are relative to it, project paths aren't."""
    link, _ = link_to(None, tmp_path)
    link.server = DevServer("http://localhost:6006", "/", "vite", tmp_path / "web")
    assert link.to_project("/src/a.css") == "web/src/a.css"

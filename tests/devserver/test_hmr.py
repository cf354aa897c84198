"""The HMR socket's protocol, as Vite 8.3 speaks it."""

import json
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest
from websockets import WebSocketException

from sidecar.devserver.base import CompileFailed, DevServer, FullReload, HotUpdate, LinkChanged, Update
from sidecar.devserver.hmr import compile_error, is_virtual, listen, module_path, parse
from sidecar.models import ReceiptError
from tests.devserver.vite import running

SERVER = DevServer("http://localhost:6006", "/", "storybook", Path("/project"))
ToProject = Callable[[str], str | None]


def below_project(path: str) -> str | None:
    """Project paths of absolute ones."""
    return path.removeprefix("/project/") if path.startswith("/project/") else None


def test_an_update() -> None:
    """Each entry names what is loaded anew, and when; what isn't an entry is left out."""
    entry = {"type": "js-update", "timestamp": 17, "path": "/src/main.tsx", "acceptedPath": "/src/Button.tsx"}
    payload = {"type": "update", "updates": [entry, {"path": "/a.css"}, "?", {"timestamp": True}]}
    wanted = [Update("/src/main.tsx", "/src/Button.tsx", 17), Update("/a.css", "/a.css", 0), Update("", "", 0)]
    assert parse(json.dumps(payload), below_project) == HotUpdate(wanted)


def test_a_full_reload() -> None:
    """With or without a path, every page may be loaded anew."""
    assert parse(b'{"type":"full-reload","path":"*"}', below_project) == FullReload()


def test_a_compile_error() -> None:
    """The place is the one in `loc`, and the message is fit for a person."""
    err = {
        "message": "\x1b[31m/project/src/Button.tsx: Unexpected token (3:5)\n\n  1 | x",
        "id": "/project/src/other.tsx",
        "loc": {"file": "/project/src/Button.tsx?t=1", "line": 3, "column": 5},
        "stack": "at /secret",
    }
    wanted = ReceiptError(
        source="compile", message="Button.tsx: Unexpected token (3:5)", file="src/Button.tsx", line=3, column=5
    )
    assert parse(json.dumps({"type": "error", "err": err}), below_project) == CompileFailed(wanted)


@pytest.mark.parametrize(
    ("err", "file"),
    [({"id": "/project/a.css?direct"}, "a.css"), ({"id": "/elsewhere/a.css"}, None), ({}, None), ({"loc": 3}, None)],
)
def test_a_compile_error_without_a_place(err: dict[str, Any], file: str | None) -> None:
    """The module's id is the next best; what is outside the project isn't named."""
    error = compile_error(err, below_project)
    assert (error.file, error.line, error.source) == (file, None, "compile")
    assert error.message


@pytest.mark.parametrize(
    "message",
    [
        "not json",
        "[]",
        "{}",
        '{"type":"connected"}',
        '{"type":"prune","paths":[]}',
        '{"type":"update"}',
        '{"type":"error"}',
    ],
)
def test_what_says_nothing_about_a_change(message: str) -> None:
    """Greetings, pings, prunes and what can't be read are passed over."""
    assert parse(message, below_project) is None


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/src/Button.tsx?t=1", "/project/src/Button.tsx"),
        ("/@fs/shared/tokens.css", "/shared/tokens.css"),
        ("/@fs/C:/shared/tokens.css", "C:/shared/tokens.css"),
        ("\0virtual:/@storybook/builder-vite/storybook-stories.js", None),
        ("/@id/__x00__virtual:/@storybook/builder-vite/storybook-stories.js", None),
        ("/virtual:/@storybook/builder-vite/storybook-stories.js", None),
    ],
)
def test_the_file_of_a_module(url: str, path: str | None) -> None:
    """Below Vite's root, or anywhere with `/@fs/`; a virtual module has no file."""
    found = module_path(url, SERVER)
    assert (found and found.as_posix()) == path
    assert is_virtual(url) == (path is None)


async def test_listening(tmp_path: Path) -> None:
    """The socket is opened below Vite's base, as a page does without an origin; events come in order until it closes."""
    async with running(tmp_path, base="/app/") as vite, aclosing(listen(vite.address, below_project)) as events:
        assert await anext(events) == LinkChanged(connected=True)
        await vite.send(type="ping")
        await vite.send(type="full-reload")
        assert await anext(events) == FullReload()
        await vite.stop()
        with pytest.raises((StopAsyncIteration, WebSocketException)):
            await anext(events)


async def test_nobody_is_there(tmp_path: Path) -> None:
    """A closed port is an `OSError`."""
    async with running(tmp_path) as vite:
        address = vite.address
    with pytest.raises(OSError, match=r"."):
        await anext(listen(address, below_project))

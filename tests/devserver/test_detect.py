"""What answers at an address: a Storybook, a plain Vite, or neither."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sidecar.devserver.base import DevServer
from sidecar.devserver.detect import probe, version
from tests.devserver.web import Web, serving


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    """A server without pages."""
    async with serving() as web:
        yield web


def install(folder: Path, package: str, manifest: str) -> None:
    """Lay down a package as npm does."""
    target = folder / "node_modules" / package
    target.mkdir(parents=True)
    (target / "package.json").write_text(manifest)


async def test_a_storybook(web: Web, tmp_path: Path) -> None:
    """Its index tells; a trailing slash in the address doesn't matter."""
    install(tmp_path, "storybook", '{"version": "10.6.2"}')
    web.pages["/index.json"] = json.dumps({"v": 5, "entries": {}})
    assert await probe(web.url + "/", tmp_path) == DevServer(web.url, "/", "storybook", tmp_path, "10.6.2")


async def test_a_plain_vite(web: Web, tmp_path: Path) -> None:
    """Its client module tells; an index.json of the app's own is no Storybook."""
    web.pages |= {"/index.json": '{"pages": []}', "/@vite/client": "export { createHotContext };"}
    assert await probe(web.url, tmp_path) == DevServer(web.url, "/", "vite", tmp_path, None)


@pytest.mark.parametrize("page", ["", "<!doctype html><title>app</title>", "[]"])
async def test_something_else(page: str, web: Web, tmp_path: Path) -> None:
    """A server that answers every path with a page is neither."""
    web.pages |= {"/index.json": page, "/@vite/client": page}
    assert await probe(web.url, tmp_path) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "localhost:6006", "http://["])
async def test_nobody(url: str, tmp_path: Path) -> None:
    """A closed port, and what is no address, is nobody."""
    assert await probe(url, tmp_path) is None


def test_versions(tmp_path: Path) -> None:
    """The nearest installation counts, also above the project; a manifest without a version says nothing."""
    project = tmp_path / "packages" / "app"
    project.mkdir(parents=True)
    assert version(project, "vite") is None
    install(tmp_path, "vite", '{"version": "8.3.0"}')
    assert version(project, "vite") == "8.3.0"
    install(project, "vite", '{"version": "9.0.0"}')
    assert version(project, "vite") == "9.0.0"


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"version": 3}', "\udcff"])
def test_a_broken_manifest(manifest: str, tmp_path: Path) -> None:
    """It is as if the version were unknown."""
    install(tmp_path, "vite", "")
    (tmp_path / "node_modules/vite/package.json").write_bytes(manifest.encode(errors="surrogateescape"))
    assert version(tmp_path, "vite") is None

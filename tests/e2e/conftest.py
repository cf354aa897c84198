"""One Storybook and one Chromium for all browser tests, one sidecar for a module's; a fresh page and source tree for each.

All end with this package: Playwright's loop must not run on under the asynchronous tests of others.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.e2e.client import Client
from tests.e2e.model import Model, scripted_model
from tests.e2e.palette import Palette
from tests.e2e.processes import (
    BROWSER_FLAGS,
    EXAMPLE,
    browser_path,
    copy_example,
    get,
    linked,
    sidecar,
    storybook,
    until,
)

expect.set_options(timeout=30_000)
PRIMARY = "components-button--primary"
_HEARD = 3  # seconds within which a dev server surely hears of a change


@dataclass(frozen=True)
class Site:
    """A running Storybook: its address, its project on disk, the state folder that its plugin reads."""

    url: str
    project: Path
    state: Path
    logs: Path

    def read(self, path: str) -> str:
        """A source file as it is now."""
        return (self.project / path).read_text()

    def save(self, path: str, text: str) -> None:
        """Save a source file as editors do, in one step: a dev server never reads the half of it."""
        replace(self.project / path, text.encode())

    def story(self, story_id: str) -> str:
        """The manager's address of a story."""
        return f"{self.url}/?path=/story/{story_id}"

    def served(self, path: str) -> tuple[int, bytes]:
        """What the dev server makes of a source file for its pages, by what it has heard of it."""
        return get(f"{self.url}/{path}")

    @contextmanager
    def sidecar(self, env: Mapping[str, str] | None = None, *, remembers: bool = False) -> Iterator[str]:
        """A sidecar of its own that has found it; its origin. It remembers what earlier ones kept only if told so."""
        if not remembers:
            shutil.rmtree(self.state / "projects", ignore_errors=True)
        with sidecar(self.project, self.state, self.logs / "sidecar.log", env) as url:
            until(lambda: linked(url), "the sidecar did not find the dev server")
            yield url


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium for profiles that live as long as a test."""
    chromium = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="package")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example's Storybook, on a copy of its sources."""
    folder = tmp_path_factory.mktemp("site")
    project, state, logs = folder / "project", folder / "state", folder / "logs"
    state.mkdir(mode=0o700)
    logs.mkdir()
    copy_example(project)
    with storybook(project, state, logs / "storybook.log") as url:
        yield Site(url, project, state, logs)


@pytest.fixture
def site(started: Site) -> Iterator[Site]:
    """Storybook on untouched sources."""
    yield started
    restore(started)


@pytest.fixture(scope="module")
def running(started: Site) -> Iterator[str]:
    """A sidecar without a model beside that Storybook, for the tests of a module; its origin."""
    with started.sidecar() as url:
        yield url


@pytest.fixture(scope="package")
def profile(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser profile, wide and light. Its caches last, and hold compiled code too: a Storybook is hundreds of modules."""
    profile = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=browser_path(),
        args=BROWSER_FLAGS,
        viewport={"width": 1280, "height": 800},
        color_scheme="light",
    )
    profile.set_default_timeout(40_000)
    yield profile
    profile.close()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """A scripted Messages API for the tests of a module."""
    with scripted_model(tmp_path_factory.mktemp("model")) as model:
        yield model


@pytest.fixture
def context(profile: BrowserContext, started: Site) -> Iterator[BrowserContext]:
    """That profile with one blank page, and with nothing that Storybook or Sidestory remember in it."""
    blank, before = profile.new_page(), profile.pages[:-1]
    for page in before:  # the one that a browser begins with
        page.close()
    origin = {"origin": started.url, "storageTypes": "cookies,local_storage,indexeddb,cache_storage"}
    profile.new_cdp_session(blank).send("Storage.clearDataForOrigin", origin)
    yield profile
    for page in profile.pages:
        page.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.pages[0]


@pytest.fixture
def palette(running: str, site: Site, page: Page, request: pytest.FixtureRequest) -> Palette:
    """A story with its palette ready to be opened: the primary Button's, in the manager, unless marked otherwise."""
    Client(running, site).forget()
    palette = Palette(page, site)
    story = request.node.get_closest_marker("story")
    visit = palette.visit_alone if request.node.get_closest_marker("alone") else palette.visit
    visit(story.args[0] if story else PRIMARY)
    return palette


def restore(site: Site) -> None:
    """Put the sources back as the example has them, and wait until the dev server has heard of it."""
    copies = {path.relative_to(site.project): path.read_bytes() for path in sources(site.project)}
    pristine = {path.relative_to(EXAMPLE): path.read_bytes() for path in sources(EXAMPLE)}
    stale = {path: site.served(str(path)) for path, content in pristine.items() if copies.get(path) != content}
    for path in stale:
        replace(site.project / path, pristine[path])
    for path in copies.keys() - pristine.keys():
        (site.project / path).unlink()
    for path, before in stale.items():
        with suppress(AssertionError):  # it had not heard of the change either: then there is nothing to be read again
            until(partial(_newer, site, str(path), before), f"the dev server has read {path} again", _HEARD)


def sources(project: Path) -> Iterator[Path]:
    """All files of a project's source folder."""
    return (path for path in (project / "src").rglob("*") if path.is_file())


def _newer(site: Site, path: str, before: tuple[int, bytes]) -> bool:
    return site.served(path) != before


def replace(path: Path, content: bytes) -> None:
    """Put a file in its place whole."""
    beside = path.with_name(f".{path.name}.saving.tmp")
    beside.write_bytes(content)
    beside.replace(path)

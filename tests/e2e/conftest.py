"""One Storybook and one Chromium for all browser tests; a fresh sidecar, page and source tree for each.

Both end with this package: Playwright's loop must not run on under the asynchronous tests of others.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.model import Model, scripted_model
from tests.e2e.palette import Palette
from tests.e2e.processes import BROWSER_FLAGS, EXAMPLE, browser_path, copy_example, linked, sidecar, storybook, until

expect.set_options(timeout=30_000)


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

    @contextmanager
    def sidecar(self, env: Mapping[str, str] | None = None) -> Iterator[str]:
        """A sidecar of its own that has found it; its origin."""
        with sidecar(self.project, self.state, self.logs / "sidecar.log", env) as url:
            until(lambda: linked(url), "the sidecar did not find the dev server")
            yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
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
    """Storybook on untouched sources, with no sidecar yet and nothing remembered."""
    shutil.rmtree(started.state / "projects", ignore_errors=True)
    yield started
    restore(started)


@pytest.fixture
def running(site: Site) -> Iterator[str]:
    """A sidecar without a model beside that Storybook; its origin."""
    with site.sidecar() as url:
        yield url


@pytest.fixture(scope="package")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile, wide and light. Its HTTP cache lasts: a Storybook is hundreds of modules."""
    profile = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
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
    """That profile, without a page, and with nothing that Storybook or Sidestory remember in it."""
    page = profile.new_page()
    origin = {"origin": started.url, "storageTypes": "cookies,local_storage,indexeddb,cache_storage"}
    profile.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
    page.close()
    yield profile
    for page in profile.pages:
        page.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab."""
    return context.new_page()


@pytest.fixture
def palette(running: str, site: Site, page: Page) -> Palette:
    """The primary Button's story in the manager, with its palette ready to be opened."""
    palette = Palette(page, site)
    palette.visit("components-button--primary")
    return palette


def restore(site: Site) -> None:
    """Put the sources back as the example has them; only files that differ are written."""
    for pristine in (path for path in (EXAMPLE / "src").rglob("*") if path.is_file()):
        copy = site.project / pristine.relative_to(EXAMPLE)
        if not copy.exists() or copy.read_bytes() != pristine.read_bytes():
            replace(copy, pristine.read_bytes())
    for copy in (path for path in (site.project / "src").rglob("*") if path.is_file()):
        if not (EXAMPLE / copy.relative_to(site.project)).exists():
            copy.unlink()


def replace(path: Path, content: bytes) -> None:
    """Put a file in its place whole."""
    beside = path.with_name(f".{path.name}.saving.tmp")
    beside.write_bytes(content)
    beside.replace(path)

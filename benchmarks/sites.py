"""Two Storybooks of the same example, one with Sidestory and one that never heard of it, and the tabs that show them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Frame, Page, sync_playwright

from benchmarks.changes import STORY
from sidecar import wiring
from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.model import Model, scripted_model
from tests.e2e.processes import BROWSER_FLAGS, browser_path, copy_example, linked, sidecar, storybook, until

_VIEWPORT = {"width": 1280, "height": 800}


@dataclass(frozen=True, slots=True)
class Sites:
    """Everything that runs: the two Storybooks, a Chromium, the sidecar and its scripted model."""

    ours: Site
    bare: Site
    browser: Browser
    client: Client
    model: Model


@contextmanager
def sites(folder: Path) -> Iterator[Sites]:
    """Start them all; they end with the block."""
    with ExitStack() as stack:
        ours, bare = prepared(folder / "ours"), prepared(folder / "bare")
        wiring.apply(wiring.plan_undo(bare.project))
        addresses = [
            stack.enter_context(storybook(site.project, site.state, site.logs / "storybook.log"))
            for site in (ours, bare)
        ]
        ours, bare = (
            Site(url, site.project, site.state, site.logs) for url, site in zip(addresses, (ours, bare), strict=True)
        )
        model = stack.enter_context(scripted_model(ours.logs))
        url = stack.enter_context(
            sidecar(ours.project, ours.state, ours.logs / "sidecar.log", {"ANTHROPIC_BASE_URL": model.url})
        )
        until(lambda: linked(url), "the sidecar did not find the dev server")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        stack.callback(browser.close)
        yield Sites(ours, bare, browser, Client(url, ours), model)


def prepared(folder: Path) -> Site:
    """A copy of the example with folders for state and logs; its Storybook does not run yet."""
    site = Site("", folder / "project", folder / "state", folder / "logs")
    for made in (site.state, site.logs):
        made.mkdir(mode=0o700, parents=True)
    copy_example(site.project)
    return site


class Tab:
    """A tab that shows the story."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    @property
    def frame(self) -> Frame:
        """The frame that renders the story."""
        frame = self.page.locator("#storybook-preview-iframe").element_handle().content_frame()
        if frame is None:
            raise LookupError("the manager has no preview frame")
        return frame

    def visit(self) -> None:
        """Load the manager with the story, and wait until the story is there."""
        self.page.goto(self.site.story(STORY))
        self.page.frame_locator("#storybook-preview-iframe").locator("#storybook-root > *").first.wait_for()

    def calm(self) -> None:
        """Wait until the page has come to rest; see `page/calm.js`."""
        self.frame.evaluate(script("calm"))

    def ask(self, route: str, body: dict[str, Any]) -> dict[str, Any]:
        """Ask the sidecar from this page; see `page/ask.js`."""
        told: dict[str, Any] = self.page.evaluate(script("ask"), {"route": route, "body": body})
        return told


@contextmanager
def our_tabs(sites: Sites, count: int = 1) -> Iterator[list[Tab]]:
    """Tabs of one browser profile on Storybook with Sidestory; the sidecar knows them all."""
    with profile(sites.browser) as context:
        tabs = [Tab(context.new_page(), sites.ours) for _ in range(count)]
        for tab in tabs:
            tab.visit()
        sites.client.wait_for_tabs(count)
        yield tabs


@contextmanager
def bare_tabs(sites: Sites, count: int = 1) -> Iterator[list[Tab]]:
    """Tabs of another profile on the bare Storybook, each with the witness in it."""
    with profile(sites.browser) as context:
        tabs = [Tab(context.new_page(), sites.bare) for _ in range(count)]
        for tab in tabs:
            tab.visit()
            tab.frame.evaluate(script("witness"))
        yield tabs


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    context = browser.new_context(viewport=_VIEWPORT, color_scheme="light")  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    try:
        yield context
    finally:
        context.close()


@cache
def script(name: str) -> str:
    """The source of one of the page scripts."""
    return (Path(__file__).parent / "page" / f"{name}.js").read_text().rstrip().removesuffix(";")

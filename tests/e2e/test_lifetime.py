"""Sidecars that end, come back, or aren't there."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import linked, sidecar, until

pytestmark = pytest.mark.browser
BUTTON = "src/components/Button/Button.css"


def test_history_survives_a_restart(site: Site, page: Page) -> None:
    """After a restart of the sidecar history, versions and head are there, and Undo works."""
    original = site.read(BUTTON)
    palette = Palette(page, site)
    with site.sidecar():
        palette.visit("components-button--primary")
        palette.open()
        palette.apply("background turquoise")
    with site.sidecar(remembers=True):
        page.reload()
        palette.story.locator(".button").first.wait_for()
        palette.open()
        expect(palette.dialog.locator("[data-action=versions]")).to_contain_text("2")
        palette.press("undo")
        assert site.read(BUTTON) == original


def test_ending_with_a_page_open_is_quiet(site: Site, page: Page, tmp_path: Path) -> None:
    """A sidecar that is ended under an open palette has nothing to complain about, and the palette waits for the next one."""
    log = tmp_path / "sidecar.log"
    palette = Palette(page, site)
    with sidecar(site.project, site.state, log) as url:
        until(lambda: linked(url), "the dev server is found")
        palette.visit("components-button--primary")
        palette.open()
        palette.apply("background turquoise")
    expect(palette.dialog).to_contain_text("Reconnecting")
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["Sidestory", "Storybook"]


def test_silent_without_a_sidecar(site: Site, page: Page) -> None:
    """Without a sidecar Storybook is as it is without Sidestory: no overlay, no error, no failed request."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url) if "__ai" in request.url else None)
    page.goto(site.story("components-button--primary"))
    page.frame_locator("#storybook-preview-iframe").locator(".button").first.wait_for()
    expect(page.locator("sidestory-overlay")).to_have_count(0)
    assert errors == []

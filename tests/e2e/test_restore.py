"""Restore last session: what one was at comes back in another tab, also when the sidecar was away meanwhile."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = pytest.mark.browser
KEPT = "() => localStorage.getItem('sidestory:working') ?? ''"


def test_the_last_session_is_restored(site: Site, context: BrowserContext, page: Page) -> None:
    """Story, session, draft and open panel, by one click; the draft that was typed without a sidecar too."""
    palette = Palette(page, site)
    with site.sidecar():
        palette.visit("components-button--primary")
        palette.open()
        expect(palette.dialog.get_by_role("button", name="Restore last session")).to_have_count(0)
        palette.apply("background turquoise")
        with page.expect_response(lambda response: response.url.endswith("/__ai-working") and response.ok):
            palette.field.fill("make it rounder")
        palette.dialog.locator("[data-action=versions]").click()
        page.locator(".drawer").get_by_text("background turquoise").first.wait_for()

    expect(palette.notice).to_contain_text("Your draft is kept")
    palette.field.fill("make it much rounder")
    until(lambda: "much rounder" in page.evaluate(KEPT), "the browser keeps it")

    with site.sidecar(remembers=True):
        expect(palette.notice).to_have_count(0)
        expect(palette.field).to_have_value("make it much rounder")

        other = Palette(context.new_page(), site)
        other.visit("components-card--default")
        other.open()
        restore = other.dialog.get_by_role("button", name="Restore last session")
        expect(other.dialog.get_by_role("group", name="Last session")).to_contain_text("make it much rounder")
        restore.click()
        expect(other.field).to_have_value("make it much rounder")
        expect(other.page).to_have_url(re.compile("components-button--primary"))
        expect(other.dialog.locator("[data-action=versions]")).to_contain_text("2")
        expect(other.dialog.locator("[data-action=versions]")).to_have_attribute("aria-expanded", "true")
        expect(other.dialog.locator(".toast")).to_have_text("The last session is back")
        expect(restore).to_have_count(0)

"""What the palette offers after a change that nobody saw render."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette

pytestmark = pytest.mark.browser
CSS = "src/components/Button/Button.css"


def test_an_unconfirmed_change_is_checked_undone_and_shown(running: str, site: Site, page: Page) -> None:
    """“Check again” asks the browser anew, “Undo” takes the change back, “Open the story” has it rendered and confirmed."""
    original = site.read(CSS)

    def lost(route: Route) -> None:
        route.abort()

    page.route("**/__ai-report", lost)  # a page that can't say what it shows
    palette = Palette(page, site)
    palette.visit("components-button--primary")
    palette.open()
    palette.apply("background turquoise", verdict="Not confirmed")
    expect(palette.card).to_contain_text("Nobody has this story open")
    actions = palette.card.locator(".actions").get_by_role("button")
    expect(actions).to_have_text(["Open the story", "Check again", "Undo"])

    changed = site.read(CSS)
    assert changed != original
    with page.expect_response("**/__ai-recheck") as checked:
        actions.nth(1).click()
    assert checked.value.json()["receipt"]["verdict"] == "unconfirmed"
    palette.has_verdict("Not confirmed")
    assert site.read(CSS) == changed

    actions.nth(2).click()
    expect(actions).to_have_text(["Open the story", "Check again"])
    palette.has_verdict("Not confirmed")
    assert site.read(CSS) == original

    palette.apply("background turquoise", verdict="Not confirmed")
    page.unroute("**/__ai-report", lost)
    actions.nth(0).click()
    palette.has_verdict("Confirmed")
    expect(actions).to_have_count(0)
    palette.paints(".button", "background-color", "rgb(14, 194, 188)")

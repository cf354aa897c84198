"""What becomes of comments shows by itself: in their list, on their pins and in the counter, in every open tab."""

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.client import BUTTON, Client
from tests.e2e.conftest import PRIMARY, Site
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]


class Tab:
    """A tab with its list of comments open."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        palette.page.bring_to_front()
        palette.open()
        palette.dialog.locator("[data-action=comments]").click()
        self.drawer = palette.page.get_by_role("complementary", name="Comments")
        self.tags.first.wait_for()

    @property
    def tags(self) -> Locator:
        """What has become of those that are open, in words."""
        return self.drawer.locator(".thread:not(.done) .foot .tag")

    def shows(self, *words: str, pins: list[str]) -> None:
        """The open comments say so, their pins have these states, and the counter counts them."""
        self.palette.page.bring_to_front()  # one that nobody looks at draws a frame a second, if any
        expect(self.tags).to_have_text(list(words))
        expect(self.palette.dialog.locator("[data-action=comments] em")).to_have_text(str(len(words)) if words else "")
        markers = self.palette.story.locator("sidestory-pins .pin:visible")
        expect(markers).to_have_count(len(pins))
        for state in set(pins):
            expect(markers.and_(self.palette.story.locator(f"[data-status={state}]"))).to_have_count(pins.count(state))


def test_comments_follow_their_proposal(palette: Palette, running: str, site: Site, context: BrowserContext) -> None:
    """Processed and approved by somebody else: two tabs tell of each without a reload."""
    client = Client(running, site)
    anchor = {"selector": "button", "tag": "button", "text": "Invite people", "storyId": PRIMARY, "x": 0.1, "y": 0.5}
    for wish in ("background turquoise", "make it feel like autumn"):
        said = {"componentPath": BUTTON, "comment": wish, "author": "Ada", "storyId": PRIMARY, "anchor": anchor}
        client.post("/__ai-comment", said)
    other = Palette(context.new_page(), site)
    other.visit_alone(PRIMARY)
    tabs = [Tab(palette), Tab(other)]
    for tab in tabs:
        tab.shows("Pending", "Pending", pins=["pending", "pending"])
    report = client.post("/__ai-process", {"componentPath": BUTTON})
    for tab in tabs:  # the other one was declined
        tab.shows("In a proposal", pins=["processing"])
        expect(tab.drawer.locator("summary")).to_have_text("1 settled")
    client.post(f"/__ai-proposals/{report['proposals'][0]['id']}/approve", {})
    for tab in tabs:
        tab.shows(pins=[])
        expect(tab.drawer.locator("summary")).to_have_text("2 settled")

"""What there is no room for can be read all the same: code is wrapped, and what is cut says in its title what it is."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.client import BUTTON, Client
from tests.e2e.conftest import PRIMARY, Site
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]
LONG = "a note that is much longer than the widest of our drawers " * 2
CUT = """() => [...document.querySelector("sidestory-overlay").shadowRoot.querySelectorAll("*")]
    .filter((each) => getComputedStyle(each).textOverflow === "ellipsis" && each.scrollWidth > each.clientWidth)
    .map((each) => [each.textContent, each.closest("[title]")?.title ?? ""])"""
OUTSIDE = """() => [...document.querySelector("sidestory-overlay").shadowRoot.querySelectorAll(".line .text")]
    .filter((each) => each.getClientRects().length > 0)
    .filter((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return range.getBoundingClientRect().right > each.closest(".diff").getBoundingClientRect().right;
    })
    .map((each) => each.textContent)"""


def readable(page: Page, *cut: str) -> None:
    """These texts are cut, perhaps among others; of each that is, every word stands in a title."""
    found = dict(page.evaluate(CUT))
    assert set(cut) <= found.keys(), found
    unread = {text: title for text, title in found.items() if not all(word in title for word in words(text))}
    assert unread == {}


def words(text: str) -> list[str]:
    """The words of a text; what counts further ones (`+1`) is none."""
    return [word for word in text.split() if not word.startswith("+")]


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_cut_can_be_read(palette: Palette, running: str, site: Site, width: int) -> None:
    """In the palette and in its drawers, wide and narrow."""
    page, client = palette.page, Client(running, site)
    page.set_viewport_size({"width": width, "height": 800})
    anchor = {"selector": "button", "tag": "button", "text": LONG, "storyId": PRIMARY}
    body = {"componentPath": BUTTON, "comment": "hm", "author": LONG, "storyId": PRIMARY, "anchor": anchor}
    client.post("/__ai-comment", body)
    palette.story.locator("#storybook-root button").evaluate(
        "(button, name) => button.classList.add(name)", "-".join(LONG.split())
    )
    palette.open()
    label = "<button> ." + "-".join(LONG.split())
    target = palette.dialog.locator(".target .chip")
    expect(target).to_have_attribute("title", f"What the prompt is about: {label}")
    readable(page, label)
    target.get_by_role("button").click()
    expect(target).to_have_attribute("title", f"Point at this element: {label}")
    readable(page, label)

    palette.dialog.locator("[data-action=comments]").click()
    drawer = page.get_by_role("complementary", name="Comments")
    expect(drawer.locator(".thread")).to_have_count(1)
    readable(page, LONG.strip())
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()

    source = site.read(BUTTON)
    palette.apply("bold text")
    site.save(BUTTON, source.replace("<button", f'<button\n      data-note="{LONG}"', 1))
    expect(palette.by_hand).to_be_attached()
    palette.apply("more rounded")
    palette.dialog.locator("[data-action=versions]").click()
    drawer = page.get_by_role("complementary", name="Versions")
    for number in (4, 3):
        drawer.get_by_role("button", name=f"See diff of version {number}").click()
    expect(drawer.locator(".line", has_text=LONG)).to_be_visible()
    assert page.evaluate(OUTSIDE) == []
    readable(page)

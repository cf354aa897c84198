"""The overlay's manners: which keys it takes, where it lives, where the focus goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette

pytestmark = pytest.mark.browser


def test_opens_from_inside_the_preview(palette: Palette) -> None:
    """Ctrl+K with the focus in the story opens the palette of the manager, and Escape gives the focus back."""
    palette.story.locator("#storybook-root .button").first.focus()
    palette.page.keyboard.press("Control+k")
    expect(palette.field).to_be_focused()
    palette.page.keyboard.press("Escape")
    expect(palette.dialog).to_be_hidden()
    expect(palette.story.locator("#storybook-root .button").first).to_be_focused()


def test_meta_k_opens_too(palette: Palette) -> None:
    """Cmd+K does what Ctrl+K does."""
    palette.page.keyboard.press("Meta+k")
    expect(palette.field).to_be_focused()


def test_a_second_press_is_storybooks(palette: Palette) -> None:
    """The first press is taken from Storybook's search, the second one goes to it."""
    search = palette.page.get_by_role("searchbox", name="Search for components")
    palette.page.keyboard.press("Control+k")
    expect(palette.field).to_be_focused()
    expect(search).not_to_be_focused()
    palette.page.keyboard.press("Control+k")
    expect(palette.dialog).to_be_hidden()
    expect(search).to_be_focused()


def test_storybooks_shortcuts_rest_while_typing(palette: Palette) -> None:
    """Letters that are Storybook's shortcuts (sidebar, toolbar, fullscreen, panel) are only typed."""
    sidebar = palette.page.locator("nav").first
    palette.open()
    palette.field.press_sequentially("safdtk/")
    expect(palette.field).to_have_value("safdtk/")
    expect(sidebar).to_be_visible()
    palette.field.press("Alt+ArrowRight")
    assert "components-button--primary" in palette.page.url


def test_one_instance_in_the_topmost_frame(palette: Palette) -> None:
    """Manager and preview share one overlay, and it is the manager's."""
    expect(palette.page.locator("sidestory-overlay")).to_have_count(1)
    expect(palette.story.locator("sidestory-overlay")).to_have_count(0)


def test_the_preview_opened_directly(running: str, site: Site, page: Page) -> None:
    """Without a manager the preview itself hosts the overlay, and edits are confirmed there."""
    page.goto(f"{site.url}/iframe.html?id=components-button--primary&viewMode=story")
    page.locator("#storybook-root .button").first.wait_for()
    palette = Palette(page, site)
    palette.open()
    palette.apply("bold text")
    expect(page.locator("#storybook-root .button").first).to_have_css("font-weight", "700")


def test_a_docs_page(running: str, site: Site, page: Page) -> None:
    """On a component's docs page the palette names the component and a change is confirmed."""
    page.goto(f"{site.url}/?path=/docs/components-button--docs")
    page.frame_locator("#storybook-preview-iframe").locator(".button").first.wait_for()
    palette = Palette(page, site)
    palette.open()
    expect(palette.dialog).to_contain_text("Button")
    palette.apply("bold text")


@pytest.mark.alone
def test_narrow_bars_keep_their_names(palette: Palette) -> None:
    """Where the bar has no room for words, its buttons are still called what they are, with how many there are."""
    palette.page.set_viewport_size({"width": 420, "height": 800})
    palette.open()
    palette.apply("make it 30% larger")
    expect(palette.dialog.get_by_role("button", name="History 1")).to_be_visible()
    palette.page.set_viewport_size({"width": 1280, "height": 800})

"""Names, stars and sessions, as their user sees them in the versions drawer."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]
CARD = "src/components/Card/Card.tsx"
CARD_SHEET = "src/components/Card/Card.module.css"


def versions(page: Page) -> Locator:
    """The open drawer."""
    drawer = page.get_by_role("complementary", name="Versions")
    drawer.wait_for()
    return drawer


def shown(palette: Palette) -> Locator:
    """The drawer, opened."""
    palette.dialog.locator("[data-action=versions]").click()
    drawer = versions(palette.page)
    drawer.locator("li").first.wait_for()
    return drawer


def row(drawer: Locator, number: int) -> Locator:
    """The row of a version."""
    return drawer.locator(f"li[data-version='{number}']")


def focused(page: Page) -> str:
    """What has the focus inside the overlay: the `data-focus` of a control in the list, or its role and name."""
    found = page.evaluate(
        "() => { let active = document.activeElement;"
        " while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;"
        " return active?.dataset.focus ?? active?.getAttribute('aria-label') ?? ''; }"
    )
    return str(found)


def reopened(palette: Palette) -> Locator:
    """The drawer after a reload of the page."""
    palette.page.reload()
    palette.story.locator("#storybook-root > *").first.wait_for()
    palette.page.get_by_role("button", name="Open Sidestory").wait_for()
    palette.open()
    return shown(palette)


def test_a_name_and_a_star_survive_a_reload(palette: Palette) -> None:
    """Named in place and starred with the mouse; the filter shows the starred ones alone, also after a reload."""
    palette.open()
    palette.apply("background turquoise")
    palette.apply("bold text")
    drawer = shown(palette)
    expect(drawer.get_by_role("radiogroup", name="Versions shown")).to_be_hidden()

    second = row(drawer, 2)
    second.hover()
    second.get_by_role("button", name="Name version 2").click()
    field = drawer.get_by_role("textbox", name="Name of version 2")
    expect(field).to_be_focused()
    field.fill("  Launch candidate ")
    field.press("Enter")
    expect(second.locator(".name")).to_have_text("Launch candidate")
    expect(second.locator(".prompt")).to_have_text("background turquoise")
    second.get_by_role("button", name="Star version 2, Launch candidate").click()
    star = second.get_by_role("button", name="Star version 2")
    expect(star).to_have_attribute("aria-pressed", "true")

    palette.dialog.locator("[data-action=clear]").click()
    asked = palette.page.get_by_role("alertdialog")
    expect(asked).to_contain_text("its versions are forgotten, the starred one too")
    asked.get_by_role("button", name="Cancel").click()

    drawer = reopened(palette)
    expect(row(drawer, 2).locator(".name")).to_have_text("Launch candidate")
    expect(row(drawer, 2).get_by_role("button", name="Star version 2")).to_have_attribute("aria-pressed", "true")
    drawer.get_by_role("radio", name="Starred, 1").click()
    expect(drawer.locator("li")).to_have_count(1)
    palette.dialog.locator("[data-action=history]").click()
    palette.page.get_by_role("button", name="v3").click()
    expect(row(drawer, 3)).to_be_in_viewport()  # though it has no star
    drawer.get_by_role("radio", name="Starred, 1").click()
    row(drawer, 2).get_by_role("button", name="Star version 2").click()
    expect(drawer.locator("li")).to_have_count(3)  # no star is left, so all are shown again
    expect(drawer.get_by_role("radiogroup", name="Versions shown")).to_be_hidden()


def test_the_keyboard_alone_is_enough(palette: Palette) -> None:
    """Arrows go from row to row, Space stars, F2 names, Escape keeps the old name and the drawer open."""
    palette.open()
    palette.apply("background turquoise")
    palette.apply("bold text")
    drawer, page = shown(palette), palette.page
    row(drawer, 3).get_by_role("button", name="Star version 3").focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "2:star"
    page.keyboard.press("Space")
    expect(row(drawer, 2).locator("[aria-pressed]")).to_have_attribute("aria-pressed", "true")
    assert focused(page) == "2:star"
    page.keyboard.press("F2")
    page.keyboard.type("Calm")
    page.keyboard.press("Enter")
    expect(row(drawer, 2).locator(".name")).to_have_text("Calm")
    assert focused(page) == "2:rename"
    page.keyboard.press("F2")
    page.keyboard.type("Something else")
    page.keyboard.press("Escape")
    expect(row(drawer, 2).locator(".name")).to_have_text("Calm")
    expect(drawer).to_be_visible()
    page.keyboard.press("F2")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("textbox", name="Name of version 2")).to_have_count(0)  # it was saved
    expect(row(drawer, 2).locator(".name")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "3:rename"


def test_the_focus_stays_where_one_works(palette: Palette, running: str, site: Site) -> None:
    """On the row that was restored, in History when something is told; Escape closes the drawer first, then the palette."""
    palette.open()
    palette.apply("background turquoise")
    palette.apply("bold text")
    drawer, page = shown(palette), palette.page
    row(drawer, 2).get_by_role("button", name="Restore").focus()
    page.keyboard.press("Enter")
    expect(row(drawer, 2)).to_have_attribute("aria-current", "true")
    expect(row(drawer, 2)).to_be_focused()
    palette.has_verdict("Confirmed")
    expect(row(drawer, 2)).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "2:rename"
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(palette.dialog).to_be_visible()

    palette.dialog.locator("[data-action=history]").click()
    drawer = page.get_by_role("complementary", name="History")
    link = drawer.get_by_role("button", name="v2")
    link.focus()
    client = Client(running, site)
    client.iterate("more rounded", sessionId=client.get("/__ai-sessions")["sessions"][0]["sessionId"])
    expect(drawer.locator(".turn")).to_have_count(3)
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(palette.dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(palette.dialog).to_be_hidden()


def test_leaving_the_field_saves_the_name(palette: Palette) -> None:
    """As a press elsewhere does in a file manager; that press still counts."""
    palette.open()
    palette.apply("background turquoise")
    drawer = shown(palette)
    row(drawer, 1).hover()
    row(drawer, 1).get_by_role("button", name="Name version 1").click()
    palette.page.keyboard.type("Before")
    row(drawer, 2).get_by_role("button", name="See diff").click()
    expect(row(drawer, 1).locator(".name")).to_have_text("Before")
    expect(row(drawer, 2).locator(".inline-diff")).to_contain_text("Button.css")


def test_another_tab_sees_a_star_and_a_name(palette: Palette, site: Site, context: BrowserContext) -> None:
    """Without a reload."""
    palette.open()
    palette.apply("background turquoise")
    other = Palette(context.new_page(), site)
    other.visit_alone("components-button--primary")
    other.open()
    there = shown(other)
    palette.page.bring_to_front()
    here = shown(palette)
    row(here, 2).get_by_role("button", name="Star version 2").click()
    row(here, 2).hover()
    row(here, 2).get_by_role("button", name="Name version 2").click()
    palette.page.keyboard.type("Seen\n")
    expect(row(there, 2).locator(".name")).to_have_text("Seen")
    expect(row(there, 2).locator("[aria-pressed]")).to_have_attribute("aria-pressed", "true")


def test_a_name_that_cannot_be_kept_stays_in_its_field(palette: Palette) -> None:
    """With the reason below it, so that nothing typed is lost; it is saved once that works."""
    palette.open()
    palette.apply("background turquoise")
    drawer = shown(palette)
    row(drawer, 2).hover()
    row(drawer, 2).get_by_role("button", name="Name version 2").click()
    palette.page.route("**/__ai-version", lambda route: route.abort())
    palette.page.keyboard.type("Kept")
    palette.page.keyboard.press("Enter")
    field = drawer.get_by_role("textbox", name="Name of version 2")
    expect(drawer.get_by_role("alert")).to_contain_text("isn't running")
    expect(field).to_have_value("Kept")
    palette.page.unroute("**/__ai-version")
    field.press("Enter")
    expect(row(drawer, 2).locator(".name")).to_have_text("Kept")


@pytest.mark.story("components-card--default")
def test_sessions_are_switched_in_the_drawer(palette: Palette, site: Site, running: str) -> None:
    """A new session starts empty and leaves the files; the old one comes back with its versions, also after a reload."""
    palette.open()
    palette.apply("background turquoise")
    turquoise = site.read(CARD_SHEET)
    drawer, page = shown(palette), palette.page
    chooser = drawer.get_by_role("button", name=re.compile("^Session: "))
    expect(chooser).to_contain_text("background turquoise")
    chooser.click()
    page.get_by_role("menuitem", name="New session").click()
    expect(drawer).to_contain_text("No versions yet")
    assert site.read(CARD_SHEET) == turquoise
    expect(chooser).to_contain_text("New session")

    palette.apply("bold text")
    expect(chooser).to_contain_text("bold text")
    expect(drawer.locator("li")).to_have_count(2)
    chooser.click()
    choices = page.get_by_role("menuitemradio")
    expect(choices).to_have_count(2)
    expect(choices.nth(0)).to_contain_text("bold text")
    expect(choices.nth(0)).to_have_attribute("aria-checked", "true")
    expect(choices.nth(1)).to_contain_text("2 versions")
    assert page.get_by_role("menuitemradio", checked=True).evaluate("each => each.getRootNode().activeElement === each")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(chooser).to_contain_text("background turquoise")
    expect(drawer.locator("li", has_text="bold text")).to_have_count(0)

    drawer = reopened(palette)
    expect(drawer.locator("li", has_text="background turquoise")).to_have_count(1)
    sessions = Client(running, site).get(f"/__ai-sessions?componentPath={CARD}")["sessions"]
    assert [each["firstPrompt"] for each in sessions] == ["bold text", "background turquoise"]

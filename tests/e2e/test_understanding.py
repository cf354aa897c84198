"""What was understood is shown while one types, acted on, or asked back."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.alone]
BUTTON = "src/components/Button/Button.css"
TILE = "src/components/StatTile/StatTile.css"


def line(page: Page) -> str:
    """The quiet line below the field."""
    return page.locator(".understood").inner_text()


def test_the_line_follows_what_is_typed(palette: Palette) -> None:
    """Quick edits, commands; the field stays where it is, and an empty field has no line."""
    palette.open()
    palette.field.press_sequentially("more padding", delay=15)
    understood = palette.dialog.locator(".understood")
    expect(understood).to_have_text("Quick edit · Spacing of Button")
    place = palette.field.bounding_box()
    palette.field.fill("undo")
    expect(understood).to_have_text("Undo the last change")
    assert palette.field.bounding_box() == place
    palette.field.fill("")
    expect(understood).to_be_hidden()


def test_a_typed_undo(palette: Palette, site: Site) -> None:
    """It is one like any other: on disk, on the card, and Redo leads back."""
    original = site.read(BUTTON)
    palette.open()
    palette.apply("background turquoise")
    changed = site.read(BUTTON)
    palette.type("undo that")
    palette.field.press("Enter")
    until(lambda: site.read(BUTTON) == original, "the original is back on disk")
    expect(palette.card.locator(".asked")).to_contain_text("Version 1")
    palette.press("redo")
    assert site.read(BUTTON) == changed


@pytest.mark.story("components-stattile--plain")
def test_what_is_ambiguous_is_chosen(palette: Palette, site: Site) -> None:
    """The palette offers the elements; the one that is chosen changes, and no other."""
    component = site.project / "src/components/StatTile/StatTile.tsx"
    source = component.read_text()
    component.write_text(
        source.replace(
            '<span className="stat-tile__label">{label}</span>',
            '<span className="stat-tile__label">{label}</span>'
            '<a className="stat-tile__more">More</a><a className="stat-tile__less">Less</a>',
        )
    )
    site.save(TILE, site.read(TILE) + "\n.stat-tile__more {\n  color: black;\n}\n")
    palette.open()
    palette.type("make the link red")
    expect(palette.dialog.locator(".understood")).to_contain_text("Which one: “More” link or “Less” link?")
    palette.field.press("Enter")
    offered = palette.dialog.get_by_role("group", name="Elements")
    expect(offered.get_by_role("button")).to_have_text(["“More” link", "“Less” link"])
    offered.get_by_role("button", name="More").click()
    palette.has_verdict("Confirmed")
    assert ".stat-tile__more {\n  color: " in site.read(TILE)
    assert "color: black" not in site.read(TILE)


@pytest.mark.story("components-stattile--plain")
def test_a_conversation(palette: Palette, site: Site) -> None:
    """“Make it bigger”, “a bit more”, “now the same for the unit”, “undo that”: without a model."""
    palette.open()
    palette.apply("make the label font size 15px")
    label = site.read(TILE)
    assert "font-size: 15px" in label
    palette.apply("make it bigger")
    assert "font-size: 18px" in site.read(TILE)
    palette.apply("a bit more")
    bigger = site.read(TILE)
    assert "font-size: 19.75px" in bigger
    palette.apply("now the same for the unit")
    assert site.read(TILE) != bigger
    palette.type("undo that")
    palette.field.press("Enter")
    until(lambda: site.read(TILE) == bigger, "the last change is undone")
    palette.type("undo twice")
    palette.field.press("Enter")
    until(lambda: site.read(TILE) == label, "two more are undone")


def test_an_undo_that_stops_on_its_way(palette: Palette, site: Site) -> None:
    """A hand edit in the way: it says how far it came, and what is chosen then is done to the rest, and to no more."""
    palette.open()
    palette.apply("bold text")
    before = set(site.read(BUTTON).splitlines())
    palette.apply("background turquoise")
    (line,) = set(site.read(BUTTON).splitlines()) - before
    site.save(BUTTON, site.read(BUTTON).replace(line, "  background-color: rebeccapurple;"))
    expect(palette.by_hand).to_be_visible()
    palette.apply("more rounded")
    palette.type("undo 2 times")
    palette.field.press("Enter")
    expect(palette.notice.locator("b")).to_have_text("1 of the 2 steps is undone")
    expect(palette.notice).to_contain_text("You changed Button.css by hand since, in the same place. 1 step is left:")
    palette.notice.get_by_role("button", name="Take back anyway").click()
    palette.has_verdict("Confirmed")
    expect(palette.field).to_have_value("")
    assert set(site.read(BUTTON).splitlines()) == before

"""The main job: press the keys, say what should change, see it change, with a receipt; and take it back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = pytest.mark.browser
BUTTON = "src/components/Button/Button.css"
CARD = "src/components/Card/Card.module.css"
BADGE = "src/components/Badge/Badge.tsx"


def test_thirty_percent_larger_undo_redo(palette: Palette, site: Site) -> None:
    """The button on the screen grows by 30 %, Undo and Redo do what they say, on the screen and on disk."""
    width, height = palette.box(".button")
    original = site.read(BUTTON)
    palette.open()
    palette.apply("make it 30% larger")

    palette.measures(".button", (1.3 * width, 1.3 * height), tolerance=0.04)
    new_size = palette.box(".button")
    larger = site.read(BUTTON)
    assert larger != original
    expect(palette.card.locator(".diff")).to_contain_text("Button.css")
    expect(palette.card).to_contain_text("no model")

    palette.press("undo")
    palette.measures(".button", (width, height))
    assert site.read(BUTTON) == original

    palette.press("redo")
    palette.measures(".button", new_size)
    assert site.read(BUTTON) == larger


def test_a_token_of_the_design_system(palette: Palette, site: Site) -> None:
    """A colour that the design system names is written as its variable, and painted."""
    palette.open()
    palette.apply("background turquoise")
    assert "var(--color-brand)" in site.read(BUTTON)
    palette.paints(".button", "background-color", "rgb(14, 194, 188)")


def test_darker_and_back(palette: Palette, site: Site) -> None:
    """A token stays one, mixed with black; as much brighter again, the file is what it was."""
    before, original = _painted(palette), site.read(BUTTON)
    palette.open()
    palette.apply("20% darker")
    assert "color-mix(in srgb, var(--color-primary), black 20%)" in site.read(BUTTON)
    until(lambda: _painted(palette) == pytest.approx([0.8 * each for each in before], abs=0.01), "it is darker")

    palette.apply("20% brighter")
    assert site.read(BUTTON) == original
    until(lambda: _painted(palette) == pytest.approx(before, abs=0.01), "it is as it was")


def _painted(palette: Palette) -> list[float]:
    """Red, green and blue of the button's ground, from 0 to 1."""
    script = """element => {
      const context = document.createElement("canvas").getContext("2d");
      context.fillStyle = getComputedStyle(element).backgroundColor;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((each) => each / 255);
    }"""
    found: list[float] = palette.story.locator("#storybook-root .button").first.evaluate(script)
    return found


@pytest.mark.story("components-card--default")
@pytest.mark.alone
def test_css_module(palette: Palette, site: Site) -> None:
    """A component whose classes are scoped is edited in its module."""
    before = palette.pixels("[class*=_card_]", "border-top-left-radius")
    palette.open()
    palette.apply("more rounded")
    until(lambda: palette.pixels("[class*=_card_]", "border-top-left-radius") > before, "it is painted more rounded")
    expect(palette.card.locator(".diff")).to_contain_text("Card.module.css")
    assert "calc(var(--radius-large)" in site.read(CARD)


@pytest.mark.story("components-card--default")
@pytest.mark.alone
def test_no_border(palette: Palette, site: Site) -> None:
    """A browser that can't write `border: none` as one value has taken it all the same."""
    assert palette.pixels("[class*=_card_]", "border-top-width") > 0
    palette.open()
    palette.apply("no border")
    until(lambda: palette.pixels("[class*=_card_]", "border-top-width") == 0, "the border is gone")
    assert "border: none" in site.read(CARD)


@pytest.mark.story("components-badge--neutral")
@pytest.mark.alone
def test_inline_styles(palette: Palette, site: Site) -> None:
    """A component with style objects is edited in its source, and painted anew."""
    palette.open()
    palette.apply("text color #b00020")
    palette.paints("span", "color", "rgb(176, 0, 32)")
    assert "#b00020" in site.read(BADGE)


@pytest.mark.alone
def test_restore_and_branch(palette: Palette, site: Site) -> None:
    """An old version comes back from the list; a prompt after an undo branches, and nothing is lost."""
    original = site.read(BUTTON)
    palette.open()
    palette.apply("background turquoise")
    palette.apply("bold text")
    palette.press("undo")
    palette.apply("opacity 80%")
    branched = site.read(BUTTON)
    assert "font-weight: 700" not in branched.replace(original, "")

    palette.dialog.locator("[data-action=versions]").click()
    drawer = palette.page.get_by_role("complementary", name="Versions")
    expect(drawer).to_contain_text("opacity 80%")
    expect(drawer).to_contain_text("bold text")
    drawer.locator("li, .version").filter(has_text="Original").get_by_role("button", name="Restore").click()
    until(lambda: site.read(BUTTON) == original, "the original is back on disk")
    expect(palette.verdict).to_have_text("Confirmed")
    palette.paints(".button", "opacity", "1")


def test_reload_keeps_the_session(palette: Palette, site: Site) -> None:
    """After a reload of the page the palette shows the same history and versions, and Undo works."""
    original = site.read(BUTTON)
    palette.open()
    palette.apply("background turquoise")
    session = palette.page.evaluate("localStorage.getItem('storybook-ai-session:src/components/Button/Button.tsx')")
    assert session
    palette.page.reload()
    palette.story.locator(".button").first.wait_for()
    palette.page.get_by_role("button", name="Open Sidestory").wait_for()
    palette.open()
    expect(palette.dialog.locator("[data-action=versions]")).to_contain_text("2")
    palette.press("undo")
    assert site.read(BUTTON) == original


def test_a_hand_edit_between_two_prompts_is_kept(palette: Palette, site: Site) -> None:
    """What a person changes between two prompts becomes a version of its own and is never overwritten."""
    palette.open()
    palette.apply("background turquoise")
    by_hand = site.read(BUTTON).replace("border-radius: 8px", "border-radius: 3px")
    site.save(BUTTON, by_hand)
    expect(palette.by_hand).to_be_visible()
    palette.apply("bold text")
    assert "border-radius: 3px" in site.read(BUTTON)
    palette.dialog.locator("[data-action=versions]").click()
    expect(palette.page.get_by_role("complementary", name="Versions")).to_contain_text("Your edit")


@pytest.mark.alone
def test_undo_keeps_a_hand_edit_elsewhere(palette: Palette, site: Site) -> None:
    """Undo takes back Sidestory's change and keeps a person's edit of another line."""
    original = site.read(BUTTON)
    palette.open()
    palette.apply("opacity 80%")
    palette.press("undo")
    palette.press("redo")
    edited = site.read(BUTTON) + "\n.mine {\n  color: red;\n}\n"
    site.save(BUTTON, edited)
    palette.press("undo")
    after = site.read(BUTTON)
    assert ".mine" in after
    assert after.replace("\n.mine {\n  color: red;\n}\n", "") == original


@pytest.mark.alone
def test_what_is_no_quick_edit_is_refused_with_help(palette: Palette, site: Site) -> None:
    """Without a model a free-form prompt is refused with examples; it stays in the field, the files stay as they are."""
    original = site.read(BUTTON)
    palette.open()
    palette.type("make it feel like a sunny afternoon")
    palette.field.press("Enter")
    expect(palette.dialog).to_contain_text("larger")
    expect(palette.field).to_have_value("make it feel like a sunny afternoon")
    assert site.read(BUTTON) == original


@pytest.mark.alone
def test_clear_forgets_the_session_and_keeps_the_files(palette: Palette, site: Site) -> None:
    """Clear asks, says that it is done, forgets the id, and leaves the files as they are."""
    palette.open()
    palette.apply("background turquoise")
    changed = site.read(BUTTON)
    palette.dialog.locator("[data-action=clear]").click()
    asked = palette.page.get_by_role("alertdialog")
    expect(asked).to_contain_text("Clear all conversation history?")
    asked.get_by_role("button", name="Clear").click()
    expect(palette.dialog).to_contain_text("Session cleared")
    key = "storybook-ai-session:src/components/Button/Button.tsx"
    first = palette.page.evaluate("key => localStorage.getItem(key)", key)
    palette.page.keyboard.press("Escape")
    assert site.read(BUTTON) == changed
    palette.open()
    expect(palette.dialog.locator("[data-action=history] em")).to_be_empty()
    assert palette.page.evaluate("key => localStorage.getItem(key)", key) != first or first is None

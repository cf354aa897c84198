"""Comments as designers leave them: pinned to what they see, found again, talked about, listed."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = pytest.mark.browser
PLAIN = "components-stattile--plain"
TILE = "src/components/StatTile/StatTile.tsx"
LABEL = '<span className="stat-tile__label">{label}</span>'
BUTTON = "src/components/Button/Button.tsx"


def drawer(page: Page) -> Locator:
    """The list of comments."""
    return page.get_by_role("complementary", name="Comments")


def shown(palette: Palette) -> Locator:
    """The list, opened."""
    palette.dialog.locator("[data-action=comments]").click()
    found = drawer(palette.page)
    found.wait_for()
    return found


def pins(palette: Palette) -> Locator:
    """The markers on the story that one can see."""
    return palette.story.locator("sidestory-pins .pin:visible")


def threads(palette: Palette) -> Locator:
    """The comments in the list."""
    return drawer(palette.page).locator(".thread")


def point(palette: Palette, selector: str) -> None:
    """Point at an element of the story with the mouse."""
    palette.dialog.locator("[data-action=point]").click()
    palette.story.locator("sidestory-picker").wait_for(state="attached")
    box = palette.story.locator(selector).bounding_box()
    assert box is not None
    palette.page.mouse.move(box["x"] + 4, box["y"] + 4)
    expect(palette.story.locator("sidestory-picker .outline")).to_be_visible()
    palette.page.mouse.click(box["x"] + 4, box["y"] + 4)
    expect(palette.story.locator("sidestory-picker")).to_have_count(0)


def leave(palette: Palette, text: str, author: str | None = None) -> None:
    """Leave a comment from the palette."""
    palette.dialog.locator("[data-mode=comment]").click()
    if author is not None:
        palette.dialog.get_by_label("Your name").fill(author)
    palette.type(text)
    palette.field.press("Enter")
    expect(palette.field).to_have_value("")


def send(page: Page, path: str, body: dict[str, Any]) -> Any:
    """What another tab of the same browser would send; gives the comment."""
    script = """async ([path, body]) => {
        const headers = { "Content-Type": "application/json" };
        return await (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
    }"""
    answer = page.evaluate(script, [path, body])
    assert answer["success"], answer
    return answer["comment"]


def on_label(palette: Palette) -> bool:
    """Whether the lower left corner of the pin is where the label was pointed at."""
    pin = pins(palette).first.bounding_box()
    label = palette.story.locator(".stat-tile__label").bounding_box()
    assert pin is not None
    assert label is not None
    return abs(pin["x"] - label["x"] - 4) < 2 and abs(pin["y"] + pin["height"] - label["y"] - 4) < 2


@pytest.mark.story(PLAIN)
def test_a_pin_keeps_its_place(palette: Palette, site: Site) -> None:
    """It needs a name; it is on its element after a reload and an edit, lost when that is gone, and pinned again."""
    component = site.project / TILE
    original = component.read_text()
    palette.open()
    palette.dialog.locator("[data-mode=comment]").click()
    point(palette, ".stat-tile__label")
    expect(palette.dialog.locator(".chip.mono")).to_contain_text("<span> .stat-tile__label")
    palette.type("This should say what is counted")
    palette.field.press("Enter")
    expect(palette.notice).to_contain_text("Say who you are")
    leave(palette, "This should say what is counted", "Ada")
    expect(pins(palette)).to_have_count(1)
    until(lambda: on_label(palette), "the pin is on the label")

    palette.page.reload()
    expect(pins(palette)).to_have_count(1)
    until(lambda: on_label(palette), "the pin is on the label after a reload")
    site.save(TILE, original.replace(LABEL, f"<b>new</b><div style={{{{ padding: 20 }}}}>{LABEL}</div>"))
    expect(palette.story.get_by_text("new", exact=True)).to_be_visible()
    until(lambda: on_label(palette), "the pin has followed its element")

    pins(palette).first.click()
    expect(threads(palette)).to_have_count(1)
    expect(threads(palette)).to_contain_text("<span> “Reviews this week”")
    site.save(TILE, original.replace(LABEL, ""))
    expect(threads(palette)).to_contain_text("Lost its place")
    expect(pins(palette)).to_have_count(0)
    threads(palette).get_by_role("button", name="Pin it again").click()
    expect(palette.story.locator("sidestory-picker .outline")).to_be_visible()  # else nobody hears the key
    palette.page.keyboard.press("Enter")  # the story's root
    expect(pins(palette)).to_have_count(1)
    expect(threads(palette)).not_to_contain_text("Lost its place")


@pytest.mark.alone
def test_a_thread_in_two_tabs(palette: Palette, context: BrowserContext, site: Site) -> None:
    """Answered, edited, resolved, opened again and deleted; a second tab sees each without a reload."""
    other = Palette(context.new_page(), site)
    other.visit_alone("components-button--primary")
    palette.page.bring_to_front()
    palette.open()
    leave(palette, "more prominent", "Ada")
    shown(palette)
    other.page.bring_to_front()
    expect(pins(other)).to_have_count(1)
    other.open()
    shown(other)
    thread, there = threads(palette), threads(other)
    expect(there).to_contain_text("more prominent")

    other.page.bring_to_front()  # a tab that nobody looks at draws a frame a second, if any
    there.get_by_role("button", name="Reply").click()
    drawer(other.page).get_by_label("Reply", exact=True).fill("how much?")
    other.page.keyboard.press("Enter")
    expect(thread.locator(".reply")).to_contain_text("how much?")
    palette.page.bring_to_front()
    thread.locator(".reply").hover()
    thread.get_by_role("button", name="Edit reply 1 of comment 1").click()
    drawer(palette.page).locator(".writer textarea").fill("by a third?")
    drawer(palette.page).get_by_role("button", name="Save").click()
    expect(there.locator(".reply")).to_contain_text("by a third?")
    expect(there.locator(".reply time")).to_contain_text("edited")
    thread.locator(".reply").hover()
    thread.get_by_role("button", name="Delete reply 1 of comment 1").click()
    palette.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(there.locator(".reply")).to_have_count(0)

    thread.hover()
    thread.get_by_role("button", name="Edit comment 1").click()
    drawer(palette.page).locator(".writer textarea").press("Escape")
    expect(drawer(palette.page)).to_be_visible()
    thread.get_by_role("button", name="Edit comment 1").click()
    drawer(palette.page).locator(".writer textarea").fill("a third larger")
    palette.page.keyboard.press("Enter")
    expect(there).to_contain_text("a third larger")

    mine = thread.filter(has_text="a third larger")
    mine.hover()
    mine.get_by_role("button", name="Delete comment 1").click()
    palette.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(there).to_have_count(0)
    expect(pins(other)).to_have_count(0)


@pytest.mark.alone
def test_a_comment_is_settled(palette: Palette) -> None:
    """Resolved and opened again; a rejected one tells why, and is asked for again."""
    page = palette.page
    palette.open()
    leave(palette, "a third larger", "Ada")
    shown(palette)
    thread = threads(palette)
    thread.get_by_role("button", name="Resolve").click()
    expect(drawer(page).locator("summary")).to_have_text("1 settled")
    expect(pins(palette)).to_have_count(0)
    drawer(page).locator("summary").click()
    thread.get_by_role("button", name="Open comment 1 again").click()
    expect(pins(palette)).to_have_count(1)

    ids = send(page, "/__ai-comment", {"componentPath": BUTTON, "comment": "no", "author": "Ben"})["id"]
    send(page, f"/__ai-comment/{ids}", {"status": "rejected", "reason": "One radius for all."})
    rejected = thread.filter(has_text="One radius for all.")
    expect(rejected.locator(".tag")).to_have_text("Rejected")
    rejected.get_by_role("button", name="Ask again").click()
    expect(thread.locator(".tag.bad")).to_have_count(0)


@pytest.mark.alone
def test_what_people_write_is_text(palette: Palette) -> None:
    """HTML, 10 KB, right to left, emoji, in names and texts: in the list, on the pin, and of the whole Storybook."""
    page = palette.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    anchor = {"selector": "button", "tag": "button", "text": "Invite people", "storyId": "components-button--primary"}
    said = {
        "<img src=x onerror=alert(1)><b>bold</b>": "<script>alert(2)</script>",
        "x" * 10_240: "👩‍🎨 Zoë",
        "اجعله أكبر \u202eevil": "ليلى",
    }
    for text, author in said.items():
        body = {"componentPath": BUTTON, "comment": text, "author": author, "anchor": anchor}
        send(page, "/__ai-comment", body)
    palette.open()
    shown(palette)
    for text, author in said.items():
        thread = threads(palette).filter(has_text=text)
        expect(thread.locator(".said")).to_have_text(text)
        expect(thread.locator(".who b")).to_have_text(author)
        expect(thread.locator(".said")).to_have_attribute("dir", "auto")
    box, panel = threads(palette).nth(1).bounding_box(), drawer(page).bounding_box()
    assert box is not None
    assert panel is not None
    assert box["width"] <= panel["width"] + 1  # the browser rounds
    assert box["height"] < 400
    pins(palette).first.hover()
    expect(palette.story.locator("sidestory-pins .bubble p")).to_have_text(next(iter(said)))
    drawer(page).get_by_role("radio", name="Whole Storybook").click()
    expect(drawer(page).locator(".entry")).to_have_count(3)
    expect(drawer(page).locator(".entry").first).to_contain_text("<img src=x onerror=alert(1)><b>bold</b>")
    for inside in (page.locator("sidestory-overlay"), palette.story.locator("sidestory-pins")):
        expect(inside.locator(".said img, .said b, .bubble img, script")).to_have_count(0)
    assert dialogs == []


def test_the_whole_storybook_and_files(palette: Palette, site: Site) -> None:
    """Counted, listed by component; an entry leads to its story; exported, and imported after all were deleted."""
    page = palette.page
    send(page, "/__ai-comment", {"componentPath": BUTTON, "comment": "rounder", "author": "Ada"})
    tile = {"componentPath": TILE, "comment": "larger number", "author": "Ben", "storyId": PLAIN}
    made = send(page, "/__ai-comment", tile)
    send(page, f"/__ai-comment/{send(page, '/__ai-comment', tile | {'comment': 'done'})['id']}", {"resolved": True})
    palette.open()
    expect(palette.dialog.locator("[data-action=comments] em")).to_have_text("1")
    shown(palette)
    scope = drawer(page).get_by_role("radio")
    expect(scope).to_have_text(["Button1", "Whole Storybook2"])
    scope.nth(1).click()
    expect(drawer(page).locator(".component b")).to_have_text(["StatTile", "Button"])
    expect(drawer(page).locator(".entry")).to_have_count(2)
    drawer(page).locator(".entry").filter(has_text="larger number").click()
    expect(palette.story.locator(".stat-tile")).to_be_visible()
    expect(page).to_have_url(re.compile(PLAIN))
    expect(threads(palette).filter(has_text="larger number")).to_be_visible()
    expect(scope.first).to_have_text("StatTile1")

    scope.nth(1).click()
    menu = drawer(page).get_by_role("button", name="More", exact=True)
    menu.click()
    with page.expect_download() as saving:
        drawer(page).get_by_role("menuitem", name="Export as JSON").click()
    file = site.logs / "comments.json"
    saving.value.save_as(file)
    assert {one["text"] for one in json.loads(file.read_text())["comments"]} == {"rounder", "larger number", "done"}
    page.evaluate(
        "id => fetch(`/__ai-comment/${id}`, {method: 'DELETE', headers: {'Content-Type': 'application/json'}})",
        made["id"],
    )
    expect(drawer(page).locator(".entry")).to_have_count(1)
    with page.expect_file_chooser() as choosing:
        menu.click()
        drawer(page).get_by_role("menuitem", name="Import a file").click()
    choosing.value.set_files(file)
    expect(page.get_by_text("1 added")).to_be_visible()
    expect(drawer(page).locator(".entry")).to_have_count(2)


@pytest.mark.story("components-card--default")
@pytest.mark.alone
def test_texts_of_several_elements_do_not_run_together(palette: Palette) -> None:
    """In the name of what a comment is pinned to and in what a model is told; pins from before, when they did, stay."""
    page, story = palette.page, "components-card--default"
    card = "src/components/Card/Card.tsx"
    read = "Weekly digest A summary of your team\u2019s week, every Monday morning."
    before = {"selector": "i", "tag": "header", "text": read.replace(" A ", "A "), "storyId": story, "x": 0.5, "y": 0.5}
    send(page, "/__ai-comment", {"componentPath": card, "comment": "older", "author": "Ada", "anchor": before})
    palette.open()
    point(palette, "#storybook-root header")
    with page.expect_request("**/__ai-understand") as asking:
        leave(palette, "newer", "Ada")
        palette.dialog.locator("[data-mode=instant]").click()
        palette.type("more padding")
    assert json.loads(asking.value.post_data or "")["element"]["text"] == read
    shown(palette)
    expect(threads(palette).locator(".where").first).to_have_text(f"<header> “{read[:39]}…”")
    expect(pins(palette)).to_have_count(2)


def test_the_story_notices_nothing(palette: Palette) -> None:
    """Pointing and pins press nothing, move nothing and are left by keys; pins follow scrolling; they can be hidden."""
    page, story = palette.page, palette.story
    button = story.locator("#storybook-root button")
    button.evaluate("element => { element.pressed = 0; document.addEventListener('click', () => element.pressed++) }")
    palette.open()
    palette.dialog.locator("[data-action=point]").click()
    page.keyboard.press("Escape")
    expect(story.locator("sidestory-picker")).to_have_count(0)
    expect(palette.field).to_be_focused()
    before = button.bounding_box()  # by now the manager has laid its panels out
    palette.dialog.locator("[data-action=point]").click()
    expect(story.locator("sidestory-picker .veil")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(palette.dialog.locator(".chip.mono")).to_contain_text("<span> .button__label")
    point(palette, "#storybook-root button")
    leave(palette, "this one", "Ada")
    expect(pins(palette)).to_have_count(1)
    assert button.bounding_box() == before
    page.keyboard.press("Escape")

    pins(palette).first.focus()
    expect(story.locator("sidestory-pins .bubble")).to_contain_text("this one")
    page.keyboard.press("Enter")
    expect(threads(palette)).to_contain_text("this one")
    pins(palette).first.click()
    assert button.evaluate("element => element.pressed") == 0

    story.locator("body").evaluate("body => { body.style.height = '3000px' }")  # the button is in its middle
    expect(pins(palette)).to_have_count(0)
    button.evaluate("button => button.scrollIntoView({ block: 'center' })")
    expect(pins(palette)).to_have_count(1)
    until(lambda: _on(pins(palette).first, button), "the pin has followed the scrolled button")
    drawer(page).get_by_role("button", name="More", exact=True).click()
    drawer(page).get_by_role("menuitem", name="Hide pins on the story").click()
    page.keyboard.press("Escape")
    page.reload()
    palette.open()
    shown(palette)
    expect(threads(palette)).to_contain_text("this one")
    expect(pins(palette)).to_have_count(0)


def _on(pin: Locator, button: Locator) -> bool:
    """Whether the pin's point is on the button."""
    at, on = pin.bounding_box(), button.bounding_box()
    return at is not None and on is not None and on["y"] <= at["y"] + at["height"] <= on["y"] + on["height"]


@pytest.mark.story(PLAIN)
@pytest.mark.alone
def test_a_prompt_about_what_was_pointed_at(palette: Palette, site: Site) -> None:
    """The element that was pointed at is what changes, and stays what is meant after it did."""
    palette.open()
    point(palette, ".stat-tile__label")
    palette.apply("font size 19px")
    palette.paints(".stat-tile__label", "font-size", "19px")
    assert "font-size: 19px" in site.read("src/components/StatTile/StatTile.css")
    expect(palette.dialog.locator(".chip.mono")).to_contain_text("<span> .stat-tile__label")

"""Whether a confirmed change is seen in the open story: where it isn't, the card says so, and why."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette

pytestmark = pytest.mark.browser
STYLES = ".a { width: 120px; height: 40px; background: rgb(1, 2, 3); transition: none } .b { width: 80px } .gone { display: none }"
BUTTON = "src/components/Button/Button.css"
PAGE = '<div class="a"><b class="b">Hello</b><svg class="i" width="9" height="9"><path class="p" d="M0 0L9 9"/></svg></div><input class="f" placeholder="Name">'
LOOKS = """async ([body, before, after, script]) => {
  const { look } = await import("/__ai-overlay/seen/look.js");
  document.body.className = "";
  document.body.innerHTML = `<main>${body}</main>`;
  const sheet = document.createElement("style");
  document.head.append(sheet);
  sheet.textContent = before;
  const first = look(window);
  sheet.textContent = before + after;
  if (script) new Function("main", script)(document.querySelector("main"));
  const second = look(window);
  sheet.remove();
  return first === null ? "unknown" : first === second ? "same" : "other";
}"""
BECAUSE = """async ([body, before, after]) => {
  const { rulesOf, unseenBecause } = await import("/__ai-overlay/seen/rules.js");
  document.body.className = "";
  document.body.innerHTML = `<main>${body}</main>`;
  const sheet = document.createElement("style");
  sheet.setAttribute("data-vite-dev-id", "/src/a.css");
  document.head.append(sheet);
  sheet.textContent = before;
  const rules = rulesOf(document);
  sheet.textContent = before + after;
  const found = unseenBecause(document, rules);
  sheet.remove();
  return [found.why, found.name];
}"""
CHANGES = [
    (".a { background: rgb(1, 2, 4) }", "", "other"),
    (".a { color: red }", "", "other"),  # “Hello” is in it, and takes it over
    (".a { width: 121px }", "", "other"),
    (".a { border-radius: 9px }", "", "other"),
    (".a { border: 1px solid rgb(1, 2, 3) }", "", "other"),
    (".a { box-shadow: 0 0 2px red }", "", "other"),
    (".a { outline: 1px solid red }", "", "other"),
    (".a { text-align: center }", "", "other"),
    (".a { opacity: .9 }", "", "other"),
    (".a { cursor: pointer }", "", "other"),
    (".a { transition: color 1s }", "", "other"),
    (".a::before { content: 'x'; position: absolute }", "", "other"),
    (".b { font-weight: 400 }", "", "other"),
    (".b { letter-spacing: 1px }", "", "other"),
    (".b { text-decoration: underline }", "", "other"),
    (".p { stroke: red }", "", "other"),
    (".i { transform: rotate(9deg) }", "", "other"),
    (".f { accent-color: red }", "", "other"),
    (".p { stroke-dashoffset: 2px }", "", "other"),
    (".f::placeholder { color: red }", "", "other"),
    (".f::placeholder { opacity: .5 }", "", "other"),
    (".f { text-align: center }", "", "other"),
    (".f { letter-spacing: 3px }", "", "other"),
    ("body { background: rgb(9, 9, 9) }", "", "other"),
    ("", "main.querySelector('b').textContent = 'Hallo'", "other"),
    ("", "main.querySelector('b').setAttribute('aria-label', 'x')", "other"),
    ("", "main.querySelector('path').setAttribute('d', 'M0 9L9 0')", "other"),
    ("", "main.append(document.createElement('hr'))", "other"),
    ("", "", "same"),
    ("", "main.querySelector('b').className += ' more'", "same"),
    (".b { width: 100% }", "", "same"),  # it is inline
    (".b { background: none; border-radius: 9px }", "", "same"),
    (".b { border-color: red }", "", "same"),
    (".i { color: red; gap: 9px }", "", "same"),  # its line has no currentColor
    (".nobody { color: red }", "", "same"),
    (".a:hover { color: red }", "", "same"),
]
LIMITS = [
    (".a { border-radius: 20px }", ".a { border-radius: 999px }", "same"),  # it is 40px high
    (".a { border-radius: 19px }", ".a { border-radius: 999px }", "other"),
    (".a { opacity: 0 }", ".b { color: red }", "same"),
    (".a { visibility: hidden }", ".b { visibility: visible }", "other"),
    (".b { display: none }", ".b { color: red }", "same"),
    (".b { position: absolute; overflow: hidden; width: 1px; height: 1px }", ".b { color: red }", "same"),
    (".f { background: none; border: 0 }", ".f { border-radius: 9px }", "same"),
    (".b { display: none }", ".b { display: inline }", "other"),
]
REASONS = [
    (".icon { color: red }", ["absent", ".icon"]),
    ("._icon_1a2b3_4 { color: red }", ["absent", ".icon"]),
    (".a > .icon:first-child { color: red }", ["absent", ".icon"]),
    (".icon { color: red } .b { color: red }", ["none", ""]),
    (".gone { color: red }", ["hidden", ".gone"]),
    (".a { color: red }", ["none", ".a"]),
    (".dark .a { color: red }", ["none", ".a"]),  # it is here, but not in the dark
    (".a:hover { color: red }", ["state", "hover"]),
    ("@media (max-width: 1px) { .a { color: red } }", ["state", ""]),
    (".a::before { color: red }", ["none", ".a"]),
    (".a { & .icon { color: red } }", ["absent", ".icon"]),
    (".a { & .b { color: red } }", ["none", ".b"]),
    (".a { .b { &:hover { color: red } } }", ["state", "hover"]),
    ("", ["none", ""]),
]
UNKNOWN = ["<canvas></canvas>", "<video></video>", "<my-clock></my-clock>", "<i></i>" * 301]


@pytest.mark.alone
def test_how_a_page_looks(palette: Palette) -> None:
    """What paints something else is seen; what paints nothing, what is hidden, and corners that can't be rounder aren't."""
    cases = [([PAGE, STYLES, after, script], looks) for after, script, looks in CHANGES]
    cases += [([PAGE, STYLES + before, after, ""], looks) for before, after, looks in LIMITS]
    cases += [([body, "", "", ""], "unknown") for body in UNKNOWN]  # a script draws it, or it is too much
    assert [case for case, looks in cases if palette.page.evaluate(LOOKS, case) != looks] == []


@pytest.mark.alone
def test_why_a_rule_is_not_seen(palette: Palette) -> None:
    """Only the rules that are new count, and only where all of them say the same."""
    body = PAGE + '<i class="gone">x</i>'
    found = [(after, palette.page.evaluate(BECAUSE, [body, STYLES, after])) for after, _ in REASONS]
    assert found == REASONS


def test_what_this_story_does_not_have(palette: Palette) -> None:
    """The change is made and confirmed; the card says why it isn't seen here, and another story shows it."""
    palette.open()
    palette.apply("icon coral")
    unseen = palette.card.locator(".unseen")
    expect(unseen).to_have_text("You don't see it here: this story has no .button__icon.")
    expect(palette.dialog.get_by_role("status")).to_contain_text("Confirmed. You don't see it here")
    palette.visit("components-button--with-icon")
    palette.paints("[class*=icon]", "color", "rgb(255, 127, 102)")


def test_what_is_hidden_and_what_is_as_round_as_can_be(palette: Palette) -> None:
    """Of a hidden element nothing is seen; “Nothing looks different” is all that is known otherwise."""
    palette.open()
    palette.apply("radius 999px")
    palette.apply("radius 1200px")
    unseen = palette.card.locator(".unseen")
    expect(unseen).to_have_text("Nothing looks different in this story.")
    palette.visit("components-stattile--rising")
    palette.open()
    palette.apply("hide the label")
    palette.apply("label bold")
    expect(unseen).to_have_text("You don't see it here: .stat-tile__label is hidden in this story.")


@pytest.mark.story("components-card--default")
def test_the_names_of_a_css_module_say_nothing(palette: Palette) -> None:
    """They all change with each change of the file; the one rule that has changed is found all the same."""
    palette.open()
    palette.apply("hide the description")
    palette.apply("description bold")
    unseen = palette.card.locator(".unseen")
    expect(unseen).to_have_text("You don't see it here: .description is hidden in this story.")


def test_a_look_for_a_state(palette: Palette, site: Site) -> None:
    """“On hover” is written into the rule for it; it is seen when one points there, and the card says so."""
    palette.open()
    palette.apply("background coral on hover")
    expect(palette.card.locator(".unseen")).to_have_text("It shows when you point at it.")
    assert ":hover:not(:disabled) {\n  background-color: var(--color-coral);" in site.read(BUTTON)
    palette.story.locator(".button").hover()
    palette.paints(".button", "background-color", "rgb(255, 127, 102)")

"""What models, people and files say is shown as text, in every place of the overlay (threat 18)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site
from tests.e2e.model import Model
from tests.e2e.palette import Palette
from tests.e2e.test_model import CSS, PADDING, TSX, ask

pytestmark = pytest.mark.browser

PAYLOAD = '<img src=no onerror="top.pwned=parent.pwned=window.pwned=1">'
RUNS = f"<script>top.pwned=1</script><svg onload=top.pwned=1></svg><a href='javascript:top.pwned=1'>go</a>{PAYLOAD}"
# The policy takes no name with angle brackets; read as HTML, this one would be such a name.
SHEET = "src/components/Button/Button&lt;img src=no onerror=top.pwned=1&gt;.css"


@pytest.fixture
def palette(site: Site, model: Model, page: Page) -> Iterator[Palette]:
    """The primary Button's palette, open, on a sidecar with that model; the component has a sheet with a bad name."""
    site.save(SHEET, ".button {\n  outline: none;\n}\n")
    name = SHEET.rsplit("/", 1)[1]
    site.save(TSX, f"import './{name}';\n{site.read(TSX)}")
    with site.sidecar({"ANTHROPIC_BASE_URL": model.url}):
        palette = Palette(page, site)
        palette.visit("components-button--primary")
        palette.open()
        yield palette


def test_nothing_that_is_said_runs(palette: Palette, model: Model, site: Site) -> None:
    """Markup in an answer, a prompt, a diff, a file's name, a version's name, a session's and a refusal is read, never run."""
    page = palette.page
    line = f"  padding: 15px 32px; /* {PAYLOAD} */"
    model.answers(
        (CSS, PADDING, line), (SHEET, "  outline: none;", f"  outline: none; /* {RUNS} */"), prose=f"Wider. {RUNS}"
    )
    palette.apply(f"please make it easier to hit {PAYLOAD}")
    expect(palette.card.locator(".answer")).to_have_text(f"Wider. {RUNS}")
    expect(palette.card.locator(".asked")).to_contain_text(PAYLOAD)
    expect(palette.card.locator(".diffs")).to_contain_text(line.strip())
    expect(palette.card.locator(".diff .path").filter(has_text=SHEET)).to_have_count(1)

    palette.dialog.locator("[data-action=versions]").click()
    drawer = page.get_by_role("complementary", name="Versions")
    row = drawer.locator("li[data-version='2']")
    expect(row.locator(".prompt")).to_contain_text(PAYLOAD)
    row.hover()
    row.get_by_role("button", name="Name version 2").click()
    field = drawer.get_by_role("textbox", name="Name of version 2")
    field.fill(PAYLOAD)
    field.press("Enter")
    expect(row.locator(".name")).to_have_text(PAYLOAD)
    row.get_by_role("button", name="See diff").click()
    expect(row.locator(".inline-diff")).to_contain_text(RUNS)
    drawer.locator(".switch").click()
    expect(page.get_by_role("menuitemradio").filter(has_text=PAYLOAD)).to_have_count(1)
    page.keyboard.press("Escape")

    palette.dialog.locator("[data-action=history]").click()
    expect(page.get_by_role("complementary", name="History")).to_contain_text(RUNS)
    page.keyboard.press("Escape")
    model.script({"kind": "failure", "status": 400, "type": "invalid_request_error", "message": RUNS})
    ask(palette, f"and again, {PAYLOAD}")
    expect(palette.notice).to_be_visible()
    nothing_ran(page)


def nothing_ran(page: Page) -> None:
    """In no frame, not even a moment later: a further image, which fails after all others, has failed by then."""
    for frame in page.frames:
        fails = "() => new Promise((failed) => Object.assign(new Image(), {onerror: failed, src: 'no-such-image'}))"
        frame.evaluate(f"async () => {{ await ({fails})(); }}")
        assert frame.evaluate("() => window.pwned") is None
    expect(page.locator("img[src=no], svg[onload], [href^='javascript:']")).to_have_count(0)

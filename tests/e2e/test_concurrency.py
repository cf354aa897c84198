"""Two tabs on one component, and a git checkout under an open page, as their user sees them."""

import shutil
import subprocess

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.alone]
BUTTON = "src/components/Button/Button.css"
STORY = "components-button--primary"


@pytest.fixture
def second(palette: Palette, site: Site, context: BrowserContext) -> Palette:
    """The same story in another tab of the same browser, with its palette open; the first one's is open too."""
    other = Palette(context.new_page(), site)
    other.visit_alone(STORY)
    other.open()
    palette.page.bring_to_front()
    palette.open()
    return other


def counts(palette: Palette, *, history: int, versions: int) -> None:
    """Wait until the palette counts so many turns and versions."""
    expect(palette.dialog.locator("[data-action=history] em")).to_have_text(str(history))
    expect(palette.dialog.locator("[data-action=versions] em")).to_have_text(str(versions))


def test_the_second_tab_follows(palette: Palette, second: Palette, site: Site) -> None:
    """What one tab changes is on the other's screen and in its palette, which can take it back; the first follows then."""
    original = site.read(BUTTON)
    palette.apply("background turquoise")
    second.paints(".button", "background-color", "rgb(14, 194, 188)")
    expect(second.dialog).to_contain_text("Asked for elsewhere: “background turquoise”")
    counts(second, history=1, versions=2)
    expect(second.dialog.locator("[data-action=undo]")).to_be_enabled()

    second.page.bring_to_front()
    second.press("undo")
    assert site.read(BUTTON) == original
    expect(palette.dialog).to_contain_text("Undone elsewhere")
    expect(palette.dialog.locator("[data-action=redo]")).to_be_enabled()
    expect(palette.dialog.locator("[data-action=undo]")).to_be_disabled()

    second.apply("bold text")
    counts(palette, history=2, versions=3)
    palette.paints(".button", "font-weight", "700")


def test_prompts_in_two_tabs_at_once(palette: Palette, second: Palette, site: Site) -> None:
    """Both are carried out, one after the other; each tab is told of its own, and both show the same history."""
    prompts = {palette: "background turquoise", second: "opacity 80%"}
    for tab, prompt in prompts.items():
        tab.type(prompt)
    for tab in prompts:
        tab.field.press("Enter")
    for tab, prompt in prompts.items():
        expect(tab.card.locator(".asked")).to_contain_text(prompt)
        expect(tab.verdict).to_have_text("Confirmed")
        counts(tab, history=2, versions=3)
        tab.paints(".button", "background-color", "rgb(14, 194, 188)")
        tab.paints(".button", "opacity", "0.8")
    written = site.read(BUTTON)
    assert ("var(--color-brand)" in written, "opacity: 0.8" in written) == (True, True)


def test_a_git_checkout_under_an_open_page(palette: Palette, running: str, site: Site) -> None:
    """Many files change at once: the palette says “Changed by hand”, no version comes, and one before the next change."""
    client = Client(running, site)
    palette.open()
    palette.apply("background turquoise")
    sheets = sorted((site.project / "src").rglob("*.css"))
    assert len(sheets) > 5
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    try:
        for command in (
            ["init", "-q"],
            ["add", "src"],
            ["commit", "-q", "-m", "one"],
            ["checkout", "-q", "-b", "other"],
        ):
            subprocess.run([*git, *command], cwd=site.project, check=True)
        for sheet in sheets:
            sheet.write_text(f"{sheet.read_text()}\n.other-branch {{ margin: 0; }}\n")
        subprocess.run([*git, "commit", "-q", "-a", "-m", "two"], cwd=site.project, check=True)
        expect(palette.by_hand).to_be_visible()
        palette.apply("bold text")
        expect(palette.by_hand).to_be_hidden()
        counts(palette, history=2, versions=4)
        subprocess.run([*git, "commit", "-q", "-a", "-m", "three"], cwd=site.project, check=True)
        subprocess.run([*git, "checkout", "-q", "-"], cwd=site.project, check=True)
    finally:
        shutil.rmtree(site.project / ".git")
    expect(palette.by_hand).to_be_visible()
    session = palette.page.evaluate("localStorage.getItem('storybook-ai-session:src/components/Button/Button.tsx')")
    assert len(client.versions(session)) == 4
    palette.apply("opacity 80%")
    origins = [version["origin"] for version in reversed(client.versions(session))]
    assert origins == ["original", "prompt", "external", "prompt", "external", "prompt"]
    assert "font-weight: 700" not in site.read(BUTTON)
    until(lambda: "opacity: 0.8" in site.read(BUTTON), "the change is on disk")

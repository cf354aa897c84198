"""The palette as its user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

from tests.e2e.processes import until

if TYPE_CHECKING:
    from tests.e2e.conftest import Site

_FIRST_LOAD = 60_000  # ms: a new Storybook bundles its dependencies then


class Palette:
    """Drives the palette on a page of the manager, or of the preview opened directly; `story` is the frame with the story."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.story: FrameLocator | Frame = page.frame_locator("#storybook-preview-iframe")

    @property
    def dialog(self) -> Locator:
        """The palette itself, when it is open."""
        return self.page.get_by_role("dialog", name="Sidestory")

    @property
    def field(self) -> Locator:
        """Where the prompt is typed."""
        return self.dialog.get_by_role("textbox", name="What should change?")

    @property
    def card(self) -> Locator:
        """The result of the last change."""
        return self.dialog.locator(".result")

    @property
    def verdict(self) -> Locator:
        """The receipt's verdict."""
        return self.card.locator(".pill")

    @property
    def by_hand(self) -> Locator:
        """What says that a person, or git, changed the component's files."""
        return self.dialog.get_by_text("Changed by hand", exact=True)

    @property
    def launcher(self) -> Locator:
        """The button that opens the palette too."""
        return self.page.get_by_role("button", name="Open Sidestory")

    @property
    def notice(self) -> Locator:
        """Errors and hints below the field."""
        return self.dialog.locator(".notice")

    def visit(self, story_id: str) -> None:
        """Go to a story and wait until it is rendered and watched over."""
        self.page.goto(self.site.story(story_id))
        self._ready()

    def visit_alone(self, story_id: str) -> None:
        """Likewise, without the manager around it, which takes longer to load than all the rest."""
        self.story = self.page.main_frame
        self.page.goto(f"{self.site.url}/iframe.html?id={story_id}&viewMode=story")
        self._ready()

    def _ready(self) -> None:
        self.story.locator("#storybook-root > *").first.wait_for(timeout=_FIRST_LOAD)
        self.story.locator("body").evaluate("() => document.fonts.ready.then(() => true)")  # they change sizes
        self.launcher.wait_for()

    def open(self) -> None:
        """Press Ctrl+K, once somebody listens for it."""
        self.launcher.wait_for()
        self.page.keyboard.press("Control+k")
        self.field.wait_for()
        expect(self.dialog.get_by_role("button", name="History")).to_be_visible()

    def type(self, prompt: str) -> None:
        """Type a prompt, and wait until it could be sent."""
        self.field.fill(prompt)
        expect(self.dialog.locator(".send")).to_be_enabled()

    def apply(self, prompt: str, verdict: str = "Confirmed") -> None:
        """Type a prompt, press Enter and wait for the verdict."""
        self.type(prompt)
        self.field.press("Enter")
        expect(self.card.locator(".asked")).to_contain_text(prompt)
        self.has_verdict(verdict)

    def press(self, action: str, verdict: str = "Confirmed") -> None:
        """Press one of the bar's buttons and wait for the verdict."""
        before = self.card.get_attribute("data-request")
        self.dialog.locator(f"[data-action={action}]").click()
        until(lambda: self.card.get_attribute("data-request") not in {before, ""}, f"{action} ran")
        self.has_verdict(verdict)

    def has_verdict(self, verdict: str) -> None:
        """Wait for the receipt, and for what it says."""
        try:
            expect(self.verdict).to_have_text(verdict)
        except AssertionError as error:  # what the palette says instead tells why
            raise AssertionError(self.dialog.inner_text()) from error

    def paints(self, selector: str, name: str, value: str) -> None:
        """Wait until an element of the story is painted so: a transition, and drawing, take their time."""
        expect(self.story.locator(f"#storybook-root {selector}").first).to_have_css(name, value)

    def pixels(self, selector: str, name: str) -> float:
        """A computed length in px as it is now; `until` waits for another one."""
        found: Any = self.story.locator(f"#storybook-root {selector}").first.evaluate(
            "(element, name) => getComputedStyle(element).getPropertyValue(name)", name
        )
        return float(str(found).removesuffix("px"))

    def box(self, selector: str) -> tuple[float, float]:
        """Width and height of an element of the story in px, as they are now."""
        box = self.story.locator(f"#storybook-root {selector}").first.bounding_box()
        assert box is not None
        return box["width"], box["height"]

    def measures(self, selector: str, size: tuple[float, float], tolerance: float = 1e-6) -> None:
        """Wait until an element of the story is so wide and high, within a share of that."""
        until(
            lambda: self.box(selector) == pytest.approx(size, rel=tolerance),
            f"{selector} measures {size}",
        )

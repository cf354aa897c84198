"""The review page in a real browser, from a real sidecar; no Storybook is open."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sidecar.state import RunFile
from tests.commands.conftest import BUTTON, SHEET, project
from tests.commands.test_backend import sidecar

__all__ = ["project", "sidecar"]
pytestmark = pytest.mark.browser


@pytest.fixture
def page(sidecar: RunFile, browser: Browser) -> Iterator[Page]:
    """A page that has the token, as the Vite plugin gives it."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{sidecar.port}", extra_http_headers={"X-Sidestory-Token": sidecar.token}
    )
    yield context.new_page()
    context.close()


def leave(page: Page, text: str) -> None:
    """A comment on the button."""
    body = {"componentPath": BUTTON, "comment": text, "author": "Ada"}
    assert page.request.post("/__ai-comment", data=json.dumps(body), headers={"Content-Type": "application/json"}).ok


def test_from_comments_to_a_decision(page: Page, project: Path) -> None:
    """Processed, previewed, changed in words and approved, all on this page; the second proposal is rejected."""
    original = (project / SHEET).read_text()
    leave(page, "background blue")
    page.goto("/__ai-review")
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.get_by_role("button", name="Process comments").click()
    expect(page.locator(".state.awaiting_approval")).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("button", name="End preview")).to_be_visible(timeout=20_000)
    assert "blue" in (project / SHEET).read_text()
    page.get_by_role("button", name="End preview").click()
    expect(page.get_by_role("button", name="Preview", exact=True)).to_be_visible(timeout=20_000)
    assert (project / SHEET).read_text() == original
    page.get_by_placeholder("What should be different").fill("background green")
    page.get_by_role("button", name="Ask for a change").click()
    expect(page.locator("pre .add")).to_contain_text("green", timeout=20_000)
    page.get_by_text("Change the code").click()
    code = page.locator("textarea")
    code.fill(code.input_value().replace("green", "rebeccapurple"))
    page.get_by_role("button", name="Save the proposal").click()
    expect(page.locator("pre .add")).to_contain_text("rebeccapurple", timeout=20_000)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".state.approved")).to_have_count(1, timeout=20_000)
    assert "rebeccapurple" in (project / SHEET).read_text()
    expect(page.locator(".state.applied")).to_have_count(1)

    leave(page, "padding 10px")
    page.get_by_role("button", name="Process comments").click()
    expect(page.locator(".state.awaiting_approval")).to_have_count(1, timeout=20_000)
    page.get_by_placeholder("What should be different").fill("<b>too much</b>")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("article[id^=proposal] .state.rejected")).to_have_count(1, timeout=20_000)
    expect(page.get_by_text("<b>too much</b>").first).to_be_visible()
    assert "10px" not in (project / SHEET).read_text()
    assert problems == []

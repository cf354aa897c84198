"""`/docs` in a real browser, from a real sidecar: no token, no network, no error."""

import pytest
from playwright.sync_api import Browser, expect

from sidecar.state import RunFile
from tests.commands.conftest import project
from tests.commands.test_backend import sidecar

__all__ = ["project", "sidecar"]
pytestmark = pytest.mark.browser


def test_the_routes_can_be_browsed(sidecar: RunFile, browser: Browser) -> None:
    """Found by words, unfolded, followed to a schema; nothing is loaded from anywhere else."""
    origin = f"http://127.0.0.1:{sidecar.port}"
    context = browser.new_context(base_url=origin)
    page = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto("/docs")
    page.get_by_placeholder("Find a route").fill("design-sessions edit")
    shown = page.locator("#post_design_sessions_id_edit")
    expect(page.locator("section:has(#tag-1) details:visible")).to_have_count(0)
    shown.locator("summary").click()
    expect(shown.get_by_text("Refusal").first).to_be_visible()
    page.get_by_placeholder("Find a route").fill("")
    shown.get_by_role("link", name="Edited").first.click()
    expect(page.locator("#schema-Edited > div")).to_be_visible()
    assert {url.removeprefix(origin).partition("#")[0] for url in asked} <= {"/docs", "/favicon.ico"}
    assert [problem for problem in problems if "favicon" not in problem and "401" not in problem] == []
    context.close()

"""An outside agent's proposal, decided by a person in a real browser, and counted on the dashboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sidecar.state import RunFile
from tests.commands.conftest import BUTTON, SHEET, project
from tests.commands.test_backend import sidecar
from tests.e2e.agent import call, finished
from tests.e2e.test_review import page

__all__ = ["page", "project", "sidecar"]
pytestmark = pytest.mark.browser

EDITS = f"{SHEET}\n<<<<<<< SEARCH\n  color: red;\n=======\n  color: blue;\n>>>>>>> REPLACE\n"


def test_a_person_decides_on_what_an_agent_proposes(page: Page, project: Path, sidecar: RunFile) -> None:
    """It is on the review page as text; approved, it is a version whose receipt the agent reads, and the dashboard has it."""
    original = (project / SHEET).read_text()
    asked = {"componentPath": BUTTON, "edits": EDITS, "message": "<b>Bluer</b>, for contrast"}
    proposal = finished(call(sidecar, "propose_change", asked))["proposal"]
    assert (project / SHEET).read_text() == original

    page.goto("/__ai-review")
    article = page.locator(f"#proposal-{proposal['id']}")
    expect(article).to_contain_text("<b>Bluer</b>, for contrast")
    expect(article.locator("pre .add")).to_contain_text("color: blue")
    article.get_by_role("button", name="Approve").click()
    expect(article.locator(".state.approved")).to_be_visible(timeout=20_000)
    assert "color: blue" in (project / SHEET).read_text()
    told = finished(call(sidecar, "get_receipt", {"proposalId": proposal["id"]}))
    assert (told["status"], told["receipt"]["verdict"]) == ("approved", "unconfirmed")

    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
    page.get_by_role("link", name="Dashboard").click()
    made = page.locator(".tile").filter(has_text="Changes made")
    expect(made).to_contain_text("of 1 asked for")
    expect(page.locator("figure").filter(has_text="Editors").get_by_role("rowheader")).to_have_text("mcp")
    page.get_by_role("link", name="7 days").click()
    expect(page).to_have_url(re.compile("days=7"))
    expect(page.get_by_role("link", name="7 days")).to_have_attribute("aria-current", "true")
    page.get_by_label("Component").select_option(BUTTON)
    page.get_by_role("button", name="Show").click()
    expect(made).to_contain_text("of 1 asked for")
    page.get_by_label("To", exact=True).fill("2026-01-31")
    page.get_by_label("From", exact=True).fill("2026-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Nothing was changed in this period")).to_be_visible()
    expect(page.get_by_label("Component")).to_have_value(BUTTON)
    assert problems == []

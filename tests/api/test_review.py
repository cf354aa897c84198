import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from sidecar.api.pages import rendered
from sidecar.api.review import SHOWN, Filters, chosen, kinds, storybook
from sidecar.comments.models import Comment, Declined, Proposal, Reply
from sidecar.comments.service import counted
from sidecar.devserver.base import DevServer
from sidecar.models import FileDiff
from tests.api.conftest import BUTTON, CARD, Sidecar
from tests.api.test_comments import commented
from tests.api.test_proposals import proposed
from tests.comments.test_models import NOW, made
from tests.e2e.processes import BROWSER_FLAGS, browser_path

EVIL = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "\"'><svg onload=window.pwned=1>",
    "{{ 7 * 7 }} {% raw %}",
    "</textarea></style></script><script>window.pwned = 1</script>",
    "שלום <b>עולם</b>",
    "\u202egnp.exe",
    "👩🏽‍🎨 größer 🇪🇺",
    "x" * 10_000 + "END",
]


def proposal(text: str = "done", **members: Any) -> Proposal:
    """One that says `text` wherever somebody else's words stand."""
    given: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "component_path": BUTTON,
        "code": text,
        "files": {BUTTON: text},
        "message": text,
        "reason": text,
        "request": text,
        "broken": text,
        "comments": [made(text)],
        "declined": [Declined(id="d", text=text, author=text, why=text)],
        "diff": [FileDiff(path=BUTTON, diff=f"--- a\n+++ b\n@@ -1 +1 @@\n-{text}\n+{text}\n", added=1, removed=1)],
        "timestamp": NOW,
        "updated_at": NOW,
    }
    return Proposal(**given | members)


def page_of(comments: list[Comment], proposals: list[Proposal], nonce: str = "n0nce") -> str:
    """The page's HTML."""
    return rendered(
        "review.html",
        **SHOWN,
        nonce=nonce,
        filters=Filters(),
        components=[BUTTON],
        comments=comments,
        proposals=proposals,
        counts=counted(comments),
        waiting=0,
        storybook="http://localhost:6006",
    )


def test_filters_choose() -> None:
    """By component, status and words, together."""
    one, two = made("Make it LARGER"), made("blue", component_path=CARD, resolved=True)
    first, second = proposal("größer"), proposal("blue", component_path=CARD, status="approved", comments=[])
    every = ([one, two], [first, second])
    assert chosen(*every, Filters()) == every
    assert chosen(*every, Filters(component=CARD)) == ([two], [second])
    assert chosen(*every, Filters(comments="resolved", proposals="approved")) == ([two], [second])
    assert chosen(*every, Filters(words="larger")) == ([one], [])
    assert chosen(*every, Filters(words="GRÖSSER")) == ([], [first])


def test_stories_are_looked_at_in_storybook() -> None:
    """Its address, as it was found; Vite alone has none to go to."""
    server = DevServer("http://localhost:6006", "/", "storybook", Path())
    assert storybook(server) == "http://localhost:6006"
    assert storybook(replace(server, kind="vite")) is None
    assert storybook(None) is None
    page = page_of([made("x", story_id="a--b")], [proposal(story_id='"><script>')])
    assert 'href="http://localhost:6006/?path=/story/a--b"' in page
    assert 'href="http://localhost:6006/?path=/story/%22%3E%3Cscript%3E"' in page


def test_a_diff_has_kinds_of_lines() -> None:
    """Headers are no added or removed lines."""
    lines = kinds("--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n")
    assert [line["kind"] for line in lines] == ["name", "name", "at", "del", "add", ""]


async def test_the_page_stands_alone(sidecar: Sidecar) -> None:
    """Strict policy, a nonce that is new each time, no address but its own; filters narrow it."""
    await proposed(sidecar, "padding 10px")
    await commented(sidecar, "on the card", componentPath=CARD)
    answer = await sidecar.client.get("/__ai-review")
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (await sidecar.client.get("/__ai-review")).headers["content-security-policy"] != policy
    assert "on the card" in answer.text
    assert "padding: 10px" in answer.text
    assert "http" not in answer.text.replace("http-equiv", "")
    narrowed = (await sidecar.client.get("/__ai-review", params={"component": BUTTON, "words": "padding"})).text
    assert "on the card" not in narrowed
    assert "padding: 10px" in narrowed


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page of a real browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_whatever_is_written_is_shown_as_text(page: Page, tmp_path: Path) -> None:
    """HTML, templates, right-to-left, emoji, 10 KB: letter by letter, wherever it stands; nothing runs."""
    reply = Reply(id="r", text=EVIL[0], author=EVIL[1], timestamp=NOW)
    comments = [made(text, author=text[:200], reason=text, status="rejected", replies=[reply]) for text in EVIL]
    file = tmp_path / "review.html"
    file.write_text(page_of(comments, [proposal(text) for text in EVIL]))
    page.goto(file.as_uri())
    assert page.evaluate("window.pwned") is None
    assert page.locator("main script, main img, main svg, main style").count() == 0
    shown = page.locator("article[id^=comment] > .text.long").evaluate_all("all => all.map(each => each.textContent)")
    assert shown == EVIL
    added = page.locator("article[id^=proposal] pre .add").evaluate_all("all => all.map(each => each.textContent)")
    assert added == [f"+{text}" for text in EVIL]
    code = page.locator("textarea").evaluate_all("all => all.map(each => each.value)")
    assert code == EVIL
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

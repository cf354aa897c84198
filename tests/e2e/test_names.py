"""Who hears the palette, or speaks to it, tells its controls apart: each in a drawer has a name of its own."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.client import BUTTON, Client
from tests.e2e.conftest import PRIMARY, Site
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]
CONTROL = re.compile(r"""^\s*- '?(?:button|link)\b(?: "((?:[^"\\]|\\.)*)")?""", re.MULTILINE)


@pytest.fixture
def running(site: Site) -> Iterator[str]:
    """A sidecar of its own: proposals are everybody's, and stay."""
    with site.sidecar() as url:
        yield url


@pytest.fixture
def client(palette: Palette, running: str, site: Site) -> Client:
    """A program that has said and proposed two of everything; the palette is open."""
    client = Client(running, site)
    session = client.iterate("background turquoise")["sessionId"]
    client.iterate("bold text", sessionId=session)
    said = {"componentPath": BUTTON, "author": "Ada"}
    for wish in ("more rounded", "background orchid", "30% larger"):  # each a proposal
        client.post("/__ai-comment", {**said, "comment": wish, "storyId": PRIMARY})
        proposal = client.post("/__ai-process", {})["proposals"][0]
        if wish == "30% larger":
            client.post(f"/__ai-proposals/{proposal['id']}/reject", {})
    here = client.post("/__ai-comment", {**said, "comment": "one", "storyId": PRIMARY})
    client.post("/__ai-comment", {**said, "comment": "two", "storyId": "components-button--secondary"})
    for text in ("yes", "no"):
        client.post(f"/__ai-comment/{here['id']}/replies", {"text": text, "author": "Ben"})
    palette.open()
    return client


def names(drawer: Locator) -> list[str]:
    """What its buttons and links are called."""
    return CONTROL.findall(drawer.aria_snapshot())


def distinct(drawer: Locator, least: int) -> list[str]:
    """Those names, of which there are at least so many, and no two alike."""
    found = names(drawer)
    assert len(found) >= least, found
    assert [name for name, count in Counter(found).items() if count > 1 or not name] == []
    return found


@pytest.mark.usefixtures("client")
def test_every_control_of_a_drawer_has_a_name_of_its_own(palette: Palette) -> None:
    """Versions, history, comments, proposals of both scopes and side by side."""

    def shown(name: str, rows: int) -> Locator:
        palette.dialog.locator(f"[data-action={name.lower()}]").click()
        drawer = palette.page.get_by_role("complementary", name=name)
        expect(drawer.locator("li[class]")).to_have_count(rows)
        return drawer

    versions = shown("Versions", 3)
    for number in (2, 3):
        versions.get_by_role("button", name=f"See diff of version {number}").click()
    expect(versions.locator(".diff")).to_have_count(2)
    assert {"Restore version 1", "Restore version 2", "Hide diff of version 3"} <= set(distinct(versions, 12))
    groups = re.findall(r'group "([^"]+)"', versions.aria_snapshot())
    assert groups == [f"Changed lines of Button.css in version {number}" for number in (3, 2)]

    assert "v2: show this version" in distinct(shown("History", 2), 3)

    comments = shown("Comments", 7)
    comments.locator("summary").click()
    said = {"Reply to comment 5", "On Secondary: comment 5", "Edit reply 2 of comment 4", "Ask again: comment 3"}
    assert said <= set(distinct(comments, 25))

    proposals = shown("Proposals", 2)
    distinct(proposals, 12)
    proposals.get_by_role("radio", name="All").click()
    proposals.get_by_role("button", name="Show decided ones").click()
    expect(proposals.locator("li.prop")).to_have_count(3)
    told = distinct(proposals, 17)
    assert {"Approve proposal 1 for Button", "Button: go to the story of proposal 2 for Button"} <= set(told)
    assert any(re.fullmatch(r"Make anew the proposal for Button of \d\d:\d\d: 30% larger", name) for name in told)
    proposals.get_by_role("button", name="Compare 2 side by side").click()
    distinct(palette.page.get_by_role("dialog", name="side by side"), 5)

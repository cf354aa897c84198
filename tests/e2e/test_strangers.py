"""Who isn't the palette: a program's one-shot call, which counts, and a page of another origin, which can do nothing."""

import contextlib
import json
import sqlite3
import urllib.request

import pytest
from playwright.sync_api import Page

from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import free_port, get
from tests.e2e.strangers import serve_page

pytestmark = pytest.mark.browser


def test_a_call_without_a_session(running: str, site: Site, palette: Palette) -> None:
    """The one-shot call: a program iterates with a path and a prompt, and gets version and receipt."""
    token = json.loads(next(site.state.glob("projects/*/run.json")).read_text())["token"]
    body = {"componentPath": "src/components/Button/Button.tsx", "prompt": "background turquoise"}
    request = urllib.request.Request(
        f"{running}/__ai-iterate",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "X-Sidestory-Token": token},
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        answer = json.load(response)
    assert answer["success"] is True
    assert answer["message"] == "Component updated"
    assert answer["versionId"] == 2
    assert answer["receipt"]["verdict"] == "confirmed"
    palette.paints(".button", "background-color", "rgb(14, 194, 188)")


@pytest.mark.parametrize("target", ["plugin", "sidecar"])
def test_a_page_of_another_origin_changes_nothing(target: str, running: str, site: Site, page: Page) -> None:
    """A page on another localhost port tries every method, form, iframe, image and script: nothing happens (threats 1, 8, 9).

    It even knows the ids of a session and a comment, and aims at the dev server or at the sidecar itself.
    """
    client = Client(running, site)
    empty = contents(site)
    session = client.iterate("background turquoise")["sessionId"]
    said = {"componentPath": "src/components/Button/Button.tsx", "comment": "a word between us", "author": "Ada"}
    comment = client.post("/__ai-comment", said)["id"]
    before, files = (
        contents(site),
        {path: path.read_bytes() for path in (site.project / "src").rglob("*") if path.is_file()},
    )
    assert before != empty
    with serve_page(
        free_port(), site.url if target == "plugin" else running.replace("127.0.0.1", "localhost")
    ) as address:
        page.goto(address)
        outcome = page.evaluate("ids => attack(ids)", {"sessionId": session, "commentId": comment})
        framed = [frame.locator("html").inner_text() for frame in page.frames if frame.name == "framed"]
    assert {answer["method"] for answer in outcome["answers"]} >= {"POST", "DELETE", "PUT", "PATCH"}
    assert not [answer for answer in outcome["answers"] if answer["ok"] or answer["readable"]]
    assert len(framed) == 4
    assert all("origin_not_allowed" in text for text in framed), framed
    assert {path: path.read_bytes() for path in (site.project / "src").rglob("*") if path.is_file()} == files
    assert contents(site) == before
    assert get(f"{running}/health")[0] == 200


def contents(site: Site) -> list[str]:
    """All that the store holds, what is only in its write-ahead log included."""
    database = next(site.state.glob("projects/*/sidestory.db"))
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
        return list(reader.iterdump())

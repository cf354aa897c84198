"""The receipt's verdict is right for every kind of change, failure and absence, in a real browser.

Free-form prompts are answered by a scripted Messages API through the real SDK, so that any code can be planted.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.client import Client
from tests.e2e.conftest import Site
from tests.e2e.model import Model, answer
from tests.e2e.palette import Palette
from tests.e2e.processes import get, linked, sidecar, storybook, until

pytestmark = pytest.mark.browser

TSX = "src/components/Button/Button.tsx"
CSS = "src/components/Button/Button.css"
STORIES = "src/components/Button/Button.stories.tsx"
STORY = "components-button--primary"
BODY = "  const text = children ?? label;"
HEAD = "import './Button.css';"
OPEN = "    <button type={type} className={classes.join(' ')} {...rest}>"
PADDING = "  padding: 11px 20px;"


@pytest.fixture(scope="module")
def running(started: Site, model: Model) -> Iterator[str]:
    """A sidecar with that model."""
    with started.sidecar({"ANTHROPIC_BASE_URL": model.url}) as url:
        yield url


@pytest.fixture
def client(running: str, site: Site, context: BrowserContext) -> Client:
    """A program that talks to it, once no page of an earlier test is known."""
    assert context
    client = Client(running, site)
    client.forget()
    client.wait_for_tabs(0)
    return client


@pytest.fixture
def alone(client: Client, site: Site, page: Page) -> Palette:
    """The primary Button, open in a tab without the manager: what a page makes of a change is the same there."""
    palette = Palette(page, site)
    palette.visit_alone(STORY)
    client.wait_for_tabs(1)
    return palette


GOOD: dict[str, list[tuple[str, str, str]]] = {
    "tsx": [
        (TSX, BODY, f"{BODY}\n  const marker = 'good';"),
        (TSX, OPEN, OPEN.replace("{...rest}", "data-marker={marker} {...rest}")),
    ],
    "css": [(CSS, PADDING, "  padding: 15px 24px;")],
    "stories": [(STORIES, "  args: { variant: 'primary' },", "  args: { variant: 'primary', label: 'Hire people' },")],
    "all three": [
        (TSX, OPEN, OPEN.replace("{...rest}", "data-marker='good' {...rest}")),
        (CSS, PADDING, "  padding: 15px 24px;"),
        (STORIES, "  args: { variant: 'primary' },", "  args: { variant: 'primary', label: 'Hire people' },"),
    ],
}


@pytest.mark.parametrize("kind", GOOD)
def test_good_changes_are_confirmed(kind: str, alone: Palette, client: Client, model: Model) -> None:
    """A good change of each kind of file is confirmed, with all stages, and it is on the screen."""
    model.answers(*GOOD[kind])
    done = client.iterate("please do it")
    assert done["receipt"]["verdict"] == "confirmed", done["receipt"]
    assert [mark["stage"] for mark in done["receipt"]["stages"]][-2:] == ["hot_update", "rendered"]
    button = alone.story.locator("#storybook-root .button").first
    if kind in {"tsx", "all three"}:
        expect(button).to_have_attribute("data-marker", "good")
    if kind in {"css", "all three"}:
        alone.paints(".button", "padding-left", "24px")
    if kind in {"stories", "all three"}:
        expect(button).to_have_text("Hire people")


BAD: dict[str, tuple[list[tuple[str, str, str]], str]] = {
    "missing import": ([(TSX, HEAD, f"{HEAD}\nimport {{ gone }} from './gone';\nvoid gone;")], "gone"),
    "missing export": ([(TSX, HEAD, f"{HEAD}\nimport {{ Nothing }} from '../Card/Card';\nvoid Nothing;")], "Nothing"),
    "throw at load": ([(TSX, HEAD, f"{HEAD}\nthrow new Error('planted at load');")], "planted at load"),
    "throw in render": ([(TSX, BODY, f"{BODY}\n  if (text) throw new Error('planted in render');")], "planted in render"),
    "undefined name": ([(TSX, BODY, "  const text = children ?? lable;")], "lable is not defined"),
    "throw in an effect": (
        [
            (TSX, HEAD, f"{HEAD}\nimport {{ useEffect }} from 'react';"),
            (TSX, BODY, f"  useEffect(() => {{ throw new Error('planted in effect'); }}, []);\n{BODY}"),
        ],
        "planted in effect",
    ),
    "rejection in an effect": (
        [
            (TSX, HEAD, f"{HEAD}\nimport {{ useEffect }} from 'react';"),
            (TSX, BODY, f"  useEffect(() => {{ void Promise.reject(new Error('planted rejection')); }}, []);\n{BODY}"),
        ],
        "planted rejection",
    ),
    "removed export": ([(STORIES, "export const Primary: Story = {", "export const First: Story = {")], "components-button--primary"),
    "stories file throws": ([(STORIES, "export default meta;", "export default meta;\nthrow new Error('planted in stories');")], "planted in stories"),
    "ignored declaration": ([(CSS, PADDING, "  padding: 11px 20px wide;")], "padding"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_broken_changes_are_rolled_back(kind: str, alone: Palette, client: Client, model: Model, site: Site) -> None:
    """A change that breaks the page fails, says why, is taken back, and the story stands again."""
    edits, reason = BAD[kind]
    before = {path: site.read(path) for path in (TSX, CSS, STORIES)}
    model.script(
        {"kind": "answer", "text": answer(*edits)}, {"kind": "answer", "text": "I don't know how to mend that."}
    )
    done = client.iterate("please break it")
    assert done["receipt"]["verdict"] == "failed", done["receipt"]
    assert reason in done["receipt"]["error"]["message"]
    assert done["rolledBack"] is True
    assert done["currentVersion"] == 1
    assert {path: site.read(path) for path in before} == before
    expect(alone.story.locator("#storybook-root .button").first).to_be_visible()
    assert client.versions(done["sessionId"])[0]["state"] == "failed"


ROOM = "src/components/Button/room.css"
TAKEN_IN: dict[str, tuple[str, str, str]] = {  # a file that takes in ROOM, and how
    "imported": (CSS, ".button {", "@import './room.css';\n\n.button {"),
    "a text": (TSX, HEAD, f"{HEAD}\nimport room from './room.css?inline';\nexport const style = document.createElement('style');\nstyle.textContent = room;"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("how", "declaration", "verdict"),
    [
        ("imported", "gap: 13px", "confirmed"),
        ("imported", "gap: 13px wide", "failed"),
        ("a text", "gap: 13px", "unconfirmed"),
    ],
)
def test_a_stylesheet_that_comes_under_another_name(
    how: str, declaration: str, verdict: str, client: Client, model: Model, page: Page, site: Site
) -> None:
    """What Vite puts into another sheet is found there; what no sheet of the page shows is not confirmed; nonsense fails."""
    path, old, new = TAKEN_IN[how]
    site.save(ROOM, ".button.button--primary {\n  gap: 11px;\n}\n")
    site.save(path, site.read(path).replace(old, new, 1))
    shown = Palette(page, site)
    shown.visit_alone(STORY)
    client.wait_for_tabs(1)
    model.script(
        {"kind": "answer", "text": answer((ROOM, "  gap: 11px;", f"  {declaration};"))},
        {"kind": "answer", "text": "I don't know how to mend that."},
    )
    done = client.iterate("please do it")
    assert (done["receipt"]["verdict"], done["rolledBack"]) == (verdict, verdict == "failed"), done["receipt"]
    assert done["receipt"].get("reason") == ("not_in_page" if verdict == "unconfirmed" else None)
    if verdict == "confirmed":
        shown.paints(".button", "column-gap", "13px")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(TSX, BODY, f"{BODY}\n  const broken = (;"), (CSS, PADDING, "  padding: 11px 20px;\n  .open {")],
    ids=["tsx", "css"],
)
def test_what_does_not_parse_is_never_written(
    path: str, old: str, new: str, client: Client, model: Model, site: Site
) -> None:
    """A syntax error, also an unclosed brace in CSS, which Vite says nothing about, is refused before the write."""
    before = site.read(path)
    model.script(*[{"kind": "answer", "text": answer((path, old, new))}] * 2)
    refused = client.iterate("please break it", status=422)
    assert refused["code"] == "edit_did_not_apply"
    assert site.read(path) == before


def test_a_later_throw_amends_the_receipt(alone: Palette, client: Client, model: Model) -> None:
    """An error from a timer after the confirmation is told as `lateError`; nothing is rolled back."""
    late = f"  useEffect(() => {{ setTimeout(() => {{ throw new Error('planted late'); }}, 900); }}, []);\n{BODY}"
    model.answers((TSX, HEAD, f"{HEAD}\nimport {{ useEffect }} from 'react';"), (TSX, BODY, late))
    done = client.iterate("please break it later")
    assert done["receipt"]["verdict"] == "confirmed", done["receipt"]

    def amended() -> Any:
        return client.versions(done["sessionId"])[0]["receipt"].get("lateError")

    assert "planted late" in until(amended, "the receipt was amended")["message"]
    assert done["rolledBack"] is False


def test_nobody_has_the_story_open(client: Client, model: Model) -> None:
    """Without any page the file is written and the receipt says that nobody saw it."""
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert (done["receipt"]["verdict"], done["receipt"]["reason"]) == ("unconfirmed", "no_client")
    assert done["rolledBack"] is False


def test_another_story_is_open(client: Client, model: Model, page: Page, site: Site) -> None:
    """A page that shows a component which doesn't use the file proves nothing."""
    Palette(page, site).visit_alone("components-badge--neutral")
    client.wait_for_tabs(1)
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert (done["receipt"]["verdict"], done["receipt"]["reason"]) == ("unconfirmed", "no_client")


def test_a_page_that_contains_the_component_counts(client: Client, model: Model, page: Page, site: Site) -> None:
    """A story of another component that loads the file sees it, so it confirms."""
    Palette(page, site).visit_alone("pages-teampage--default")
    client.wait_for_tabs(1)
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert done["receipt"]["verdict"] == "confirmed", done["receipt"]


def test_the_browser_was_closed(alone: Palette, client: Client, model: Model) -> None:
    """Vite still announces updates after the page went away; the receipt doesn't take that for a proof."""
    alone.page.close()
    client.wait_for_tabs(0)
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert (done["receipt"]["verdict"], done["receipt"]["reason"]) == ("unconfirmed", "no_client")


def test_a_hidden_tab(page: Page, client: Client, model: Model, context: BrowserContext, site: Site) -> None:
    """A hidden tab, which draws no frames, still confirms; broken code fails there too."""
    Palette(page, site).visit(STORY)
    client.wait_for_tabs(1)
    front = context.new_page()
    front.goto("about:blank")
    front.bring_to_front()
    page.evaluate(
        """() => { const frame = document.getElementById('storybook-preview-iframe').contentDocument;
        Object.defineProperty(frame, 'visibilityState', {value: 'hidden', configurable: true});
        frame.dispatchEvent(new Event('visibilitychange')); }"""
    )
    model.answers(*GOOD["tsx"])
    assert client.iterate("please do it")["receipt"]["verdict"] == "confirmed"
    edits, _ = BAD["throw in render"]
    model.answers(*edits)
    assert client.iterate("please break it")["receipt"]["verdict"] == "failed"


def test_one_of_two_tabs_fails(
    alone: Palette, client: Client, model: Model, context: BrowserContext, site: Site
) -> None:
    """The verdict is the worst of the visible tabs: a change that breaks only another variant fails."""
    other = Palette(context.new_page(), site)
    other.visit_alone("components-button--secondary")
    client.wait_for_tabs(2)
    model.answers((TSX, BODY, f"{BODY}\n  if (variant === 'secondary') throw new Error('planted in one');"))
    done = client.iterate("please break one")
    assert done["receipt"]["verdict"] == "failed", done["receipt"]
    assert "planted in one" in done["receipt"]["error"]["message"]


def test_errors_from_before_do_not_count(client: Client, model: Model, page: Page, site: Site) -> None:
    """An error that every render already threw into the console of the page is not the doing of a change."""
    source = site.read(TSX)
    noisy = source.replace(
        BODY, f"  useEffect(() => {{ setTimeout(() => {{ throw new Error('old noise'); }}, 0); }});\n{BODY}"
    ).replace(HEAD, f"{HEAD}\nimport {{ useEffect }} from 'react';")
    site.save(TSX, noisy)
    until(lambda: b"old noise" in get(f"{site.url}/{TSX}")[1], "the dev server has seen it")
    Palette(page, site).visit_alone(STORY)
    client.wait_for_tabs(1)
    model.answers(*GOOD["tsx"])
    done = client.iterate("please do it")
    assert done["receipt"]["verdict"] == "confirmed", done["receipt"]


def test_a_story_that_was_broken_before(client: Client, model: Model, page: Page, site: Site) -> None:
    """A change beside an error that stays on the screen is neither failed nor confirmed."""
    site.save(TSX, site.read(TSX).replace(BODY, f"{BODY}\n  if (text) throw new Error('old break');"))
    page.goto(site.story(STORY))
    page.frame_locator("#storybook-preview-iframe").get_by_text("old break").first.wait_for()
    client.wait_for_tabs(1)
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert (done["receipt"]["verdict"], done["receipt"].get("reason")) == ("unconfirmed", "broken_before")
    assert done["rolledBack"] is False


def test_the_dev_server_is_down(
    client: Client, model: Model, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without a dev server the file is written and the receipt says why nobody can have seen it."""
    folder = tmp_path_factory.mktemp("down")
    with sidecar(site.project, folder, folder / "sidecar.log", {"ANTHROPIC_BASE_URL": model.url}) as url:
        model.answers(*GOOD["css"])
        done = Client(url, site, state=folder).iterate("please do it")
    assert (done["receipt"]["verdict"], done["receipt"]["reason"]) == ("unconfirmed", "no_dev_server")


def test_check_again_after_opening_the_story(client: Client, model: Model, page: Page, site: Site) -> None:
    """After an unconfirmed receipt, opening the story and checking again confirms, without a byte changing."""
    model.answers(*GOOD["css"])
    done = client.iterate("please do it")
    assert done["receipt"]["verdict"] == "unconfirmed"
    written = site.read(CSS)
    Palette(page, site).visit_alone(STORY)
    client.wait_for_tabs(1)
    again = client.post("/__ai-recheck", {"sessionId": done["sessionId"], "versionId": done["versionId"]})
    assert again["receipt"]["verdict"] == "confirmed", again
    assert site.read(CSS) == written


def test_a_dev_server_that_restarts_is_found_again(
    site: Site, client: Client, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The sidecar's link comes back by itself when the dev server does."""
    folder = tmp_path_factory.mktemp("again")
    (folder / "state").mkdir(mode=0o700)
    with sidecar(site.project, folder / "state", folder / "sidecar.log") as url:
        assert not linked(url)
        with storybook(site.project, folder / "state", folder / "storybook.log"):
            until(lambda: linked(url), "the dev server is found")
        until(lambda: not linked(url), "its end is noticed")

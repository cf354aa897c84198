"""From comments to a change on the live story, as a reviewer sees it in the palette; quick edits are the editor."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from sidecar.state import RunFile
from tests.e2e.agent import call, finished
from tests.e2e.client import BUTTON, Client
from tests.e2e.conftest import Site
from tests.e2e.palette import Palette
from tests.e2e.processes import until

pytestmark = pytest.mark.browser
SHEET = "src/components/Button/Button.css"
PRIMARY = "components-button--primary"
INK, TURQUOISE, ORCHID = "rgb(20, 33, 34)", "rgb(14, 194, 188)", "rgb(218, 112, 214)"
HOSTILE = '<img src=x onerror="window.pwned=1"> אדום 🎨 </li><script>window.pwned=1</script>'


class Reviewer:
    """Somebody with the palette open, and a program that comments."""

    def __init__(self, palette: Palette, client: Client) -> None:
        self.palette = palette
        self.page = palette.page
        self.client = client

    def comment(self, text: str, author: str = "Ada") -> str:
        """Left on the primary Button; its id."""
        body = {"componentPath": BUTTON, "storyId": PRIMARY, "comment": text, "author": author}
        return str(self.client.post("/__ai-comment", body)["id"])

    def status(self, comment: str) -> str:
        """That of a comment."""
        found = self.client.get(f"/__ai-comments?componentPath={BUTTON}")["comments"]
        return str(next(each["status"] for each in found if each["id"] == comment))

    def proposal(self) -> str:
        """The id of the newest one."""
        found: Any = self.client.get("/__ai-proposals")  # an array
        return str(found[0]["id"])

    def proposed(self, *texts: str) -> None:
        """One more proposal that answers these, made by a program."""
        for text in texts:
            self.comment(text)
        self.client.post("/__ai-process", {})

    @property
    def drawer(self) -> Locator:
        """The list of proposals."""
        return self.page.get_by_role("complementary", name="Proposals")

    @property
    def strip(self) -> Locator:
        """What is on the story, and before and after."""
        return self.page.get_by_role("region", name="Preview")

    @property
    def rows(self) -> Locator:
        """The proposals that are listed."""
        return self.drawer.locator("li.prop")

    @property
    def toast(self) -> Locator:
        """The short message above the palette."""
        return self.page.locator(".toast")

    @property
    def badge(self) -> Locator:
        """How many proposals of this component wait, in the bar."""
        return self.palette.dialog.locator("[data-action=proposals] em")

    def look(self) -> None:
        """Open the drawer."""
        self.palette.dialog.locator("[data-action=proposals]").click()
        self.drawer.wait_for()

    def press(self, name: str, row: Locator | None = None) -> None:
        """One of a proposal's buttons; of the only one, unless a row is named."""
        (row or self.rows).get_by_role("button", name=re.compile(f"^{name}( |$)")).click()

    def choose(self, name: str) -> None:
        """What the story shows."""
        self.strip.get_by_role("radio", name=name).click()

    def paints(self, color: str) -> None:
        """The Button on the story has this background by now."""
        self.palette.paints(".button", "background-color", color)


@pytest.fixture
def running(site: Site) -> Iterator[str]:
    """A sidecar for each test: proposals are everybody's, and stay."""
    with site.sidecar() as url:
        yield url


@pytest.fixture
def reviewer(palette: Palette, running: str, site: Site) -> Reviewer:
    """With the palette open on the primary Button."""
    palette.open()
    return Reviewer(palette, Client(running, site))


def test_from_comments_to_a_preview(reviewer: Reviewer, site: Site) -> None:
    """Processed from the palette, before and after on the story, gone when one leaves; names and texts are text."""
    original = site.read(SHEET)
    reviewer.comment("background turquoise", HOSTILE)
    reviewer.comment(HOSTILE, "Grace")
    reviewer.paints(INK)
    reviewer.look()
    reviewer.drawer.get_by_role("button", name="Process 2 comments").click()
    expect(reviewer.rows).to_have_count(1)
    expect(reviewer.badge).to_have_text("1")
    expect(reviewer.toast).to_contain_text("A proposal for Button is ready")
    expect(reviewer.rows.locator(".answers li:not(.no) b")).to_have_text(HOSTILE)
    expect(reviewer.rows.locator(".answers .no > p").first).to_have_text(HOSTILE)
    expect(reviewer.rows.locator(".answers .no .why")).to_contain_text("Declined:")
    expect(reviewer.rows.locator(".diff .line.add")).to_contain_text("--color-brand")
    assert reviewer.page.evaluate("() => window.pwned") is None
    assert site.read(SHEET) == original

    reviewer.press("Preview")
    reviewer.paints(TURQUOISE)
    reviewer.choose("Before")
    reviewer.paints(INK)
    assert site.read(SHEET) == original
    reviewer.choose("After")
    reviewer.paints(TURQUOISE)
    reviewer.page.keyboard.press("Escape")  # the drawer
    reviewer.page.keyboard.press("Escape")  # the palette: nobody looks any more
    reviewer.paints(INK)
    assert site.read(SHEET) == original

    reviewer.palette.open()
    reviewer.look()
    reviewer.press("Preview")
    reviewer.paints(TURQUOISE)
    reviewer.page.goto("about:blank")
    until(lambda: site.read(SHEET) == original, "leaving the page took the preview back")


def test_one_is_approved_and_undone(reviewer: Reviewer, site: Site) -> None:
    """A version like any other, with a receipt; its comments are applied, and wait with it again when it is undone."""
    original = site.read(SHEET)
    comment = reviewer.comment("background turquoise")
    reviewer.client.post("/__ai-process", {})
    reviewer.look()
    reviewer.press("Preview")
    reviewer.paints(TURQUOISE)
    reviewer.strip.get_by_role("button", name="Approve").click()
    reviewer.palette.has_verdict("Confirmed")
    expect(reviewer.palette.card.locator(".asked")).to_have_text("Approved “background turquoise”")
    reviewer.paints(TURQUOISE)
    assert "--color-brand" in site.read(SHEET)
    assert reviewer.status(comment) == "applied"
    expect(reviewer.rows).to_have_count(0)
    expect(reviewer.badge).to_have_text("")
    reviewer.palette.press("undo")
    reviewer.paints(INK)
    assert site.read(SHEET) == original
    expect(reviewer.rows).to_have_count(1)  # it is to be decided again
    assert reviewer.status(comment) == "processing"
    reviewer.palette.press("redo")
    expect(reviewer.rows).to_have_count(0)
    assert reviewer.status(comment) == "applied"


@pytest.mark.alone
def test_a_proposal_is_changed_and_rejected(reviewer: Reviewer, site: Site) -> None:
    """In words, in code, with what is wrong said in place; rejected with a reason, which is text whatever it looks like."""
    original = site.read(SHEET)
    comment = reviewer.comment("background turquoise")
    reviewer.client.post("/__ai-process", {})
    reviewer.look()
    reviewer.press("Preview")
    reviewer.paints(TURQUOISE)
    reviewer.press("Edit")
    words = reviewer.drawer.get_by_role("textbox", name="What should be different?")
    expect(words).to_be_focused()
    words.fill("make it feel like autumn")
    reviewer.press("Ask for a change")
    expect(reviewer.drawer.get_by_role("alert")).to_contain_text("autumn")
    words.fill("background orchid")
    words.press("Control+Enter")
    expect(reviewer.rows.locator(".diff .line.add")).to_contain_text("orchid")
    reviewer.paints(INK)  # what was shown is not what is proposed any more
    expect(reviewer.strip).to_be_hidden()

    reviewer.press("Edit")
    reviewer.press("Edit the code")
    sheet = reviewer.page.get_by_role("dialog", name="Code of the proposal for Button")
    code = sheet.get_by_role("textbox", name=SHEET)
    proposed = code.input_value()
    code.fill("a {{")
    sheet.get_by_role("button", name="Save the proposal").click()
    expect(sheet.get_by_role("alert")).not_to_be_empty()
    code.fill(proposed.replace("background-color: orchid", "background-color: rgb(1, 2, 3)"))
    sheet.get_by_role("button", name="Save the proposal").click()
    expect(sheet).to_be_hidden()
    reviewer.press("Preview")
    reviewer.paints("rgb(1, 2, 3)")

    reviewer.press("Reject")
    reviewer.drawer.get_by_role("textbox", name="Why not?").fill(HOSTILE)
    reviewer.drawer.locator(".form").get_by_role("button", name="Reject").click()
    expect(reviewer.rows).to_have_count(0)
    reviewer.paints(INK)
    assert site.read(SHEET) == original
    assert reviewer.status(comment) == "rejected"
    reviewer.drawer.get_by_role("button", name="Show decided ones").click()
    expect(reviewer.rows.locator(".remark")).to_have_text(HOSTILE)
    reviewer.press("Make anew")
    expect(reviewer.rows).to_have_count(2)
    assert reviewer.status(comment) == "processing"
    assert reviewer.page.evaluate("() => window.pwned") is None


@pytest.mark.alone
def test_several_are_compared_and_one_is_out_of_date(reviewer: Reviewer, site: Site) -> None:
    """Side by side and in place; what was changed by hand in the same place is never written over, and made anew."""
    reviewer.proposed("background turquoise")
    reviewer.proposed("background orchid")
    reviewer.look()
    expect(reviewer.rows).to_have_count(2)
    reviewer.drawer.get_by_role("button", name="Compare 2 side by side").click()
    sheet = reviewer.page.get_by_role("dialog", name="Proposals for Button, side by side")
    columns = sheet.locator(".column")
    expect(columns.first.locator(".line.add")).to_contain_text("--color-brand")
    expect(columns.last.locator(".line.add")).to_contain_text("orchid")
    columns.first.get_by_role("button", name="Preview").click()
    reviewer.paints(TURQUOISE)
    reviewer.choose("2")
    reviewer.paints(ORCHID)
    reviewer.choose("Before")
    reviewer.paints(INK)

    by_hand = site.read(SHEET).replace("background-color: var(--color-primary);", "background-color: rgb(9, 9, 9);", 1)
    site.save(SHEET, by_hand)
    reviewer.paints("rgb(9, 9, 9)")
    reviewer.strip.get_by_role("button", name="Approve").click()
    expect(reviewer.palette.notice).to_contain_text("changed in the same places since")
    stale = reviewer.drawer.locator("li.prop[data-status=stale]")
    expect(stale).to_have_count(2)
    expect(stale.first).to_contain_text("Out of date")
    assert site.read(SHEET) == by_hand

    reviewer.press("Make anew", stale.filter(has_text="background orchid"))
    expect(stale).to_have_count(1)
    anew = reviewer.rows.first
    expect(anew.locator(".answers p")).to_have_text("background orchid")
    reviewer.press("Approve", anew)
    reviewer.palette.has_verdict("Confirmed")
    reviewer.paints(ORCHID)


@pytest.mark.alone
def test_a_proposal_that_breaks_the_story_takes_itself_back(reviewer: Reviewer, site: Site) -> None:
    """At once, or some seconds later: the story is as it was, and the proposal says what broke."""
    original = site.read(BUTTON)
    reviewer.proposed("background turquoise")
    reviewer.look()
    broken = breaking(original, "throw new Error('no such label');")
    later = breaking(original, "setTimeout(() => { throw new Error('lost its way'); }, 1500);")
    for code, said in ((broken, "no such label"), (later, "lost its way")):
        proposal = str(reviewer.rows.get_attribute("data-proposal"))
        reviewer.client.post(f"/__ai-proposals/{proposal}/edit", {"files": {BUTTON: code}})
        expect(reviewer.rows.locator(".remark")).to_have_count(0)
        reviewer.press("Preview")
        expect(reviewer.rows.locator(".remark.bad")).to_contain_text(said, timeout=30_000)
        expect(reviewer.rows).to_contain_text("Broke the story")
        expect(reviewer.strip).to_be_hidden()
        reviewer.paints(INK)
        assert site.read(BUTTON) == original


@pytest.mark.alone
def test_an_agents_proposal_is_decided_in_the_palette(reviewer: Reviewer, site: Site) -> None:
    """It is told at once, says as text who asked for what, can't be made anew from comments, and is approved as a version."""
    run = RunFile.model_validate_json(next(site.state.glob("projects/*/run.json")).read_text())
    primary = ".button--primary {\n  background-color: "
    old, new = primary + "var(--color-primary);", primary + "orchid;"
    edits = f"{SHEET}\n<<<<<<< SEARCH\n{old}\n=======\n{new}\n>>>>>>> REPLACE\n"
    finished(call(run, "propose_change", {"componentPath": BUTTON, "edits": edits, "message": HOSTILE}))
    expect(reviewer.toast).to_contain_text("A proposal for Button is ready")
    expect(reviewer.badge).to_have_text("1")
    reviewer.look()
    expect(reviewer.rows).to_contain_text(HOSTILE)
    expect(reviewer.rows.get_by_role("button", name="Make anew")).to_have_count(0)
    reviewer.press("Preview")
    reviewer.paints(ORCHID)
    reviewer.press("Approve")
    reviewer.palette.has_verdict("Confirmed")
    reviewer.paints(ORCHID)
    assert new in site.read(SHEET)
    expect(reviewer.rows).to_have_count(0)
    assert reviewer.page.evaluate("() => window.pwned") is None


@pytest.mark.alone
def test_a_list_says_what_is_out_of_date(reviewer: Reviewer, site: Site) -> None:
    """As soon as somebody changes the same place by hand, and no longer once that is taken back."""
    original = site.read(SHEET)
    reviewer.proposed("background turquoise")
    reviewer.look()
    expect(reviewer.rows.get_by_role("button", name="Approve")).to_be_visible()
    primary = ".button--primary {\n  background-color: "
    site.save(SHEET, original.replace(primary + "var(--color-primary)", primary + "rgb(9, 9, 9)"))
    expect(reviewer.rows).to_contain_text("The files have changed in the same place since")
    expect(reviewer.rows.get_by_role("button", name="Approve")).to_have_count(0)
    site.save(SHEET, original)
    expect(reviewer.rows.get_by_role("button", name="Approve")).to_be_visible()


def test_a_story_opened_later_takes_it_back_too(reviewer: Reviewer, site: Site) -> None:
    """Nobody had the story open when the preview began; whoever opens it sees it whole again, and the proposal says why."""
    original = site.read(BUTTON)
    reviewer.proposed("background turquoise")
    proposal = reviewer.proposal()
    code = breaking(original, "throw new Error('no such label');")
    reviewer.client.post(f"/__ai-proposals/{proposal}/edit", {"files": {BUTTON: code}})
    reviewer.palette.visit("components-avatar--initials")
    shown = reviewer.client.post(f"/__ai-proposals/{proposal}/preview", {})
    assert (shown["previewing"], shown["receipt"]["verdict"]) == (True, "unconfirmed")

    reviewer.page.evaluate("id => location.assign(`?path=/story/${id}`)", PRIMARY)
    reviewer.paints(INK)
    until(lambda: site.read(BUTTON) == original, "it was taken back")
    reviewer.palette.open()
    reviewer.look()
    expect(reviewer.rows.locator(".remark.bad")).to_contain_text("no such label")


def breaking(code: str, statement: str) -> str:
    """The component with a statement at the beginning of its function."""
    return re.sub(r"(export function Button\([^)]*\)[^{]*\{)", rf"\1 {statement}", code, count=1)


def test_news_from_elsewhere(reviewer: Reviewer, site: Site, tmp_path: Path) -> None:
    """A proposal that a command made is told at once: by a badge and a message, which leads to it; also while closed."""
    reviewer.comment("background turquoise")
    processed(site)
    expect(reviewer.toast).to_contain_text("A proposal for Button is ready")
    expect(reviewer.badge).to_have_text("1")
    reviewer.toast.get_by_role("button", name="Look").click()
    expect(reviewer.rows).to_have_count(1)

    other = other_tab(reviewer)
    other.press("Preview")
    reviewer.paints(TURQUOISE)
    expect(reviewer.rows.get_by_role("button", name="End preview")).to_be_visible()
    reviewer.press("End preview")
    other.paints(INK)
    expect(other.strip).to_be_hidden()
    other.page.close()

    reviewer.page.keyboard.press("Escape")
    reviewer.page.keyboard.press("Escape")
    expect(reviewer.palette.dialog).to_be_hidden()
    reviewer.comment("more rounded")
    processed(site)
    expect(reviewer.palette.launcher).to_have_class(re.compile("news"))
    reviewer.palette.open()
    expect(reviewer.badge).to_have_text("2")
    expect(reviewer.page.locator(".fab")).not_to_have_class(re.compile("news"))


def other_tab(reviewer: Reviewer) -> Reviewer:
    """The same browser, with the list of proposals open."""
    page: Page = reviewer.page.context.new_page()
    palette = Palette(page, reviewer.palette.site)
    palette.visit_alone(PRIMARY)
    palette.open()
    other = Reviewer(palette, reviewer.client)
    other.look()
    return other


def processed(site: Site) -> None:
    """`sidestory process-comments`, as cron would call it."""
    command = [sys.executable, "-c", "from sidecar.cli import main; main()", "process-comments", "--project"]
    run = subprocess.run(
        [*command, str(site.project)],
        env={"SIDESTORY_STATE_DIR": str(site.state), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr

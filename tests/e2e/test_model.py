"""Free-form prompts in the palette: streamed by a scripted Messages API through the real SDK."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.model import Model, answer
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]

TSX = "src/components/Button/Button.tsx"
CSS = "src/components/Button/Button.css"
PADDING = "  padding: 11px 20px;"
PROSE = "I give the button more room, so that it is easier to hit."
WIDER = (CSS, PADDING, "  padding: 15px 32px;")


@pytest.fixture(scope="module")
def running(started: Site, model: Model) -> Iterator[str]:
    """A sidecar with that model."""
    with started.sidecar({"ANTHROPIC_BASE_URL": model.url}) as url:
        yield url


@pytest.fixture
def palette(palette: Palette) -> Palette:
    """The primary Button's palette, open."""
    palette.open()
    return palette


def ask(palette: Palette, prompt: str) -> None:
    """Send a prompt without waiting for its end."""
    palette.type(prompt)
    palette.field.press("Enter")


def test_the_answer_streams_and_changes_the_file(palette: Palette, model: Model, site: Site) -> None:
    """The prose is in the palette before the answer ends; then the diff, the receipt, and the change on the screen."""
    model.script({"kind": "answer", "text": answer(WIDER, prose=PROSE), "pause_after": 6})
    ask(palette, "make it easier to hit with a thumb")
    expect(palette.card).to_contain_text("I give the button more room")
    expect(palette.card.get_by_role("button", name="Cancel")).to_be_visible()
    assert "15px 32px" not in site.read(CSS)
    model.release()
    expect(palette.verdict).to_have_text("Confirmed")
    expect(palette.card.locator(".diff")).to_contain_text("padding: 15px 32px")
    expect(palette.card).to_contain_text("Claude")
    palette.paints(".button", "padding-left", "32px")


def test_the_model_sees_the_conversation(palette: Palette, model: Model) -> None:
    """The second request carries the first exchange, and the file as it is now."""
    before = len(model.requests())
    model.answers(WIDER, prose=PROSE)
    palette.apply("make it easier to hit")
    model.answers((CSS, "  padding: 15px 32px;", "  padding: 16px 32px;"), prose="A little taller now.")
    palette.apply("and a little taller please, friend")
    sent = str(model.requests()[before + 1])
    assert "make it easier to hit" in sent
    assert "I give the button more room" in sent
    assert "15px 32px" in sent


def test_a_reload_in_the_middle_rejoins(palette: Palette, model: Model, site: Site) -> None:
    """The page is loaded anew while the model answers: the palette comes back, and shows the end of the same change."""
    model.script({"kind": "answer", "text": answer(WIDER, prose=PROSE), "pause_after": 6})
    ask(palette, "make it easier to hit with a thumb")
    expect(palette.card).to_contain_text("I give the button")
    palette.page.reload()
    palette.story.locator("#storybook-root .button").first.wait_for()
    expect(palette.card).to_contain_text("I give the button")
    model.release()
    expect(palette.verdict).to_have_text("Confirmed")
    assert site.read(CSS).count("15px 32px") == 1


def test_cancel_leaves_only_the_prompt(palette: Palette, model: Model, site: Site) -> None:
    """Cancel stops the answer: no file changes, and History shows the prompt."""
    original = site.read(CSS)
    model.script({"kind": "answer", "text": answer(WIDER, prose=PROSE), "pause_after": 6})
    ask(palette, "make it easier to hit with a thumb")
    expect(palette.card).to_contain_text("I give the button")
    palette.card.get_by_role("button", name="Cancel").click()
    expect(palette.field).to_have_value("make it easier to hit with a thumb")
    palette.dialog.locator("[data-action=history]").click()
    expect(palette.page.get_by_role("complementary", name="History")).to_contain_text("Cancelled")
    assert site.read(CSS) == original


def test_broken_code_never_stays(palette: Palette, model: Model, site: Site) -> None:
    """An answer that breaks the story is rolled back: the button is there again, and the palette says why."""
    original = site.read(TSX)
    broken = (TSX, "  const text = children ?? label;", "  const text = children ?? lable;")
    model.answers(broken, prose="I add a glow.")
    ask(palette, "add some glow to the label")
    expect(palette.verdict).to_have_text("Rolled back")
    expect(palette.card).to_contain_text("lable is not defined")
    assert site.read(TSX) == original
    expect(palette.story.locator("#storybook-root .button").first).to_be_visible()
    palette.apply("bold text")


def test_broken_code_is_repaired(palette: Palette, model: Model, site: Site) -> None:
    """The model is told what the page said, corrects itself, and the story shows the correction; the palette says so."""
    before = len(model.requests())
    line, broken = "  const text = children ?? label;", "  const text = children ?? lable;"
    mended = "  const text = label ? `${label}!` : children;"
    model.script(
        {"kind": "answer", "text": answer((TSX, line, broken), prose="I add an exclamation mark.")},
        {"kind": "answer", "text": answer((TSX, broken, mended), prose="There was a typo in a name.")},
    )
    ask(palette, "please shout the label a little")
    expect(palette.verdict).to_have_text("Confirmed")
    expect(palette.card).to_contain_text("Repaired")
    expect(palette.card).to_contain_text("lable is not defined")
    expect(palette.story.locator("#storybook-root .button").first).to_contain_text("!")
    assert mended in site.read(TSX)
    assert "lable is not defined" in str(model.requests()[before + 1])
    palette.press("undo")
    assert line in site.read(TSX)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"kind": "failure", "status": 401, "type": "authentication_error"}, "ANTHROPIC_API_KEY"),
        ({"kind": "cut", "text": "I make it larger and then", "after": 1}, "broke off"),
    ],
    ids=["401", "cut"],
)
def test_the_models_failures_are_one_sentence(
    step: dict[str, object], said: str, palette: Palette, model: Model, site: Site
) -> None:
    """A refused key and a stream that is cut: a readable sentence, files untouched, the prompt still in the field."""
    original = site.read(CSS)
    model.script(step)
    ask(palette, "make it feel like a sunny afternoon")
    expect(palette.notice).to_contain_text(said)
    expect(palette.field).to_have_value("make it feel like a sunny afternoon")
    assert site.read(CSS) == original


def test_a_file_saved_while_the_model_answers(palette: Palette, model: Model, site: Site) -> None:
    """A person's save in the meantime wins on disk; the palette says so, and the model's version is kept in the list."""
    model.script({"kind": "answer", "text": answer(WIDER, prose=PROSE), "pause_after": 6})
    ask(palette, "make it easier to hit with a thumb")
    expect(palette.card).to_contain_text("I give the button")
    mine = site.read(CSS).replace("gap: 8px", "gap: 9px")
    site.save(CSS, mine)
    model.release()
    expect(palette.notice).to_contain_text("changed")
    assert site.read(CSS) == mine
    palette.dialog.locator("[data-action=versions]").click()
    drawer = palette.page.get_by_role("complementary", name="Versions")
    expect(drawer).to_contain_text("make it easier to hit")
    expect(drawer).to_contain_text("Changed outside Sidestory")


def test_undo_asks_where_a_person_changed_the_same_line(palette: Palette, model: Model, site: Site) -> None:
    """Undo over a hand edit of the same line offers both; keeping mine keeps it."""
    model.answers(WIDER, prose=PROSE)
    palette.apply("make it easier to hit")
    mine = site.read(CSS).replace("padding: 15px 32px", "padding: 17px 40px")
    site.save(CSS, mine)
    palette.dialog.locator("[data-action=undo]").click()
    keep = palette.page.get_by_role("button", name="Keep my edit")
    keep.wait_for()
    assert site.read(CSS) == mine
    keep.click()
    expect(palette.card.locator(".asked")).to_have_text("Nothing was undone: your edit stays as it is.")
    expect(keep).to_be_hidden()
    assert "padding: 17px 40px" in site.read(CSS)


@pytest.mark.parametrize("prompt", ["how would you make it easier to hit?", "padding 12px 24px"])
def test_a_plan_is_talked_about_then_applied(prompt: str, palette: Palette, model: Model, site: Site) -> None:
    """Plan writes nothing; “Apply this” has the model carry the plan out, be it a question or what is a quick edit alone."""
    original, before = site.read(CSS), len(model.requests())
    model.script({"kind": "answer", "text": "I would widen the padding to 15px 32px."})
    palette.dialog.get_by_role("radio", name="Plan").click()
    ask(palette, prompt)
    expect(palette.card).to_contain_text("I would widen the padding to 15px 32px.")
    apply = palette.card.get_by_role("button", name="Apply this")
    apply.wait_for()
    assert site.read(CSS) == original
    model.answers(WIDER, prose=PROSE)
    apply.click()
    palette.has_verdict("Confirmed")
    palette.paints(".button", "padding-left", "32px")
    assert site.read(CSS) == original.replace(PADDING, WIDER[2])
    talked, applied = model.requests()[before:]
    assert "I would widen the padding" not in str(talked)
    assert str(applied["messages"]).count("I would widen the padding to 15px 32px.") == 2  # said, and agreed to
    palette.press("undo")
    assert site.read(CSS) == original

"""What a model's change costs, hides, makes and remarks on, as the palette shows it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.model import Model, answer
from tests.e2e.palette import Palette

pytestmark = [pytest.mark.browser, pytest.mark.alone]

FOLDER = "src/components/Button"
TSX = f"{FOLDER}/Button.tsx"
CSS = f"{FOLDER}/Button.css"
LABEL = f"{FOLDER}/Label.tsx"
PADDING = "  padding: 11px 20px;"
WIDER = (CSS, PADDING, "  padding: 15px 32px;")
SECRET = "AKIAIOSFODNN7CANARY1"
USAGE = {
    "input_tokens": 1_200,
    "output_tokens": 140,
    "cache_read_input_tokens": 2_790,
    "cache_creation_input_tokens": 0,
}


@pytest.fixture(scope="module")
def running(started: Site, model: Model) -> Iterator[str]:
    """A sidecar with that model and a budget of less than a cent a session."""
    with started.sidecar({"ANTHROPIC_BASE_URL": model.url, "SIDESTORY_SESSION_BUDGET": "0.004"}) as url:
        yield url


@pytest.fixture
def palette(palette: Palette) -> Palette:
    """The primary Button's palette, open."""
    palette.open()
    return palette


def test_history_shows_tokens_and_money(palette: Palette, model: Model) -> None:
    """Of the turn and of the session; when the budget is used up the next prompt is refused, quick edits are not."""
    model.script({"kind": "answer", "text": answer(WIDER), "usage": USAGE})
    palette.apply("make it easier to hit with a thumb")
    expect(palette.card.locator(".credit")).to_contain_text("$0.0044")
    palette.dialog.locator("[data-action=history]").click()
    drawer = palette.page.get_by_role("complementary", name="History")
    expect(drawer).to_contain_text("This session: 3,990 in, 2,790 cached · 140 out · $0.0044")
    expect(drawer.locator(".turn .spent")).to_have_text("3,990 in, 2,790 cached · 140 out · $0.0044")
    asked = len(model.requests())
    palette.type("and now calmer, please")
    palette.field.press("Enter")
    expect(palette.notice).to_contain_text("The budget of $0.0040 for this session is used up ($0.0044)")
    assert len(model.requests()) == asked
    palette.apply("border radius 12px")


def test_a_new_file_is_made_confirmed_and_undone(palette: Palette, model: Model, site: Site) -> None:
    """The component uses it in the browser; Undo takes it away again."""
    original = site.read(TSX)
    extracted = answer(
        (LABEL, "", "export const Label = ({ text }: { text: unknown }) => <em data-made>{String(text)}</em>;"),
        (TSX, "import './Button.css';", "import './Button.css';\nimport { Label } from './Label';"),
        (
            TSX,
            '      {text && <span className="button__label">{text}</span>}',
            '      {text && <span className="button__label"><Label text={text} /></span>}',
        ),
        prose="The label has a file of its own.",
    ).replace("SEARCH\n\n=======", "SEARCH\n=======")
    model.script({"kind": "answer", "text": extracted})
    palette.apply("extract the label into its own component")
    expect(palette.story.locator("#storybook-root [data-made]").first).to_be_visible()
    assert "data-made" in site.read(LABEL)
    palette.press("undo")
    assert not (site.project / LABEL).exists()
    assert site.read(TSX) == original


def test_secrets_are_masked_and_said_to_be(palette: Palette, model: Model, site: Site) -> None:
    """The model never sees the key, the file keeps it, and the card says that one was masked."""
    key = f"/* {SECRET} */"
    site.save(CSS, f"{key}\n{site.read(CSS)}")
    model.script({"kind": "answer", "text": answer(WIDER)})
    palette.apply("make it easier to hit with a thumb")
    expect(palette.card).to_contain_text("1 secret was masked before anything was sent.")
    assert SECRET not in str(model.requests())
    assert site.read(CSS).startswith(key)
    assert SECRET not in (site.logs / "sidecar.log").read_text()


def test_a_change_that_goes_too_far_says_so(palette: Palette, model: Model) -> None:
    """One line beside the diff."""
    stories = (f"{FOLDER}/Button.stories.tsx", "  args: { size: 'small' },", "  args: { size: 'small', label: 'Hi' },")
    model.script({"kind": "answer", "text": answer(WIDER, stories)})
    palette.type("make it easier to hit with a thumb")
    palette.field.press("Enter")
    expect(palette.card).to_contain_text("It also changed Button.stories.tsx, which you did not mention.")

"""Projects of other programs on a live Storybook: what they write is proven, taken back when it breaks, and can be undone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.client import BUTTON, Client
from tests.e2e.conftest import Site
from tests.e2e.model import Model, scripted_model
from tests.e2e.palette import Palette

pytestmark = pytest.mark.browser

CSS = BUTTON.replace(".tsx", ".css")
PADDING = "  padding: 11px 20px;"
FOLDER = "src/components/Badge"
CHIP = {
    f"{FOLDER}/Chip.tsx": 'export const Chip = () => <b className="chip">Chip</b>;',
    f"{FOLDER}/Chip.stories.tsx": "import { Chip } from './Chip';\n\n"
    "export default { title: 'Components/Chip', component: Chip };\nexport const Plain = {};",
}


@pytest.fixture
def model(site: Site) -> Iterator[Model]:
    """A scripted model."""
    with scripted_model(site.logs) as model:
        yield model


@pytest.fixture
def client(site: Site, model: Model) -> Iterator[Client]:
    """A program, and a sidecar with that model on the Messages API."""
    environment = {"ANTHROPIC_BASE_URL": model.url, "SIDESTORY_AGENT": "0"}
    with site.sidecar(environment) as url:
        yield Client(url, site)


def test_a_project_is_worked_on_while_somebody_looks(client: Client, model: Model, site: Site, page: Page) -> None:
    """A change is confirmed by the page, one that breaks it is rolled back and told to the model, a new component is a story."""
    palette = Palette(page, site)
    palette.visit("components-button--primary")
    client.wait_for_tabs(1)
    asked = {"projectId": "shop", "componentPaths": [BUTTON]}

    model.answers((CSS, PADDING, "  padding: 15px 32px;"))
    wider = client.post("/v1/update-project", {**asked, "prompt": "more room"})
    assert (wider["status"], wider["change"]["receipt"]["verdict"]) == ("completed", "confirmed")
    palette.paints(".button", "padding-left", "32px")

    before = site.read(BUTTON)
    first = next(line for line in before.splitlines() if line.startswith("import "))
    model.answers((BUTTON, first, f"{first}\nthrow new Error('broken by a program');"))
    broken = client.post("/v1/update-project", {**asked, "prompt": "break it"})
    assert (broken["status"], broken["change"]["rolledBack"]) == ("rolled_back", True)
    assert site.read(BUTTON) == before

    model.answers(*((path, "", text) for path, text in CHIP.items()))
    made = client.post(
        "/v1/create-preview-for-new-project", {"projectId": "shop", "prompt": "a chip", "folder": FOLDER}
    )
    assert "broke the page" in str(model.requests()[-1])
    assert {wider["sessionId"], broken["sessionId"]} == {made["sessionId"]}
    page.goto(site.story("components-chip--plain"))
    expect(palette.story.locator(".chip")).to_have_text("Chip")
    client.post("/__ai-undo", {"sessionId": made["change"]["sessionId"]})
    assert not [path for path in CHIP if (site.project / path).exists()]

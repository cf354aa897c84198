"""The main job: press the keys, say what should change, see it change, with a receipt; and take it back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.palette import Palette

pytestmark = pytest.mark.browser
BUTTON = "src/components/Button/Button.css"


def test_thirty_percent_larger_on_screen_and_on_disk(palette: Palette, site: Site) -> None:
    """Ctrl+K, "make it 30% larger", Enter: the button on the screen is about 30 % larger, the receipt is confirmed."""
    width, height = palette.box(".button")
    before = site.read(BUTTON)
    palette.open()
    palette.apply("make it 30% larger")

    new_width, new_height = palette.box(".button")
    assert new_width / width == pytest.approx(1.3, abs=0.05)
    assert new_height / height == pytest.approx(1.3, abs=0.05)
    assert site.read(BUTTON) != before
    expect(palette.card.locator(".diff")).to_contain_text("Button.css")
    expect(palette.card).to_contain_text("no model")

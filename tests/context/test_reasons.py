import pytest

from sidecar.context.reasons import without_reason
from tests.context.sample import names


@pytest.mark.parametrize(
    ("prompt", "shorter"),
    [
        ("the price 10% smaller, it competes with the title", "the price 10% smaller"),
        ("bigger please, nobody sees it", "bigger please"),
        ("Titel dunkler, das kann ja keiner lesen", "Titel dunkler"),
        ("Titel dunkler, sonst sieht man nichts!", "Titel dunkler"),
    ],
)
def test_what_only_says_why(prompt: str, shorter: str) -> None:
    """The wish is what stands before it."""
    assert without_reason(prompt, names()) == shorter


@pytest.mark.parametrize(
    "prompt",
    [
        "the price smaller, the title bigger",
        "the price smaller, it should be red",
        "Titel dunkler, das Icon rot",
        "bigger, that is 20px",
        "it competes with the title",
        "bold. Make it red.",
        "title bigger",
    ],
)
def test_what_may_ask_for_something_stays(prompt: str) -> None:
    """Another wish, a figure, and what stands alone."""
    assert without_reason(prompt, names()) is None

import pytest

from sidecar.context.clauses import spelled
from sidecar.context.replacing import without_replaced
from tests.context.sample import said


@pytest.mark.parametrize(
    ("prompt", "wish"),
    [
        ("in place of a shadow we could test an outline", "we could test an outline"),
        ("instead of the shadow use a border", "use a border"),
        ("mach statt dem Schatten nen Verlauf", "mach nen Verlauf"),
        ("statt fett lieber rot", "lieber rot"),
        ("instead of 'Buy' write 'Order'", "write Order"),
    ],
)
def test_what_is_replaced_is_no_wish(prompt: str, wish: str) -> None:
    """It is said first, and what comes instead behind it."""
    assert spelled(without_replaced(said(prompt))) == wish


@pytest.mark.parametrize(
    "prompt",
    [
        "bold instead of red",
        "fett statt rot",
        "title red instead of blue",
        "centered instead of left aligned",
        "but not teal for the second",
        "the title instead of the price",
        "instead of the shadow",
        "statt Schatten",
        "instead",
        "a border",
        "",
    ],
)
def test_everything_else_stays(prompt: str) -> None:
    """Where the wish is said first, or none at all."""
    assert spelled(without_replaced(said(prompt))) == spelled(said(prompt))

import pytest

from sidecar.context.commanding import spelled
from sidecar.context.replacing import corrected, denies, without_replaced
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


@pytest.mark.parametrize(
    ("piece", "behind", "expected"),
    [
        ("not bigger", "but bolder", True),
        ("nicht größer", ", nur", True),
        ("not too big", "but bold", True),
        ("not bigger", ", bolder", False),
        ("not only bold", "but red", False),
        ("not the title", "but the price", False),
        ("bigger", "but bolder", False),
        ("not now", "", False),
    ],
)
def test_what_is_denied(piece: str, behind: str, *, expected: bool) -> None:
    """How something shall not be, where it is said how it shall be."""
    assert denies(said(piece), said(behind)[:2]) is expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["der Titel soll nicht größer", "sondern fetter werden"], ["der Titel soll fetter werden"]),
        (["price nicht rot", "sondern blau"], ["price blau"]),
        (["nicht nur fett", "sondern auch rot"], ["nicht nur fett", "sondern auch rot"]),
        (["kein Rahmen", "sondern ein Schatten"], ["kein Rahmen", "sondern ein Schatten"]),
        (["den Titel nicht löschen", "sondern den Preis"], ["den Titel nicht löschen", "sondern den Preis"]),
        (["nicht rot", "blau"], ["nicht rot", "blau"]),
    ],
)
def test_what_is_corrected(pieces: list[str], expected: list[str]) -> None:
    """“Sondern” takes back how it shall not be, and keeps what it is about."""
    assert [spelled(each) for each in corrected([said(piece) for piece in pieces])] == expected

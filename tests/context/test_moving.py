import pytest

from sidecar.context.facts import Signals
from sidecar.context.moving import Moving
from tests.context.sample import names, said, spoken


def _moving(prompt: str) -> Moving:
    return Moving(said(prompt), spoken(prompt), names())


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("title on the right", ("layout",)),
        ("price above the title", ("structure",)),
        ("red title on the right", None),
        ("on phones the price below the title", ("layout",)),
        ("price below the title under 900px", ("layout",)),
    ],
)
def test_where_it_shall_be(prompt: str, types: tuple[str, ...] | None) -> None:
    """A side is layout, beside another element is structure; with a colour it may only say which one."""
    told = _moving(prompt).placed()
    assert (told.types if told else None) == types


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("the price above the title", True),
        ("Preis zwischen Titel und Button", True),
        ("a badge in the corner", True),
        ("den Preis in den Footer", True),
        ("the price should be in the footer", True),
        ("the price comes last", True),
        ("the price has to be before the title", True),
        ("price left of the title", False),
        ("price next to the title", False),
        ("price above the title instead of below", False),
    ],
)
def test_whether_only_a_place_is_said(prompt: str, plain: bool) -> None:
    """Then no likelier type counts; left and right may be layout."""
    told = _moving(prompt).placed()
    assert told is not None
    assert told.plain is plain


@pytest.mark.parametrize(
    ("prompt", "adds"),
    [
        ("slide the price below the title", False),
        ("drag the price into the footer", False),
        ("lift the price out of the footer", False),
        ("stick the price in the footer", False),
        ("stick a badge beside it", True),
    ],
)
def test_verbs_that_move_where_a_place_follows(prompt: str, adds: bool) -> None:
    """“Slide” is an animation, and “stick” behaviour, unless it is said where to."""
    assert _moving(prompt).slid() == Signals(("structure",), adds=adds, plain=True)


@pytest.mark.parametrize(
    "prompt",
    [
        "stick the footer to the top",
        "slide the price in from the left",
        "lift the button on hover",
        "lift the price off the footer",
        "lift the price above the title on hover",
        "drag the perks around",
        "squeeze the buttons together",
        "stick the footer below the title when scrolling",
        "slide the shadow below the title",
        "the price below the title",
        "stick the price left of the title",
    ],
)
def test_verbs_that_move_without_a_place(prompt: str) -> None:
    """Effects and behaviour."""
    assert _moving(prompt).slid() is None


@pytest.mark.parametrize(
    "prompt",
    [
        "the price in the footer",
        "the price in the footer should be red",
        "mehr Abstand in den Footer",
        "the price should be in bold",
        "der Preis im Footer",
        "the price of the footer",
        "den Preis nicht in den Footer",
        "ein Preis wie in den Footer",
    ],
)
def test_what_only_tells_where_it_is(prompt: str) -> None:
    """“In” alone says which one is meant."""
    told = _moving(prompt).placed()
    assert told is None or not told.plain

import pytest

from sidecar.context.excepting import excepts, flatters
from tests.context.sample import said


@pytest.mark.parametrize(
    "prompt",
    [
        "radius 4px but not on the left",
        "Rand 2px, aber nicht unten",
        "bigger and nicer",
        "größer und schöner",
        "the price bigger, the title nicer",
        "red and modern",
        "undo that, and make it nicer",
        "undo that, and make it splendiferous",
        "bigger, und mach es hübscher",
    ],
)
def test_what_would_be_lost(prompt: str) -> None:
    """A side that is left out, or a wish without a word of how."""
    assert excepts(said(prompt)) or flatters(said(prompt))


@pytest.mark.parametrize(
    "prompt",
    [
        "bigger but not too much",
        "größer, aber nicht zu sehr",
        "title bigger, that looks nicer",
        "nicer",
        "undo that, and make it bold",
        "undo that, and make it say Xylophon",
        "undo that and make the elephant bold",
        "title bold. The rest stays as it is.",
        "bigger and bolder",
        "the title “Nicer and better”",
    ],
)
def test_what_is_all_of_it(prompt: str) -> None:
    """A degree, a reason and what stays are no wishes of their own, and what is only vague is told apart elsewhere."""
    assert not excepts(said(prompt))
    assert not flatters(said(prompt))

import pytest

from sidecar.context.commanding import spelled
from sidecar.context.understanding import Engine
from sidecar.context.whichone import without_variant
from tests.context.sample import said, situation


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("disabled one lighter", "lighter"),
        ("ghost underline on hover", "underline on hover"),
        ("the secondary button a bit darker", "a bit darker"),
        ("ghost variant bold", "bold"),
        ("disabled gets less padding", "less padding"),
        ("the ghost variant needs a border", "border"),
        ("die Ghost-Variante braucht einen Rahmen", "einen Rahmen"),
        ("on the secondary variant the text darker", "the text darker"),
        ("more padding for the ghost variant", "more padding"),
        ("rundere Ecken für die Ghost-Variante", "rundere Ecken"),
        ("same for the secondary variant", "same"),
        ("the ghost variant too", "too"),
        ("a ghost variant with a border", "a ghost variant with a border"),
        ("add a border for a ghost variant", "add a border for a ghost variant"),
        ("use the ghost variant for the button", "use the ghost variant for the button"),
        ("title in the ghost variant", "title in the ghost variant"),
        ("the ghost variant", "the ghost variant"),
        ("use the ghost variant", "use the ghost variant"),
        ("disabled", "disabled"),
        ("disabled look", "disabled look"),
        ("ghost variant with a thin border", "ghost variant with a thin border"),
        ("ghost style", "ghost style"),
        ("secondary not primary", "secondary not primary"),
        ("title in ghost", "title in ghost"),
        ("disabled button with a spinner", "disabled button with a spinner"),
        ("please", "please"),
    ],
)
def test_which_variant_is_meant_is_no_wish(clause: str, left: str) -> None:
    """Where a look is wished for it; a variant alone, or a new one, is what is wished."""
    assert spelled(without_variant(said(clause))) == left


def test_what_is_wished_of_a_variant_is_the_type() -> None:
    """Not the variant that it is wished of."""
    told = [Engine().understand(each, situation()).intents for each in ("ghost: underline on hover", "ghost instead")]
    assert [[intent.edit_type for intent in each] for each in told] == [["typography"], ["variant"]]

import pytest

from sidecar.context.recalling import recalled
from sidecar.context.situation import Said
from tests.context.sample import names, said, situation

TURNS = [
    Said("title uppercase", "typography", "offer__title", 2, 1),
    Said("link in coral", "color", "offer__terms", 3, 2),
    Said("price green", "color", "offer__price", 4, 3),
]


@pytest.mark.parametrize(
    ("clause", "version"),
    [
        ("the caps are too much", 2),
        ("uppercase off again", 2),
        ("die Großbuchstaben wieder weg", 2),
        ("use capitals", None),
        ("in caps please", None),
        ("the coral is too strong", 3),
        ("a darker coral", 3),
        ("das Koralle heller", 3),
        ("blue rather than coral", 3),
        ("in the coral", None),
        ("use the coral", None),
        ("a coral one", None),
        ("coral", None),
        ("the green is too strong", None),
        ("the blue is too strong", None),
    ],
)
def test_which_turn_is_spoken_of_again(clause: str, version: int | None) -> None:
    """The one that did it; none for what is asked for afresh, for what nobody did, and for the last turn of all."""
    turn = recalled(said(clause), situation(turns=TURNS), names())
    assert (turn and turn.version_id) == version


def test_what_was_refused_did_nothing() -> None:
    """Nobody speaks of a colour again that was never there."""
    turns = [Said("link in coral", "color", "offer__terms", None, None, success=False), TURNS[2]]
    assert recalled(said("the coral is too strong"), situation(turns=turns), names()) is None

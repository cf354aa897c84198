import pytest

from sidecar.context.nudging import is_height, nudges, stirs
from sidecar.context.understanding import Engine
from tests.context.sample import said, situation, spoken


@pytest.mark.parametrize(
    ("prompt", "nudged"),
    [
        ("nudge the price up", False),
        ("nudge the price up a bit", True),
        ("the price sits too high", True),
        ("the title should sit a touch lower", True),
        ("den Preis minimal runter", True),
        ("der Titel soll weiter nach innen rücken", True),
        ("move the price further inwards", True),
        ("den Preis 2px höher setzen", True),
        ("push the price down 2px", True),
        ("ein Stück nach oben", True),
        ("move the price up", False),
        ("den Preis ganz nach oben", False),
        ("den Preis einen Platz nach oben", False),
        ("den Preis etwas höher", False),
        ("price 8px further down", False),
        ("den Preis auf 13px runter", False),
        ("opacity etwas runter", False),
        ("push the contrast up a bit", False),
        ("mehr Luft nach rechts, etwas", False),
        ("move the price a bit below the title", False),
        ("beim Drüberfahren etwas nach rechts wandern", False),
        ("pull title and price 4px closer together", False),
        ("remove the price a bit down", False),
    ],
)
def test_what_shall_sit_a_bit_elsewhere(prompt: str, nudged: bool) -> None:
    """It is pushed somewhere, a bit, or sits too high; not to a place among others, and nothing else is said."""
    assert nudges(said(prompt), spoken(prompt)) is nudged


def test_what_is_only_how_high() -> None:
    """Nothing else may be asked for beside it."""
    told = [
        is_height(said(each)) for each in ("bitte etwas höher", "a bit lower", "bigger", "higher and red", "please")
    ]
    assert told == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("der Preis sitzt zu tief, bitte etwas höher", ["layout"]),
        ("the price sits a touch too low", ["layout"]),
        ("den Preis ganz nach oben", ["structure"]),
        ("price all the way to the top", ["structure"]),
        ("Preis ganz nach links", ["layout"]),
        ("the button is too high", ["size"]),
        ("Preis etwas höher machen", ["size"]),
        ("Titel eine Nummer runter", ["typography"]),
    ],
)
def test_where_something_sits_is_layout(prompt: str, types: list[str]) -> None:
    """To the very top is an order among siblings, and higher without a place a height."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types


@pytest.mark.parametrize(
    ("prompt", "stirred"),
    [
        ("the button should go down 1px when pressed", True),
        ("go down a bit when I press it", True),
        ("beim Drücken leicht nach unten", True),
        ("beim Drücken etwas nach unten", True),
        ("on hover move up 2px", True),
        ("on click scroll down a bit", False),
        ("when pressed a bit darker", False),
        ("nudge the icon up a bit", False),
        ("shadow 2px down on hover", False),
        ("on hover 2px below the title", False),
    ],
)
def test_what_moves_while_it_is_touched(prompt: str, stirred: bool) -> None:
    """It is an effect, and no place of its own."""
    assert stirs(said(prompt), spoken(prompt)) is stirred

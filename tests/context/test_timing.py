import pytest

from sidecar.context.timing import Timing
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation, spoken


@pytest.mark.parametrize(
    ("prompt", "at_times"),
    [
        ("show the price only on focus", True),
        ("Preis erst beim Hover einblenden", True),
        ("hide the price when it is empty", True),
        ("show the price when there is one", True),
        ("blende den Preis aus, sobald er leer ist", True),
        ("hide the price if you can", False),
        ("hide the price if possible", False),
        ("hide the price if that works", False),
        ("blende den Preis aus, wenn das geht", False),
        ("hide the price when it gets narrow", False),
        ("hide the price when there is no room", False),
        ("hide the price on mobile", False),
        ("show the price only on mobile", False),
        ("what if we hide the price", False),
        ("show the shadow only on hover", False),
        ("hide it", False),
        ("red when it is empty", False),
    ],
)
def test_what_is_seen_at_some_times(prompt: str, at_times: bool) -> None:
    """Where there is less room it is gone, and “if you can” is polite."""
    assert Timing(said(prompt), spoken(prompt), names()).shown_at_times() is at_times


def test_what_is_not_seen_any_more() -> None:
    """In both languages."""
    told = [Timing(said(each), spoken(each), names()).hides() for each in ("hide it", "ausblenden", "show it")]
    assert told == [True, True, False]


@pytest.mark.parametrize(
    ("prompt", "disabled"),
    [
        ("needs to be disabled till a plan is selected", True),
        ("button inactive as long as nothing is chosen", True),
        ("disabled one lighter when loading", False),
        ("grey when disabled", False),
        ("show it disabled", False),
    ],
)
def test_disabled_on_a_condition(prompt: str, disabled: bool) -> None:
    """That is behaviour; a look of what is disabled isn't."""
    assert Timing(said(prompt), spoken(prompt), names()).conditionally_disabled() is disabled


@pytest.mark.parametrize(
    ("prompt", "permits"),
    [
        ("nur Kleinbuchstaben zulassen", True),
        ("no capitals allowed in here", True),
        ("convert to lowercase as you type", True),
        ("title in lowercase", False),
        ("allow two lines", False),
        ("typewriter letters", False),
    ],
)
def test_what_may_be_typed(prompt: str, permits: bool) -> None:
    """Characters that are permitted, and no look of letters."""
    assert Timing(said(prompt), spoken(prompt), names()).permits() is permits


@pytest.mark.parametrize(
    ("prompt", "behaves"),
    [
        ("button disabled until both fields are filled", True),
        ("der Button soll deaktiviert sein, bis beide Felder ausgefüllt sind", True),
        ("block uppercase letters", True),
        ("den Preis erst zeigen, wenn er geladen ist", True),
        ("strip leading spaces as they type", True),
        ("Leerzeichen am Anfang abschneiden", True),
        ("select everything on focus", True),
        ("beim Fokus den ganzen Text markieren", True),
        ("uppercase letters", False),
        ("remove the space above the price", False),
        ("less space between the buttons", False),
        ("block the price", False),
        ("highlight the button when hovered", False),
        ("lighter while disabled", False),
    ],
)
def test_what_happens_while_one_types(prompt: str, behaves: bool) -> None:
    """What may be typed, what is cut off, what is selected; not how it looks then."""
    intents = Engine().understand(prompt, situation()).intents
    assert ([intent.edit_type for intent in intents] == ["behavior"]) is behaves

import pytest

from sidecar.context.commanding import spelled
from sidecar.context.stating import stateless, without_states
from sidecar.context.understanding import Engine
from tests.context.sample import said, situation


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the title bold while loading", "the title bold"),
        ("when it is empty the title blue", "the title blue"),
        ("Titel fett wenn nichts ausgewählt ist", "Titel fett"),
        ("beim Laden den Titel kursiv", "den Titel kursiv"),
        ("if there is no data the price grey", "the price grey"),
        ("im Dark Mode den Titel zentrieren", "den Titel zentrieren"),
        ("hide the title in dark mode", "hide the title"),
        ("hide the title while loading", "hide the title while loading"),
        ("show the price when it is empty", "show the price when it is empty"),
        ("add a badge when it is selected", "add a badge when it is selected"),
        ("a red spinner while it thinks", "a red spinner while it thinks"),
        ("while loading", "while loading"),
        ("the price should say “None” when empty", "the price should say None when empty"),
        ("in dark mode", "in dark mode"),
        ("add a dark mode", "add a dark mode"),
        ("make the dark mode softer", "make the dark mode softer"),
        ("more polished while loading", "more polished while loading"),
        ("disabled while loading", "disabled while loading"),
    ],
)
def test_a_state_is_no_wish(clause: str, expected: str) -> None:
    """Only beside a look; what else is said of a state may be what happens then."""
    assert spelled(without_states(said(clause))) == expected


@pytest.mark.parametrize(
    ("prompt", "edit_type"),
    [
        ("make the title bold while loading", "typography"),
        ("im Dark Mode den Titel zentrieren", "layout"),
        ("hide the price in dark mode", "structure"),
        ("beim Laden den Preis grau", "color"),
        ("in dark mode the title with a shadow", "effect"),
        ("show a spinner while loading", "behavior"),
        ("disable the button while loading", "behavior"),
    ],
)
def test_the_change_decides(prompt: str, edit_type: str) -> None:
    """Whatever the state is."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == [edit_type]


def test_a_state_adds_no_wish() -> None:
    """Before a look that is said with “with”, either."""
    (intent,) = Engine().understand("while loading the title with rounded corners", situation()).intents
    assert intent.edit_type == "border"
    assert spelled(stateless(said("title while loading"))) == "title"

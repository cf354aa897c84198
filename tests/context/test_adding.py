import pytest

from sidecar.context.facts import Signals
from sidecar.context.moving import Moving
from tests.context.sample import names, said, spoken


def _moving(prompt: str) -> Moving:
    return Moving(said(prompt), spoken(prompt), names())


@pytest.mark.parametrize(
    "prompt",
    [
        "add a badge",
        "add a badge called Later",
        'add a button called "Later"',
        'add a link that says "More"',
        "insert a checkbox below the title",
        "add a badge with a red background",
        "Checkbox hinzufügen",
        "füge einen Trenner unter dem Titel ein",
    ],
)
def test_a_new_element_is_one_however_it_looks(prompt: str) -> None:
    """What it is called, says or looks like is no wish of its own."""
    assert _moving(prompt).added() == Signals(("structure",), adds=True, plain=True)


@pytest.mark.parametrize(
    "prompt",
    [
        "add the price to the title",
        "add a badge size",
        "add a button shadow",
        "add a red background to the badge",
        "add a tone",
        "add a placeholder",
        "noch einen Tick",
        "noch eine Ausführung für Buttons",
        "add 8px below the title",
        "add padding",
        "a badge",
    ],
)
def test_what_is_added_but_is_no_new_element(prompt: str) -> None:
    """Traits, values and what is there."""
    assert _moving(prompt).added() is None


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("a badge at the top right", True),
        ("da soll ein Bild hin", True),
        ("oben rechts eine Checkbox", True),
        ("a star in the top right corner", True),
        ("a link at the bottom would be nice", True),
        ("make it a link", False),
        ("das soll ein Link sein", False),
        ("a tooltip on it", False),
        ("a menu should open", False),
        ("arrows instead of it", False),
        ("a badge like the price", False),
        ("no badge", False),
        ("a small badge", True),
        ("a bold title", False),
        ("the price at the top", False),
        ("a shadow at the bottom", False),
    ],
)
def test_whether_nothing_but_something_new_is_said(prompt: str, plain: bool) -> None:
    """What is new, and where; not what becomes something, nor what happens."""
    assert _moving(prompt).plainly_new() is plain


@pytest.mark.parametrize(
    ("prompt", "replaced"),
    [
        ("replace the title by a checkbox", True),
        ("ersetze den Preis durch eine Tabelle", True),
        ("replace the icon with a star", False),
        ("replace the button by a link", False),
        ("replace the title by 'Hi'", False),
        ("replace the title with the price", False),
        ("replace the price with a smaller gap", False),
        ("the title with a checkbox", False),
    ],
)
def test_an_element_of_another_kind(prompt: str, replaced: bool) -> None:
    """A picture for a picture is other content, a link for a button another variant."""
    assert (_moving(prompt).replaced() is not None) is replaced

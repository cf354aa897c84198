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
        "add an option",
        "add a toast",
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
        ("shove a counter in the corner", True),
        ("make a table in the corner", True),
        ("small icon on it", False),
        ("a tighter list", False),
        ("a box around it", False),
        ("badge below the title", True),
        ("badge", False),
        ("allow no badge", False),
        ("a badge look", False),
        ("a badge when it is new", False),
    ],
)
def test_whether_nothing_but_something_new_is_said(prompt: str, plain: bool) -> None:
    """What is new, and where; not what becomes something, nor what happens."""
    assert _moving(prompt).plainly_new() is plain


@pytest.mark.parametrize(
    ("prompt", "given"),
    [
        ("give the price a badge", True),
        ("the price should get an icon", True),
        ("der Preis soll ein Bild bekommen", True),
        ("der Preis bekommt eine Checkbox", True),
        ("give the price a name", False),
        ("give the price a red title", False),
        ("give the price a border", False),
        ("give the price a placeholder", False),
        ("give the price a tooltip", False),
        ("give the price a badge in red", False),
        ("the price with a badge", False),
        ("give it a badge", False),
        ("der Preis soll fett werden", False),
    ],
)
def test_who_gets_something_new(prompt: str, given: bool) -> None:
    """An element for an element; not a trait, nor a name."""
    assert (_moving(prompt).given() is not None) is given


@pytest.mark.parametrize(
    ("prompt", "meant"),
    [
        ("make room for a badge", True),
        ("Platz für ein Logo vorsehen", True),
        ("leave space for an avatar below the title", True),
        ("more room for a badge", False),
        ("leave 8px space for a badge", False),
        ("make room for the title", False),
        ("room for a bold title", False),
        ("more space", False),
        ("space between title and price", False),
        ("a badge for the title", False),
    ],
)
def test_room_for_something_new(prompt: str, meant: bool) -> None:
    """How much space there shall be is said in other ways."""
    assert (_moving(prompt).room_for() is not None) is meant


@pytest.mark.parametrize(
    ("prompt", "more"),
    [
        ('add "Support" to the perks list', True),
        ("add SSO to the list", True),
        ("add it to the price", False),
        ("remove SSO from the list", False),
    ],
)
def test_one_more_of_what_a_list_has(prompt: str, more: bool) -> None:
    """Not a text that goes on."""
    told = _moving(prompt).listed()
    assert (told is not None and told.types == ("structure",) and told.adds) is more

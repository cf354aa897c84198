from collections.abc import Mapping

import pytest

from sidecar.context.facts import Signals
from sidecar.context.likely import LABELS
from sidecar.context.nouns import nouns
from sidecar.context.situation import EditType
from sidecar.context.weighing import other_than_edit, weighed
from tests.context.sample import names, said


def _chances(**known: float) -> Mapping[str, float]:
    rest = (1 - sum(known.values())) / (len(LABELS) - len(known))
    return {label: known.get(label, rest) for label in LABELS}


def _types(told: Signals, prompt: str, **known: float) -> tuple[EditType, ...]:
    clause = said(prompt)
    return weighed(told, _chances(**known), clause, nouns(clause, names())).types


@pytest.mark.parametrize(
    ("told", "prompt", "chances", "expected"),
    [
        (Signals(), "blorp the title", {"effect": 0.5}, ("effect",)),
        (Signals(), "blorp the title", {"effect": 0.2}, ()),
        (Signals(), "the title too", {"effect": 0.9}, ()),
        (Signals(("color",)), "blorp the title", {"effect": 0.9}, ("effect",)),
        (Signals(("color",)), "blorp the title", {"effect": 0.7, "color": 0.2}, ("color",)),
        (Signals(("color",), sure=0.6), "blorp the title", {"effect": 0.7, "color": 0.05}, ("effect",)),
        (Signals(("color",)), "blorp the title", {"effect": 0.75, "color": 0.2}, ("color",)),
        (Signals(("color", "effect")), "blorp the title", {"effect": 0.9, "color": 0.01}, ("effect",)),
        (Signals(("effect",)), "the price semi-transparent", {"color": 0.9}, ("effect",)),
        (Signals(("effect",)), "the price transparent", {"color": 0.9}, ("color",)),
        (Signals(vague=True), "nicer", {"color": 0.7}, ("color",)),
        (Signals(vague=True), "nicer", {"color": 0.3}, ()),
        (Signals(), "10px blorp", {"content": 0.6}, ()),
        (Signals(), "10px blorp", {"spacing": 0.9}, ("spacing",)),
        (Signals(("border",), edge=True, sure=0.8), "remove the line", {"structure": 0.95}, ("border",)),
        (Signals(("structure",), together=True), "swap title and price", {"content": 0.95}, ("structure",)),
        (Signals(("structure",), together=True), "swap the buttons", {"content": 0.95}, ("structure",)),
        (Signals(("structure",), together=True), "swap the buttons for stars", {"content": 0.95}, ("content",)),
        (Signals(("structure",), together=True), "swap the labels", {"content": 0.95}, ("content",)),
        (Signals(("structure",), together=True), "swap the title for a star", {"content": 0.95}, ("content",)),
        (Signals(("spacing",), together=True), "the buttons are too close", {"typography": 0.95}, ("spacing",)),
        (Signals(("spacing",), together=True), "the title is too close", {"typography": 0.95}, ("typography",)),
        (Signals(("size",), sized=True), "we need a bigger title", {"structure": 0.95}, ("size",)),
        (Signals(("typography",)), "reduce the line height", {"size": 0.95}, ("typography",)),
        (Signals(("typography",)), "change the tracking", {"content": 0.95}, ("typography",)),
        (Signals(("typography",)), "reduce the font", {"size": 0.95}, ("size",)),
        (Signals(("behavior",), sure=0.98), "blorp the title", {"effect": 0.95}, ("behavior",)),
        (Signals(("structure",), plain=True), "add a badge called later", {"variant": 0.95}, ("structure",)),
        (Signals(("border",)), "add an outline to the title", {"variant": 0.95}, ("border",)),
        (Signals(("border",)), "add an outline to the title", {"color": 0.95}, ("color",)),
        (Signals(("border",)), "the corners feel too tight", {"spacing": 0.95}, ("border",)),
        (Signals(("border",)), "too tight in the corner", {"spacing": 0.95}, ("spacing",)),
        (Signals(("border",)), "add a badge with an outline", {"structure": 0.95}, ("structure",)),
        (Signals(("typography",)), "noch ein Pfeil hinter die Schrift", {"structure": 0.95}, ("structure",)),
        (Signals(("layout",)), "add an overflow menu", {"structure": 0.95}, ("structure",)),
        (Signals(("size",)), "add a tiny size", {"variant": 0.95}, ("variant",)),
        (Signals(("behavior",)), "füge dem Titel einen Tooltip hinzu", {"structure": 0.95}, ("behavior",)),
        (Signals(("behavior",)), "add a spinner to the title", {"structure": 0.95}, ("structure",)),
    ],
)
def test_the_likeliest_type(
    told: Signals, prompt: str, chances: dict[str, float], expected: tuple[EditType, ...]
) -> None:
    """Rules that are sure are overruled by what is much likelier only; what repeats the last turn has no type of its own."""
    assert _types(told, prompt, **chances) == expected


def test_bigger_is_settled_by_the_element() -> None:
    """Where both size and letters are likely, the element tells which."""
    clause = said("blorp the title")
    found = weighed(Signals(), _chances(size=0.4, typography=0.5), clause, ())
    assert (found.types, found.sized) == (("size",), True)
    there = Signals(("structure",), adds=True, sure=0.6)  # “a bigger title” is the one that is there
    assert not weighed(there, _chances(size=0.4, typography=0.5), clause, ()).adds


def test_how_elements_stand_is_about_their_container() -> None:
    """A layout is asked of what is around the elements."""
    assert weighed(Signals(("layout",)), _chances(layout=0.9), said("side by side"), ()).together


@pytest.mark.parametrize(
    ("prompt", "together"),
    [
        ("title and price are glued together", True),
        ("the title and the price nearer together", True),
        ("title and price, less space", True),
        ("title and price roomier", False),
        ("more padding, title and price", False),
        ("the title is glued", False),
    ],
)
def test_the_space_between_two(prompt: str, together: bool) -> None:
    """Of two elements that stand too close it is one wish; room inside each of them is two."""
    clause = said(prompt)
    found = weighed(Signals(("spacing",)), _chances(spacing=0.9), clause, nouns(clause, names()))
    assert found.together is together


@pytest.mark.parametrize(
    ("told", "prompt", "chances", "expected"),
    [
        (Signals(), "blorp", {"undo": 0.6}, "undo"),
        (Signals(), "blorp", {"undo": 0.35}, None),
        (Signals(("color",)), "blorp", {"undo": 0.45}, None),
        (Signals(("color",)), "blorp", {"history": 0.8}, "history"),
        (Signals(("color",), sure=0.98), "blorp", {"history": 0.8}, None),
        (Signals(), "the title too", {"undo": 0.9}, None),
        (Signals(), "the title too", {"restore": 0.97}, "restore"),
        (Signals(like=True), "blorp", {"undo": 0.9}, None),
        (Signals(), "blorp", {"size": 0.9}, None),
    ],
)
def test_what_is_no_edit(told: Signals, prompt: str, chances: dict[str, float], expected: str | None) -> None:
    """A command or question in words that no rule knows; never where an edit is repeated, or rules are sure."""
    clause = said(prompt)
    assert other_than_edit(told, _chances(**chances), clause, nouns(clause, names())) == expected


@pytest.mark.parametrize(
    ("prompt", "together"),
    [
        ("title first, then the price", True),
        ("zuerst der Preis, dann der Titel", True),
        ("price first", False),
        ("remove the title first and the price", False),
        ("the price below the title", False),
    ],
)
def test_one_order_of_two(prompt: str, *, together: bool) -> None:
    """It is about what holds them."""
    known = names()
    found = weighed(
        Signals(("structure",)), _chances(structure=0.9), said(prompt, known), nouns(said(prompt, known), known)
    )
    assert found.together is together


@pytest.mark.parametrize(
    ("prompt", "edit_type", "together"),
    [
        ("more air between the title and the price", "spacing", True),
        ("mehr Luft zwischen Titel und Price", "spacing", True),
        ("zwischen title und price etwas mehr Luft", "spacing", True),
        ("title and price glued together, give them some air", "spacing", True),
        ("a thin line between title and price", "border", True),
        ("more air for the title and the price", "spacing", False),
        ("more padding in the title and the price", "spacing", False),
        ("more air beside the title and the price", "spacing", False),
        ("that hairline above the buttons can go", "border", True),
        ("die Linie über den Buttons dünner", "border", True),
        ("the border around the buttons can go", "border", False),
        ("the border of the buttons can go", "border", False),
        ("a thicker border on the buttons", "border", False),
    ],
)
def test_what_lies_between_is_of_both(prompt: str, edit_type: EditType, together: bool) -> None:
    """Nothing of either."""
    clause = said(prompt)
    told = weighed(Signals((edit_type,)), _chances(**{edit_type: 0.9}), clause, nouns(clause, names()))
    assert told.together is together

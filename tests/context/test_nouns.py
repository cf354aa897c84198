import pytest

from sidecar.context.elements import read_parts
from sidecar.context.naming import names_of
from sidecar.context.nouns import nouns
from tests.context.sample import said, spoken


def test_what_stands_before_a_noun() -> None:
    """Ordinals, others, all; something new; a plural."""
    second, other, every, new = (
        spoken(text)[0] for text in ("the second button", "the other button", "all buttons", "add a badge")
    )
    assert (second.ordinal, other.other, every.every, every.plural) == (2, True, True, True)
    assert (new.indefinite, new.known) == (True, False)


@pytest.mark.parametrize(
    ("prompt", "compared"),
    [
        ("a bigger title", True),
        ("we need a smaller title", True),
        ("how about a much more visible price?", True),
        ("ein größerer Price", True),
        ("the bigger title", False),
        ("add a smaller title", False),
        ("a smaller title below the price", False),
        ("a bigger title on the right", False),
        ("a red title", False),
        ("a bigger badge", False),
        ("bigger title", False),
        ("the price a bit bigger", False),
        ("an ocher", False),
    ],
)
def test_what_is_there_as_it_shall_be(prompt: str, compared: bool) -> None:
    """A comparative speaks of what is there, unless it is added, or stands somewhere else."""
    assert any(noun.compared and not noun.indefinite for noun in spoken(prompt)) == compared


def test_ordinals_alone() -> None:
    """“The second one” is a noun phrase, “put the button first” has none but the button."""
    assert [(noun.names, noun.ordinal) for noun in spoken("now the second one")] == [((), 2)]
    assert [noun.names for noun in spoken("put the button first")] == [("button",)]


def test_an_ordinal_at_the_end() -> None:
    """“Make it for the second too” needs no article and no “one”."""
    assert [noun.ordinal for noun in spoken("make it for second")] == [2]


def test_what_belongs_together() -> None:
    """“The button of buy” is the buy button; “this button” points; “50 Zeichen” are no icons."""
    assert [noun.names for noun in spoken("the button of buy red")] == [("buy", "button")]
    assert spoken("this button red")[0].this
    assert spoken("auf 50 Zeichen begrenzen") == []


def test_the_rows_of_another_components_table() -> None:
    """They are no items of the list beside it: what is named is the table."""
    source = "export const Page = () => <main><MemberTable /><ul>{all.map((each) => <li>{each}</li>)}</ul></main>;"
    names = names_of(read_parts("Page.tsx", source, []))
    for prompt in ("table rows more padding", "Tabellenzeilen mehr Abstand"):
        assert [noun.names for noun in nouns(said(prompt, names), names)] == [("table", "row")]


def test_two_of_them() -> None:
    """“The two buttons” are exactly two, “both” are all there are, and “all” may be any number."""
    found = [spoken(text)[0] for text in ("the two buttons", "die beiden Buttons", "both buttons", "all buttons")]
    assert [(noun.two, noun.every) for noun in found] == [(True, False), (True, False), (True, True), (False, True)]


def test_a_text_before_a_kind() -> None:
    """“The members table”, where a heading reads “Members”, is the table of members."""
    source = 'export const Team = () => <main><h2>Members</h2><table className="members" /></main>;'
    known = names_of(read_parts("Team.tsx", source))
    assert [noun.names for noun in nouns(said("the members table", known), known)] == [("member", "table")]
    assert [noun.names for noun in nouns(said("the table", known), known)] == [("table",)]


@pytest.mark.parametrize(
    ("prompt", "every"),
    [("on either button", True), ("neither button", True), ("either of the buttons", False), ("the button", False)],
)
def test_either_is_both(prompt: str, every: bool) -> None:
    """Before a noun; “either of them” is plural already."""
    assert any(noun.every and noun.plural and noun.two for noun in spoken(prompt)) is every


@pytest.mark.parametrize(
    ("prompt", "owned"),
    [("its buttons rounder", True), ("die Buttons darin runder", True), ("the buttons rounder", False)],
)
def test_what_belongs_to_what_is_spoken_of(prompt: str, owned: bool) -> None:
    """“Its buttons”, “die Buttons darin”."""
    assert spoken(prompt)[0].owned is owned


def test_the_first_place_is_no_element() -> None:
    """“The title in first place” is about the title alone."""
    assert [noun.names for noun in spoken("Titel an die erste Stelle")] == [("title",)]

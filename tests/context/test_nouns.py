import pytest

from sidecar.context.nouns import changes, is_verb
from tests.context.sample import said, spoken


@pytest.mark.parametrize(
    ("prompt", "roles"),
    [
        ("the title bold", [("title", "object")]),
        ("put the price below the title", [("price", "object"), ("title", "anchor")]),
        ("text in the footer", [("text", "object"), ("footer", "within")]),
        ("the footer in the same colour as the title", [("footer", "object"), ("title", "like")]),
        ("red for the price", [("price", "within")]),
        ("der Titel des Fußes", [("title", "object"), ("footer", "within")]),
        ("the title should come before the price", [("title", "object"), ("price", "anchor")]),
        ("match the title to the price", [("title", "object"), ("price", "toward")]),
        ("the button instead of the link", [("button", "object"), ("link", "against")]),
    ],
)
def test_how_nouns_stand(prompt: str, roles: list[tuple[str, str]]) -> None:
    """By the preposition before them."""
    assert [(noun.names[-1], noun.role) for noun in spoken(prompt)] == roles


def test_what_stands_before_a_noun() -> None:
    """Ordinals, others, all; something new; a plural."""
    second, other, every, new = (
        spoken(text)[0] for text in ("the second button", "the other button", "all buttons", "add a badge")
    )
    assert (second.ordinal, other.other, every.every, every.plural) == (2, True, True, True)
    assert (new.indefinite, new.known) == (True, False)


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


def test_verbs_are_no_nouns() -> None:
    """“Buy” before an article is none; before a kind it says which."""
    assert [noun.names for noun in spoken("search the title")] == [("title",)]
    assert [noun.names for noun in spoken("buy button red")] == [("buy", "button")]


def test_changes_and_verbs() -> None:
    """Only objects change; only some words ask for it."""
    found = spoken("put the price below the title")
    assert [noun.names for noun in changes(found)] == [("price",)]
    assert [is_verb(word) for word in said("remove please")] == [True, False]

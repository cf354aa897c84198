import pytest

from sidecar.context.elements import read_parts
from sidecar.context.facts import Facts, own_text
from sidecar.context.naming import names_of
from sidecar.context.pointing import pointing
from tests.context.sample import names, said, spoken


def test_own_text() -> None:
    """A text that is no element here is that of what is spoken of."""
    assert [own_text(noun) for noun in spoken("label and title bigger")] == [True, False]


def test_what_a_clause_is_taken_apart_into() -> None:
    """Verbs, measures, looks, and what it is about."""
    found = Facts(said("add a red border to the title"), spoken("add a red border to the title"), names())
    assert found.acts == {"add"}
    assert [word.key for word in found.properties] == ["border"]
    assert [word.key for word in found.looks] == ["red"]
    assert not found.quoted


def test_a_limit_beside_a_figure_decides_nothing() -> None:
    """“12px at most” is a width, “at most” alone what may be typed."""
    assert Facts(said("price 12px at most"), spoken("price 12px at most"), names()).decisive == []


def test_what_is_needless_goes() -> None:
    """“Isn't necessary” in two words, and “löschen” behind an element where a button is called so."""
    for prompt, acts in (
        ("I don't think the price is necessary", {"remove"}),
        ("the price is necessary", set()),
        ("den Preis löschen", {"remove"}),
        ("schaff den Preis ab", {"remove"}),
        ("bitte lass den Preis fallen", {"keep", "remove"}),
        ("lass den Preis so", {"keep"}),
    ):
        assert Facts(said(prompt), spoken(prompt), names()).acts == acts


def test_what_is_typed_is_letters() -> None:
    """“What people type, larger” is about letters; of the field it is not."""
    known = names_of(read_parts("Field.tsx", 'export const Field = () => <p><input placeholder="Name" /></p>;'))
    for prompt, letters in (("what people type larger", True), ("the field larger", False)):
        told = pointing(prompt, said(prompt, known), known, None)
        assert Facts(told, [], known).letters is letters


@pytest.mark.parametrize(("prompt", "behaves"), [("a lock icon", False), ("lock the button", True)])
def test_what_an_icon_shows_is_no_behaviour(prompt: str, behaves: bool) -> None:
    """It stands before “icon”."""
    facts = Facts(said(prompt), spoken(prompt), names())
    assert ("behavior" in facts.decisive) is behaves

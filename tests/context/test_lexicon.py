import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.context.lexicon import concept, corrected, folded, forms, languages, sloppy, split_compound, table


@pytest.mark.parametrize("word", ["größer", "groesser", "GRÖẞER", "grösser".replace("ss", "ß")])
def test_umlauts_either_way(word: str) -> None:
    """They are one word."""
    assert folded(word) == "groesser"


def test_a_phrase_can_mean_several_things() -> None:
    """“Outline” is an edge; “before” a place and a time."""
    assert table()["outline"]["property"] == "border"
    assert table()["before"] == {"place": "anchor", "pointer": "old"}


def test_every_edit_type_of_the_tables_exists() -> None:
    """A slip in a table would be a type that nobody knows."""
    types = {
        *("size", "color", "spacing", "typography", "border", "effect", "layout", "content", "structure", "variant"),
        *("behavior", "accessibility"),
    }
    for meanings in table().values():
        assert {meanings.get("property", "size"), meanings.get("decisive", "size")} <= types
        assert meanings.get("look", "size") in {*types, "vague", "notice"}


@pytest.mark.parametrize(
    ("word", "thing"),
    [("Überschrift", "title"), ("buttons", "button"), ("Einträge", "item"), ("cta", "button"), ("foo", "foo")],
)
def test_what_a_noun_is_called_here(word: str, thing: str) -> None:
    """One word for all that mean the same, plurals too."""
    assert concept(word) == thing


@pytest.mark.parametrize(
    ("word", "right"),
    [("mkae", "make"), ("biger", "bigger"), ("paddng", "padding"), ("teh", "the"), ("info", None), ("zzzz", None)],
)
def test_slips_of_a_finger(word: str, right: str | None) -> None:
    """One letter, or two swapped; what is like nothing stays as it is."""
    assert corrected(word) == right


def test_the_component_s_words_come_first() -> None:
    """A misspelt name of the component's is that name."""
    assert corrected("subtitel", frozenset({"subtitle"})) == "subtitle"


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("passwortfeld", ("passwort", "feld")),
        ("titelfarbe", ("titel", "farbe")),
        ("unsinn", None),
        ("abcdefghij", None),
    ],
)
def test_german_compounds(word: str, pieces: tuple[str, str] | None) -> None:
    """Two nouns that are known."""
    assert split_compound(word) == pieces


def test_words_of_one_language() -> None:
    """Those that both have vote for neither."""
    assert languages()["rounder"] == "en"
    assert languages()["runder"] == "de"
    assert "button" not in languages()


def test_what_many_type() -> None:
    """No slip leads there."""
    assert sloppy()["bissl"] == "bisschen"


@given(st.text())
def test_any_word_has_forms(word: str) -> None:
    """The word itself first."""
    assert next(iter(forms(word))) == (word, False)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("largr", "larger"),
        ("stehn", "stehen"),
        ("headr", "header"),
        ("heder", "header"),
        ("shado", "shadow"),
        ("margn", "margin"),
        ("digit", None),
        ("phase", None),
        ("licht", None),
        ("dauer", None),
        ("weder", None),
    ],
)
def test_a_swallowed_ending(word: str, right: str | None) -> None:
    """The e of an ending goes first; what misses another letter may be another word."""
    assert corrected(word, frozenset()) == right

from sidecar.context.nouns import nouns
from sidecar.context.spoken import words
from sidecar.context.table_words import tabled
from tests.context.sample import names
from tests.context.test_tables import table


def test_words_that_mean_something_else_elsewhere() -> None:
    """“Rows” of a table are things, “in a row” is a place, and “role” is a column's name."""
    known = table()
    assert [noun.names for noun in nouns(tabled(words("role column", known), known), known)] == [("role", "column")]
    assert not tabled(words("all in a row", known), known)[-1].is_("thing")
    assert tabled(words("rows", names()), names())[0].is_("look")


def test_of_the_table() -> None:
    """“The header of the table” is one noun; “the header of the page” isn't, nor is it where there is no table."""
    known = table()
    for prompt in ("the header of the table", "Kopf der Tabelle"):
        assert [noun.names for noun in nouns(words(prompt, known), known)] == [("table", "header")]
        assert len(nouns(words(prompt, names()), names())) > 1
    assert all(noun.names != ("table", "header") for noun in nouns(words("header of the page", known), known))


def test_which_column_is_said() -> None:
    """By a word that isn't known, or a quote; a side is no name of one."""
    known = table()
    assert [noun.names for noun in nouns(words("the budget column", known), known)] == [("budget", "column")]
    assert [noun.names for noun in nouns(words('the "Budget" column', known), known)] == [("budget", "column")]
    assert [noun.side for noun in nouns(words("the right-hand column", known), known)] == [True]

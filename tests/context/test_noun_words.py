from sidecar.context.elements import read_parts
from sidecar.context.naming import names_of
from sidecar.context.nouns import nouns
from tests.context.sample import said, spoken


def test_verbs_are_no_nouns() -> None:
    """“Buy” before an article is none; before a kind it says which."""
    assert [noun.names for noun in spoken("search the title")] == [("title",)]
    assert [noun.names for noun in spoken("buy button red")] == [("buy", "button")]


def test_what_is_never_a_verb() -> None:
    """“Title a size bigger” speaks of the title; “hint at the title” hints."""
    assert [noun.names for noun in spoken("title a size bigger")] == [("title",)]
    assert [noun.names for noun in spoken("search the terms page")] != [("search",), ("terms", "page")]
    known = names_of(read_parts("Field.tsx", 'export const Field = () => <p><i className="hint">New</i></p>;'))
    assert nouns(said("hint at the format", known), known) == []
    assert [noun.names for noun in nouns(said("hint at 12px", known), known)] == [("hint",)]


def test_a_pill_behind_an_article_is_a_badge() -> None:
    """“The pill” names what looks so, where there is a badge; “make it a pill” is how something looks."""
    known = names_of(read_parts("Tag.tsx", 'export const Tag = () => <p><b className="badge">New</b></p>;'))
    assert [noun.names for noun in nouns(said("the pill smaller", known), known)] == [("badge",)]
    assert nouns(said("make it a pill", known), known) == []


def test_how_much_is_no_check_mark() -> None:
    """“Nen Tick höher” says how much; a tick that is spoken of, or that shall be green, is one."""
    known = names_of(read_parts("Done.tsx", 'export const Done = () => <p><i className="check">ok</i></p>;'))
    degrees = ("nen Tick höher", "a tick bigger", "einen Tick weniger hoch")
    assert [nouns(said(prompt, known), known) for prompt in degrees] == [[], [], []]
    for prompt in ("the tick bigger", "tick in green", "the tick less tall"):
        assert [noun.names for noun in nouns(said(prompt, known), known)] == [("check",)]

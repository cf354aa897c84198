from dataclasses import dataclass

import pytest

from sidecar.editors.quick.selectors import alternatives, is_hash_of, is_state, is_transient, parse, resolved, same


@dataclass
class Node:
    """An element with its ancestors."""

    tag: str
    sure_classes: frozenset[str]
    parent: "Node | None" = None


SECTION = Node("section", frozenset({"card", "raised"}))
TITLE = Node("h3", frozenset({"title"}), Node("header", frozenset({"header"}), SECTION))


@pytest.mark.parametrize(
    "selector",
    ["h3", ".title", "h3.title", "*", ".header .title", ".header>.title", ".card .title", ".card.raised h3", "section .header h3",
     ":global(.card) .title"],
)  # fmt: skip
def test_matches(selector: str) -> None:
    """Tags, classes, descendants and children."""
    assert parse(selector).matches(TITLE)


@pytest.mark.parametrize(
    "selector",
    ["h2", ".card", ".card>.title", ".title .header", ".title.big", "#x", ".title+h3", "[title]", "h3:first-child", ""],
)
def test_doesnt_match(selector: str) -> None:
    """Neither what differs nor what can't be told from the source."""
    assert not parse(selector).matches(TITLE)


@pytest.mark.parametrize(
    ("selector", "weight"),
    [
        ("*", (0, 0, 0)),
        ("h3.title", (0, 1, 1)),
        (".a .b>.c", (0, 3, 0)),
        ("#x .a[b]", (1, 2, 0)),
        (".a:not(.b)", (0, 2, 0)),
        (".a:where(.b)", (0, 1, 0)),
        ("ul li::before", (0, 0, 3)),
        (".a:first-child", (0, 2, 0)),
    ],
)
def test_specificity(selector: str, weight: tuple[int, int, int]) -> None:
    """Ids, classes, types."""
    assert parse(selector).specificity == weight


def test_a_list_is_taken_apart() -> None:
    """At its top-level commas only."""
    assert alternatives(".a, .b:is(.c, .d) , [x=','] ") == [".a", ".b:is(.c,.d)", '[x=","]']


@pytest.mark.parametrize(
    ("selector", "parents", "whole"),
    [
        ("&:hover", (".a",), ".a:hover"),
        (".b", (".a",), ".a .b"),
        ("> .b", (".a",), ".a>.b"),
        (".c &", (".a", "&.b"), ".c .a.b"),
    ],
)
def test_nested_selectors_are_written_out(selector: str, parents: tuple[str, ...], whole: str) -> None:
    """`&` is the rule around it; without one, a descendant is meant."""
    assert resolved(selector, parents) == whole


@pytest.mark.parametrize(
    ("selector", "state", "transient"),
    [
        (".a:hover", True, True),
        (".a:disabled", True, False),
        (".a:hover:not(:disabled)", True, True),
        (".a:not(:disabled)", False, False),
        (".a:not(.b:hover)", False, False),
        (".a:has(:disabled)", True, False),
        (".a::before", True, False),
        (".a:first-child", False, False),
        (".a", False, False),
    ],
)
def test_states(selector: str, state: bool, transient: bool) -> None:
    """What holds only for a while, or in a state, is no base look; what is negated is none of its states."""
    assert is_state(selector) is state
    assert is_transient(selector) is transient


@pytest.mark.parametrize(
    ("source", "page", "hashed", "expected"),
    [
        (".card > h2", ".card>h2", False, True),
        ("a[href='x']", 'a[href="x"]', False, True),
        (".a:before", ".a::before", False, True),
        (".b", "& .b", False, True),
        (".card", "._card_1x2y3_1", True, True),
        (".card > .big", "._card_1x2y3_1 > ._big_1x2y3_9", True, True),
        (".card", ".Card_card__3Kx1z", True, True),
        (".card", "._card_1x2y3_1", False, False),
        (".card", "._card-big_1x2y3_1", True, False),
        (".card", ".card--raised", True, False),
        (".card", ".card__title", True, False),
        (".a .b", ".a > .b", True, False),
        (":global(.x) .y", ".x ._y_1x2y3_1", True, True),
    ],
)
def test_a_reported_selector_is_found_in_the_source(source: str, page: str, hashed: bool, expected: bool) -> None:
    """In one spelling, and in CSS modules under hashed names; a modifier is no hash."""
    assert same(source, page, hashed=hashed) is expected


def test_hashes_keep_hyphens_and_underscores_apart() -> None:
    """A class name may hold both."""
    assert is_hash_of("_nav-bar__item_ab12C_4", "nav-bar__item")
    assert not is_hash_of("_nav-bar__item_ab12C_4", "nav-bar")

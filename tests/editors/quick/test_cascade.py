from dataclasses import dataclass

from sidecar.editors.quick.cascade import layers_of_page, layers_of_sources
from sidecar.editors.quick.layers import Kind
from sidecar.edits.stylesheet import parse
from tests.editors.quick.bench import rule

CSS = """.a { gap: 1px }
.a.b { gap: 2px }
.a { gap: 3px }
.a:hover { gap: 4px }
.a:disabled { gap: 5px }
@media (max-width: 9px) { .a { gap: 6px } }
@layer base { .a.b { gap: 7px } }
.c .a { gap: 8px }
.a { &.b { gap: 9px } }
.x, .a:not(:disabled) { gap: 10px }
"""
SHEETS = {"src/Box.css": parse(CSS)}


@dataclass
class Node:
    """An element without ancestors."""

    sure_classes: frozenset[str]
    tag: str = "div"
    parent: "Node | None" = None


def gaps(*classes: str, states: frozenset[str] = frozenset()) -> list[str]:
    """The gaps that an element's layers declare, the weakest first."""
    layers = layers_of_sources(Node(frozenset(classes)), SHEETS, states)
    return [layer.declarations[0].value for layer in layers if layer.declarations]


def test_sources_are_put_in_order() -> None:
    """Layered rules first, then by specificity, then by source; states, media and unknown ancestors are left out."""
    assert gaps("a", "b") == ["7px", "1px", "3px", "2px", "9px", "10px"]
    assert gaps("a") == ["1px", "3px", "10px"]


def test_a_known_state_is_a_layer_that_isnt_edited() -> None:
    """A disabled story's rule for that counts."""
    layers = layers_of_sources(Node(frozenset({"a"})), SHEETS, frozenset({"disabled"}))
    assert [(layer.declarations[0].value, layer.kind) for layer in layers if layer.kind is Kind.STATE] == [
        ("5px", Kind.STATE)
    ]


def test_reported_rules_are_found_in_the_source() -> None:
    """By selector and condition; the place tells two of one selector apart."""
    reported = [
        rule(".a", {"gap": "1px"}, index=0),
        rule(".a", {"gap": "3px"}, index=2),
        rule(".a", {"gap": "6px"}, index=5, media="(max-width:9px)"),
        rule("&.b", {"gap": "9px"}, index=9),
    ]
    layers = layers_of_page(reported, SHEETS)
    assert [(layer.kind, layer.declarations[0].value, layer.conditional) for layer in layers] == [
        (Kind.RULE, "1px", False),
        (Kind.RULE, "3px", False),
        (Kind.RULE, "6px", True),
        (Kind.RULE, "9px", False),
    ]


def test_a_moved_rule_is_found_by_the_nearest_place() -> None:
    """When the place is another than in the source, the nearest rule of that selector is meant."""
    (layer,) = layers_of_page([rule(".a", {}, index=3)], SHEETS)
    assert layer.declarations[0].value == "3px"


def test_what_isnt_in_the_own_sheets_is_foreign() -> None:
    """Another file's rule, an unknown file's, and one that the source doesn't have any more."""
    reported = [
        rule("div", {"gap": "1px !important"}, file="src/base.css"),
        rule("div", {"gap": "2px"}, file=None),
        rule(".gone", {"gap": "3px"}),
    ]
    layers = layers_of_page(reported, SHEETS)
    assert [layer.kind for layer in layers] == [Kind.FOREIGN] * 3
    assert [(d.value, d.important) for layer in layers for d in layer.declarations] == [
        ("1px", True),
        ("2px", False),
        ("3px", False),
    ]


def test_passing_states_are_left_out_and_lasting_ones_kept() -> None:
    """The pointer over the element is no reason to edit its hover rule, nor is it in the way."""
    layers = layers_of_page([rule(".a:hover", {}), rule(".a:disabled", {}), rule(".z:checked", {})], SHEETS)
    assert [(layer.name, layer.kind) for layer in layers] == [(".a:disabled", Kind.STATE), (".z:checked", Kind.STATE)]

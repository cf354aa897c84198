from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.words import Vocabulary, tokens


def clause(prompt: str) -> Clause:
    """A clause of a prompt without noise."""
    return Clause([token for token in tokens(prompt, Vocabulary()) if token.kind != "noise"])


def test_kinds_are_a_line_that_patterns_fit() -> None:
    """One word per token, each followed by a space."""
    assert clause("make it 30% larger").kinds == "percent bigger "


def test_what_is_measured() -> None:
    """Named measures, the size, the text's font size, a border's width."""
    assert clause("padding and gap larger").measures == ["padding", "gap"]
    assert clause("size").measures == ["size"]
    assert clause("text larger").measures == ["font-size"]
    assert clause("top border").measures == ["border-top-width"]
    assert clause("larger").measures == []


def test_lengths_are_css() -> None:
    """Bare numbers are pixels, zero needs no unit."""
    assert clause("padding 0 8 1,5rem 50%").length == "0 8px 1.5rem 50%"


def test_directions() -> None:
    """More or less, by verbs, quantifiers and comparatives."""
    assert [clause(prompt).sign for prompt in ("larger", "smaller", "less", "reduce", "more")] == [1, -1, -1, -1, 1]


def test_values_by_kind() -> None:
    """All, the first, or none."""
    both = clause("padding gap turquoise")
    assert both.all("measure") == ["padding", "gap"]
    assert both.one("measure") == "padding"
    assert both.one("edge") == ""
    assert [colour.name for colour in both.colours] == ["turquoise"]
    assert clause("30%").amount("percent") == 0.3

from sidecar.editors.quick import typography
from sidecar.editors.quick.wishes import TEXT, Put, Weigh
from tests.editors.quick.test_readings import clause


def test_type() -> None:
    """Weights by number and word, slants, and several looks of one text."""
    assert typography.weight(clause("font weight 650")) == [Put("font-weight", "650")]
    assert typography.slant(clause("the text italic")) == [Put("font-style", "italic", TEXT)]
    assert typography.weigh(clause("a bit lighter")) == [Weigh(-1)]
    assert typography.styled_text(clause("bold italic 18px text")) == [
        Put("font-weight", "700", TEXT),
        Put("font-style", "italic", TEXT),
        Put("font-size", "18px", TEXT),
    ]


def test_what_cannot_be() -> None:
    """A weight beyond CSS's, two sizes for one text."""
    assert typography.weight(clause("font weight 5000")) is None
    assert typography.styled_text(clause("text 12px 14px")) is None

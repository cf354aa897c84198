from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.writing import apply


def test_edits_are_made_from_the_end() -> None:
    """Places are those of the text before; edits at one place come out in their order."""
    edits = [Edit("a", 0, 1, "AA"), Edit("a", 2, 3, ""), Edit("a", 3, 3, "x"), Edit("a", 3, 3, "y")]
    assert apply(b"abc", edits) == b"AAbxy"


def test_places_are_bytes() -> None:
    """A character of two bytes before an edit doesn't move it."""
    assert apply("ä1".encode(), [Edit("a", 2, 3, "ö")]).decode() == "äö"

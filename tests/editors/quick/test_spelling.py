import pytest

from sidecar.editors.quick.spelling import is_word, respelt
from sidecar.editors.quick.words import Vocabulary, tokens


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("biger", "bigger"),
        ("smaler", "smaller"),
        ("collor", "color"),
        ("heigth", "height"),
        ("raduis", "radius"),
        ("schattten", "schatten"),
        ("hintergrud", "hintergrund"),
        ("turqoise", "turquoise"),
        ("boarder", "border"),
    ],
)
def test_one_slip(typed: str, meant: str) -> None:
    """Two letters swapped, one missing or too many, in words of the grammar and names of colours."""
    assert respelt(typed, (), Vocabulary().meaning) == meant


@pytest.mark.parametrize(
    "typed",
    ["rad", "bigr", "order", "enter", "tighter", "wieder", "keiner", "schalten", "elements", "shadowy", "folder", "smlaer2",
     "raduiss", "pleaase"],
)  # fmt: skip
def test_what_is_left_alone(typed: str) -> None:
    """Short words, words of their own, other endings, two slips, and what would mean nothing."""
    assert respelt(typed, (), Vocabulary().meaning) is None


def test_never_the_name_of_an_element() -> None:
    """A word that is as near to one is neither."""
    assert respelt("boarder", ["boarders"], Vocabulary().meaning) is None
    assert respelt("headr", ["header"], Vocabulary().meaning) is None


def test_content_stays_as_it_is() -> None:
    """What stands in quotes is nobody's typo; a corrected word keeps its place in the prompt."""
    first, second = tokens("pading 'biger'", Vocabulary())
    assert (first.kind, first.value, first.start, first.end) == ("measure", "padding", 0, 6)
    assert (second.kind, second.value) == ("string", "biger")


def test_words_of_their_own() -> None:
    """As far as anybody here knows them."""
    assert is_word("order")
    assert is_word("größe")
    assert not is_word("biger")


def test_a_word_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every word of the grammar, which is slow; a prompt is read several times."""
    assert respelt("smalller", (), Vocabulary().meaning) == "smaller"
    monkeypatch.setattr("sidecar.editors.quick.spelling.slip", lambda *_: False)
    assert respelt("smalller", (), Vocabulary().meaning) == "smaller"

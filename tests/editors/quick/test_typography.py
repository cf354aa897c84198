import pytest

from sidecar.editors.quick import typography
from sidecar.editors.quick.wishes import TEXT, Put, Weigh
from sidecar.errors import CannotDo
from tests.editors.quick.bench import css_after
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


@pytest.mark.parametrize(
    ("css", "tag", "prompt", "after"),
    [
        ("color: red", "p", "underline", "color: red; text-decoration: underline"),
        ("color: red", "a", "no underline", "color: red; text-decoration: none"),
        ("text-decoration: underline", "p", "nicht unterstrichen", "text-decoration: none"),
        ("color: red", "p", "bold and underlined", "color: red; font-weight: 700; text-decoration: underline"),
    ],
)
def test_underlining(css: str, tag: str, prompt: str, after: str) -> None:
    """Taken back where something underlines it, and be it the browser."""
    tsx = f"import './Box.css';\nexport const Box = () => <{tag} className=\"box\">Hello</{tag}>;\n"
    assert css_after(f".box {{ {css} }}", prompt, tsx=tsx) == f".box {{ {after} }}"


def test_what_is_not_underlined_already() -> None:
    """Nothing is declared against what nothing sets."""
    with pytest.raises(CannotDo, match="like that already"):
        css_after(".box { color: red }", "not underlined")

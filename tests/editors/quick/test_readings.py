import pytest

from sidecar.editors.quick import readings
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.wishes import Border, Put, Scale, Shift
from sidecar.editors.quick.words import Vocabulary, tokens


def clause(prompt: str) -> Clause:
    """A clause of a prompt without noise."""
    return Clause([token for token in tokens(prompt, Vocabulary()) if token.kind != "noise"])


@pytest.mark.parametrize(
    ("reading", "prompt"),
    [
        (readings.by_percent, "200% larger"),
        (readings.by_percent, "100% smaller"),
        (readings.by_percent, "30% larger smaller wider"),
        (readings.times, "half bigger"),
        (readings.times, "11 times bigger"),
        (readings.times, "shrink 3x"),
        (readings.to_percent, "increase to 80%"),
        (readings.to_percent, "reduce to 120%"),
        (readings.scale_number, "scale by 20"),
        (readings.shift, "10px larger"),
        (readings.put, "padding 20%"),
        (readings.put, "font size 1px 2px"),
        (readings.put, "padding -4px"),
        (readings.opacity, "opacity 120%"),
        (readings.border, "border 1px 2px"),
        (readings.relabel, "label ' '"),
        (readings.paint, "transparent"),
    ],
)
def test_what_fits_in_form_only_is_refused(reading: object, prompt: str) -> None:
    """Doubtful amounts, impossible values and wrong measures are None."""
    assert callable(reading)
    if prompt == "transparent":
        prompt = "background rgb(0 0 0)"
        assert reading(clause(prompt))
    else:
        assert reading(clause(prompt)) is None


def test_amounts() -> None:
    """The same measure in several forms."""
    assert readings.by_percent(clause("padding 20% less")) == [Scale("padding", 0.8)]
    assert readings.times(clause("double padding")) == [Scale("padding", 2.0)]
    assert readings.shift(clause("4px less padding")) == [Shift("padding", "-4px")]
    assert readings.put(clause("200px wide")) == [Put("width", "200px")]
    assert readings.border(clause("2px dashed border")) == [Border("border", "2px", "dashed")]

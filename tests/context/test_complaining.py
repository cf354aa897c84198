import pytest

from sidecar.context.complaining import blames
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation

ENGINE = Engine()


@pytest.mark.parametrize(
    "piece",
    [
        "looks a bit clunky", "feels too heavy", "is hard to read", "wirkt bisschen klobig", "sieht so klobig aus", "ist mir zu dünn", "das wirkt gequetscht",
        "not everyone can tell amber from turquoise", "nobody can read that", "colour-blind people can't tell them apart",
        "nicht jeder kann Gelb und Grün unterscheiden", "primary comes first", "die Hauptaktion kommt zuerst", "the contrast fails otherwise",
        "der Kontrast reicht sonst nicht", "sonst verschwindet der Titel",
    ],
)  # fmt: skip
def test_what_only_tells_why(piece: str) -> None:
    """Whatever its words would ask for by themselves."""
    assert blames(said(piece), names())


@pytest.mark.parametrize(
    "piece",
    [
        "looks better in red", "feels calmer in grey", "should look calm", "make it feel calm", "is underlined on hover", "is bold", "ist rot",
        "the price looks too small", "I can't read the price", "I can't see where the focus is", "the price comes first", "price first",
        "people should see a tooltip", "users can export it", "otherwise red", "sonst rot", "hide it otherwise", "nobody sees the padding",
        "reads “Get it”",
    ],
)  # fmt: skip
def test_what_may_be_a_wish(piece: str) -> None:
    """What names an element, a value or how it shall be."""
    assert not blames(said(piece), names())


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("title smaller, looks a bit clunky", ["typography"]),
        ("Titel kleiner, wirkt gequetscht", ["typography"]),
        ("thinner border, not everyone can tell amber from turquoise", ["border"]),
        ("price to the top, primary comes first", ["structure"]),
        ("softer shadow, the contrast fails otherwise", ["effect"]),
        ("rounder corners, looks better in red", ["border", "color"]),
        ("title smaller, the price comes first", ["typography", "structure"]),
        ("title smaller, make it red", ["typography", "color"]),
        ("price amber and bold", ["color", "typography"]),
        ("wirkt zu klobig", ["size"]),
    ],
)
def test_how_many_wishes(prompt: str, types: list[str]) -> None:
    """A reason is none, and tells nothing of what the wish asks for where that says it."""
    assert [intent.edit_type for intent in ENGINE.understand(prompt, situation()).intents] == types

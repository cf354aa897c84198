import pytest

from sidecar.context.baring import spoken_of
from sidecar.context.signals import signals
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation

ENGINE = Engine()


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("need a busy status too, in red", ["variant"]),
        ("add a premium variant in gold", ["variant"]),
        ("noch ein Ton „Warnung“ in Gelb", ["variant"]),
        ("a busy status in red", ["variant"]),
        ('"/ month" in small grey after the price', ["structure"]),
        ("„/ Monat“ in Grau hinter den price", ["structure"]),
        ("a lighter tone", ["color"]),
        ('add "Large" as a size', ["variant"]),
        ("make the new tone green instead of blue", ["color"]),
        ("der neue Ton etwas heller", ["color"]),
        ("a new tone in green", ["variant"]),
        ("we are missing a warning tone", ["variant"]),
        ("a darker tone", ["color"]),
        ("rename tone info to notice", ["variant"]),
        ("`featured` in `highlighted` umbenennen", ["variant"]),
        ("rename “Buy now” to “Order”", ["content"]),
        ("rename the status text to “Away”", ["content"]),
        ("add the text “busy” in red", ["structure"]),
        ("move the title below the price, in red", ["structure", "color"]),
        ("the price should say “Free” in red", ["content"]),
    ],
)
def test_what_is_new_is_one_wish(prompt: str, types: list[str]) -> None:
    """Colour and size of what isn't there yet are its own."""
    assert [intent.edit_type for intent in ENGINE.understand(prompt, situation()).intents] == types


@pytest.mark.parametrize(
    "prompt",
    [
        "a warm tone",
        "a visible focus state",
        "add a status line",
        "remove the busy status",
        "a smaller status",
        '"Free" smaller after the price',
        '"Free"',
    ],
)
def test_what_is_not_new(prompt: str) -> None:
    """What is compared, removed, or of another kind."""
    known = names()
    clause = said(prompt, known)
    assert signals(clause, spoken_of(clause, known), known).sure != 0.98

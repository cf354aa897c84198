import pytest

from sidecar.context.describing import described, label
from sidecar.context.situation import Known, Said
from sidecar.context.understanding import Engine
from tests.context.sample import names, parts, situation

VERSIONS = [Known(1, None, "Original", "original"), Known(2, 1, "red"), Known(3, 2, "bold")]


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("make the title larger", "Type of title"),
        ("more padding", "Spacing of Offer"),
        ("den Preis rot", "Farbe: price text"),
        ("make it nicer", "A change of Offer"),
        ("undo", "Undo the last change"),
        ("undo twice", "Undo the last 2 changes"),
        ("undo that and make it red", "Undo the last change, then colour of Offer"),
        ("go back to version 2", "Go back to version 2"),
        ("zurück zu Version 1", "Zurück zu Version 1"),
        ("Titel größer und Preis rot", "Schrift: title, dann Farbe: price text"),
        ("what did we change?", "What was changed"),
        ("why is it red?", "A question"),
        (
            "make the button red",
            "Which one: “Maybe later” button, “Buy now” button or “Terms” link?",
        ),
    ],
)
def test_a_prompt_in_one_line(prompt: str, line: str) -> None:
    """What was understood, in the prompt's language."""
    within = situation(versions=VERSIONS, current_version_id=3, turns=[Said("bold", "typography", None, 3, 2)])
    assert described(Engine().understand(prompt, within)) == line


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("bigger", "Type of title (as before)"),
        ("größer", "Schrift: title (wie zuletzt)"),
        ("title bold and bigger", "Type of title"),
        ("the price bigger", "Type of price text"),
        ("make the whole thing bigger", "Size of Offer"),
    ],
)
def test_what_only_the_last_turn_tells_is_said_to_be_so(prompt: str, line: str) -> None:
    """Nothing is picked, and the page shows no sign of it."""
    title = next(part for part in parts().all if "offer__title" in part.classes)
    within = situation(
        versions=VERSIONS, current_version_id=3, turns=[Said("title bold", "typography", title.id, 3, 2)]
    )
    assert described(Engine().understand(prompt, within)) == line


def test_what_people_call_an_element() -> None:
    """Its text and kind, else its class; the component by its name."""
    found = parts().by_id
    told = [label(found[name], names()) for name in ("offer__buy", "offer__price", "offer__footer", "CartIcon")]
    assert told == ["“Buy now” button", "price text", "footer", "cart icon"]
    assert label(None, names()) == "Offer"

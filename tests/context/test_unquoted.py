import pytest

from sidecar.context.unquoted import unquoted
from tests.context.sample import names


@pytest.mark.parametrize(
    ("prompt", "texts"),
    [
        ("the button should be called Releases", ["Releases"]),
        ("call it Bargain, and make it bold", ["Bargain"]),
        ("the link says Conditions please", ["Conditions"]),
        ("the button reads Only today and the title is red", ["Only today"]),
        ("Terms → Imprint", ["Imprint"]),
        ("Terms -> Imprint", ["Imprint"]),
        ("price: Only today", ["Only today"]),
        ("call the button Releases", ["Releases"]),
        ("please name the link Conditions and make it bold", ["Conditions"]),
        ("nenne den Button Neuigkeiten", ["Neuigkeiten"]),
        ("der Button soll Alle Neuigkeiten heißen", ["Alle Neuigkeiten"]),
        ("soll Neuigkeiten heißen", ["Neuigkeiten"]),
    ],
)
def test_texts_without_quotes(prompt: str, texts: list[str]) -> None:
    """They end where the sentence goes on."""
    assert [prompt[start:end] for start, end in unquoted(prompt, names())] == texts


@pytest.mark.parametrize(
    "prompt",
    [
        "the link should be called off",
        "button → Left",
        "call the button Red",
        "call the elephant Releases",
        "name the props Consistently",
        "der Button soll Rot sein",
        "the title will call the API Twice",
        "price: Bold",
        "title: 12px",
        "title → Red",
        "the button named Buy now first",
        "the link that says Terms in red",
        "the spec says Headings",
        "Also: Prices",
        "Next: The elephants",
        "the button reads a lot of words, of which there are far too many",
    ],
)
def test_what_is_no_text(prompt: str) -> None:
    """What says how or where, texts that are shown already, what somebody else says, and remarks before a colon."""
    assert list(unquoted(prompt, names())) == []

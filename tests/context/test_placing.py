import pytest

from sidecar.context.commanding import spelled
from sidecar.context.placing import goes_on_to_a_place, places
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation


@pytest.mark.parametrize(
    ("piece", "before", "subject"),
    [
        ("in front of the price", "title a bit smaller", "title"),
        ("über dem Price", "der Titel fetter", "der Titel"),
        ("below the price", "the title in coral", "the title"),
        ("below the price bold", "title smaller", ""),
        ("below a badge", "title smaller", ""),
        ("below the price", "more space above the title", ""),
        ("below the price", "title 4px further up", ""),
        ("below the price", "remove the title", ""),
        ("below the price", "a red badge", ""),
        ("below the price", "bold", ""),
        ("beside it", "title smaller", ""),
    ],
)
def test_a_place_behind_a_look(piece: str, before: str, subject: str) -> None:
    """It is where the thing shall go that shall look so."""
    assert spelled(goes_on_to_a_place(said(piece), said(before), names())) == subject


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("title under the price", True),
        ("der Titel unter den Price", True),
        ("the price underneath", True),
        ("title bold under the price", False),
        ("under the price", False),
        ("a badge under the price", False),
        ("the title under the price looks odd", False),
    ],
)
def test_nothing_but_a_place(clause: str, expected: bool) -> None:
    """One thing, beside another."""
    assert places(said(clause), names()) is expected


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("title in coral and in front of the price", ["color", "structure"]),
        ("title under the price, and with a thin border", ["structure", "border"]),
        ("title rounder, the price goes underneath", ["border", "structure"]),
        ("rename the title to “Go”, 13px", ["content", "size"]),
        ("title “Go”, in coral", ["content", "color"]),
        ("more space above the title and below the price", ["spacing"]),
        ("title bigger, 24px", ["typography"]),
        ("a line below the title, 2px", ["border"]),
    ],
)
def test_no_wish_is_lost(prompt: str, types: list[str]) -> None:
    """Where something goes, and how it looks, are two."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types

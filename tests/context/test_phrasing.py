from dataclasses import replace

import pytest

from sidecar.context.amounts import Amount
from sidecar.context.intent import Intent
from sidecar.context.phrasing import hides, phrased
from sidecar.context.situation import EditType
from tests.context.sample import parts


def wish(edit_type: EditType, *, whole: bool = True) -> Intent:
    """An edit of that type: of the whole component, or of one of its elements."""
    return Intent("edit", edit_type, None if whole else parts().all[1])


@pytest.mark.parametrize(
    ("bare", "edit_type", "expected"),
    [
        ("20px", "size", "size 20px"),
        ("down to 14px", "size", "size down to 14px"),
        ("auf 13px runter", "typography", "font size auf 13px runter"),
        ("like 1.5rem please", "typography", "font size like 1.5rem please"),
        ("2px smaller", "typography", "font size 2px smaller"),
        ("2px smaller", "size", "2px smaller"),
        ("600", "typography", "font weight 600"),
        ("at 600", "typography", "font weight 600"),
        ("650", "typography", "650"),  # what it is of isn't sure
        ("20%", "size", "20%"),
        ("2px", "border", "2px"),
        ("12px", "spacing", "12px"),
        ("20px wide", "size", "20px wide"),
        ("in brand strong", "color", "color in brand strong"),
        ("and in red", "color", "color in red"),
        ("lighter", "color", "color lighter"),
        ("background red", "color", "background red"),
        ("from 12px to 14px", "size", "from 12px to 14px"),
        ("should be called “A”", "border", "should be called “A”"),
    ],
)
def test_a_figure_gets_what_it_measures(bare: str, edit_type: EditType, expected: str) -> None:
    """Where the type of the edit tells it, and nothing else is said."""
    assert phrased(bare, wish(edit_type, whole=False)) == expected


def test_a_figure_of_the_whole_is_left_as_it_is() -> None:
    """Its width, its letters?"""
    assert phrased("20px", wish("size")) == "20px"


def test_a_figure_that_got_lost_is_said() -> None:
    """“Like 72px” reads as if it were compared to something."""
    assert phrased("taller", replace(wish("size", whole=False), amount=Amount(value="72px"))) == "taller, 72px"
    assert (
        phrased("etwas breiter 72px", replace(wish("size", whole=False), amount=Amount(value="72px")))
        == "etwas breiter, 72px"
    )
    assert phrased("border 72px", replace(wish("border", whole=False), amount=Amount(value="72px"))) == "border 72px"
    assert phrased("72px breiter", replace(wish("size", whole=False), amount=Amount(delta="+72px"))) == "72px breiter"
    assert phrased("size 72 px", replace(wish("size", whole=False), amount=Amount(value="72px"))) == "size 72 px"


def test_texts_and_places_need_an_element() -> None:
    """Of the whole nobody knows which text, or what in it, is meant."""
    assert phrased('should be called "Releases"', wish("content", whole=False)) == 'says "Releases"'
    assert phrased("centered", wish("layout", whole=False)) == "center the content"
    assert phrased("zentriert bitte", wish("layout", whole=False)) == "center the content"
    assert phrased("centered on phones", wish("layout", whole=False)) == "centered on phones"
    assert phrased("centered", wish("layout")) == "centered"


@pytest.mark.parametrize(
    ("bare", "expected"), [("hide", True), ("blende aus", True), ("hide on hover", False), ("", False)]
)
def test_hiding_and_nothing_else(bare: str, expected: bool) -> None:
    """What says when, or on what, is no plain hiding."""
    assert hides(bare) is expected


@pytest.mark.parametrize(
    ("text", "edit_type", "expected"),
    [
        ("the corners feel too tight to me, go 12px", "border", "radius 12px"),
        ("too pill-like, try 12px", "border", "radius 12px"),
        ("that's too tall, 12px", "size", "height 12px"),
        ("die Laufweite ist zu groß, 12px", "typography", "letter spacing 12px"),
        ("too tall and too wide, 12px", "size", "it, 12px"),
        ("corners 12px", "border", "it, 12px"),
        ("looks clunky, 12px", "border", "it, 12px"),
    ],
)
def test_what_is_complained_of_is_what_shall_be_so_much(text: str, edit_type: EditType, expected: str) -> None:
    """Where only one measure is spoken of."""
    asked = replace(wish(edit_type, whole=False), text=text, amount=Amount(value="12px"))
    assert phrased("it", asked) == expected

from dataclasses import replace

import pytest

from sidecar.context.elements import read_parts
from sidecar.context.figures import complained, declared, is_bare, turn_of, weighs
from sidecar.context.signals import signals
from sidecar.context.situation import Said
from sidecar.context.understanding import Engine
from tests.context.sample import FILES, PATH, SOURCE, names, said, situation, spoken

CSS = """
.offer { padding: 24px 20px; border-radius: 1rem; font-size: 15px; }
.offer--wide { gap: 18px; }
.offer__title { font-weight: 650; line-height: 1.25; margin: 0 0 20px; }
.offer__price { width: 90px; height: 40px; min-height: 40px; opacity: 80%; padding: 90px }
"""
PARTS = read_parts(PATH, SOURCE, [CSS])
TURNS = [Said("title 26px", "typography", "offer__title", 2, 1), Said("and 32px padding", "spacing", None, 3, 2)]


@pytest.mark.parametrize(
    ("prompt", "bare"),
    [
        ("make that 20px", True),
        ("16 instead of 12", True),
        ("title at 600", True),
        ("32 is too big, 20px", True),
        ("lieber 20 als 32", True),
        ("padding 20px", False),
        ("20px and red", False),
        ("wider, 40px", False),
        ("remove 2", False),
        ("bigger", False),
    ],
)
def test_whether_a_figure_is_all_that_is_told(prompt: str, bare: bool) -> None:
    """A property, a dimension or a verb tells of what it is; “too big” may be said of any figure."""
    assert is_bare(said(prompt), signals(said(prompt), spoken(prompt), names())) is bare


@pytest.mark.parametrize(
    ("prompt", "version"),
    [
        ("32 is too generous, make that 20px", 3),
        ("20px, 32 was too much", 3),
        ("from 32 to 20", 3),
        ("20 statt 32", 3),
        ("nicht 26px, sondern 24px", 2),
        ("20 is too small, make that 32px", None),
        ("between 20 and 32px", None),
        ("32px", None),
        ("from 32 to 32", None),
        ("32% instead of 20%", None),
    ],
)
def test_which_turn_gave_it_the_value_that_shall_change(prompt: str, version: int | None) -> None:
    """The figure that is there now, and not the one that shall be; none for a range, nor where only one is said."""
    turn = turn_of(said(prompt), TURNS)
    assert (turn and turn.version_id) == version


@pytest.mark.parametrize(
    ("prompt", "part", "types"),
    [
        ("24 is too generous, 20", None, {"spacing"}),
        ("12px statt 16px", None, {"border"}),
        ("1rem to 8px", None, {"border"}),
        ("from 18 to 12", None, {"spacing"}),
        ("650 is clunky, 600", "offer__title", {"typography"}),
        ("15 is small, 16", "offer__title", {"typography"}),
        ("1,25 ist zu eng, 1,5", "offer__title", {"typography"}),
        ("40 is too much, 36px", "offer__price", {"size"}),
        ("90px statt 100px", "offer__price", set()),
        ("100 instead of 90", "offer__price", {"size", "spacing"}),
        ("80% is too much, 60%", "offer__price", {"effect"}),
        ("80px is too much, 60px", "offer__price", set()),
        ("20px", None, set()),
    ],
)
def test_what_is_declared_with_the_old_value(prompt: str, part: str | None, types: set[str]) -> None:
    """Of the element, its variants, and of letters what it inherits; in pixels, whatever the unit."""
    found = declared(said(prompt), PARTS.by_id[part] if part else None, PARTS)
    assert found == types


@pytest.mark.parametrize(
    ("left", "types"),
    [
        ("the corners feel too tight to me", ("border",)),
        ("the gap looks off", ("spacing",)),
        ("der Abstand wirkt zu groß", ("spacing",)),
        ("the padding is fine", None),
        ("Abstand passt", None),
        ("it looks odd", None),
        ("title red", None),
    ],
)
def test_what_is_complained_of(left: str, types: tuple[str, ...] | None) -> None:
    """A property that somebody finds wrong; not what is good as it is, and not what isn't measured."""
    told = complained(said(left), names())
    assert (told and told.types) == types


def test_weights_are_hundreds_without_a_unit() -> None:
    """Of letters; “600px” is a length."""
    assert [weighs(said(each)) for each in ("600", "title 550", "600px", "16", "1000")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("prompt", "type_", "target"),
    [
        ("the corners feel too tight to me, go 12px", "border", None),
        ("32 is too generous, make that 20px", "spacing", None),
        ("26 was a bit much, 22px", "typography", "offer__title"),
        ("the title at 600", "typography", "offer__title"),
        ("the price from 40 to 36", "size", "offer__price"),
        ("price 20, title 24", "typography", "offer__price"),
        ("make the price 300px wide instead of 90", "size", "offer__price"),
    ],
)
def test_what_a_bare_figure_is_of(prompt: str, type_: str, target: str | None) -> None:
    """In a conversation: what was said of it before, what the stylesheet declares, what is complained of."""
    at = replace(situation(turns=TURNS, current_version_id=3), files={**FILES, "src/Offer/Offer.css": CSS})
    found = Engine().understand(prompt, at).intents[0]
    assert (found.edit_type, found.target and found.target.id) == (type_, target)

from sidecar.context.focus import focus_of, picked_part
from sidecar.context.situation import Picked, Said
from sidecar.context.understanding import Engine
from tests.context.sample import names, situation

ENGINE = Engine()


def test_what_was_refused_steers_nothing() -> None:
    """After a refused wish about the title a bare one is about the whole; who points back means the title."""
    turns = [Said("shadow on the title", "effect", "offer__title", success=False)]
    assert ENGINE.understand("radius 6px", situation(turns=turns)).intents[0].target is None
    again = ENGINE.understand("try that again", situation(turns=turns)).intents[0].target
    assert again is not None
    assert again.id == "offer__title"


def test_the_picked_element() -> None:
    """It is found by its classes or its text, those of a CSS module too."""
    for picked in (
        Picked("h3", ("offer__title",)),
        Picked("h3", ("_offer__title_1x2y3",)),
        Picked("button", (), "Maybe later"),
    ):
        (got,) = ENGINE.understand("bigger", situation(picked=picked)).intents
        assert got.target is not None
        assert got.target.tag == picked.tag


def test_what_it_stands_for() -> None:
    """The picked element before what the last turn was about; None for the component as a whole."""
    turns = [Said("price bold", "typography", "offer__price", 2, 1)]
    picked = Picked("h3", ("offer__title",))
    found = [focus_of(situation(turns=turns, picked=each), names()) for each in (picked, None)]
    assert [part and part.id for part in found] == ["offer__title", "offer__price"]
    assert focus_of(situation(), names()) is None


def test_the_root_is_no_part() -> None:
    """Who picked the component itself means it as a whole; what is nowhere in the source is nothing."""
    assert picked_part(Picked("section", ("offer",)), names()) is None
    assert picked_part(Picked("video", ("player",)), names()) is None
    assert picked_part(None, names()) is None


def test_what_a_person_pointed_at_is_spoken_of() -> None:
    """Also where it is the root, or another component's: what was said last is not meant then."""
    turns = [Said("price bold", "typography", "offer__price", 2, 1)]
    for picked in (
        Picked("section", ("offer",), pointed=True),
        Picked("span", ("button__label",), "Export", pointed=True),
    ):
        assert focus_of(situation(turns=turns, picked=picked), names()) is None
        (got,) = ENGINE.understand("red", situation(turns=turns, picked=picked)).intents
        assert got.target is None
    (page,) = ENGINE.understand("red", situation(turns=turns, picked=Picked("section", ("offer",)))).intents
    assert page.target is not None
    assert page.target.id == "offer__price"

import pytest

from sidecar.context.building import Building
from sidecar.context.facts import Signals
from tests.context.sample import names, said, spoken


def _building(prompt: str) -> Building:
    return Building(said(prompt), spoken(prompt), names())


@pytest.mark.parametrize(
    ("prompt", "adds"), [("add a badge", True), ("remove the price", False), ("merge title and price", False)]
)
def test_what_is_built(prompt: str, adds: bool) -> None:
    """Added, removed, wrapped: the structure changes."""
    told = _building(prompt).built()
    assert told is not None
    assert (told.types, told.adds) == (("structure",), adds)


def test_one_thing_of_another_is_a_variant() -> None:
    """“Make the title a link” adds none."""
    assert _building("make the title a link").built() == Signals(("variant",), sure=0.75)


@pytest.mark.parametrize(
    ("prompt", "types"),
    [("title on the right", ("layout",)), ("price above the title", ("structure",)), ("red title on the right", None)],
)
def test_where_it_shall_be(prompt: str, types: tuple[str, ...] | None) -> None:
    """A side is layout, beside another element is structure; with a colour it may only say which one."""
    told = _building(prompt).placed()
    assert (told.types if told else None) == types


def test_what_is_new_beside_what_is_there() -> None:
    """However it looks."""
    told = _building("a tiny house in front of it").beside()
    assert told is not None
    assert told.adds
    assert _building("a darker title").beside() is None


def test_what_is_not_there_yet() -> None:
    """“Pills next to the title”."""
    told = _building("stickers next to the title").new()
    assert told is not None
    assert told.types == ("structure",)

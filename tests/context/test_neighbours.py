from sidecar.context.elements import Part
from sidecar.context.neighbours import Neighbours
from tests.context.sample import parts

PARTS = parts()
NEAR = Neighbours(PARTS)


def called(name: str) -> Part:
    """An element by its id."""
    return PARTS.by_id[f"offer__{name}"]


def anything(_: Part) -> bool:
    """What every element fits."""
    return True


def test_before_and_after() -> None:
    """One of its kind, else beside it, else beside what it lies in; None at an end."""
    assert NEAR.next(called("later"), 1, anything) is called("buy")
    assert NEAR.next(called("title"), 1, anything) is called("price")
    assert NEAR.next(called("perk"), 1, anything) is called("footer")
    assert NEAR.next(called("title"), -1, anything) is None


def test_only_what_fits() -> None:
    """What doesn't is passed by, also for something in what stands beside it."""
    assert NEAR.next(called("price"), 1, lambda part: part.tag == "button") is called("later")
    assert NEAR.next(called("price"), 1, lambda part: part.tag == "video") is None


def test_beside() -> None:
    """The other of two, else the one that follows, else the one before."""
    assert NEAR.beside(called("buy"), lambda part: part.tag == "button") is called("later")
    assert NEAR.beside(called("title"), anything) is called("price")
    assert NEAR.beside(called("terms"), lambda part: part.tag == "button") is called("buy")


def test_what_is_in_it() -> None:
    """Directly, and all of it."""
    assert [part.id for part in NEAR.children(called("footer"))] == ["offer__later", "offer__buy"]
    assert [part.tag for part in NEAR.with_inner(called("footer"))] == ["footer", "button", "button", "CartIcon"]
    assert NEAR.children(called("title")) == []
    assert called("title") in NEAR.with_siblings(called("terms"))

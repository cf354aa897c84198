import pytest

from sidecar.editors.quick.component import read_component
from sidecar.editors.quick.pointing import Classes, is_inside, known_classes, matching
from sidecar.edits.stylesheet import parse
from sidecar.models import Element

TSX = """export const Box = () => (
  <div className={styles.box}><div className={styles.box__inner}><b>Hello</b></div></div>
);
"""
COMPONENT = read_component("Box.tsx", {"Box.tsx": TSX}, None)
KNOWN = known_classes(COMPONENT, {"Box.module.css": parse(".box {} .box__inner {} .box--big {}")})


def test_hashed_classes_have_local_names() -> None:
    """The longest name that fits; what is unknown stays."""
    assert KNOWN.local(["_box_1x2y3_1", "_box__inner_1x2y3_4", "other"]) == {"box", "box__inner", "other"}


def test_plain_classes_are_never_unhashed() -> None:
    """Outside of CSS modules a class is its name."""
    assert Classes(frozenset({"box"}), ()).local(["_box_1x2y3_1"]) == {"_box_1x2y3_1"}


@pytest.mark.parametrize(
    ("tag", "classes", "place"),
    [("div", ["_box_1x2y3_1"], 0), ("div", ["_box__inner_1x2y3_4", "x"], 1), ("span", ["_box_1x2y3_1"], None), ("div", [], None),
     ("b", [], None)],
)  # fmt: skip
def test_the_live_element_is_found_in_the_jsx(tag: str, classes: list[str], place: int | None) -> None:
    """By tag and classes; only a root may be told by its tag alone."""
    found = matching(COMPONENT, Element(tag=tag, classes=classes), KNOWN)
    assert found is (None if place is None else COMPONENT.elements[place])


def test_a_root_without_classes_is_told_by_its_tag() -> None:
    """Also when it is another component, whose own element stands for it."""
    plain = read_component("Box.tsx", {"Box.tsx": "export const Box = () => <p>Hello</p>;"}, None)
    card = read_component("Box.tsx", {"Box.tsx": "export const Box = () => <Card>Hello</Card>;"}, None)
    known = known_classes(plain, {})
    assert matching(plain, Element(tag="p"), known) is plain.root
    assert matching(plain, Element(tag="div"), known) is None
    assert matching(card, Element(tag="section", classes=["card"]), known) is card.root


def test_inside_is_what_has_the_root_around_it() -> None:
    """The labels of the ancestors tell."""
    assert is_inside(COMPONENT, Element(tag="i", ancestors=["b", "div._box_1x2y3_1"]), KNOWN)
    assert not is_inside(COMPONENT, Element(tag="i", ancestors=["div", "body"]), KNOWN)

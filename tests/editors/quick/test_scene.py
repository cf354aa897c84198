import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from sidecar.models import Element
from tests.editors.quick.bench import PARTS, PARTS_CSS, box, css_after, live, rule


def test_an_element_of_another_component_is_not_this_one() -> None:
    """What another component rendered inside has no own rule here, so nothing is changed."""
    inner = Element(tag="button", classes=["button"], ancestors=["div.box"])
    with pytest.raises(CannotDo):
        css_after(PARTS_CSS, "background red", tsx=PARTS, element=inner)


def test_a_picked_part_is_called_by_its_name() -> None:
    """Not by that of the component, of which nothing else was changed."""
    picked = live(rule(".box__title", {"font-size": "20px"}), tag="h2", classes=("box__title",))
    done = edited(box(PARTS_CSS, "bigger", tsx=PARTS, element=picked))
    assert done.message == "Made the title 20% larger: font-size 20px → 24px."

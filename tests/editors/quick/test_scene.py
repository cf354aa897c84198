import pytest

from sidecar.errors import CannotDo
from sidecar.models import Element
from tests.editors.quick.bench import PARTS, PARTS_CSS, css_after


def test_an_element_of_another_component_is_not_this_one() -> None:
    """What another component rendered inside has no own rule here, so nothing is changed."""
    inner = Element(tag="button", classes=["button"], ancestors=["div.box"])
    with pytest.raises(CannotDo):
        css_after(PARTS_CSS, "background red", tsx=PARTS, element=inner)

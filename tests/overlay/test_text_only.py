"""Nothing that comes from outside becomes markup in the page (threat 18)."""

import re

from tests.overlay.conftest import REPOSITORY

_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|srcdoc|createContextualFragment|DOMParser|\beval\b"
)


def test_no_module_of_the_overlay_makes_markup_of_text() -> None:
    """None of the ways in which a browser parses text as HTML, or runs it, is in the overlay's sources."""
    sources = sorted((REPOSITORY / "overlay_js").rglob("*.js"))
    assert len(sources) > 50
    assert [f"{file.name}: {found}" for file in sources for found in _MARKUP.findall(file.read_text())] == []

"""Which element of the component's JSX the element on the page is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sidecar.editors.quick.cascade import Sheets
from sidecar.editors.quick.component import Component, JsxElement
from sidecar.editors.quick.selectors import is_hash_of
from sidecar.models import Element


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes that the component's code and its sheets speak of; `hashed` are those of CSS modules."""

    plain: frozenset[str]
    hashed: tuple[str, ...]

    def local(self, classes: Sequence[str]) -> frozenset[str]:
        """Classes of the page, those of a CSS module under their local names."""
        return frozenset(self._local(name) for name in classes)

    def _local(self, live: str) -> str:
        return live if live in self.plain else next((name for name in self.hashed if is_hash_of(live, name)), live)


def known_classes(component: Component, sheets: Sheets) -> Classes:
    """The classes of a component."""
    plain = {name.name for element in component.elements for name in element.classes}
    hashed: set[str] = set()
    for path, sheet in sheets.items():
        found = {name for rule in sheet.rules for name in re.findall(r"\.([\w-]+)", rule.selector)}
        (hashed if ".module." in path else plain).update(found)
    return Classes(frozenset(plain), tuple(sorted(hashed, key=lambda name: (-len(name), name))))


def matching(component: Component, live: Element, known: Classes) -> JsxElement | None:
    """The JSX element that the live one is: of its tag, with the most classes in common.

    Only the root may match without a class. Where the root is another component, what that renders stands for it.
    None when the live element is none of the component's own.
    """
    root = component.root
    if root is None:
        return None
    names = known.local(live.classes)
    best: tuple[int, JsxElement] | None = None
    for element in component.elements:
        ours = {each.name for each in element.classes}
        common = len(ours & names)
        if element.tag.lower() == live.tag.lower() and common and (best is None or common > best[0]):
            best = (common, element)
    if best is not None:
        return best[1]
    stands_for = root.tag[:1].isupper() or root.tag == live.tag
    return root if stands_for and not root.classes and not is_inside(component, live, known) else None


def is_inside(component: Component, live: Element, known: Classes) -> bool:
    """Whether the live element lies within the component's root, so that it isn't what the story wraps around it."""
    root = component.root
    ours = {each.name for each in root.classes} if root else set()
    return any(ours & known.local(label.split(".")[1:]) for label in live.ancestors)

"""What a prompt can call the parts of a component: their class names without the block, and what their tags are."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sidecar.editors.quick.component import Component, JsxElement
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.script import text_of

_TAGS: Final = {
    "a": ("link",),
    "button": ("button",),
    "footer": ("footer",),
    "header": ("header",),
    "h1": ("heading", "title"),
    "h2": ("heading", "title"),
    "h3": ("heading", "title"),
    "h4": ("heading", "title"),
    "img": ("image", "picture"),
    "input": ("input", "field"),
    "label": ("label",),
    "li": ("item",),
    "nav": ("navigation",),
    "ol": ("list",),
    "p": ("paragraph",),
    "select": ("select",),
    "svg": ("icon",),
    "textarea": ("textarea", "text area"),
    "ul": ("list",),
}
_GERMAN: Final = {
    "icon": ("symbol",), "title": ("titel", "überschrift"), "heading": ("überschrift",), "description": ("beschreibung",),
    "image": ("bild",), "header": ("kopf", "kopfzeile"), "footer": ("fuß", "fußzeile"), "link": ("verweis",),
    "list": ("liste",), "input": ("eingabefeld",), "dot": ("punkt",), "label": ("beschriftung",),
}  # fmt: skip
_GERMAN_COMPONENTS: Final = {
    "button": ("knopf", "schaltfläche"), "card": ("karte",), "badge": ("plakette",), "avatar": ("profilbild",),
    "field": ("textfeld", "eingabefeld", "feld"), "tile": ("kachel",), "table": ("tabelle",), "page": ("seite",),
    "navigation": ("navigation", "navigationsleiste"), "nav bar": ("navigationsleiste",), "list": ("liste",),
    "header": ("kopfzeile",), "footer": ("fußzeile",), "link": ("verweis",), "dialog": ("dialog",),
}  # fmt: skip
# Words of the lexicon that a part may take for itself.
_TAKEN_OVER: Final = {"text", "label", "caption", "content", "contents", "items", "copy", "wording"}


def part_names(component: Component) -> dict[str, int]:
    """Every name that stands for one part, with the part's place among the component's elements."""
    by_class: dict[str, set[int]] = {}
    by_tag: dict[str, set[int]] = {}
    first: dict[str, int] = {}
    root = component.root
    block = [name.name for name in root.classes] if root else []
    for place, element in enumerate(component.elements[1:], start=1):
        for name, local in _class_names(element, block):
            # elements with one class share its rule: any of them stands for it
            by_class.setdefault(name, set()).add(first.setdefault(local, place))
        if name := _style_name(element):
            by_class.setdefault(name, set()).add(place)
        for name in _tag_names(element):
            by_tag.setdefault(name, set()).add(place)
    found = by_class | {name: places for name, places in by_tag.items() if name not in by_class}
    names = {name: min(places) for name, places in found.items() if len(places) == 1 and _free(name)}
    for english, german in _GERMAN.items():
        names |= {name: names[english] for name in german if english in names and name not in names}
    return names


def english(name: str, names: Mapping[str, int]) -> str:
    """The name that the code has for what a German name stands for, among the names of a component's parts."""
    same = (each for each, german in _GERMAN.items() if name in german and names.get(each) == names.get(name))
    return next(same, name)


def within(component: Component, places: Mapping[str, int]) -> frozenset[tuple[str, str]]:
    """The parts, by what they are called, where the second is inside the first or is the same element."""
    by_element: dict[JsxElement, list[str]] = {}
    for name, place in places.items():
        by_element.setdefault(component.elements[place], []).append(name)
    found: set[tuple[str, str]] = set()
    for name, place in places.items():
        around: JsxElement | None = component.elements[place]
        while around is not None:
            found.update((outer, name) for outer in by_element.get(around, ()))
            around = around.parent
    return frozenset(found)


def root_names(component: Component) -> frozenset[str]:
    """What the component itself is called: `text field`, `textfield`; the live tag where it says what it is."""
    words = _words(component.name)
    names = {" ".join(words), "".join(words), words[-1]} if words else set()
    root = component.root
    if root is not None:
        names |= {name for name in _TAGS.get(root.tag, ()) if name not in {"title", "label"}}
    names |= {german for name in tuple(names) for german in _GERMAN_COMPONENTS.get(name, ())}
    return frozenset(name for name in names if name and name not in LEXICON)


def _class_names(element: JsxElement, block: list[str]) -> Iterator[tuple[str, str]]:
    for each in element.classes:
        local = each.name.partition("--")[0]
        for prefix in block:
            if local.startswith((f"{prefix}__", f"{prefix}-", f"{prefix}_")):
                local = local[len(prefix) :].lstrip("_-")
                break
        local = local.rpartition("__")[2]
        if words := _words(local):
            yield " ".join(words), each.name
            yield "".join(words), each.name


def _style_name(element: JsxElement) -> str:
    """`style={styles.dot}` calls an element without classes a dot."""
    style = element.style
    if style is None or style.type != "member_expression" or element.classes:
        return ""
    return " ".join(_words(text_of(style.child_by_field_name("property"))))


def _tag_names(element: JsxElement) -> Iterator[str]:
    yield from _TAGS.get(element.tag, ())
    if element.tag[:1].isupper():
        words = _words(element.tag)
        yield " ".join(words)
        yield words[-1]


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def _free(name: str) -> bool:
    return name not in LEXICON or name in _TAKEN_OVER

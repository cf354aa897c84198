"""What the elements of a component can be called: by their classes, tags, texts and what they show. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sidecar.context.elements import Part, Parts
from sidecar.context.lexicon import concept, folded, forms, table

OWN, SAID, KIND, NEAR = 3.0, 2.5, 2.0, 1.0
"""How sure a name is: an element's class, the text in it, what it is by its tag, what stands around or in it."""

_BOTH: Final = 0.5  # when class and tag agree
_TAGS: Final = {
    "a": "link", "button": "button", "footer": "footer", "header": "header", "img": "picture", "label": "label",
    "li": "item", "nav": "nav", "ol": "list", "ul": "list", "p": "text", "select": "select", "svg": "icon",
    "textarea": "textarea", "table": "table", "form": "form", "aside": "sidebar", "section": "section", "tr": "row",
    "td": "cell", "th": "cell", "hr": "divider", "dialog": "dialog", "figure": "picture", "video": "video",
    "h1": "title", "h2": "title", "h3": "title", "h4": "title", "h5": "title", "h6": "title", "main": "page",
}  # fmt: skip
_INPUTS: Final = {"checkbox": "checkbox", "radio": "radio", "submit": "button", "button": "button", "range": "slider"}
_SHAPES: Final = {"path", "rect", "circle", "line", "polyline", "polygon", "ellipse", "g", "defs", "stop"}
_LISTS: Final = {"nav", "ul", "ol"}
_LONGEST_TEXT: Final = 5
_GENERIC: Final = {"page", "component", "view", "base", "wrapper", "container", "inner", "main", "root", "is", "has"}
_SMALL: Final = {"of", "to", "is", "has", "get", "for", "in", "on", "by", "with", "as", "at", "and", "or"}
"""Words of names such as `initialsOf`, which name nothing."""
_TEXTUAL_TAGS: Final = {
    "p",
    "label",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "strong",
    "em",
    "small",
    "blockquote",
    "legend",
}
_TEXTUAL: Final = {
    "title", "label", "text", "subtitle", "description", "hint", "message", "error", "price", "initials", "name", "unit",
    "value", "number", "quote", "author", "date", "time", "heading", "caption", "copy", "body", "placeholder",
}  # fmt: skip
_NOT_TEXTUAL: Final = {"a", "button", "input", "img", "svg", "select", "textarea", "ul", "ol", "nav", "li"}


@dataclass(frozen=True)
class Names:
    """The names of a component's elements.

    Attributes:
        parts: The elements.
        by_part: By an element's id: each word for it with how sure it is.
        own: By an element's id: the words of its first class, without the block's.
        phrases: The texts that people can call an element by, folded, each with the ids of those that show it.
        words: All words that are a name of something here.
        root: The words for the component itself.
        root_words: The words of its name, of which one alone may mean something else.
    """

    parts: Parts
    by_part: Mapping[str, Mapping[str, float]]
    own: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]]
    words: frozenset[str]
    root: frozenset[str]
    root_words: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether a word names an element here, the component itself left out."""
        return word in self.words


@lru_cache(maxsize=64)
def names_of(parts: Parts) -> Names:
    """The names of the elements of a component."""
    block = _block(parts)
    by_part: dict[str, dict[str, float]] = {}
    own: dict[str, tuple[str, ...]] = {}
    written = frozenset(word for part in parts.all for name in part.classes[:1] for word in spoken_words(name))
    phrases: dict[str, list[str]] = {}
    for part in parts.all:
        if part.tag in _SHAPES and not part.classes:
            continue
        if part is parts.root:
            by_part[part.id] = {}
            continue
        own[part.id] = _class_words(part, block, written)
        by_part[part.id] = _names(part, own, parts)
        if phrase := _phrase(part.text):
            phrases.setdefault(phrase, []).append(part.id)
    root_words = frozenset(concept(word) for word in spoken_words(parts.name))
    words = frozenset(word for found in by_part.values() for word, sure in found.items() if sure > NEAR)
    return Names(
        parts, by_part, own, {name: tuple(ids) for name, ids in phrases.items()}, words, _root(parts), root_words
    )


def textual(part: Part, names: Names) -> bool:
    """Whether an element is little more than its text, so that “larger” is about its letters."""
    if part.tag in _NOT_TEXTUAL:
        return False
    own = set(names.own.get(part.id, ())) & _TEXTUAL
    if part.tag in _TEXTUAL_TAGS:
        return not any(child.tag == "input" for child in names.parts.children(part)) or bool(own)
    named = bool(names.own.get(part.id))
    if part.tag == "div":
        return bool(own and (part.text or part.shows)) and not names.parts.children(part)
    return part.tag == "span" and (bool(own) or (bool(part.text) and not named)) and not part.repeated


def has_texts(part: Part, word: str) -> bool:
    """Whether a word is of the letters in another component: the names in a table, the title of a card."""
    return word in _TEXTUAL and is_component(part)


def drawn(part: Part) -> bool:
    """Whether an element is a line or a shape of a drawing, so that “thicker” is about its stroke."""
    return part.tag in _SHAPES


def is_component(part: Part) -> bool:
    """Whether an element is another component, in which there may be more; an icon has nothing in it."""
    return part.tag[:1].isupper() and not part.tag.endswith("Icon")


def blank(part: Part, parts: Parts) -> bool:
    """Whether an element has nothing in it: a dot, a line."""
    plain = part.tag in {"span", "div", "i", "b", "hr"} or drawn(part)
    return plain and not part.text and not part.shows and not parts.children(part)


def kin(one: Part, other: Part) -> bool:
    """Whether two elements are of one kind: of one tag and class, or of one tag among the same siblings."""
    if one.tag != other.tag:
        return False
    return one.parent == other.parent or bool(one.classes and set(one.classes) & set(other.classes))


def spoken_words(name: str) -> list[str]:
    """The words in a name of the code: `emailLabel` and `email-label` alike."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def _block(parts: Parts) -> tuple[str, ...]:
    root = parts.root
    return (root.classes[:1] if root else ()) or (_kebab(parts.name),)


def _kebab(name: str) -> str:
    return "-".join(spoken_words(name))


def _class_words(part: Part, block: tuple[str, ...], written: frozenset[str]) -> tuple[str, ...]:
    if not part.classes:
        return ()
    local = part.classes[0].partition("--")[0]
    for prefix in block:
        if local != prefix and local.startswith((f"{prefix}__", f"{prefix}-", f"{prefix}_")):
            local = local[len(prefix) :].lstrip("_-")
            break
    local = local.rpartition("__")[2]
    if local in block:  # the block's own class on another element says nothing of it
        return ()
    # Where another class says the same by its plain name (`logo` beside `mark`), this one keeps its own.
    return tuple(
        word if concept(word) in written and not _is_form(word) else concept(word)
        for word in spoken_words(local)
        if word not in _GENERIC
    )


def _is_form(word: str) -> bool:
    """Whether a word means what it does because it is a plural, say, of that."""
    return any(form == concept(word) for form, _ in forms(word))


def _names(part: Part, all_own: Mapping[str, tuple[str, ...]], parts: Parts) -> dict[str, float]:  # noqa: C901  one line per source of names
    found: dict[str, float] = {}
    own = all_own[part.id]

    def add(words: Iterator[str] | tuple[str, ...] | list[str], sure: float) -> None:
        for word in words:
            if word:
                found[word] = max(found.get(word, 0.0), sure)

    kinds = list(_kinds(part, parts))
    add(own, OWN)
    add(kinds, KIND)
    add([concept(word) for word in own], KIND)
    add([word for word in kinds if word in own], OWN + _BOTH)
    add([concept(word) for shown in part.shows for word in spoken_words(shown)[:2] if word not in _SMALL], KIND)
    if _phrase(part.text):
        add([concept(word) for word in spoken_words(part.text) if _telling(word)], KIND)
    add([concept(part.attributes.get(name, "")) for name in ("type", "id", "name")], KIND)
    add([concept(word) for tag in part.inner for word in spoken_words(tag)], NEAR)
    if part.tag in {"input", "textarea"} or part.attributes.get("placeholder"):
        add(("placeholder",), KIND)
    if "aria-current" in part.attributes or "aria-selected" in part.attributes:
        add(("current",), NEAR)
    for around in parts.ancestors(part):
        if around is not parts.root:
            add(all_own.get(around.id, ()), NEAR)
        if around.tag in _LISTS and part.tag in {"a", "button", "li"}:
            add(("item",), NEAR)
    for child in parts.children(part):
        if child.tag == "input" or child.tag.endswith("Icon"):
            add([concept(word) for word in spoken_words(child.tag.removesuffix("Icon"))], NEAR)
    return found


def _kinds(part: Part, parts: Parts) -> Iterator[str]:
    """What an element is by its tag."""
    if part.tag == "input":
        kind = _INPUTS.get(part.attributes.get("type", ""))
        yield from (kind,) if kind else ("input", "field")
        return
    if part.tag[:1].isupper():
        words = spoken_words(part.tag)
        yield concept(" ".join(words))
        yield from (concept(word) for word in words)
        if words[-1:] == ["field"]:
            yield "input"
        return
    if part.tag in _TAGS:
        yield _TAGS[part.tag]
    if part.tag == "a" and _painted(part, parts):
        yield "button"
    if part.attributes.get("role") == "button":
        yield "button"


def _telling(word: str) -> bool:
    return not {"noise", "pointer", "place"} & table().get(folded(word), {}).keys() and len(word) > 1


def _painted(part: Part, parts: Parts) -> bool:
    """Whether a link looks like a button: it has a ground of its own, and round corners or padding."""
    names = frozenset[str]().union(*(parts.declared.get(name, ()) for name in part.classes))
    return bool(names & {"background", "background-color"}) and bool(names & {"border-radius", "padding"})


def has(part: Part, parts: Parts, prefixes: tuple[str, ...]) -> bool:
    """Whether a stylesheet gives an element, or a variant of it (`button--primary`), a property whose name starts so."""
    own = {name for each, names in parts.declared.items() if each.partition("--")[0] in part.classes for name in names}
    own |= {name for each in part.classes for name in parts.declared.get(each, ())}
    return any(name.startswith(prefixes) for name in own)


def _phrase(text: str) -> str:
    words = re.findall(r"[\w']+", folded(text))
    return " ".join(words) if 0 < len(words) <= _LONGEST_TEXT else ""


def _root(parts: Parts) -> frozenset[str]:
    words = spoken_words(parts.name)
    found = {concept(words[-1]), concept(" ".join(words)), "".join(words)} if words else set()
    root = parts.root
    if root is not None and root.tag in _TAGS:
        found.add(_TAGS[root.tag])
    if root is not None and root.tag[:1].isupper():
        found.update(concept(word) for word in spoken_words(root.tag)[-1:])
    if {"nav", "bar"} & found:
        found |= {"nav", "bar"}
    return frozenset(found)

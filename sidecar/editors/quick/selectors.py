"""Selectors: what they say of an element, whether one matches an element of the JSX, and how strong they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from sidecar.edits.stylesheet import normal_selector

# What passes by itself. A rule for it is neither edited nor in the way of an edit.
TRANSIENT: Final = {
    "hover", "focus", "focus-visible", "focus-within", "active", "visited", "target", "user-invalid", "user-valid",
}  # fmt: skip
# What lasts while the component is in that state. A rule for it isn't edited, but it can win.
_LASTING: Final = {
    "disabled", "enabled", "checked", "indeterminate", "placeholder-shown", "required", "optional", "read-only",
    "read-write", "invalid", "valid", "in-range", "out-of-range", "open", "popover-open", "modal", "autofill",
    "any-link", "link", "default", "empty", "fullscreen", "playing", "paused", "selected",
}  # fmt: skip
_PSEUDO: Final = re.compile(r"(?<!:):([a-z-]+)")
_COMBINATOR: Final = re.compile(r"([>+~ ])")
_SIMPLE: Final = re.compile(r"(?P<tag>[a-z*][\w-]*|\*)?(?P<rest>(?:\.[^\s.#:\[&]+|#[\w-]+)*)", re.IGNORECASE)
_HASHED: Final = (
    r"_{name}_[A-Za-z0-9]+_\d+",  # Vite
    r"(?:[\w-]+?_{{1,2}})?{name}_{{2,3}}(?=[\w+-]*[A-Z0-9])[\w+-]{{5,8}}",  # webpack, Next.js, the usual patterns
)


class Matchable(Protocol):
    """An element that selectors can be tried on."""

    @property
    def tag(self) -> str:
        """Its tag."""
        ...

    @property
    def sure_classes(self) -> frozenset[str]:
        """Its classes."""
        ...

    @property
    def parent(self) -> "Matchable | None":
        """The element around it."""
        ...


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: frozenset[str]
    combinator: str = ""  # how it relates to the compound before it


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector of a list: its compounds from left to right. `strange` when it holds what isn't modelled here."""

    compounds: tuple[_Compound, ...] = ()
    strange: bool = False
    specificity: tuple[int, int, int] = field(default=(0, 0, 0))

    def matches(self, element: Matchable) -> bool:
        """Whether it surely matches an element; ancestors outside of the component are not known."""
        return not self.strange and bool(self.compounds) and _matches(self.compounds, element)


def alternatives(selector: str) -> list[str]:
    """The selectors of a list, in one spelling each."""
    found: list[str] = []
    depth, start = 0, 0
    text = normal_selector(selector)
    for place, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth == 0:
            found.append(text[start:place])
            start = place + 1
    return [*found, text[start:]]


def resolved(selector: str, parents: Sequence[str]) -> str:
    """A nested rule's selector with `&` written out, for parents that aren't lists."""
    text = normal_selector(selector)
    for parent in reversed(parents):
        outer = normal_selector(parent)
        text = text.replace("&", outer) if "&" in text else f"{outer}{text if text[:1] in '>+~' else f' {text}'}"
    return text


def parse(selector: str) -> Selector:
    """Read one selector in one spelling: tags, classes, ids and combinators; anything else makes it `strange`."""
    text = re.sub(r":(?:global|local)\(([^()]*)\)", r"\1", selector)
    specificity = _specificity(text)
    compounds: list[_Compound] = []
    combinator = ""
    for piece in _COMBINATOR.split(text.strip()):
        if _COMBINATOR.fullmatch(piece):
            combinator = piece
            continue
        if not piece:
            continue
        match = _SIMPLE.fullmatch(piece)
        if match is None or "#" in match["rest"]:
            return Selector(strange=True, specificity=specificity)
        classes = frozenset(match["rest"].split(".")[1:])
        compounds.append(_Compound((match["tag"] or "*").lower(), classes, combinator))
    return Selector(tuple(compounds), specificity=specificity)


def is_transient(selector: str) -> bool:
    """Whether it holds only while a person points, presses or types."""
    return any(pseudo in TRANSIENT for pseudo in _positive_pseudos(selector))


def is_state(selector: str) -> bool:
    """Whether it holds only in a state, passing or lasting, or is about a pseudo-element."""
    return "::" in selector or any(pseudo in TRANSIENT | _LASTING for pseudo in _positive_pseudos(selector))


def same(source: str, page: str, *, hashed: bool = False) -> bool:
    """Whether a selector of a source file is one that the page reports, in a CSS module with `hashed` class names."""
    ours = normal_selector(re.sub(r":(?:global|local)\(([^()]*)\)", r"\1", source))
    theirs = normal_selector(page)
    if ours == theirs or ours == theirs.removeprefix("& ") or f"& {ours}" == theirs:
        return True
    if not hashed:
        return False
    our_classes, their_classes = _classes(ours), _classes(theirs)
    if len(our_classes) != len(their_classes) or re.sub(r"\.[\w-]+", ".", ours) != re.sub(r"\.[\w-]+", ".", theirs):
        return False
    return all(is_hash_of(theirs_, ours_) for ours_, theirs_ in zip(our_classes, their_classes, strict=True))


def is_hash_of(hashed: str, local: str) -> bool:
    """Whether a class on the page is a class of a CSS module under its hashed name, or the class itself."""
    return hashed == local or any(
        re.fullmatch(pattern.format(name=re.escape(local)), hashed) is not None for pattern in _HASHED
    )


def _classes(selector: str) -> list[str]:
    return re.findall(r"\.([\w-]+)", selector)


def _positive_pseudos(selector: str) -> list[str]:
    """Pseudo-classes outside of `:not(…)`: `:not(:disabled)` is no state."""
    text = normal_selector(selector)
    while (bare := re.sub(r":not\([^()]*\)", "", text)) != text:
        text = bare
    return [pseudo.lower() for pseudo in _PSEUDO.findall(text)]


def _specificity(selector: str) -> tuple[int, int, int]:
    text = re.sub(r":where\([^()]*\)", "", selector)
    text = re.sub(r":(?:not|is|has)\(([^()]*)\)", r" \1 ", text)
    ids = len(re.findall(r"#[\w-]+", text))
    classes = len(re.findall(r"\.[\w-]+|\[[^\]]*\]|(?<!:):[a-z-]+", text))
    tags = len(re.findall(r"(?:^|[\s>+~(])[a-z][\w-]*|::[a-z-]+", text, re.IGNORECASE))
    return ids, classes, tags


def _matches(compounds: Sequence[_Compound], element: Matchable) -> bool:
    last = compounds[-1]
    if last.tag not in {"*", element.tag.lower()} or not last.classes <= element.sure_classes:
        return False
    if len(compounds) == 1:
        return True
    ancestor = element.parent
    match last.combinator:
        case ">":
            return ancestor is not None and _matches(compounds[:-1], ancestor)
        case " ":
            while ancestor is not None:
                if _matches(compounds[:-1], ancestor):
                    return True
                ancestor = ancestor.parent
    return False

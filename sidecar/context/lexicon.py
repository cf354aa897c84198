"""The words of `words_en`, `words_de` and `words_css` as one table, and how a word that isn't in it may be one that is.

A phrase can mean several things; what it means in a prompt is told by what stands around it.

| kind | value | for instance |
| --- | --- | --- |
| `thing` | what the part of a component is called | `button` for “cta”, “Knopf” |
| `property` | the edit type of what is changed | `spacing` for “padding” |
| `look` | the edit type that an adjective tells, or `vague` | `border` for “rounder” |
| `decisive` | the edit type, whatever else is said | `accessibility` for “screen reader” |
| `act` | `add`, `remove`, `move`, `swap`, `wrap`, `set`, `keep` | |
| `place` | `side`, or how a noun after it is meant: `anchor`, `within`, `toward`, `like`, `against`, `with` | |
| `pointer` | what stands for something said or seen before | `ordinal 2` for “the second one” |
| `colour` | a colour's name | |
| `noise` | "" | “please” |
| `new` | "" | what components seldom have yet: “divider” |
| `unknown` | "" | a word without a meaning here, such as “customer” |
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from sidecar.context import words_css, words_de, words_en
from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS, SPACED_COLOURS

Meanings = Mapping[str, str]
"""The value of each kind that a phrase can be."""

ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "description": ("text", "subtitle", "hint", "message"), "subtitle": ("description", "text"), "text": ("description",),
    "title": ("name", "label"), "hint": ("message", "description", "placeholder"), "message": ("hint", "error", "alert"),
    "error": ("message", "alert"), "alert": ("error", "message"), "picture": ("avatar", "logo", "icon"),
    "logo": ("brand", "picture"), "brand": ("logo",), "price": ("value", "number"), "number": ("value", "count", "price"), "tab": ("item", "link"),
    "value": ("number",), "tile": ("card", "stat"), "stat": ("tile", "number"), "card": ("panel", "tile", "box"),
    "panel": ("card", "section"), "box": ("card", "control", "checkbox"), "section": ("body", "card"),
    "field": ("input", "control"), "input": ("field", "control"), "tag": ("badge",), "badge": ("tag", "count"),
    "divider": ("line",), "line": ("divider",), "nav": ("menu", "link"), "menu": ("nav", "item", "link"),
    "link": ("item", "button"), "item": ("link", "row", "feature", "entry"), "row": ("item",), "list": ("feature", "item"),
    "feature": ("item", "list"), "checkbox": ("switch", "check"), "switch": ("checkbox",), "dot": ("indicator", "badge"),
    "caption": ("label", "text"), "name": ("title", "label", "brand"), "sidebar": ("aside", "nav"), "content": ("body", "text"),
    "body": ("content", "text"), "table": ("list",), "count": ("badge", "number"), "submit": ("confirm", "save", "send"),
    "confirm": ("submit", "save"), "cancel": ("close",), "close": ("cancel",), "invite": ("invitation",),
    "invitation": ("invite",), "signup": ("submit",), "login": ("submit",), "save": ("submit", "confirm"),
    "send": ("submit",), "user": ("avatar", "account", "profile"), "profile": ("avatar",), "control": ("field", "input"),
    "form": ("body",), "chart": ("line", "area"), "stroke": ("line",), "action": ("button", "footer"), "quote": ("text",),
}  # fmt: skip
"""For nouns that a component has nothing for: what it may call the same instead, the likeliest first."""

LONGEST: Final = 6
"""Words of the longest phrase."""

_TABLES: Final = {
    "thing": "THINGS",
    "property": "PROPERTIES",
    "look": "LOOKS",
    "decisive": "DECISIVE",
    "act": "ACTS",
    "place": "PLACES",
    "pointer": "POINTERS",
}
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "\u2019": "'"})
_ENDINGS: Final = ("s", "es", "n", "en", "e", "er", "em", "ern")
_PLURALS: Final = {"s", "es", "ies", "n", "en", "er", "ern", "e"}
_ROOTS: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_SHORTEST_STEM: Final = 3
_SHORTEST_COMPOUND: Final = 7
_SHORTEST_TYPO: Final = 4
_LONG: Final = 6
_MEASURED: Final = {"size", "color", "spacing", "typography", "border", "effect"}
_SWALLOWED: Final = ("er", "en", "el", "ed")
_LONGER: Final = 8


def folded(text: str) -> str:
    """Lower case, umlauts written out."""
    return text.lower().translate(_UMLAUTS)


@cache
def table() -> Mapping[str, Meanings]:
    """Every phrase, folded, with what it can mean."""
    found: dict[str, dict[str, str]] = {}
    for language in (words_en, words_de):
        for kind, name in _TABLES.items():
            for phrase, value in _rows(getattr(language, name)):
                found.setdefault(phrase, {}).setdefault(kind, value)
        for phrase in _phrases(language.NOISE):
            found.setdefault(phrase, {}).setdefault("noise", "")
        for phrase in _phrases(language.NEW_THINGS):
            found.setdefault(phrase, {}).setdefault("new", "")
        for phrase in _phrases(language.COMMON):
            found.setdefault(phrase, {"unknown": ""})
    for kind in ("property", "decisive"):
        for phrase, value in _rows(getattr(words_css, _TABLES[kind])):
            found[phrase] = {kind: value}
    for name in (*CSS_COLOURS, *GERMAN_COLOURS, *SPACED_COLOURS):
        found.setdefault(folded(name), {}).setdefault("colour", name)
    return found


@cache
def languages() -> Mapping[str, str]:
    """The language of the words that only one of the two has."""
    english, german = (set(_words(module)) for module in (words_en, words_de))
    german |= {folded(name) for name in GERMAN_COLOURS} - {folded(name) for name in CSS_COLOURS}
    return dict.fromkeys(english - german, "en") | dict.fromkeys(german - english, "de")


@cache
def sloppy() -> Mapping[str, str]:
    """Misspellings that are no slips of a finger, with what they stand for."""
    pairs = [pair.split("=") for language in (words_en, words_de) for pair in _phrases(language.SLOPPY)]
    return {folded(wrong): folded(right) for wrong, right in pairs}


def concept(word: str) -> str:
    """What a noun is called here, whatever it is called there; the noun itself when nobody knows it."""
    word = folded(word)
    for form, _ in forms(word):
        if (thing := table().get(form, {}).get("thing")) is not None:
            return thing
    return word


def forms(word: str) -> Iterator[tuple[str, bool]]:
    """A folded word and what it may be a form of, each with whether the word would be its plural."""
    yield word, False
    if word.endswith("ies"):
        yield word[:-3] + "y", True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        yield stem, ending in _PLURALS
        for written, root in _ROOTS:
            if written in stem:
                yield stem.replace(written, root, 1), True


@cache
def split_compound(word: str) -> tuple[str, str] | None:
    """The two words that a long German one is made of, e.g. `passwort` and `feld`; None when it is no compound."""
    if len(word) < _SHORTEST_COMPOUND:
        return None
    known = table()
    for cut in range(len(word) - 3, 2, -1):
        head = next((form for form, _ in forms(word[cut:]) if _is_noun(known.get(form, {}))), None)
        if head is None:
            continue
        for link in ("", "s", "n", "en", "es", "ns"):
            first = word[:cut].removesuffix(link) if link else word[:cut]
            stem = next((each for each in (first, f"{first}n", f"{first}en") if _is_noun(known.get(each, {}))), None)
            if len(first) >= _SHORTEST_STEM and stem is not None:
                return stem, word[cut:]
    return None


def _is_noun(meanings: Meanings) -> bool:
    return "thing" in meanings or "property" in meanings


def corrected(word: str, own: frozenset[str] = frozenset()) -> str | None:
    """The word that a misspelt one stands for: one letter wrong, missing, too many, or two swapped.

    `own` are the component's words. None when it is like no known word.
    """
    if (right := sloppy().get(word)) is not None:
        return right
    if len(word) < _SHORTEST_TYPO or not word.isalpha():
        return None
    near = {candidate for cut in _shortened(word) for candidate in _index().get(cut, ())}
    near |= {each for each in own if len(each) >= _SHORTEST_TYPO}
    fit = sorted(each for each in near if slip(word, each) or _misses_one(word, each))
    return next(iter([each for each in fit if each in own] or fit), None)


def _misses_one(word: str, right: str) -> bool:
    """“Heder”, “borde”, “shado”: of five letters a missing one is forgiven where a noun for an element or a measure is meant."""
    if len(right) != _LONG or len(word) != _LONG - 1:
        return False
    meanings = table().get(right, {})
    noun = "thing" in meanings or meanings.get("property") in _MEASURED
    return noun and any(
        right[:place] + right[place + 1 :] == word for place in range(1, len(right) - right.endswith("s"))
    )


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """The single words of the table by what is left of them without one letter."""
    found: dict[str, list[str]] = {}
    for phrase, meanings in table().items():
        if meanings.keys() != {"unknown"} and len(phrase) >= _SHORTEST_TYPO and phrase.isalpha():
            for cut in _shortened(phrase):
                found.setdefault(cut, []).append(phrase)
    return {cut: tuple(words) for cut, words in found.items()}


def _shortened(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def slip(word: str, right: str) -> bool:
    """Whether a slip of a finger makes the one of the other.

    Two letters swapped, a doubled one or the e of an ending missed, or, in longer words, any letter missed, or a wrong one. The first letter is
    seldom the wrong one. Short words that differ by a letter are more often two words: “short” is no “sort”, and “licht” no “leicht”.
    """
    if abs(len(word) - len(right)) > 1 or word == right:
        return False
    start = next((place for place, (one, other) in enumerate(zip(word, right, strict=False)) if one != other), -1)
    if start < 0:
        return len(right) > len(word) >= _LONG or (len(right) > len(word) and right[-1] == right[-2])
    one, other = word[start:], right[start:]
    if len(one) == len(other) > 1 and one[:2] == other[1::-1] and one[2:] == other[2:]:
        return True
    if start == 0:
        return False
    if one[1:] == other[1:] and len(one) == len(other):
        return len(word) >= _LONGER
    missed = one == other[1:]  # a letter of the right word
    extra = one[1:] == other
    doubled = (missed and other[0] == right[start - 1]) or (extra and one[0] == word[start - 1])
    swallowed = (
        missed and len(right) >= _LONG and start == len(word) - 1 and right.endswith(_SWALLOWED)
    )  # “largr”, “stehn”
    return swallowed or ((missed or extra) and (doubled or min(len(word), len(right)) >= _LONG))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    head = ""
    for line in text.strip().splitlines():
        if not line.startswith(" "):
            head, _, line = line.partition(": ")  # noqa: PLW2901  a row that goes on starts with a space
        for phrase in _phrases(line):
            yield phrase, head


def _phrases(text: str) -> list[str]:
    return [folded(phrase) for phrase in (each.strip() for each in re.split(r"[,\n]", text)) if phrase]


def _words(module: object) -> Iterator[str]:
    for name in _TABLES.values():
        yield from (phrase for phrase, _ in _rows(getattr(module, name)))
    yield from _phrases(getattr(module, "NOISE"))  # noqa: B009  mypy knows no members of a module given as an object

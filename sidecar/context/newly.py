"""Something new, with all that is said of how it looks: “need a busy status, in red”, “"/ month" in small grey after the price”. Pure."""

import re
from itertools import pairwise, zip_longest
from typing import Final

from sidecar.context.facts import Facts, Signals
from sidecar.context.noun import INDEFINITE
from sidecar.context.spoken import Word

_VALUES: Final = {
    "status", "state", "tone", "variant", "presence", "zustand", "ton", "variante", "praesenz", "farbvariante",
}  # fmt: skip
_MORE: Final = {
    "noch",
    "missing",
    "lack",
    "lacks",
    "another",
    "new",
    "neue",
    "neuer",
    "neuen",
    "neues",
    "zusaetzlich",
    "weitere",
    "weiteren",
    "weiterer",
}
_SIZES: Final = {"size", "groesse"}
_THIS_ONE: Final = {"the", "this", "that", "der", "den", "dem", "die", "dieser", "diesen"}
_OF_NO_TONE: Final = {"tone", "ton"}
_TONES: Final = {"tone", "ton", "variant", "variante"}
_RENAMING: Final = ("rename", "umbenenn", "benenn", "nenn")
_CODE: Final = re.compile(r"[a-z][A-Za-z0-9_-]*")  # as props and their values are spelled
_WRITTEN: Final = {"text", "label", "word", "words", "wort"}
_NEAR: Final = 3  # words before it
_MODIFIERS: Final = {"unknown", "quote"}
_OTHER_WISHES: Final = {"remove", "move", "swap", "wrap"}
_DESCRIBING: Final = {"noise", "look", "colour", "place", "quote", "sep"}


def newly(told: Facts) -> Signals | None:
    """The first of the rules that applies."""
    for rule in (latest_value, renamed_value, new_value, new_text):
        if (found := rule(told)) is not None:
            return found
    return None


def new_value(told: Facts) -> Signals | None:
    """“Need a busy status too, in red”, “noch ein Ton Warnung in Gelb”: a value of a prop, whatever it looks like."""
    added = told.quoted and "add" in told.acts  # “add a size “xl””
    values = _VALUES | _SIZES if added else _VALUES
    place = next((place for place, word in enumerate(told.all) if word.key in values and not word.is_("quote")), None)
    if place is None or told.acts & _OTHER_WISHES or any(_compares(word) for word in told.all):
        return None
    before = told.all[max(0, place - _NEAR) : place]
    first = next((word for word in told.all if not word.is_("noise") or word.key in INDEFINITE), None)
    alone = first is not None and first.key in INDEFINITE and told.all[place].key not in _OF_NO_TONE
    if not (alone or added or any(word.key in _MORE or word.is_("act", "add") for word in before)):
        return None
    behind = told.all[place + 1 : place + 2]
    if any(word.is_("thing") or word.is_("property") for word in behind):
        return None  # “add a status line”
    if any(word.kinds.get("decisive", "variant") != "variant" or "focus" in word.key for word in told.all):
        return None  # “it should have a visible focus state”
    beside = [*before[-1:], *behind]
    kind = told.all[place].last in _TONES and any(word.is_("thing") for word in before[-1:])  # “a warning tone”
    called = added or kind or any(word.kinds.keys() & _MODIFIERS for word in beside)
    return Signals(("variant",), plain=True, sure=0.98) if called else None


def latest_value(told: Facts) -> Signals | None:
    """“The new tone in green”: a value that is there by now, and its colour."""
    place = next((place for place, word in enumerate(told.all) if word.last in _TONES), 0)
    words = [key for word in told.all[max(0, place - 2) : place + 1] for key in word.key.split()]
    this = any(one in _THIS_ONE and other in _MORE for one, other in pairwise(words))
    looks = {word.kinds.get("look", "color") for word in told.looks} - {"vague"}
    return Signals(("color",), plain=True, sure=0.98) if this and looks == {"color"} and not told.quoted else None


def renamed_value(told: Facts) -> Signals | None:
    """“Rename tone info to notice”, “rename `featured` to `highlighted`”: of a prop, and no text that anybody reads."""
    if not any(word.key.startswith(_RENAMING) for word in told.all):
        return None
    quotes = [word for word in told.all if word.is_("quote")]
    named = any(
        word is not None
        and word.last in _VALUES
        and not word.is_("quote")
        and (behind is None or behind.key not in _WRITTEN)
        for word, behind in zip_longest(told.all, told.all[1:])
    )  # not “rename the status text”
    code = bool(quotes) and all(_CODE.fullmatch(word.text) and not word.ids for word in quotes)
    known = any(noun.names and noun.known for noun in told.spoken)
    return Signals(("variant",), plain=True, sure=0.98) if named or (code and not known) else None


def new_text(told: Facts) -> Signals | None:
    """“"/ month" in small grey after the price”: a text that isn't there yet, beside what is, however it looks."""
    quotes = [word for word in told.all if word.is_("quote")]
    beside = [noun for noun in told.anchors if noun.names and noun.known]
    written = "add" in told.acts and any(word.key in _WRITTEN for word in told.all)  # “add the text “busy” in red”
    others = [noun for noun in told.objects if noun.names[-1] not in _WRITTEN]
    if len(quotes) != 1 or quotes[0].ids or not (beside or written) or others or told.acts - {"add", "set"}:
        return None
    inside = {place for noun in told.spoken for place in range(noun.start, noun.end)}
    looks = [
        word for place, word in enumerate(told.all) if place not in inside and word.kinds.keys() & {"look", "colour"}
    ]
    plain = all(
        place in inside or word.kinds.keys() & _DESCRIBING or word.is_("act", "add")
        for place, word in enumerate(told.all)
    )
    if (
        not looks
        or not plain
        or any(word.is_("property") or _compares(word) for word in told.all if not word.is_("quote"))
    ):
        return None
    return Signals(("structure",), adds=True, plain=True, sure=0.98)


def _compares(word: Word) -> bool:
    return word.is_("look") and word.last.endswith(("er", "ere", "eren"))

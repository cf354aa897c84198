"""Something new, with all that is said of how it looks: “need a busy status, in red”, “"/ month" in small grey after the price”. Pure."""

from typing import Final

from sidecar.context.facts import Facts, Signals
from sidecar.context.noun import INDEFINITE
from sidecar.context.spoken import Word

_VALUES: Final = {
    "status", "state", "tone", "variant", "presence", "zustand", "ton", "variante", "praesenz", "farbvariante",
}  # fmt: skip
_MORE: Final = {
    "noch",
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
_OF_NO_TONE: Final = {"tone", "ton"}
_NEAR: Final = 3  # words before it
_MODIFIERS: Final = {"unknown", "quote"}
_OTHER_WISHES: Final = {"remove", "move", "swap", "wrap"}
_DESCRIBING: Final = {"noise", "look", "colour", "place", "quote", "sep"}


def new_value(told: Facts) -> Signals | None:
    """“Need a busy status too, in red”, “noch ein Ton Warnung in Gelb”: a value of a prop, whatever it looks like."""
    place = next((place for place, word in enumerate(told.all) if word.key in _VALUES), None)
    if place is None or told.acts & _OTHER_WISHES or any(_compares(word) for word in told.all):
        return None
    before = told.all[max(0, place - _NEAR) : place]
    first = next((word for word in told.all if not word.is_("noise") or word.key in INDEFINITE), None)
    alone = first is not None and first.key in INDEFINITE and told.all[place].key not in _OF_NO_TONE
    if not (alone or any(word.key in _MORE or word.is_("act", "add") for word in before)):
        return None
    behind = told.all[place + 1 : place + 2]
    if any(word.is_("thing") or word.is_("property") for word in behind):
        return None  # “add a status line”
    if any(word.kinds.get("decisive", "variant") != "variant" or "focus" in word.key for word in told.all):
        return None  # “it should have a visible focus state”
    beside = [*before[-1:], *behind]
    called = any(word.kinds.keys() & _MODIFIERS for word in beside)
    return Signals(("variant",), plain=True, sure=0.98) if called else None


def new_text(told: Facts) -> Signals | None:
    """“"/ month" in small grey after the price”: a text that isn't there yet, beside what is, however it looks."""
    quotes = [word for word in told.all if word.is_("quote")]
    beside = [noun for noun in told.anchors if noun.names and noun.known]
    if len(quotes) != 1 or quotes[0].ids or not beside or told.objects or told.acts - {"add", "set"}:
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

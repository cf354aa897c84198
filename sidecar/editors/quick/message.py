"""What was done, in one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from sidecar.editors.quick.styling import Change
from sidecar.editors.quick.wishes import (
    TEXT,
    Align,
    Blend,
    Border,
    Declare,
    Paint,
    Put,
    Relabel,
    Remove,
    Reword,
    Scale,
    Shade,
    Shadow,
    Shift,
    Weigh,
    Wish,
    describe,
)

_LISTED = 4


def sentence(component: str, done: Sequence[tuple[Wish, Sequence[Change]]]) -> str:
    """What was done: “Made the button 30% larger: padding 11px 20px → 14.25px 26px.”."""
    return " ".join(f"{_head(component, wish)}: {_details(changes)}." for wish, changes in done)


def _head(component: str, wish: Wish) -> str:  # noqa: C901, PLR0911 - one line per kind of wish
    thing = f"the {wish.part.removeprefix('*') or component}"
    match wish:
        case Scale("size"):
            return f"Made {thing} {describe(replace(wish, part=''))}"
        case Blend():
            return f"Gave {thing} a {describe(replace(wish, part=''))}"
        case Shade("text", amount, part) if part == TEXT:  # the text's colour is what is meant
            return f"Made the text {describe(Shade('any', amount))}"
        case Shade():
            return f"Made {thing} {describe(replace(wish, part=''))}"
        case Reword(old, _):
            return f"Changed “{old}”"
        case Relabel():
            return f"Changed the text of {thing}"
        case Paint(_, colour):
            return f"Coloured {thing} {colour.name}"
        case Remove(what):
            return f"Took the {what.replace('-', ' ')} off {thing}"
        case Declare("display", "none"):
            return f"Hid {thing}"
        case Align(what):
            return f"Aligned the {'content' if what != 'text' else what} of {thing}"
        case Scale() | Shift() | Put() | Declare() | Weigh() | Border() | Shadow():
            return f"Changed {thing}"


def _details(changes: Sequence[Change]) -> str:
    words = [_change(change) for change in changes]
    unique = list(dict.fromkeys(words))
    more = len(unique) - _LISTED
    shown = unique[: _LISTED + 1] if more == 1 else unique[:_LISTED]
    rest = f" and {more} more" if more > 1 else ""
    return ", ".join(shown) + rest


def _change(change: Change) -> str:
    if change.before is None:
        return f"added {change.name} {change.after}"
    return f"{change.name} {_line(change.before)} → {_line(change.after)}"


def _line(value: str) -> str:
    return " ".join(value.split())

"""What a prompt can ask for, as data.

`part` names what a wish is about: "" is the component's root (or the picked element), `text` stands for whatever shows
the text in it, anything else is a name from the vocabulary. `measure` is a CSS property, or `size` for the whole box.
"""

from dataclasses import dataclass

from sidecar.editors.quick.numbers import number

ROOT = ""
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the person called it, and the CSS value that stands for it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Multiply a measure: `size`, or the lengths of a CSS property, or `opacity`."""

    measure: str
    factor: float
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Shift:
    """Add a length (`-4px` takes away) to a measure."""

    measure: str
    delta: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Put:
    """Give a CSS property a value; `size` means width and height."""

    measure: str
    value: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Paint:
    """Colour a surface: `background`, `text`, `border`, or `any` when the prompt doesn't say which."""

    surface: str
    colour: Colour
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Weigh:
    """Make the text bolder (positive) or lighter by about so many hundreds."""

    steps: int
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Border:
    """Draw a border; what is None stays as it is, or is a thin solid line in the text's colour where there was none."""

    edge: str = "border"
    width: str | None = None
    style: str | None = None
    colour: Colour | None = None
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Shadow:
    """Give it a `soft`, `medium` or `strong` shadow, or make the one it has `stronger` or `weaker`."""

    look: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the `border` (or one edge of it), the `shadow` or the `background`."""

    what: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Align:
    """Move the content `left`, `right`, `center` … : the `text`, or the `items` along or `across` a flex container."""

    what: str
    side: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Relabel:
    """Make the label, or the text of a part, say something else."""

    text: str
    part: str = ROOT


Wish = Scale | Shift | Put | Paint | Weigh | Border | Shadow | Remove | Align | Relabel

_TIMES = {2.0: "twice", 0.5: "half"}
_LOOKS = {"stronger": "stronger shadow", "weaker": "weaker shadow"}


def describe(wish: Wish) -> str:
    """A wish in a few words that the editor would understand again, for hints and messages."""
    return _where(wish.part) + _what(wish)


def _what(wish: Wish) -> str:  # noqa: C901, PLR0911 - one line per kind of wish
    match wish:
        case Scale(measure, factor):
            return _scaled(measure, factor)
        case Shift(measure, delta):
            more = "less" if delta.startswith("-") else "more"
            return f"{delta.lstrip('-')} {more} {_spoken(measure)}"
        case Put(measure, value):
            return f"{_spoken(measure)} {value}"
        case Paint(surface, colour):
            return colour.name if surface == "any" else f"{surface} {colour.name}"
        case Weigh(steps):
            return "bolder" if steps > 0 else "lighter font weight"
        case Border(edge, width, style, colour):
            words = [_spoken(edge), width, style, colour and colour.name]
            return " ".join(word for word in words if word)
        case Shadow(look):
            return _LOOKS.get(look, f"{look} shadow")
        case Remove(what):
            return f"no {_spoken(what)}"
        case Align(what, side):
            return f"align {what} {side}"
        case Relabel(text):
            return f"label “{text}”"


def _scaled(measure: str, factor: float) -> str:
    percent = f"{number(abs(factor - 1) * 100)}%"
    match measure:
        case "size" if factor in _TIMES:
            return f"{_TIMES[factor]} as large"
        case "size":
            return f"{percent} {'larger' if factor > 1 else 'smaller'}"
        case "border-radius":
            return "more rounded" if factor > 1 else "less rounded"
        case _:
            return f"{percent} {'more' if factor > 1 else 'less'} {_spoken(measure)}"


def _spoken(measure: str) -> str:
    return {"border-radius": "corner radius", "size": "size"}.get(measure, measure.replace("-", " "))


def _where(part: str) -> str:
    return f"{part}: " if part else ""

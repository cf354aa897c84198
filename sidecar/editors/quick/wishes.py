"""What a prompt can ask for, as data.

`part` names what a wish is about: "" is the component's root (or the picked element), `TEXT` stands for whatever shows the
text in it, anything else is a name from the vocabulary. `measure` is a CSS property, or `size` for the whole box.
"""

from dataclasses import dataclass, field

from sidecar.editors.quick.numbers import number

ROOT = ""
TEXT = "*text"  # no part can be called so


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the person called it, and the CSS value that stands for it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Multiply a measure: `size`, or the lengths of a CSS property, or `opacity`; `told` when the prompt says by how much."""

    measure: str
    factor: float
    part: str = ROOT
    told: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Shift:
    """Add a length (`-4px` takes away) to a measure."""

    measure: str
    delta: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Put:
    """Give a CSS property a value; `size` means width and height. `toward` is 1 where it was said to be more, -1 for less."""

    measure: str
    value: str
    part: str = ROOT
    toward: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Declare:
    """A CSS declaration as it was typed, known to be valid."""

    name: str
    value: str
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Paint:
    """Colour a surface: `background`, `text`, `border`, or `any` when the prompt doesn't say which."""

    surface: str
    colour: Colour
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Blend:
    """Make the background a gradient from one colour at the top to another one at the bottom."""

    first: Colour
    second: Colour
    part: str = ROOT


@dataclass(frozen=True, slots=True)
class Shade:
    """Mix the colour of a surface, see `Paint`, with a share of white, from 0 to 1, or of black, below 0."""

    surface: str
    amount: float
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


@dataclass(frozen=True, slots=True)
class Reword:
    """Put a text in the place of another one, wherever it stands."""

    old: str
    new: str
    part: str = ROOT


Wish = (
    Scale | Shift | Put | Declare | Paint | Blend | Shade | Weigh | Border | Shadow | Remove | Align | Relabel | Reword
)

_LOOKS = {"stronger": "stronger shadow", "weaker": "weaker shadow"}
_SPOKEN = {
    "border-radius": "corner radius",
    "padding-inline": "horizontal padding",
    "padding-block": "vertical padding",
    "distance": "Abstand",
    "margin-inline": "horizontal margin",
    "margin-block": "vertical margin",
}
_PAINTED = {"any": "colour", "text": "text colour"}
_TWICE, _HALF = 2, 0.5


def describe(wish: Wish) -> str:
    """A wish in a few words, for hints and messages; most of them would be understood again."""
    part = wish.part if wish.part != TEXT else ""
    if isinstance(wish, Relabel):
        return f"{part or 'label'} “{wish.text}”"
    return f"{part} {_what(wish)}".strip()


def _what(wish: Wish) -> str:  # noqa: C901, PLR0911, PLR0912 - one line per kind of wish
    match wish:
        case Scale("font-size", factor, part) if part == TEXT:
            return f"text {_compared(factor)}"
        case Scale(measure, factor):
            return _scaled(measure, factor)
        case Shift(measure, delta):
            more = "less" if delta.startswith("-") else "more"
            return f"{delta.lstrip('-')} {more} {spoken(measure)}"
        case Put("font-style", value):
            return "italic" if value == "italic" else "not italic"
        case Put(measure, value):
            return f"{spoken(measure)} {value}"
        case Declare("display", "none", part) if part:
            return "hide"
        case Declare("text-transform", value):
            return "not uppercase" if value == "none" else value
        case Declare("text-decoration", value):
            return "underlined" if value == "underline" else "not underlined"
        case Declare(name, value):
            return "full width" if (name, value) == ("width", "100%") else f"{name}: {value}"
        case Paint(surface, colour):
            return f"{_PAINTED.get(surface, surface)} {colour.name}"
        case Blend(first, second):
            return f"gradient from {first.name} to {second.name}"
        case Shade(surface, amount):
            about = "" if surface == "any" else f"{_PAINTED.get(surface, spoken(surface))} "
            return f"{about}{number(round(abs(amount) * 100, 1))}% {'brighter' if amount > 0 else 'darker'}"
        case Weigh(steps):
            return "bolder" if steps > 0 else "lighter font weight"
        case Border(edge, width, style, colour):
            words = [word for word in (width, style, colour and colour.name) if word]
            return " ".join([spoken(edge), *words]) if words else f"add a {spoken(edge)}"
        case Shadow(look):
            return _LOOKS.get(look, f"{look} shadow")
        case Remove(what):
            return f"no {spoken(what)}"
        case Align(what, side):
            return _aligned(what, side)
        case Reword(old, new):
            return f"“{new}” instead of “{old}”"
        case Relabel(text):
            return f"label “{text}”"


def _scaled(measure: str, factor: float) -> str:
    match measure:
        case "size":
            return _compared(factor)
        case "border-radius":
            return "more rounded" if factor > 1 else "less rounded"
        case _:
            return f"{_percent(factor)} {'more' if factor > 1 else 'less'} {spoken(measure)}"


def _compared(factor: float) -> str:
    if factor >= _TWICE or factor == _HALF:
        times = {_TWICE: "twice", _HALF: "half"}.get(factor, f"{number(factor)} times")
        return f"{times} as large"
    return f"{_percent(factor)} {'larger' if factor > 1 else 'smaller'}"


def _percent(factor: float) -> str:
    return f"{number(round(abs(factor - 1) * 100, 1))}%"


def _aligned(what: str, side: str) -> str:
    match what:
        case "across":
            return f"align items {side}"
        case "along":
            return f"justify content {side}"
        case "vertically":
            return f"align content vertically {side}"
        case "text":
            return f"align text {side}"
        case _:
            return f"align content {side}"


def spoken(measure: str) -> str:
    """A CSS property as one says it."""
    return _SPOKEN.get(measure, measure.replace("-", " "))

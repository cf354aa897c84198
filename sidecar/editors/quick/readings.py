"""From the tokens of a clause that fits a pattern to the wishes that it stands for.

Every function takes the clause and gives the wishes, or None: the words fit the pattern, but not their meanings.
"""

from collections.abc import Callable
from typing import Final

from sidecar.editors.quick.amounts import default_factor, is_length_measure, takes_percent
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.colors import is_colour_word
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.scales import Sized, takes
from sidecar.editors.quick.shading import SHARES
from sidecar.editors.quick.wishes import (
    ROOT,
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
    Wish,
)

Wishes = list[Wish] | None

_GREATEST_FACTOR: Final = 10
_BETWEEN: Final = ("padding", "gap", "line-height", "letter-spacing", "margin")
_HALF: Final = 0.5
_THIN: Final = "1px"
_THICK: Final = "3px"
_UPON: Final = {"on", "auf"}

# --- how much -----------------------------------------------------------------------------------------------------


def _compared(clause: Clause) -> list[tuple[str, int]] | None:
    """Each measure a comparison is about, with its direction; None when the words don't go together."""
    compared, named = clause.comparisons, clause.measures
    if any(clause.has(kind) for kind in ("rounder", "rounded", "round", "squarer")):
        return [("border-radius", clause.sign)] if not named else None
    if len({measure for measure, _ in compared}) < len(compared):  # “larger smaller”
        return None
    if not named:
        return list(compared) or [("size", clause.sign)]
    if any(measure not in {"size", "width"} for measure, _ in compared):
        return None
    if "font-size" in named and clause.has("text") and any(measure == "width" for measure, _ in compared):
        return None
    return [(measure, clause.sign) for measure in named]


def by_percent(clause: Clause) -> Wishes:
    """“30% larger”, “padding 20% less”, “increase the gap by 10%”."""
    percent, targets = clause.amount("percent"), _compared(clause)
    if targets is None or not 0 < percent <= 1:  # "200% larger": twice or three times as large?
        return None
    if any(sign < 0 and percent == 1 for _, sign in targets):
        return None
    return [Scale(measure, 1 + sign * percent, subject(clause), told=True) for measure, sign in targets]


def by_default(clause: Clause) -> Wishes:
    """“larger”, “a bit more padding”, “much smaller”."""
    targets = _compared(clause)
    if targets is None:
        return None
    degree = clause.one("degree")
    return [Scale(measure, default_factor(measure, sign, degree), subject(clause)) for measure, sign in targets]


def spaced(clause: Clause) -> Wishes:
    """“tighter line height”, “letter spacing a bit looser”: what is between things, not how large they are."""
    measures, sign = clause.measures, -1 if clause.has("tighter") else 1
    if any(not measure.startswith(_BETWEEN) for measure in measures):
        return None
    return [Scale(measure, default_factor(measure, sign, clause.one("degree"))) for measure in measures]


def by_step(clause: Clause) -> Wishes:
    """“line height up a notch”."""
    sign = -1 if clause.has("down") else 1
    return [Scale(measure, default_factor(measure, sign, clause.one("degree"))) for measure in clause.measures]


def times(clause: Clause) -> Wishes:
    """“twice as large”, “double the padding”, “3x bigger”."""
    factor, targets = clause.amount("times"), _compared(clause)
    if targets is None or not 0 < factor <= _GREATEST_FACTOR:
        return None
    if clause.has("bigger") and (factor <= 1 or any(sign < 0 for _, sign in targets)):
        return None
    if clause.has("grow") and factor <= 1:
        return None
    if clause.has("shrink") and factor != _HALF:
        return None
    if clause.has("big") and clause.one("big") != "size":
        targets = [(clause.one("big"), 1)] if not clause.measures else []
    return [Scale(measure, factor, subject(clause), told=True) for measure, _ in targets] or None


def to_percent(clause: Clause) -> Wishes:
    """“scale to 130%” is 1.3 times, while “scale by 30%” could be 1.3 or 0.3 times."""
    percent = clause.amount("percent")
    targets = clause.measures or ["size"]
    if targets == ["opacity"]:
        return [Put("opacity", _fraction(percent))] if percent <= 1 else None
    if percent <= 0 or (clause.has("grow") and percent <= 1) or (clause.has("shrink") and percent >= 1):
        return None
    return [Scale(measure, percent, subject(clause), told=True) for measure in targets]


def scale_number(clause: Clause) -> Wishes:
    """“scale by 1.3”."""
    factor = float(clause.one("number"))
    return [Scale("size", factor)] if 0 < factor <= _GREATEST_FACTOR else None


def shift(clause: Clause) -> Wishes:
    """“4px more padding”, “10px wider”."""
    targets = _compared(clause)
    lengths = clause.all("length") or [f"{value}px" for value in clause.all("number")]
    if targets is None or lengths[0].startswith("-"):
        return None
    if any(not is_length_measure(measure) for measure, _ in targets):
        return None
    sign = {1: "", -1: "-"}
    return [Shift(measure, sign[direction] + lengths[0], subject(clause)) for measure, direction in targets]


# --- absolute values ----------------------------------------------------------------------------------------------


def put(clause: Clause) -> Wishes:
    """“padding 12px 20px”, “200px wide”, “radius 8”."""
    measures = clause.measures
    value = clause.length
    if clause.has("corners") or clause.has("rounded"):
        measures = ["border-radius"]
    if clause.has("big"):
        measures = [clause.one("big")]
    if not value or any(not _fits(measure, value) for measure in measures):
        return None
    return [Put(measure, value, subject(clause)) for measure in measures]


def token(clause: Clause) -> Wishes:
    """“radius large”, “padding space-2 space-5”, “shadow large”."""
    said = [token.text for token in clause.tokens if isinstance(token.value, Sized)]
    named = [token.value for token in clause.tokens if isinstance(token.value, Sized)]
    if not named:
        return None
    if clause.has("shadow") or (named and named[0].family == "box-shadow"):
        only = len(named) == 1 and named[0].family == "box-shadow" and not clause.measures
        return [Declare("box-shadow", clause.length)] if only else None
    measures = clause.measures
    if not measures:  # “radius large” and “gap large” are whole names; “space 5” doesn't say of what
        kind, measure = LEXICON.get(said[0].partition(" ")[0], ("", None))
        if named[0].family != "padding":
            measures = [named[0].family]
        elif kind == "measure":
            measures = [str(measure)]
    if any(not takes(measure, size) for measure in measures for size in named):
        return None
    if any(not _fits(measure, clause.length) for measure in measures):
        return None
    return [Put(measure, clause.length, subject(clause)) for measure in measures] or None


def _fits(measure: str, value: str) -> bool:
    if "%" in value and not takes_percent(measure):
        return False
    if value.count(" ") and measure not in {"padding", "margin", "gap", "distance", "border-radius"}:
        return False
    return (
        not any(each.startswith("-") for each in value.split())
        or measure.startswith("margin")
        or measure == "letter-spacing"
    )


def line_height(clause: Clause) -> Wishes:
    """“line height 1.5”."""
    return [Put("line-height", clause.one("number"))] if clause.all("measure") == ["line-height"] else None


def zero(clause: Clause) -> Wishes:
    """“no padding”."""
    return [Put(measure, "0") for measure in clause.all("measure") if is_length_measure(measure)] or None


def opacity(clause: Clause) -> Wishes:
    """“opacity 80%”, “20% transparent”."""
    value = clause.amount("percent") if clause.has("percent") else float(clause.one("number"))
    if clause.has("transparency"):
        value = 1 - value
    return [Put("opacity", _fraction(value))] if 0 <= value <= 1 else None


def _fraction(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def fade(clause: Clause) -> Wishes:
    """“more transparent” is less opacity."""
    sign = -clause.sign if clause.has("transparency") else clause.sign
    return [Scale("opacity", default_factor("opacity", sign, clause.one("degree")))]


def fixed(*wishes: Wish) -> Callable[[Clause], Wishes]:
    """A reading that says always the same."""
    return lambda _: list(wishes)


# --- looks --------------------------------------------------------------------------------------------------------


def paint(clause: Clause) -> Wishes:
    """“background turquoise”, “red text”, “turquoise”."""
    named = [surface for surface in clause.all("surface") if surface != "any"]  # “color the border red”
    surfaces = [*named, *(["text"] if clause.has("text") else []), *clause.all("border")]
    colour = clause.colours[0]
    if not surfaces and not clause.has("surface") and not is_colour_word(colour.name):
        return None  # “make it primary” may well mean the variant
    return [Paint(surface, colour) for surface in surfaces or ["any"]]


def shade(clause: Clause) -> Wishes:
    """“darker”, “background a bit brighter”, “border 10% lighter”."""
    share = clause.amount("percent") if clause.has("percent") else SHARES[clause.one("degree")]
    if not 0 < share < 1:
        return None
    surface = clause.one("surface") or clause.one("border") or ("text" if clause.has("text") else "any")
    return [Shade(surface, -share if clause.has("darker") else share, subject(clause))]


def gradient(clause: Clause) -> Wishes:
    """“a gradient from white to turquoise”, from top to bottom."""
    if clause.one("surface") not in {"", "background", "any"}:
        return None
    first, second = clause.colours
    return [Blend(first, second)]


def paint_on(clause: Clause) -> Wishes:
    """“white on red”, “red text on white”; not “red to blue”."""
    if not any(token.kind == "to" and token.text in _UPON for token in clause.tokens):
        return None
    text, ground = clause.colours
    return [Paint("text", text), Paint("background", ground)]


def thin_border(clause: Clause) -> Wishes:
    """“a thin border”."""
    return [Border(clause.one("border"), _THIN)] if clause.one("weightname") == "100" else None


def border(clause: Clause) -> Wishes:
    """“2px solid red border”, “dashed border”, “add a border”."""
    lengths, styles, colours = clause.all("length"), clause.all("style"), clause.colours
    if len(lengths) > 1 or len(styles) > 1 or len(colours) > 1 or any(length.startswith("-") for length in lengths):
        return None
    if colours and not lengths and not styles and not clause.has("add") and not clause.has("thick"):
        return paint(clause)
    width, style = next(iter(lengths), _THICK if clause.has("thick") else None), next(iter(styles), None)
    return [Border(edge, width, style, next(iter(colours), None)) for edge in clause.all("border")]


def border_steps(clause: Clause) -> Wishes:
    """“thicker border”."""
    degree = clause.one("degree")
    return [
        Scale(f"{edge}-width", default_factor(f"{edge}-width", clause.sign, degree)) for edge in clause.all("border")
    ]


def remove(clause: Clause) -> Wishes:
    """“no border”, “remove the shadow and the border”."""
    found: list[Wish] = []
    for token in clause.tokens:
        match token.kind, token.value:
            case "border", str(edge):
                found.append(Remove(edge))
            case "shadow", _:
                found.append(Remove("shadow"))
            case "surface", "background":
                found.append(Remove("background"))
            case "measure", str(measure) if is_length_measure(measure):
                found.append(Put(measure, "0"))
            case "surface" | "measure", _:
                return None
    return found


def shadow(clause: Clause) -> Wishes:
    """“add a soft shadow”, “stronger shadow”."""
    if clause.has("stronger") or clause.has("more") or clause.has("grow"):
        return [Shadow("stronger")]
    if clause.has("weaker") or clause.has("less") or clause.has("shrink"):
        return [Shadow("weaker")]
    if clause.comparisons:
        measure, sign = clause.comparisons[0]
        return [Shadow("stronger" if sign > 0 else "weaker")] if measure == "size" else None
    if clause.has("strong") or clause.one("big") == "size":
        return [Shadow("strong")]
    if clause.has("big"):
        return None
    return [Shadow("soft" if clause.has("soft") else clause.one("shadowlook") or "medium")]


def align(clause: Clause) -> Wishes:
    """“center the text”, “align left”, “center vertically”."""
    side = clause.one("edge") or clause.one("edgeword")
    if clause.has("flex"):
        what = {"align-items": "across", "justify-content": "along"}[clause.one("flex")]
        return [Align(what, side)] if side != "justify" else None
    if clause.has("vertically"):
        return [Align("vertically", side)] if side in {"center", "top", "bottom"} else None
    if clause.has("text"):
        return [Align("text", side)] if side in {"left", "right", "center", "start", "end", "justify"} else None
    if side in {"top", "bottom"}:
        return [Align("vertically", side)]
    return [Align("items", side)] if side != "justify" else None


def relabel(clause: Clause) -> Wishes:
    """“label 'Save'”, “the title should say 'Hello'”."""
    text = clause.one("string")
    return [Relabel(text)] if text.strip() else None


def reword(clause: Clause) -> Wishes:
    """“replace "Cancel" with "Keep it"”, “"Keep it" instead of "Cancel"”."""
    first, second = clause.all("string")
    old, new = (second, first) if clause.has("insteadof") else (first, second)
    return [Reword(old.strip(), new)] if old.strip() and new.strip() else None


def subject(clause: Clause) -> str:
    """`TEXT` or `ROOT`: whether the clause is about the text as such (`the text larger`), which may stand in several places."""
    return TEXT if clause.has("text") else ROOT

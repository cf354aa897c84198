"""Readings of clauses about type: bold, italic, the colour and size of the text."""

from typing import Final

from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.readings import Wishes, subject
from sidecar.editors.quick.wishes import TEXT, Declare, Paint, Put, Weigh, Wish

_GREATEST_WEIGHT: Final = 1000


def styled_text(clause: Clause) -> Wishes:
    """“bold white text”, “text bold 18px”."""
    found: list[Wish] = []
    for kind in ("adjective", "italic", "colour", "length"):
        tokens = [token for token in clause.tokens if token.kind == kind]
        if len(tokens) > 1:
            return None
        match kind, tokens:
            case "adjective", [token]:
                found.append(Put("font-weight", str(token.value), TEXT))
            case "italic", [token]:
                found.append(Put("font-style", str(token.value), TEXT))
            case "colour", [_]:
                found.append(Paint("text", clause.colours[0], TEXT))
            case "length", [token]:
                found.append(Put("font-size", str(token.value), TEXT))
    return found


def weight(clause: Clause) -> Wishes:
    """“bold”, “font weight 600”."""
    value = clause.one("adjective") or clause.one("weightname") or clause.one("number")
    if not value.isdecimal() or not 1 <= int(value) <= _GREATEST_WEIGHT:
        return None
    return [Put("font-weight", value, subject(clause))]


def slant(clause: Clause) -> Wishes:
    """“italic”, “the text not italic”."""
    return [Put("font-style", clause.one("italic"), subject(clause))]


def cased(clause: Clause) -> Wishes:
    """“uppercase”, “the text in Großbuchstaben”."""
    return [Declare("text-transform", clause.one("transform"), subject(clause))]


def underline(clause: Clause) -> Wishes:
    """“underlined”, “underline the text”, “no underline”."""
    return [Declare("text-decoration", clause.one("underlined"), subject(clause))]


def weigh(clause: Clause) -> Wishes:
    """“bolder”, “lighter font weight”."""
    steps = {"small": 1, "": 2, "great": 3}[clause.one("degree")]
    lighter = (
        clause.has("lighter")
        or clause.has("lighterfont")
        or clause.has("less")
        or clause.has("thinner")
        or clause.sign < 0
    )
    return [Weigh(-steps if lighter else steps, subject(clause))]

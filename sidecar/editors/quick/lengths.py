"""Arithmetic on CSS lengths that keeps how they are written: the unit, the leading zero, tokens and calculations."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sidecar.editors.quick.numbers import like, number, rounded
from sidecar.editors.quick.values import Component, components, substitute

_DIMENSION = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]+|%)?", re.IGNORECASE)
_SCALED = re.compile(r"calc\((.+) \* (\d*\.?\d+)\)", re.DOTALL)
_ADDED = re.compile(r"calc\((.+) ([+-]) (\d*\.?\d+)([a-z]+|%)\)", re.DOTALL | re.IGNORECASE)
_NESTING = re.compile(r"^[\w-]*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$")
_MATH = {"calc", "min", "max", "clamp", "var", "env", "round"}
_NO_LENGTH = {"s", "ms", "deg", "rad", "turn", "fr", "dpi", "x"}

Lookup = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Scaling:
    """How to scale.

    Attributes:
        factor: What lengths are multiplied by.
        relative: Whether `em`, `ex` and `ch` are scaled too. Not when the font size they refer to is.
        percent: Whether percentages are scaled.
        unitless: Whether bare numbers are, as in `line-height` and `opacity`.
        signed: Whether more of a length below zero is nearer to zero, as more room is; else it is multiplied, as in a picture.
        lookup: The value of a custom property, e.g. `--space-2`, where it is known.
    """

    factor: float
    relative: bool = True
    percent: bool = True
    unitless: bool = False
    signed: bool = False
    lookup: Lookup = lambda _: None

    def value(self, text: str) -> str | None:
        """A value with its lengths scaled, the rest as it was; None when it cannot be done rightly."""
        changes: list[tuple[Component, str]] = []
        for component in components(text):
            scaled = self._component(component)
            if scaled is None:
                return None
            if scaled != component.text:
                changes.append((component, scaled))
        return substitute(text, changes)

    def _component(self, component: Component) -> str | None:
        text = component.text
        if component.function in _MATH:
            return self._calculation(text)
        match = _DIMENSION.fullmatch(text)
        if match is None or float(match[1]) == 0 or not self._scales(match[2]):
            return text
        before, unit = float(match[1]), match[2] or ""
        factor = 2 - self.factor if self.signed and before < 0 else self.factor
        return like(rounded(before * factor, unit, before), match[1]) + unit

    def _calculation(self, text: str) -> str | None:
        """A calculation times the factor; one that is already multiplied gets the product."""
        if (known := self._known(text)) is not None:
            parts = components(known)
            if len(parts) > 1:  # a token such as `4px 8px`: no calculation can multiply it
                return None
            if parts and (match := _DIMENSION.fullmatch(known)) and not self._scales(match[2]):
                return text
        if not self.relative and re.search(r"[\d.](em|ex|ch)\b", text) and not re.search(r"\dr?(px|rem)\b|var\(", text):
            return text
        if (scaled := _SCALED.fullmatch(text)) and _single(scaled[1]):
            factor = number(float(scaled[2]) * self.factor)
            return _unwrapped(scaled[1]) if factor == "1" else f"calc({scaled[1]} * {factor})"
        inner = f"({text[5:-1].strip()})" if text.lower().startswith("calc(") else text
        return f"calc({inner} * {number(self.factor)})"

    def _known(self, text: str) -> str | None:
        name = re.match(r"var\(\s*(--[\w-]+)", text)
        seen: set[str] = set()
        value: str | None = None
        while name and name[1] not in seen:
            seen.add(name[1])
            value = self.lookup(name[1])
            name = re.fullmatch(r"var\(\s*(--[\w-]+)\s*\)", value or "")
        return value

    def _scales(self, unit: str | None) -> bool:
        if unit is None:
            return self.unitless
        unit = unit.lower()
        if unit == "%":
            return self.percent
        if unit in {"em", "ex", "ch"}:
            return self.relative
        return unit not in _NO_LENGTH


def shifted(text: str, delta: str) -> str | None:
    """A value with a length added to each of its lengths (`auto` and the like stay); None when none could be.

    A number without a unit, as in `line-height: 1.5`, is no length.
    """
    by = _DIMENSION.fullmatch(delta)
    if by is None:
        return None
    changes: list[tuple[Component, str]] = []
    for component in components(text):
        match = _DIMENSION.fullmatch(component.text)
        if match and match[2] is None and float(match[1]) != 0:
            return None
        if match and (match[2] == by[2] or float(match[1]) == 0):
            total = float(match[1]) + float(by[1])
            if float(match[1]) >= 0 and not component.text.startswith("-"):
                total = max(total, 0.0)
            changes.append((component, like(total, match[1]) + (by[2] or "")))
        elif match or component.function in _MATH:
            changes.append((component, _sum(component.text, by)))
    return substitute(text, changes) if changes else None


def _sum(text: str, by: re.Match[str]) -> str:
    amount, unit = float(by[1]), by[2] or ""
    if (added := _ADDED.fullmatch(text)) and added[4] == unit and _single(added[1]):
        amount += float(added[3]) if added[2] == "+" else -float(added[3])
        text = added[1]
    if abs(amount) < 0.0005:  # noqa: PLR2004 - what three decimals cannot show
        return text
    inner = f"({text[5:-1].strip()})" if text.lower().startswith("calc(") else text
    return f"calc({inner} {'+' if amount > 0 else '-'} {number(abs(amount))}{unit})"


def parse(text: str) -> tuple[float, str] | None:
    """A single length, percentage or number as its number and unit."""
    match = _DIMENSION.fullmatch(text.strip())
    return (float(match[1]), (match[2] or "").lower()) if match else None


def _single(text: str) -> bool:
    """Whether it is one function call or one bracket, so that `x * 2` really multiplies all of it."""
    return len(components(text)) == 1 and (_NESTING.match(text) is not None or _DIMENSION.fullmatch(text) is not None)


def _unwrapped(text: str) -> str:
    return f"calc{text}" if text.startswith("(") else text

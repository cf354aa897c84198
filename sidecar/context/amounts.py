"""What a clause says in figures: a factor, a value, a difference. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sidecar.context.spoken import Word

_TIMES: Final = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "doppelt": 2.0, "doppelte": 2.0, "triple": 3.0, "dreifach": 3.0, "half": 0.5,
    "halved": 0.5, "halb": 0.5, "haelfte": 0.5, "halbiert": 0.5,
}  # fmt: skip
_SPELLED: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12, "twenty": 20,
    "zwei": 2, "drei": 3, "vier": 4, "fuenf": 5, "sechs": 6, "acht": 8, "zehn": 10, "zwoelf": 12, "zwanzig": 20,
}  # fmt: skip
_LESS: Final = re.compile(
    r"\b(?:small|smaller|less|fewer|narrower|shorter|thinner|lower|reduce|decrease|shrink|tighter|kleiner|weniger|schmaler|niedriger|kuerzer|duenner|verkleiner\w*|reduzier\w*|verringer\w*|enger)\b"
)
_COMPARED: Final = re.compile(
    r"\b(?:\w+er|more|less|by|um|mehr|weniger|increase|decrease|reduce|grow|shrink|enlarge|vergroessern?|verkleinern?)\b"
)
_ADDED: Final = re.compile(
    r"(?:px|pixels?|r?em|%|ch|pt) (?:\w{2,}er|more|less|mehr|weniger)\b|\b(?:\w{2,}er|more|less|mehr|weniger)\b[^,;.]*\b(?:by|um) [\d.]"
)
_FIGURE: Final = re.compile(r"([+-]?)(\d+(?:[.,]\d+)?)\s?(\S*)")
_PIXELS: Final = {"pixel", "pixels", "px", ""}


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: `factor` (1.3 is 30 % more), `value` to have, `delta` to add, `steps` to undo."""

    factor: float | None = None
    value: str | None = None
    delta: str | None = None
    steps: int | None = None


def amount(clause: Sequence[Word]) -> Amount | None:
    """The first figure of a clause; None when it says none."""
    text = " ".join(word.key for word in clause)
    less = _LESS.search(text) is not None
    for place, word in enumerate(clause):
        if (factor := next((_TIMES[each] for each in word.key.split() if each in _TIMES), None)) is not None:
            return Amount(factor=1 / factor if less and factor > 1 else factor)
        if word.is_("figure"):
            return _figure(word.key, text, less=less)
        spelled = _SPELLED.get(word.key) if word.key in _SPELLED else _number(word)
        if spelled and place + 1 < len(clause) and clause[place + 1].key in _PIXELS - {""}:
            return _length(f"{spelled:g}px", text, less=less)
    return None


def _number(word: Word) -> float | None:
    return float(word.key.replace(",", ".")) if word.is_("number") else None


def _figure(written: str, text: str, *, less: bool) -> Amount | None:
    match = _FIGURE.fullmatch(written)
    if match is None:
        return None
    sign, digits, unit = match.groups()
    number = float(digits.replace(",", "."))
    if unit in {"%", "percent", "prozent"}:
        if not _COMPARED.search(text):
            return Amount(value=f"{number:g}%")
        return Amount(factor=round(1 - number / 100 if less or sign == "-" else 1 + number / 100, 4))
    if unit in {"x", "\u00d7", "mal", "fach"}:
        return Amount(factor=1 / number if less and number else number)
    unit = "px" if unit in _PIXELS else unit
    return _length(f"{sign}{number:g}{unit}", text, less=less or sign == "-")


def _length(value: str, text: str, *, less: bool) -> Amount:
    """“10px taller” and “taller by 10px” add, “taller, 10px” is what it shall be."""
    bare = value.lstrip("+-")
    if value[0] in "+-" or _ADDED.search(text):
        return Amount(delta=f"{'-' if less else '+'}{bare}")
    return Amount(value=bare)

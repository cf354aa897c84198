"""What goes on from an earlier wish: “a bit more”, “less”, “10% more”, “40px” after “more padding”."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.editors.quick.amounts import default_factor
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.grammar import Understood, understand
from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.numbers import number
from sidecar.editors.quick.patterns import aim
from sidecar.editors.quick.shading import SHARES
from sidecar.editors.quick.wishes import Border, Put, Scale, Shade, Shadow, Shift, Weigh, Wish, spoken
from sidecar.editors.quick.words import Vocabulary, tokens

_COMPARED: Final = re.compile(r"(?:degree |(?:by )?(?:percent|length) )?(?:more|less) ")
_FIGURES: Final = re.compile(r"(?:to )?(?:length |percent |number )+")
_LESS: Final = re.compile(r"\b(?:less|weniger)\b", re.IGNORECASE)
_STILL: Final = re.compile(r"\b(?:even|still|noch)\b", re.IGNORECASE)
_WEIGHTS: Final = {"": 2, "small": 1, "great": 3}
_PARTS: Final = {"": 1.0, "small": 0.5, "great": 2.0}


def follows(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words can only be about something that was said before them."""
    kinds = _clause(words, vocabulary).kinds
    return _COMPARED.fullmatch(kinds) is not None or _FIGURES.fullmatch(kinds) is not None


def followed(wishes: Sequence[Wish], words: str, vocabulary: Vocabulary, said: str = "") -> tuple[Wish, ...] | None:
    """What words such as “a bit more” ask for after these wishes; None when those can't be done more or less, or to a figure.

    `said` is how they were asked for: “more” after “smaller” is smaller still, after “less padding” it is more padding.
    """
    clause = _clause(words, vocabulary)
    found: list[Wish | None] = []
    if _COMPARED.fullmatch(clause.kinds):
        counted = _LESS.search(said) is not None or (clause.sign < 0 and _STILL.search(words) is not None)
        found = [
            _compared(wish, clause, -clause.sign if counted and _lessens(wish) else clause.sign, vocabulary)
            for wish in wishes
        ]
    elif _FIGURES.fullmatch(clause.kinds) and len(wishes) == 1:
        found = [_to_figure(wishes[0], words, vocabulary)]
    known = tuple(wish for wish in found if wish is not None)
    return known if known and len(known) == len(found) else None


def _clause(words: str, vocabulary: Vocabulary) -> Clause:
    return Clause([token for token in tokens(words, vocabulary) if token.kind not in {"noise", "self", "root"}])


def _lessens(wish: Wish) -> bool:
    match wish:
        case Scale(_, factor):
            return factor < 1
        case Shift(_, delta):
            return delta.startswith("-")
        case Weigh(steps):
            return steps < 0
        case _:
            return wish == Shadow("weaker", wish.part)


def _compared(wish: Wish, clause: Clause, sign: int, vocabulary: Vocabulary) -> Wish | None:  # noqa: PLR0911 - one line per kind of wish
    degree = clause.one("degree")
    if clause.has("percent") or clause.has("length"):
        return _by_figure(wish, clause, sign, vocabulary)
    match wish:
        case Scale(measure, factor):
            if degree:
                return replace(wish, factor=default_factor(measure, sign if factor > 1 else -sign, degree))
            return replace(wish, factor=factor if sign > 0 else 1 / factor)
        case Shift(_, delta):
            return replace(wish, delta=_times(delta, sign * _PARTS[degree]))
        case Weigh(steps):
            count = _WEIGHTS[degree] if degree else abs(steps)
            return replace(wish, steps=count * sign * (1 if steps > 0 else -1))
        case Shade(_, amount):
            share = SHARES[degree] if degree else abs(amount)
            return replace(wish, amount=share * sign * (1 if amount > 0 else -1))
        case Shadow(look):
            return replace(wish, look="stronger" if (look != "weaker") == (sign > 0) else "weaker")
        case Put("font-weight", _, part):
            return Weigh(sign * _WEIGHTS[degree], part)
        case Put(measure, value, part) if _is_something(value.split()[0]):
            return Scale(measure, default_factor(measure, sign, degree), part)
    return None


def _is_something(value: str) -> bool:
    size = parse(value)
    return size[0] > 0 if size is not None else value.startswith("var(")


def _by_figure(wish: Wish, clause: Clause, sign: int, vocabulary: Vocabulary) -> Wish | None:
    """“10% more”, “4px less” after “more padding” is read as “10% more padding”, with the limits that this has."""
    if not isinstance(wish, Scale | Shift | Put):
        return None
    sign = -sign if _lessens(wish) else sign
    figure = next(token.text for token in clause.tokens if token.kind in {"percent", "length"})
    return _read(f"{figure} {'more' if sign > 0 else 'less'} {spoken(wish.measure)}", wish.part, vocabulary)


def _times(length: str, factor: float) -> str:
    """A length times a factor: `-4px`."""
    size = parse(length)
    return f"{number(size[0] * factor)}{size[1]}" if size else length


def _to_figure(wish: Wish, words: str, vocabulary: Vocabulary) -> Wish | None:
    """“40px” after “padding 20px” is read as “padding 40px”; after “bigger” nobody knows of what."""
    match wish:
        case Scale("size") | Put("font-style"):
            return None
        case Scale(measure, _, part) | Shift(measure, _, part) | Put(measure, _, part):
            return _read(f"{spoken(measure)} {words}", part, vocabulary)
        case Border(edge, str(), _, _, part):
            return _read(f"{spoken(edge)} {words}", part, vocabulary)
    return None


def _read(prompt: str, part: str, vocabulary: Vocabulary) -> Wish | None:
    """The one wish of a prompt, for a part."""
    reading = understand(prompt, vocabulary)
    if not isinstance(reading, Understood) or len(reading.wishes) != 1:
        return None
    return aim(reading.wishes[0], part)

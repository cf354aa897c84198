"""Finds the lines that a SEARCH names in a file, and re-indents what replaces them. Pure.

Three levels, from strict to tolerant: equal lines; equal but for what ends them (line ends, trailing blanks); equal
but for the amount of blanks within and a consistent difference of indentation. A level that finds two places ends the
search: never a guess.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_SHOWN = 12  # lines of a file that are shown around the nearest place
_SIMILAR = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """Where the searched lines stand.

    Attributes:
        start: Index of the first line.
        stop: Index after the last line.
        indents: The file's indentation for each indentation of the search, when they differ.
    """

    start: int
    stop: int
    indents: Mapping[str, str] | None = None


def find(lines: Sequence[str], search: Sequence[str]) -> list[Match]:
    """All places at the first level that has any; `search` without blank lines at its ends, not empty."""
    exact = [Match(at, at + len(search)) for at in _starts(lines, search)]
    if exact:
        return exact
    loose = [Match(at, at + len(search)) for at in _starts(_ends_trimmed(lines), _ends_trimmed(search))]
    if loose:
        return loose
    found = []
    for at in _starts(_squeezed(lines), _squeezed(search)):
        indents = _indents(lines[at : at + len(search)], search)
        if indents is not None:
            found.append(Match(at, at + len(search), indents))
    return found


def reindent(lines: Sequence[str], indents: Mapping[str, str]) -> list[str]:
    """The lines with the file's indentation; deeper levels than the search had keep their own steps."""
    return [_translate(_indent(line), indents) + line.strip() if line.strip() else "" for line in lines]


def nearest(lines: Sequence[str], search: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of the file that look most like `search`, with their 1-based numbers; [] when nothing does."""
    wanted = [line.strip() for line in search]
    anchor = max(range(len(wanted)), key=lambda number: len(wanted[number]))
    best, best_score = None, _SIMILAR
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted[anchor])
    for number, line in enumerate(lines):
        matcher.set_seq1(line.strip())
        if matcher.real_quick_ratio() > best_score and matcher.quick_ratio() > best_score:
            score = matcher.ratio()
            if score > best_score:
                best, best_score = number, score
    if best is None:
        return []
    start = max(0, best - min(anchor, _SHOWN // 2) - 1)
    stop = min(len(lines), start + min(len(wanted) + 2, _SHOWN))
    return [(number + 1, lines[number].rstrip()) for number in range(start, stop)]


def _starts(lines: Sequence[str], search: Sequence[str]) -> list[int]:
    size = len(search)
    first, wanted = search[0], list(search)
    return [at for at in range(len(lines) - size + 1) if lines[at] == first and list(lines[at : at + size]) == wanted]


def _ends_trimmed(lines: Sequence[str]) -> list[str]:
    return [line.rstrip() for line in lines]


def _squeezed(lines: Sequence[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _indents(there: Sequence[str], search: Sequence[str]) -> dict[str, str] | None:
    """Which indentation of the search means which one of the file; None when one means two."""
    indents: dict[str, str] = {}
    for in_file, in_search in zip(there, search, strict=True):
        if in_file.strip() and indents.setdefault(_indent(in_search), _indent(in_file)) != _indent(in_file):
            return None
    return indents


def _translate(indent: str, indents: Mapping[str, str]) -> str:
    """The file's indentation for one of the answer's."""
    if indent in indents:
        return indents[indent]
    shift = {(len(there) - len(here), there.endswith(here), here.endswith(there)) for here, there in indents.items()}
    if len(shift) == 1:
        ((width, deeper, shallower),) = shift
        if deeper:
            return next(iter(indents.values()))[:width] + indent
        if shallower:
            return indent[-width:]
    # Another unit (tabs for blanks, four for two): steps are counted from the nearest known indentation.
    step, step_there = _step(indents), _step(indents.values())
    known = min(indents, key=lambda each: abs(len(each) - len(indent)))
    width = len(indents[known]) + round((len(indent) - len(known)) / step * step_there)
    return ("\t" if any("\t" in there for there in indents.values()) else " ") * width


def _step(indents: Iterable[str]) -> int:
    """The smallest difference between indentations."""
    widths = sorted({0, *map(len, indents)})
    return min((b - a for a, b in pairwise(widths)), default=1)

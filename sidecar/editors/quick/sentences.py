"""The clauses of a prompt, read in order.

The prompt is cut at "and", commas, "then" and the like; where words before and after a cut form a list ("padding and
margin 20px"), the reading that keeps them together comes first. A clause without a subject of its own takes the part
that the clause before it was about, and where that leaves a doubt, the prompt is not understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sidecar.editors.quick.amounts import is_length_measure
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.patterns import HIDING, aim, read
from sidecar.editors.quick.wishes import TEXT, Align, Declare, Paint, Put, Scale, Shift, Wish
from sidecar.editors.quick.words import Token

_FIGURE = re.compile(r"(?:to )?(?:length|number) ")
PARTICLES = {"of", "to"}
_LISTABLE = {"measure", "surface", "part", "border", "shadow"}
_LONGEST_LIST = 12  # chunks; trying every length from every chunk of a long prompt takes seconds
_DIMENSIONS = {"size", "width", "height"}
_LISTED_TOGETHER = ({"border", "shadow", "surface", "measure"}, {"surface", "border", "text"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause that was understood, and what a following clause without a subject may refer to."""

    wishes: list[Wish]
    part: str | None  # the part it names; None when it names none
    noun: str  # the kind of its subject (`measure`, `border` …), "" when it has none


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens between separators; `strong` when a new sentence begins with it."""

    tokens: list[Token]
    strong: bool


def chunks_of(found: Sequence[Token]) -> list[Chunk]:
    """The tokens, cut at “and”, commas, “then” and the like."""
    chunks: list[Chunk] = []
    current: list[Token] = []
    strong = False
    for token in found:
        if token.kind != "separator":
            current.append(token)
            continue
        if current:
            chunks.append(Chunk(current, strong))
            current, strong = [], False
        strong = strong or token.value == "then"
    return [*chunks, Chunk(current, strong)] if current else chunks


def read_all(chunks: Sequence[Chunk], before: Reading | None = None) -> list[Reading] | None:
    """Every chunk read, joining as many into one clause as can be."""
    if not chunks:
        return []
    for count in range(_joined(chunks[:_LONGEST_LIST]), 0, -1):
        head = chunks[:count]
        reading = read_clause([token for chunk in head for token in chunk.tokens]) or _sized(before, head)
        reading = reading and _settle(reading, before, strong=head[0].strong)
        if reading is None:
            continue
        rest = read_all(chunks[count:], reading)
        if rest is not None:
            return [reading, *rest]
        measured = _measured(reading, chunks[count:])
        rest = read_all(chunks[count + 1 :], measured) if measured is not None else None
        if measured is not None and rest is not None:
            return [measured, *rest]
    return None


def _sized(before: Reading | None, head: Sequence[Chunk]) -> Reading | None:
    """“The title in bold, 20px”: the size of the part that was spoken of."""
    if before is None or before.part is None or before.noun or len(head) > 1 or head[0].strong:
        return None
    if any(
        isinstance(wish, Scale | Shift) or (isinstance(wish, Put) and wish.measure == "size") for wish in before.wishes
    ):
        return None  # “larger, 20px”
    plain = _FIGURE.fullmatch(Clause(head[0].tokens).kinds) and head[0].tokens[-1].kind == "length"
    return Reading([Put("size", Clause(head[0].tokens).length, before.part)], before.part, "") if plain else None


def _measured(reading: Reading, behind: Sequence[Chunk]) -> Reading | None:
    """“Taller, 72px”, “border thicker, 2px”: how much in all; None where it isn't said, or nobody knows of what."""
    if not behind or not _FIGURE.fullmatch(Clause(behind[0].tokens).kinds):
        return None
    match reading.wishes:
        case [Scale(measure, factor, part, told=False)] if is_length_measure(measure) or measure == "size":
            put = Put(measure, Clause(behind[0].tokens).length, part, toward=1 if factor > 1 else -1)
            return Reading([put], reading.part, reading.noun)
    return None


def _joined(chunks: Sequence[Chunk]) -> int:
    """How many chunks from the first on have words of one kind on both sides of each cut: a list such as “padding and margin”."""
    for count, (one, other) in enumerate(pairwise(chunks), start=1):
        if other.strong or not _alike(one.tokens[-1], other.tokens[0]):
            return count
    return len(chunks)


def _alike(left: Token, right: Token) -> bool:
    if left.kind == right.kind == "bigger":
        return _dimension(left) and _dimension(right)
    both = {left.kind, right.kind}
    return (left.kind == right.kind and left.kind in _LISTABLE) or any(both <= group for group in _LISTED_TOGETHER)


def _dimension(token: Token) -> bool:
    return isinstance(token.value, tuple) and token.value[0] in _DIMENSIONS


def read_clause(found: Sequence[Token]) -> Reading | None:
    """One clause: the parts it names are taken out, the rest must fit a pattern."""
    parts, rest = _take_parts(found)
    if parts is None or not rest:
        return None
    rest = _labels_as_text(rest, named=bool(parts))
    wishes = read(Clause(rest))
    if wishes is None and parts and rest[-1].kind == "length":  # “the icon 24px”
        wishes = read(Clause([Token("size", "", "", 0, 0), *rest]))
    if wishes is None and parts and [(token.kind, token.value) for token in rest] == [("edge", "center")]:
        wishes = [
            Align("items", "center")
        ]  # “the title centered”; of the whole, “centered” may be its place on the page
    if wishes is None and parts and Clause(rest).kinds == "edgeword ":
        wishes = [Align("text", str(rest[0].value))]  # “the hint flush right”
    if wishes is None and parts and Clause(rest).kinds in HIDING:  # “hide it”: who knows what
        wishes = [Declare("display", "none")]
    if wishes is None:
        return None
    if not parts:
        return Reading(wishes, None, _noun(rest))
    return Reading([aim(wish, part) for part in parts for wish in wishes], parts[-1], _noun(rest))


def _take_parts(found: Sequence[Token]) -> tuple[list[str] | None, list[Token]]:
    """The names of the parts and the other tokens; None when parts stand in several places."""
    places = [place for place, token in enumerate(found) if token.kind == "part"]
    if not places:
        return [], list(found)
    if places != list(range(places[0], places[-1] + 1)):
        return None, []
    start = places[0]
    if start and found[start - 1].kind in PARTICLES:
        start -= 1
    rest = [*found[:start], *found[places[-1] + 1 :]]
    return [str(found[place].value) for place in places], rest


def _labels_as_text(found: Sequence[Token], *, named: bool) -> list[Token]:
    """“The label” is its text when a new wording isn't given; a part with a wording is a label."""
    if any(token.kind == "string" for token in found):
        if named and not any(token.kind in {"label", "text", "says", "rename"} for token in found):
            return [Token("label", "", "", 0, 0), *found]
        return list(found)
    return [
        Token("text", token.value, token.text, token.start, token.end) if token.kind == "label" else token
        for token in found
    ]


def _noun(found: Sequence[Token]) -> str:
    nouns = ("text", "border", "shadow", "measure", "surface", "size", "items", "weight", "opacity", "corners")
    return next((noun for noun in nouns if any(token.kind == noun for token in found)), "")


def _settle(reading: Reading, before: Reading | None, *, strong: bool) -> Reading | None:
    """What a clause refers to after the one before it; None when that is open."""
    if before is None or reading.part is not None:
        return reading
    if before.part is not None:
        if strong:
            return reading if reading.noun else None
        if reading.noun:  # “the icon larger and the background red”: whose background?
            return None
        return Reading([aim(wish, before.part) for wish in reading.wishes], before.part, "")
    if reading.noun or strong or not before.noun:
        return reading
    return _after_noun(reading, before)


def _after_noun(reading: Reading, before: Reading) -> Reading | None:
    """“the text bold and red”, “more padding and turquoise”, but not “the border 2px and larger”."""
    wish = reading.wishes[0]
    if before.noun == "text":
        wishes = [text for each in reading.wishes if (text := _as_text(each))]
        return Reading(wishes, None, "text") if len(wishes) == len(reading.wishes) else None
    sized = isinstance(wish, Scale) and wish.measure in _DIMENSIONS
    painted = isinstance(wish, Paint)
    if painted and before.noun in {"border", "shadow", "surface"}:
        return None
    if sized and before.noun in {"border", "shadow", "measure", "size"}:
        return None
    return reading


def _as_text(wish: Wish) -> Wish | None:
    match wish:
        case Scale("size", factor):
            return Scale("font-size", factor, TEXT)
        case Scale():
            return None
        case Paint("any", colour):
            return Paint("text", colour)
        case _:
            return wish

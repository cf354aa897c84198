"""A prompt as wishes, or what of it was not understood.

The prompt is cut into clauses at "and", commas, "then" and the like; where words before and after a cut form a list
("padding and margin 20px"), the reading that keeps them together comes first. A clause without a subject of its own
takes the part that the clause before it was about, and where that leaves a doubt, the prompt is not understood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from sidecar.editors.quick import hints
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.patterns import HIDING, aim, read
from sidecar.editors.quick.typed import typed
from sidecar.editors.quick.unquoted import unquoted_label
from sidecar.editors.quick.wishes import TEXT, Declare, Paint, Scale, Wish, describe
from sidecar.editors.quick.words import Token, Vocabulary, tokens

_LISTABLE = {"measure", "surface", "part", "border", "shadow"}
_LONGEST_LIST = 12  # chunks; trying every length from every chunk of a long prompt takes seconds
_DIMENSIONS = {"size", "width", "height"}
_LISTED_TOGETHER = ({"border", "shadow", "surface", "measure"}, {"surface", "border", "text"})
_PARTICLES = {"of", "to"}


@dataclass(frozen=True, slots=True)
class Understood:
    """The whole prompt as wishes, in order."""

    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What stands in the way: the words that have no meaning here, and the nearest thing that would have one."""

    unknown: str
    nearest: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause that was understood, and what a following clause without a subject may refer to."""

    wishes: list[Wish]
    part: str | None  # the part it names; None when it names none
    noun: str  # the kind of its subject (`measure`, `border` …), "" when it has none


def understand(prompt: str, vocabulary: Vocabulary) -> Understood | NotUnderstood:
    """Read a prompt with the component's vocabulary."""
    found = _meaningful(prompt, vocabulary)
    if wishes := _wishes(prompt, found, vocabulary):
        return Understood(wishes)
    unknown = " ".join(token.text for token in found if token.kind == "unknown")
    return NotUnderstood(unknown or _first_unread(prompt, _chunks(found)), _nearest(prompt, found, vocabulary))


def _wishes(prompt: str, found: Sequence[Token], vocabulary: Vocabulary) -> tuple[Wish, ...] | None:
    """What the whole prompt asks for; None when a part of it has no meaning, or two of them contradict each other."""
    if declared := typed(prompt, vocabulary, partial(_said, vocabulary)):
        return tuple(declared) if _of_one_mind(declared) else None
    if label := unquoted_label(prompt, found):
        return (label,)
    broken_off = bool(found) and found[-1].kind == "separator" and found[-1].text[0].isalpha()
    if broken_off or any(token.kind == "unknown" for token in found):
        return None
    readings = _read_all(_chunks(found))
    wishes = tuple(wish for reading in readings or () for wish in reading.wishes)
    return wishes if _of_one_mind(wishes) else None


def _said(vocabulary: Vocabulary, clause: str) -> list[Wish] | None:
    """The wishes of one clause in a person's words."""
    reading = _read(_meaningful(clause, vocabulary))
    return reading.wishes if reading else None


def _meaningful(prompt: str, vocabulary: Vocabulary) -> list[Token]:
    """The tokens without noise, and without the component's own name and the preposition before it; “list item” is an item."""
    found = tokens(prompt, vocabulary)
    renames = any(token.kind == "rename" for token in found)  # “rename the component” is about code
    kept: list[Token] = []
    for place, token in enumerate(found):
        if _only_says_whose(prompt, token, found[place + 1 : place + 2], vocabulary):
            continue
        if token.kind == "root" or (token.kind == "self" and not renames):
            if kept and kept[-1].kind in _PARTICLES:
                kept.pop()
        elif token.kind != "noise":
            kept.append(token)
    return kept


def _only_says_whose(prompt: str, token: Token, after: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """Whether a part is named only to say whose the one right after it is: those that stand side by side are two parts."""
    return any(
        token.kind == other.kind == "part"
        and prompt[token.end : other.start] in {" ", "-"}
        and (token.value == other.value or (token.value, other.value) in vocabulary.within)
        for other in after
    )


def _of_one_mind(wishes: Sequence[Wish]) -> bool:
    """Whether no two wishes are about one thing: those contradict each other."""
    return len({_subject(wish) for wish in wishes}) == len(wishes)


def _subject(wish: Wish) -> tuple[object, ...]:
    about = (getattr(wish, name, None) for name in ("measure", "surface", "edge", "what", "name"))
    return (type(wish), wish.part, *about)


# --- clauses ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Tokens between separators; `strong` when a new sentence begins with it."""

    tokens: list[Token]
    strong: bool


def _chunks(found: Sequence[Token]) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    current: list[Token] = []
    strong = False
    for token in found:
        if token.kind != "separator":
            current.append(token)
            continue
        if current:
            chunks.append(_Chunk(current, strong))
            current, strong = [], False
        strong = strong or token.value == "then"
    return [*chunks, _Chunk(current, strong)] if current else chunks


def _read_all(chunks: Sequence[_Chunk], before: _Reading | None = None) -> list[_Reading] | None:
    """Every chunk read, joining as many into one clause as can be."""
    if not chunks:
        return []
    for count in range(_joined(chunks[:_LONGEST_LIST]), 0, -1):
        head = chunks[:count]
        reading = _read([token for chunk in head for token in chunk.tokens])
        reading = reading and _settle(reading, before, strong=head[0].strong)
        if reading is None:
            continue
        rest = _read_all(chunks[count:], reading)
        if rest is not None:
            return [reading, *rest]
    return None


def _joined(chunks: Sequence[_Chunk]) -> int:
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


def _read(found: Sequence[Token]) -> _Reading | None:
    """One clause: the parts it names are taken out, the rest must fit a pattern."""
    parts, rest = _take_parts(found)
    if parts is None or not rest:
        return None
    rest = _labels_as_text(rest, named=bool(parts))
    wishes = read(Clause(rest))
    if wishes is None and parts and rest[-1].kind == "length":  # “the icon 24px”
        wishes = read(Clause([Token("size", "", "", 0, 0), *rest]))
    if wishes is None and parts and Clause(rest).kinds in HIDING:  # “hide it”: who knows what
        wishes = [Declare("display", "none")]
    if wishes is None:
        return None
    if not parts:
        return _Reading(wishes, None, _noun(rest))
    return _Reading([aim(wish, part) for part in parts for wish in wishes], parts[-1], _noun(rest))


def _take_parts(found: Sequence[Token]) -> tuple[list[str] | None, list[Token]]:
    """The names of the parts and the other tokens; None when parts stand in several places."""
    places = [place for place, token in enumerate(found) if token.kind == "part"]
    if not places:
        return [], list(found)
    if places != list(range(places[0], places[-1] + 1)):
        return None, []
    start = places[0]
    if start and found[start - 1].kind in _PARTICLES:
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


def _settle(reading: _Reading, before: _Reading | None, *, strong: bool) -> _Reading | None:
    """What a clause refers to after the one before it; None when that is open."""
    if before is None or reading.part is not None:
        return reading
    if before.part is not None:
        if strong:
            return reading if reading.noun else None
        if reading.noun:  # “the icon larger and the background red”: whose background?
            return None
        return _Reading([aim(wish, before.part) for wish in reading.wishes], before.part, "")
    if reading.noun or strong or not before.noun:
        return reading
    return _after_noun(reading, before)


def _after_noun(reading: _Reading, before: _Reading) -> _Reading | None:
    """“the text bold and red”, “more padding and turquoise”, but not “the border 2px and larger”."""
    wish = reading.wishes[0]
    if before.noun == "text":
        wishes = [text for each in reading.wishes if (text := _as_text(each))]
        return _Reading(wishes, None, "text") if len(wishes) == len(reading.wishes) else None
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


# --- hints --------------------------------------------------------------------------------------------------------


def _first_unread(prompt: str, chunks: Sequence[_Chunk]) -> str:
    for chunk in chunks:
        if _read(chunk.tokens) is None:
            return prompt[chunk.tokens[0].start : chunk.tokens[-1].end]
    return prompt.strip()


def _nearest(prompt: str, found: Sequence[Token], vocabulary: Vocabulary) -> str:
    """The first of what comes near that would be understood and isn't the prompt over again; "" when there is none."""
    refused = normal(prompt)
    for offer in _near(found, vocabulary):
        if normal(offer) != refused and _wishes(offer, _meaningful(offer, vocabulary), vocabulary):
            return offer
    return ""


def _near(found: Sequence[Token], vocabulary: Vocabulary) -> Iterator[str]:
    """What surely comes near: with misspelt words put right, the clauses that are understood whole, or about its only word.

    A word that isn't understood may turn round all that stands beside it: “not bigger” has nothing to do with “bigger”.
    """
    fixed = hints.corrected(found, vocabulary)
    if fixed is not None and (readings := _read_all(_chunks(fixed))):
        yield ", ".join(describe(wish) for reading in readings for wish in reading.wishes)
    if not hints.restricts(found):
        wishes = [
            describe(wish)
            for chunk in _chunks(found)
            if (reading := _read(chunk.tokens)) is not None
            for wish in reading.wishes
        ]
        yield ", ".join(wishes)
        yield from wishes
    if len(found) == 1:
        yield hints.wish_with(found[0])


def normal(text: str) -> str:
    """A prompt or a hint without what makes no difference, for comparing them."""
    return " ".join(re.findall(r"[^\s,;:.!?]+", text.lower()))

"""A prompt as wishes, or what of it was not understood, with the nearest thing that would be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from sidecar.editors.quick import hints
from sidecar.editors.quick.sentences import PARTICLES, Chunk, chunks_of, read_all, read_clause
from sidecar.editors.quick.typed import typed
from sidecar.editors.quick.unquoted import unquoted_label
from sidecar.editors.quick.wishes import Wish, describe
from sidecar.editors.quick.words import Token, Vocabulary, tokens

_HEDGES = {"like", "so", "about", "roughly", "etwa", "ungefähr", "circa", "ca", "only", "nur"}
_FIGURES = {"length", "number", "percent"}
_ALIKE = {"weightname": "adjective", "weight": "adjective"}  # “medium”, “semibold”, “regular weight”
_REPLACEABLE = {"colour", "length", "adjective"}


@dataclass(frozen=True, slots=True)
class Understood:
    """The whole prompt as wishes, in order."""

    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What stands in the way: the words that have no meaning here, and the nearest thing that would have one."""

    unknown: str
    nearest: str


def understand(prompt: str, vocabulary: Vocabulary) -> Understood | NotUnderstood:
    """Read a prompt with the component's vocabulary."""
    found = _meaningful(prompt, vocabulary)
    if wishes := _wishes(prompt, found, vocabulary):
        return Understood(wishes)
    unknown = " ".join(token.text for token in found if token.kind == "unknown")
    return NotUnderstood(unknown or _first_unread(prompt, chunks_of(found)), _nearest(prompt, found, vocabulary))


def _wishes(prompt: str, found: Sequence[Token], vocabulary: Vocabulary) -> tuple[Wish, ...] | None:
    """What the whole prompt asks for; None when a part of it has no meaning, or two of them contradict each other."""
    if declared := typed(prompt, vocabulary, partial(_said, vocabulary)):
        return tuple(declared) if _of_one_mind(declared) else None
    if label := unquoted_label(prompt, found):
        return (label,)
    broken_off = bool(found) and found[-1].kind == "separator" and found[-1].text[0].isalpha()
    if broken_off or any(token.kind == "unknown" for token in found):
        return None
    readings = read_all(chunks_of(found))
    wishes = tuple(wish for reading in readings or () for wish in reading.wishes)
    return wishes if _of_one_mind(wishes) else None


def _said(vocabulary: Vocabulary, clause: str) -> list[Wish] | None:
    """The wishes of one clause in a person's words."""
    reading = read_clause(_meaningful(clause, vocabulary))
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
            if kept and kept[-1].kind in PARTICLES:
                kept.pop()
        elif token.kind != "noise":
            kept.append(token)
    return _without_replaced(_without_hedges(kept))


def _without_hedges(found: Sequence[Token]) -> list[Token]:
    """“Like 12px”, “nur noch 4px”: a figure is what it is."""
    figures = {id(before) for before, token in pairwise(found) if token.kind in _FIGURES}
    return [token for token in found if token.text.lower() not in _HEDGES or id(token) not in figures]


def _without_replaced(found: list[Token]) -> list[Token]:
    """“Medium instead of semibold”, “red statt blue”: without what is there now, where it is of the same kind."""
    at = next((place for place, token in enumerate(found) if token.kind == "insteadof"), None)
    if at is None:
        return found
    end = next((place for place in range(at, len(found)) if found[place].kind == "separator"), len(found))
    old, new = ({_ALIKE.get(token.kind, token.kind) for token in each} for each in (found[at + 1 : end], found[:at]))
    return [*found[:at], *found[end:]] if old & _REPLACEABLE and old <= new else found


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
    about = (getattr(wish, name, None) for name in ("measure", "surface", "edge", "what", "name", "old"))
    return (type(wish), wish.part, *about)


def _first_unread(prompt: str, chunks: Sequence[Chunk]) -> str:
    for chunk in chunks:
        if read_clause(chunk.tokens) is None:
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
    if fixed is not None and (readings := read_all(chunks_of(fixed))):
        yield ", ".join(describe(wish) for reading in readings for wish in reading.wishes)
    if not hints.restricts(found):
        wishes = [
            describe(wish)
            for chunk in chunks_of(found)
            if (reading := read_clause(chunk.tokens)) is not None
            for wish in reading.wishes
        ]
        yield ", ".join(wishes)
        yield from wishes
    if len(found) == 1:
        yield hints.wish_with(found[0])


def normal(text: str) -> str:
    """A prompt or a hint without what makes no difference, for comparing them."""
    return " ".join(re.findall(r"[^\s,;:.!?]+", text.lower()))

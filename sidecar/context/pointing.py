"""Phrases that point at an element by its place: “the one next to it”, “the sentence under the heading”, “what it sits in”. Pure.

Of the page only the source is known here: what comes earlier in it stands above or to the left. A phrase that leads to no element,
or that says where something shall go, is left as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from sidecar.context.elements import Part
from sidecar.context.lexicon import concept, folded, forms
from sidecar.context.matching import Matcher
from sidecar.context.naming import Names, blank, kin, textual
from sidecar.context.neighbours import Fits, Neighbours
from sidecar.context.noun import Noun
from sidecar.context.place_phrases import (
    AROUND,
    AT_AN_END,
    BY_ANOTHER,
    BY_ITSELF,
    PLACED,
    REST,
    ROWS,
    THE_NEXT,
    THE_SIDE_ONE,
    TYPED,
    WRITTEN,
    points_elsewhere,
)
from sidecar.context.spoken import Word

_LONGEST: Final = 500  # characters; who writes more doesn't point
_MOST: Final = 8  # phrases of a prompt that are looked at
_FEWEST_BESIDE_A_QUESTION: Final = 3  # words: “what's on the right?” is one
_NEAR: Final = 3  # words between a preposition and its noun
_COMPARING: Final = {"like", "toward"}
_MARK: Final = "@"
_MIDDLE: Final = 1
_UPPER: Final = {"top", "upper", "oben"}
_ENGLISH: Final = {"the", "that", "this"}
_OF_TIME: Final = {"davor", "danach"}


@dataclass(frozen=True, slots=True)
class Pointed:
    """A phrase from `start` to `end` of the prompt that stands for an element."""

    start: int
    end: int
    part: Part


def pointing(prompt: str, found: Sequence[Word], names: Names, focus: Part | None) -> list[Word]:
    """The words of a prompt, where each phrase that points at an element by its place is one word for it.

    Args:
        prompt: What was typed.
        found: Its words.
        names: The component's elements and their names.
        focus: What “it” stands for; None for the root.
    """
    told = list(found)
    if len(prompt) > _LONGEST:
        return told
    for phrase in Pointing(names, focus, found).phrases(prompt):
        inside = [place for place, word in enumerate(told) if phrase.start <= word.start < phrase.end]
        if inside:
            text, name = prompt[phrase.start : phrase.end], _MARK + phrase.part.id
            word = Word(text, name, {"thing": name}, name, (phrase.part.id,), start=phrase.start, end=phrase.end)
            told[inside[0] : inside[-1] + 1] = [word]
    return told


def is_pointed(word: Word) -> bool:
    """Whether a word is such a phrase."""
    return word.name.startswith(_MARK)


def begins_by_pointing(prompt: str, told: Sequence[Word]) -> bool:
    """Whether a prompt that begins like a question does so only to point: “what it sits in should be wider”."""
    wished = len(told) >= _FEWEST_BESIDE_A_QUESTION and not prompt.rstrip().endswith("?")
    return wished and is_pointed(told[0])


class Pointing:
    """Finds the elements that phrases point at.

    Args:
        names: The component's elements and their names.
        focus: What “it” stands for; None for the root.
        said: The words of the prompt.
    """

    def __init__(self, names: Names, focus: Part | None, said: Sequence[Word] = ()) -> None:
        self._names = names
        self._said = said
        self._taken: list[Pointed] = []
        self._parts = names.parts
        self._found = Matcher(names)
        self._focus = focus
        self._near = Neighbours(names.parts)

    def phrases(self, prompt: str) -> list[Pointed]:
        """The phrases of a prompt that point at an element, in order; none overlaps another."""
        taken = self._taken = []
        looked_at = 0
        for pattern, rule in self._rules():
            for match in pattern.finditer(prompt):
                start, end = match.span()
                if any(start < other.end and other.start < end for other in taken) or points_elsewhere(prompt, match):
                    continue
                looked_at += 1
                if looked_at > _MOST:
                    break
                part = rule(match)
                if part is not None:
                    taken.append(Pointed(start, end - self._beyond(match), part))
        return sorted(taken, key=lambda one: one.start)

    def _beyond(self, match: re.Match[str]) -> int:
        """How many characters at its end a match has too many: “the heading in” is the heading."""
        name = match.groupdict().get("name") or ""
        return len(name) - len(self._called(name)[1]) if name else 0

    def _rules(self) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], Part | None]]]:
        """The surest first."""
        yield WRITTEN, self._written
        yield REST, self._rest
        yield TYPED, self._typed
        yield THE_NEXT, self._next_one
        for pattern in AROUND:
            yield pattern, self._around
        yield THE_SIDE_ONE, self._side_one
        yield BY_ANOTHER, self._by_another
        for pattern in AT_AN_END:
            yield pattern, self._at_an_end
        for place, pattern in PLACED:
            yield pattern, partial(self._placed, place)

    def _written(self, match: re.Match[str]) -> Part | None:
        name, tag = match["class"], match["tag"] or match["bare"]
        having = [
            part for part in self._parts.all if (name.removeprefix(".") in part.classes if name else part.tag == tag)
        ]
        return having[0] if len(having) == 1 else None

    def _rest(self, _: re.Match[str]) -> Part | None:
        counting = [part for part in self._parts.all if part.text.startswith("+") and part.shows]
        return counting[0] if len(counting) == 1 else None

    def _typed(self, _: re.Match[str]) -> Part | None:
        fields = [part for part in self._parts.all if "placeholder" in self._names.by_part.get(part.id, {})]
        fields = [part for part in fields if part.tag in {"input", "textarea"}]
        return fields[0] if len(fields) == 1 else None

    def _next_one(self, _: re.Match[str]) -> Part | None:
        """Of its kind only: what else stands behind it has another name."""
        focus = self._focus
        return self._near.next(focus, 1, partial(kin, focus)) if focus is not None else None

    def _around(self, match: re.Match[str]) -> Part | None:
        inner = match.groupdict().get("inner")
        part = self._named(inner) if inner else self._focus
        return next(self._parts.ancestors(part), None) if part is not None else None

    def _by_another(self, match: re.Match[str]) -> Part | None:
        name, bare = match["name"] or match["wort"], (match["bare"] or "").lower()
        alone = not name and not match["it"]
        if alone and not BY_ITSELF.fullmatch(match["before"] or match["after"] or match["beside"]):
            return None
        if bare and (bare in _ENGLISH or not alone or (match["before"] or match["after"] or "").lower() in _OF_TIME):
            return None  # “the above”, “das davor”
        part = self._named(name) if name else self._spoken_before(match.start()) or self._focus
        vague = match["box"] and name and not _definite(match)
        if part is None or part is self._parts.root or vague or self._has_name(match):
            return None
        fits = self._fits(match)
        if match["beside"] or match["neben"]:
            return self._near.beside(part, fits)
        return self._near.next(part, -1 if match["before"] or match["vor"] else 1, fits)

    def _spoken_before(self, start: int) -> Part | None:
        """What “it” stands for behind a clause: what was pointed at there, else what was named last."""
        pointed = [phrase for phrase in self._taken if phrase.end <= start]
        named = [word for place, word in enumerate(self._said) if word.end <= start and self._is_spoken_of(place)]
        last = max((phrase.end for phrase in pointed), default=0)
        for word in reversed(named):
            if word.end <= last:
                break
            if (part := self._named(word.text)) is not None:
                return part
        return max(pointed, key=lambda phrase: phrase.end).part if pointed else None

    def _is_spoken_of(self, place: int) -> bool:
        """Whether a word names what a clause is about, and not what that is like, or how far away (“as tall as the button”)."""
        word = self._said[place]
        if not word.name or word.is_("property"):
            return False
        behind = self._said[place + 1] if place + 1 < len(self._said) else None
        if behind is not None and behind.is_("property"):
            return False
        near = self._said[max(0, place - _NEAR) : place]
        return not any(each.kinds.get("place") in _COMPARING or each.key.startswith(("as ", "so ")) for each in near)

    def _has_name(self, match: re.Match[str]) -> bool:
        """Whether the phrase's noun names one element by itself: “the text below the price” of a card that has one text."""
        noun = match["text"] or match["box"] or match["picture"]
        return bool(noun) and len(self._found.matches(Noun((concept(folded(noun)),)), None)) == 1

    def _at_an_end(self, match: re.Match[str]) -> Part | None:
        said = match.groupdict()
        at = 0 if said["first"] else -1
        inside = self._focus is not None and len(self._near.children(self._focus)) > 1
        scope = self._focus if inside else self._parts.root
        if scope is None:
            return None
        rows = [part for part in self._near.children(scope) if self._near.children(part)]
        if said.get("box"):
            return rows[at] if len(rows) > 1 else None
        if (row := said.get("row")) and len(rows) > 1:
            scope = rows[0 if row.lower() in _UPPER else -1]
        fits = self._fits(match)
        leaves = [part for part in self._near.with_inner(scope)[1:] if fits(part) and not self._near.children(part)]
        if not leaves or (len(leaves) == 1 and not row):
            return None
        around = next(self._parts.ancestors(leaves[at]))
        whole = around is not scope and around.tag in {"a", "button", "label"} and not said.get("picture")
        return around if whole else leaves[at]

    def _side_one(self, match: re.Match[str]) -> Part | None:
        """Of what stands in the element that was spoken of, else of its kind beside it, else of all beside it."""
        if self._focus is None:
            return None
        inner = self._near.children(self._focus)
        beside = self._near.with_siblings(self._focus)
        alike = [part for part in beside if kin(part, self._focus)]
        among = next((group for group in (inner, alike, beside) if len(group) > 1), None)
        return among[0 if match["first"] or match["erste"] else -1] if among else None

    def _placed(self, place: int, match: re.Match[str]) -> Part | None:
        return self._of_several(match["noun"], place)

    def _of_several(self, noun: str, place: int) -> Part | None:
        """The first, the last or the middle one of several elements that are called so."""
        root = self._parts.root
        key = folded(noun)
        if key not in self._names.words and any(
            several and concept(form) in self._names.words for form, several in forms(key)
        ):
            return None  # “the lower buttons”
        matches = [part for part in self._found.matches(Noun((concept(key),)), None) if part is not root]
        matches = self._found.nested(matches, outer=False) or matches
        if not matches and root is not None and ROWS.fullmatch(noun):
            matches = [part for part in self._near.children(root) if self._near.children(part)]
        if len(matches) <= 1 or (place == _MIDDLE and len(matches) % 2 == 0):
            return None
        return matches[len(matches) // 2 if place == _MIDDLE else place]

    def _fits(self, match: re.Match[str]) -> Fits:
        """What the phrase's noun can stand for."""
        said = match.groupdict()
        if said.get("text"):
            return lambda part: textual(part, self._names) or (part.tag == "a" and bool(part.text))
        if said.get("box"):
            return lambda part: bool(self._near.children(part)) or part.tag == "input"
        if said.get("picture"):
            return self._is_picture
        return _anything

    def _is_picture(self, part: Part) -> bool:
        return not self._names.by_part.get(part.id, {}).keys().isdisjoint({"icon", "picture"}) or blank(
            part, self._parts
        )

    def _named(self, said: str) -> Part | None:
        """The one element that a word or two stand for."""
        return self._called(said)[0]

    def _called(self, said: str) -> tuple[Part | None, str]:
        """The same, and the words that stand for it."""
        for text in (said, said.partition(" ")[0]):
            noun = Noun(tuple(concept(folded(word)) for word in text.split()))
            if len(noun.names) > 1 and not self._names.knows(noun.names[-1]):
                continue
            matches = self._found.matches(noun, self._focus)
            if not matches and (other := self._found.alike(noun)) is not None:
                matches = self._found.matches(other, self._focus)
            inner = self._found.nested(matches, outer=False) or matches
            if len(inner) == 1:
                return inner[0], text
        return None, said


def _anything(_: Part) -> bool:
    return True


def _definite(match: re.Match[str]) -> bool:
    return match[0].lstrip().lower().startswith(("the ", "that ", "this ", "der ", "die ", "das ", "den ", "dem "))

"""Which of the elements that a noun fits are meant: the only one, all of them, those near to what is said beside it. Pure.

Several that fit as well are all given, none is guessed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sidecar.context.elements import Part
from sidecar.context.facts import Signals
from sidecar.context.matching import Matcher
from sidecar.context.naming import Names, is_component
from sidecar.context.noun import Noun
from sidecar.context.referring import worded
from sidecar.context.tables import COLUMN, letters_of

_TEXTS: Final = {("text",), ("label",), ("content",)}
_BOTH: Final = 2
_OF_LETTERS: Final = {"typography", "color"}


@dataclass(frozen=True, slots=True)
class Found:
    """What is meant: each of `parts` (None is the component's root), or one of `candidates`, which must be asked."""

    parts: tuple[Part | None, ...] = ()
    candidates: tuple[Part, ...] = ()
    sure: float = 0.9


class Chooser:
    """Chooses among the elements that nouns fit.

    Args:
        names: The component's elements and their names.
        focus: Gives what is spoken of; None for the root.
    """

    def __init__(self, names: Names, focus: Callable[[], Part | None]) -> None:
        self._parts = names.parts
        self._found = Matcher(names)
        self._focus = focus

    def all(self, named: Sequence[Noun], spoken: Sequence[Noun], told: Signals) -> Found:
        """What several nouns stand for together."""
        if any(noun.every and noun.names in _TEXTS and len(self._matches(noun)) != _BOTH for noun in named):
            return Found((None,))  # “all texts”
        found: list[Part | None] = []
        for noun in named:
            if (owner := self._component(noun, spoken)) is not None:
                one = Found((owner,))
            else:
                one = self.several(noun, told) if noun.plural and not noun.ordinal else self.one(noun, spoken, told)
            if one.candidates:
                return one
            found += [part for part in one.parts if part not in found]
        if len(found) > 1 and (told.together or len(found) > 2):  # noqa: PLR2004
            real = [part for part in found if part is not None]
            return Found(
                (self._found.container(real) if len(real) == len(found) or told.types != ("spacing",) else None,)
            )
        return Found(tuple(found))

    def one(self, noun: Noun, spoken: Sequence[Noun], told: Signals | None = None) -> Found:
        """What a noun in the singular stands for."""
        focus = self._focus()
        matches = self._matches(noun)
        if noun.names == ("text",) and (owner := self._owner(spoken)) is not None:
            return Found((owner,))
        if noun.other:
            matches = [part for part in matches if part is not focus]
            beside = [part for part in matches if focus is not None and part.parent == focus.parent]
            matches = beside or matches
            if not noun.names and len(matches) > 1:
                return Found(tuple(matches))
        if noun.ordinal:
            place = noun.ordinal - 1 if noun.ordinal > 0 else noun.ordinal
            if -len(matches) <= place < len(matches):
                return Found((matches[place],))
        if len(matches) > 1:
            matches = self._narrowed(matches, noun, spoken, told)
        if not matches:
            return Found((self._focus(),), sure=0.5)
        if len(matches) == 1:
            if COLUMN in noun.names and told is not None and set(told.types) & _OF_LETTERS:
                matches = [letters_of(matches[0], noun, self._found.names)]
            return Found((self._found.as_root(matches[0]),))
        return Found(candidates=tuple(part for part in matches if part is not self._parts.root), sure=0.6)

    def _owner(self, spoken: Sequence[Noun]) -> Part | None:
        """“The text in the button”: the button, where no text of its own is an element."""
        for beside in spoken:
            if beside.role != "within" or not beside.names:
                continue
            places = self._matches(beside)
            if self._focus() in places:
                places = [part for part in places if part is self._focus()]
            if len(places) == 1 and places[0].text and not self._parts.children(places[0]):
                return places[0]
        return None

    def _component(self, noun: Noun, spoken: Sequence[Noun]) -> Part | None:
        """“The names in the table”, where that is another component: they are in there, whatever else has a name here."""
        beside = next(
            (each for each in spoken if each.start >= noun.end and each.role == "within" and each.names), None
        )
        if beside is None or beside.every or beside.indefinite or noun.role != "object" or noun.indefinite:
            return None
        places = self._matches(beside)
        if len(places) != 1 or not is_component(places[0]) or self._parts.root in places:
            return None
        matches = self._matches(noun)
        inside = any(part is places[0] or places[0] in self._parts.ancestors(part) for part in matches)
        return None if inside or not matches else places[0]

    def _narrowed(self, matches: list[Part], noun: Noun, spoken: Sequence[Noun], told: Signals | None) -> list[Part]:
        """Of several that fit: those near what is said beside it, the one that is spoken of, and none around another."""
        for beside in spoken:
            if beside is noun or beside.role not in {"within", "anchor", "toward"}:
                continue
            for place in self._matches(beside):
                near = [part for part in matches if place in self._parts.ancestors(part)]
                near = near or [part for part in matches if part.parent == place.parent and part is not place]
                near = near or [part for part in matches if set(self._found.own(part)) & set(self._found.own(place))]
                if near and len(near) < len(matches):
                    matches = near
        if self._focus() in matches:
            return [part for part in matches if part is self._focus()]
        matches = worded(matches, told)
        around = told is not None and (told.together or told.adds)
        if (nested := self._found.nested(matches, outer=around)) is not None:
            return nested
        focus = self._focus()
        if focus is not None:
            related = [part for part in matches if set(self._found.own(part)) & set(self._found.own(focus))]
            related = related or [part for part in matches if focus in self._parts.ancestors(part)]
            if len(related) == 1:
                return related
        if noun.state and (container := self._found.container(matches)) is not None:
            return [container]
        return matches

    def several(self, noun: Noun, told: Signals) -> Found:
        """What a noun in the plural stands for."""
        matches = self._owned(noun, self._matches(noun))
        if noun.other:
            matches = [part for part in matches if part is not self._focus()]
        if (nested := self._found.nested(matches, outer=told.together)) is not None:
            matches = nested
        if noun.two and len(matches) > _BOTH:
            matches = self._pair(matches) or matches
        if len(matches) == 1:
            return Found((self._found.as_root(matches[0]),))
        if told.together:
            groups = [[each for each in matches if each.parent == part.parent] for part in matches]
            matches = max(groups, key=len) if max(map(len, groups)) > 1 else matches
        between = noun.two and noun.role == "anchor"  # “between the two buttons”
        if told.together or between or len(matches) > _BOTH:
            return Found((self._found.container(matches),))
        return Found(tuple(matches))

    def _owned(self, noun: Noun, matches: list[Part]) -> list[Part]:
        """“Its buttons”, behind the footer: those in there."""
        focus = self._focus()
        inside = [part for part in matches if focus is not None and focus in self._parts.ancestors(part)]
        return inside if noun.owned and len(inside) > 1 else matches

    def _pair(self, matches: Sequence[Part]) -> list[Part]:
        """Which two of several are meant: the only two that stand together, or those besides the one that was spoken of."""
        pairs = [[each for each in matches if each.parent == part.parent] for part in matches]
        found = {tuple(each.id for each in pair): pair for pair in pairs if len(pair) == _BOTH}
        if len(found) == 1:
            return next(iter(found.values()))
        others = [part for part in matches if part is not self._focus()]
        return others if len(others) == _BOTH else []

    def _matches(self, noun: Noun) -> list[Part]:
        return self._found.matches(noun, self._focus())

"""Which elements a noun phrase fits, by their names alone. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.elements import Part
from sidecar.context.lexicon import ALIKE
from sidecar.context.naming import KIND, NEAR, OWN, Names, is_component, kin
from sidecar.context.noun import Noun
from sidecar.context.tables import in_table

_BOXES: Final = {"box", "field", "input"}
_FIELDS: Final = {"input", "textarea", "select"}
_NEARLY: Final = 0.3  # scores that differ by less say the same
_MISSED: Final = 0.5  # for each word of its class that wasn't said
_ROOT_SCORE: Final = 3.25


class Matcher:
    """Finds elements by what they are called.

    Args:
        names: The component's elements and their names.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self.parts = names.parts

    def matches(self, noun: Noun, focus: Part | None) -> list[Part]:
        """The elements that a noun phrase fits best, in source order; the root stands for the component itself."""
        if not noun.names:
            return self.siblings(focus)
        if (inside := in_table(noun, self.names)) is not None:
            return inside
        head, qualifiers = noun.names[-1], noun.names[:-1]
        if head == "text" and qualifiers and not self._both(qualifiers, head):
            head, qualifiers = qualifiers[-1], qualifiers[:-1]
        scored = [(score, part) for part in self.parts.all if (score := self._score(part, head, qualifiers)) > 0]
        exact = len(noun.names) == 1 and any(self.own(part) == noun.names for part in self.parts.all)
        if noun.ids and not noun.ordinal and not exact:
            said = [(OWN, part) for part in self.parts.all if part.id in noun.ids]
            both = [(score, part) for score, part in scored if part.id in noun.ids]
            scored = both or (said if len(noun.names) == 1 else scored) or said
        if not scored and qualifiers:
            found = self.matches(Noun(qualifiers), focus)
            fields = [part for part in found if head in _BOXES and part.tag in _FIELDS]  # “the password box”
            return fields or found
        if not scored and noun.state:
            return [part for part in self.parts.all if "current" in self.names.by_part.get(part.id, {})]
        best = max((score for score, _ in scored), default=0.0)
        if noun.this and focus is not None and any(part is focus for _, part in scored):
            return [focus]
        found = [part for score, part in scored if score >= best - _NEARLY]
        return self._owners(found, head, qualifiers) or found

    def _owners(self, found: Sequence[Part], head: str, qualifiers: Sequence[str]) -> list[Part]:
        """“Member names” are in the member table, where that is another component, and no names of projects."""
        for word in qualifiers:
            if word in self.names.root_words or any(word in self.names.by_part.get(part.id, {}) for part in found):
                continue
            having = [part for part in self.parts.all if self.names.by_part.get(part.id, {}).get(word, 0) >= KIND]
            given = [part for part in having if head in part.attributes]  # `title="Members"`
            inner = given or self.nested(having, outer=False) or having
            if len(inner) == 1 and is_component(inner[0]) and self.parts.root not in found:
                return inner
        return []

    def alike(self, noun: Noun) -> Noun | None:
        """The noun in another word, where the component has nothing that is called so; None where it has no such either."""
        others = (each for each in ALIKE.get(noun.names[-1], ()) if self.names.knows(each)) if noun.names else iter(())
        other = next(others, None)
        if other is None:
            return None
        several = noun.plural or (noun.names[-1] == "menu" and other in {"link", "item"})
        return replace(noun, names=(*noun.names[:-1], other), known=True, plural=several)

    def siblings(self, focus: Part | None) -> list[Part]:
        """The elements of the kind that is spoken of, in source order."""
        if focus is None:
            groups = [[each for each in self.parts.all if kin(each, part)] for part in self.parts.all[1:]]
            return max(groups, key=len, default=[])
        found = [part for part in self.parts.all if kin(part, focus)]
        inner = self.parts.children(focus)
        return inner if len(found) == 1 and len(inner) > 1 else found

    def nested(self, matches: list[Part], *, outer: bool) -> list[Part] | None:
        """Where one match lies in another: the inner one, or the outer when it is about how things stand."""
        inner = [part for part in matches if any(each in self.parts.ancestors(part) for each in matches)]
        if not inner:
            return None
        return [part for part in matches if part not in inner] if outer else inner

    def container(self, matches: Sequence[Part]) -> Part | None:
        """What all of them stand in; None for the root."""
        if len(matches) == 1:
            return self.as_root(matches[0])
        outer = (
            each for each in matches if all(each is part or each in self.parts.ancestors(part) for part in matches)
        )
        around = next(outer, None) or (self.parts.around(matches) if matches else None)
        return self.as_root(around) if around is not None else None

    def as_root(self, part: Part) -> Part | None:
        """The element, None for the root."""
        return None if part is self.parts.root else part

    def own(self, part: Part) -> tuple[str, ...]:
        """The words of an element's class."""
        return self.names.own.get(part.id, ())

    def _both(self, qualifiers: Sequence[str], head: str) -> bool:
        return any(
            found.get(head, 0) >= KIND and any(found.get(word, 0) >= NEAR for word in qualifiers)
            for found in self.names.by_part.values()
        ) or not any(found.get(qualifiers[-1], 0) >= OWN for found in self.names.by_part.values())

    def _score(self, part: Part, head: str, qualifiers: Sequence[str]) -> float:
        if part is self.parts.root:
            fits = head in self.names.root or " ".join((*qualifiers, head)) in self.names.root
            if not fits and head in self.names.root_words and not self.names.by_part.get(part.id):
                return KIND + 2 * _NEARLY
            missed = [word for word in qualifiers if not any(word in name.split() for name in self.names.root)]
            return _ROOT_SCORE - len(missed) * OWN if fits else 0
        found = self.names.by_part.get(part.id, {})
        sure = found.get(head, 0.0)
        if not sure:
            return 0
        own = self.own(part)
        if sure >= OWN:
            sure -= _MISSED * len([word for word in own if word != head and word not in qualifiers])
        total = sure + sum(found.get(word, 0.0 if word in self.names.root_words else -1.0) for word in qualifiers)
        return total if total > NEAR or not qualifiers else 0

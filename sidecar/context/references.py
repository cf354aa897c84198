"""Which elements a noun phrase or a pronoun stands for. Pure; several that fit as well are all given, none is guessed."""

from collections.abc import Sequence
from typing import Final

from sidecar.context.choosing import Chooser, Found
from sidecar.context.elements import Part
from sidecar.context.facts import Signals, own_text
from sidecar.context.matching import Matcher
from sidecar.context.naming import OWN, Names, blank, textual
from sidecar.context.noun import ARTICLES, Noun
from sidecar.context.referring import (
    distant,
    given_to_it,
    hidden,
    inside_it,
    is_a_value,
    listed,
    pronoun,
    subject_unknown,
)
from sidecar.context.spoken import Word

_OF_ONE: Final = {"behavior", "accessibility", "variant"}
_OF_NEW: Final = {"structure", "variant", "content", "behavior"}
_WITHOUT: Final = {"without", "ohne"}
_PRESSED: Final = {"a", "button", "input", "select", "textarea"}
_FURTHER: Final = ("another ", "new ", "noch ", "neue ")
_HERE: Final = {"here", "hier", "this", "this one", "dieses hier", "das hier"}
_TEXTS: Final = {("text",), ("label",), ("content",)}
_BOTH: Final = 2
_BETWEEN: Final = {"between", "zwischen", "in between"}
_IN_RETURN: Final = "dafuer"  # “dafür weniger Padding am Button”


class Resolver:
    """Finds what the nouns of one prompt stand for.

    Args:
        names: The component's elements and their names.
        picked: The element that is picked in the page.
        last: What the last turn was about; None for the root or nothing.
        before: The element that a turn before it was about.
    """

    def __init__(self, names: Names, picked: Part | None, last: Part | None, before: Part | None = None) -> None:
        self._names = names
        self._parts = names.parts
        self._found = Matcher(names)
        self._picked = picked
        self._last = last
        self._before = before
        self._chooser = Chooser(names, lambda: self.focus)
        self.carried: tuple[Part | None, ...] | None = None
        """What the clause before was about, in the same prompt."""

    @property
    def focus(self) -> Part | None:
        """What “it” stands for; None for the root."""
        if self.carried is not None:
            return self.carried[0]
        return self._picked or self._last

    def resolve(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals) -> Found:  # noqa: C901, PLR0911, PLR0912  one step per rule, in the order of their strength
        """What a clause is about."""
        if told.adds:
            return self._anchor(clause, spoken, told)
        objects = [noun for noun in spoken if noun.role == "object"]
        if told.types and given_to_it(clause, spoken):
            return self._pointed(clause, spoken, told)
        if self.focus is not None and told.types == ("spacing",) and distant(clause, spoken):
            return self._pointed(clause, [], told)  # “still farther from the text”
        if told.types == ("spacing",) and (around := self._between_it(clause, spoken)) is not None:
            return around
        texts = [noun for noun in objects if own_text(noun)]
        named = [noun for noun in objects if noun not in texts and self._matches(noun)]
        if not named:
            if told.types and self._pronoun_first(clause, spoken):
                return self._pointed(clause, spoken, told)
            named = self._alike(objects, texts) if told.types else []
            if told.types == ("behavior",):  # “disable the button until both fields are filled”
                named = named or [noun for noun in hidden(clause) if self._matches(noun)]
            named = named or self._beside(clause, spoken, told)
        replaced = [noun for noun in self._known(spoken, "against") if noun.ids]
        if told.types == ("content",):
            named = replaced or named or self._known(spoken, "against")
        if self._is_own_text(named, spoken, clause):
            return Found(self.carried or (self.focus,))
        if (
            self._picked is not None
            and [noun.names for noun in named] == [("item",)]
            and self._parts.children(self._picked)
        ):
            return Found((self._picked,), sure=0.7)
        if not named:
            named = [noun for noun in hidden(clause) if self._matches(noun)]
        named = named or self._alike(objects, texts)
        if told.types != ("spacing",) and self.focus is None:  # “2px further from the box”
            named = named or self._alike([noun for noun in spoken if noun.role == "within"], texts)
        if len(named) > 1 and told.types == ("structure",) and any(word.key in _WITHOUT for word in clause):
            named = named[-1:]  # “the list without check marks”
        if named:
            return self._chooser.all(listed(named, clause, strictly=bool(set(told.types) & _OF_ONE)), spoken, told)
        lettered = any(own_text(noun) for noun in spoken)
        if lettered and not named and self.focus is not None and blank(self.focus, self._parts):
            return Found((None,), sure=0.7)  # a dot has no text
        fresh = not told.types or told.types[0] in _OF_NEW
        strange = [
            noun
            for noun in objects
            if noun.names and not noun.known and noun not in texts and (fresh or not noun.indefinite)
        ]
        if strange and self.carried is None and not any(pronoun(word) and word.key not in ARTICLES for word in clause):
            return Found((self._picked,), sure=0.5)
        return self._pointed(clause, spoken, told)

    def _between_it(self, clause: Sequence[Word], spoken: Sequence[Noun]) -> Found | None:
        """“More air between it and the text” is about what both stand in."""
        focus = self.focus
        at = next((place for place, word in enumerate(clause) if word.key in _BETWEEN), len(clause))
        it = any(pronoun(word) and word.key not in ARTICLES for word in clause[at + 1 : at + 3])
        other = next((noun for noun in spoken if noun.start > at + 1 and noun.names), None)
        if focus is None or not it or other is None:
            return None
        around = next(self._parts.ancestors(focus), None)
        beside = [part for part in self._matches(other) if part.parent == focus.parent and part is not focus]
        worded = other.names in _TEXTS and around is not None and bool(around.text or around.shows)
        return Found((self._found.as_root(around),)) if around is not None and (beside or worded) else None

    def _is_own_text(self, named: Sequence[Noun], spoken: Sequence[Noun], clause: Sequence[Word]) -> bool:
        """“The text” of a button that was just spoken of is the button's own, whatever else is a text."""
        only = [noun.names for noun in named] in ([("text",)], [("label",)])
        part = self.carried[0] if self.carried else self._picked
        if only and [noun.names for noun in named] == [("label",)] and self._has_a_label(part):
            return False
        if only and self.focus is not None and inside_it(clause):
            return True
        if self.carried and any(found.get("text", 0) >= OWN for found in self._names.by_part.values()):
            return False
        told = part is not None and (bool(part.text) or part.tag == "input" or textual(part, self._names))
        leaf = part is not None and told and not self._parts.children(part)
        return only and leaf and not any(noun.role == "within" for noun in spoken)

    def _has_a_label(self, part: Part | None) -> bool:
        """Whether a field has a label beside it, which is more than its own text."""
        return part is not None and part.tag in {"input", "textarea", "select"} and self._names.knows("label")

    def _pronoun_first(self, clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
        """“Swap it with the search button”: the pronoun is what changes."""
        start = min((noun.start for noun in spoken if noun.names or noun.role != "object"), default=len(clause))
        if start == len(clause):
            return False
        return any(
            pronoun(word) and (word.key not in ARTICLES or word.key == "this") and word.key != _IN_RETURN
            for word in clause[:start]
        )

    def _beside(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals) -> list[Noun]:
        """What a clause is about that names no object: “a shadow for the title”."""
        roles: tuple[str, ...] = ("within", "toward", "anchor")
        if not told.types:
            roles = (*roles, "with")  # “the same with the title”
        elif told.types == ("variant",):
            roles = ("within", "toward")
        elif told.types == ("behavior",):
            roles = (*roles, "when")  # “when somebody clicks the title, …”
        moved = told.types == ("structure",) and any(word.is_("act", "move") for word in clause)
        if moved and (self.carried is not None or self._picked is not None):
            roles = ("within",)  # “sit left of the name”, of what is spoken of
        return next((group for role in roles if (group := self._stated(spoken, role))), [])

    def _stated(self, spoken: Sequence[Noun], role: str) -> list[Noun]:
        """What is said in a role; when the component does something is no matter where a part of it is spoken of."""
        found = self._known(spoken, role)
        if role != "when" or self.focus is None:
            return found
        return [noun for noun in found if noun.names[-1:] and noun.names[-1] not in self._names.root]

    def _alike(self, objects: Sequence[Noun], texts: Sequence[Noun]) -> list[Noun]:
        """The objects by other words, where the component has nothing that is called so."""
        others = (self._found.alike(noun) for noun in objects if not noun.known and not texts)
        return [noun for noun in others if noun is not None and self._matches(noun)]

    def _known(self, spoken: Sequence[Noun], role: str) -> list[Noun]:
        return [noun for noun in spoken if noun.role == role and self._matches(noun)]

    def _anchor(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals) -> Found:  # noqa: PLR0911  as above
        """Where something new goes: beside or into what is named, else into the picked element or the component."""
        having = [
            noun
            for noun in spoken
            if noun.role == "object" and noun.known and not noun.indefinite and self._matches(noun)
        ]
        if having and any(noun.role == "with" for noun in spoken):
            return self._chooser.several(having[0], told) if having[0].plural else self._chooser.one(having[0], spoken)
        for role in ("anchor", "toward", "within"):
            for noun in self._known(spoken, role):
                if self.carried is not None and self.focus is not None and noun.names[-1:] in {("text",), ("label",)}:
                    return Found((self.focus,))
                between = noun.two and role == "anchor"  # “a line between the two buttons”
                return self._chooser.several(noun, told) if between else self._chooser.one(noun, spoken)
        more = [noun for noun in spoken if noun.role == "object" and noun.known and (noun.plural or noun.ordinal)]
        for noun in more:
            matches = self._matches(noun)
            matches = self._found.nested(matches, outer=True) or matches
            if len(matches) == 1:
                return Found((self._found.as_root(matches[0]),))
            if any(word.is_("number") for word in clause) or (noun.ordinal and len(matches) >= noun.ordinal - 1 > 1):
                return Found((self._found.container(matches),))
        if any(pronoun(word) for word in clause):
            return Found((self.focus,), sure=0.8)
        if self.carried is not None:
            return Found(self.carried, sure=0.7)
        return Found((self._picked,), sure=0.75)

    def _pointed(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals) -> Found:  # noqa: PLR0911  as above
        """What a clause without a noun is about."""
        several = any(word.kinds.get("pointer") in {"both", "them", "other", "all"} for word in clause)
        if self._picked is not None and not several and any(word.key in _HERE for word in clause):
            return Found((self._picked,), sure=0.9)  # “corners square, and all caps here”
        beside = {
            place for noun in spoken if noun.role not in {"object", "within"} for place in range(noun.start, noun.end)
        }
        said = [word for place, word in enumerate(clause) if word.is_("pointer") and place not in beside]
        pointers = {word.kinds["pointer"] for word in said}
        both = any(
            each in {"both", "two", "beide", "beiden", "beides", "zwei"} for word in said for each in word.key.split()
        )
        focus = self.focus
        if both and focus is not None and len(inside := self._parts.children(focus)) == 2:  # noqa: PLR2004
            return Found((self._found.container(inside),)) if told.together else Found(tuple(inside))
        if both and self._picked is None and self._last is not None and self._before is not None:
            two = (self._last, self._before)
            return Found((self._found.container(two),)) if told.together else Found(two)
        if "them" in pointers or "other" in pointers:
            return self._plural_pointed(told, other="other" in pointers)
        it = any(word.is_("pointer", "it") and word.key not in ARTICLES for word in said)
        more = any(
            word.is_("act", "add") or word.key.startswith(_FURTHER) for word in clause
        )  # “another variant of it”
        if told.types == ("variant",) and (more or not it) and self.carried is None:
            return Found((self._with_variants(self.focus if it else self._picked),), sure=0.75)
        if subject_unknown(clause) and self.carried is None and not pointers & {"it"}:
            return Found((self._picked,), sure=0.6)
        if (
            not it
            and self.carried is None
            and any(is_a_value(clause, place, self._names) for place in range(len(clause)))
        ):
            return Found((self._picked,), sure=0.7)  # “info is too pale”: of a variant
        if "whole" in pointers and not pointers & {"it"}:
            return Found((None,))
        return Found(self.carried if self.carried is not None else (self.focus,), sure=0.85)

    def _with_variants(self, part: Part | None) -> Part | None:
        """What has variants: a component or something to press; a text in it has none."""
        pressed = part is not None and (part.tag in _PRESSED or part.tag[:1].isupper())
        return part if pressed or (part is not None and self._parts.children(part)) else None

    def _plural_pointed(self, told: Signals, *, other: bool) -> Found:
        if self._picked is not None and self._last is not None and self._picked is not self._last and not other:
            return Found((self._found.container([self._picked, self._last]),))
        focus = self.focus
        if focus is None or self._parts.children(focus):
            return Found((focus,))
        matches = [part for part in self._found.siblings(self.focus) if not (other and part is focus)]
        if other and len(matches) <= 2:  # noqa: PLR2004
            return Found(tuple(matches) or (focus,))
        return Found((self._found.container(matches),)) if len(matches) > 1 or told.together else Found((focus,))

    def _matches(self, noun: Noun) -> list[Part]:
        return self._found.matches(noun, self.focus)

    def letters(self, part: Part | None) -> bool:
        """Whether “larger” is about the letters of this element."""
        return part is not None and textual(part, self._names)

"""The edits that a clause asks for. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.amounts import amount
from sidecar.context.choosing import Found
from sidecar.context.commanding import spelled
from sidecar.context.elements import Part
from sidecar.context.facts import Signals
from sidecar.context.intent import Intent, part_of
from sidecar.context.naming import Names, has_texts
from sidecar.context.noun import Noun
from sidecar.context.nudging import is_height
from sidecar.context.pointing import is_pointed
from sidecar.context.references import Resolver
from sidecar.context.sensible import Sense, is_icon
from sidecar.context.signal_words import STRENGTH
from sidecar.context.situation import EditType, Situation
from sidecar.context.spoken import Word

_EDGES: Final[set[EditType]] = {"border", "effect"}
_ALSO: Final = {"same", "too"}
_MORE: Final = {"more", "less", "mehr", "weniger", "even more", "noch mehr"}
_UNKNOWN: Final = {"unknown", "unknown_verb"}
_MEASURED: Final = {"size", "spacing", "typography", "border"}


class Wanted:
    """Reads clauses that ask for edits.

    Args:
        situation: The conversation.
        names: The component's elements and their names.
        resolver: Finds what is spoken of.
    """

    def __init__(self, situation: Situation, names: Names, resolver: Resolver) -> None:
        self._situation = situation
        self._names = names
        self._resolver = resolver
        self._sense = Sense(situation, names, resolver)
        self.candidates: tuple[Part, ...] = ()
        self.pointed = False
        self._of_letters = False  # whether the clause before spoke of the font
        self._before: tuple[Signals, str] | None = None  # what the clause before asked for

    def intents(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals, bare: str) -> list[Intent]:
        """The intents of a clause: one per edit type and element; `bare` is what it asks for, see `bared`."""
        text = spelled(clause)
        if self._before is not None and not told.types and not told.vague and _says_also(clause):
            told, bare = self._before  # “logo to the middle, headline likewise”
        goes_on = bool(self._situation.turns) and not spoken and _only_more(clause)
        if goes_on:  # whatever most people want more of, this is about the last change
            told = Signals()
        found = self._resolver.resolve(clause, spoken, told)
        if told.vague and any(word.is_("figure") for word in clause) and not any(noun.names for noun in spoken):
            told = replace(told, vague=False)  # “24px looks calmer”
        repeats = not told.types and not told.vague and not _says_more(clause, spoken)
        types: tuple[EditType | None, ...] = told.types or (
            (self._repeated(told, spoken, found, clause),) if not told.vague else (None,)
        )
        how_much = amount(clause)
        pointed = any(is_pointed(word) for word in clause)  # by its place, which only this engine knows
        named = not pointed and any(
            noun.names and noun.known and not noun.other and not noun.ordinal for noun in spoken
        )
        if not any(noun.names for noun in spoken if noun.role == "object") or repeats:
            self.pointed = True
        chosen = next((part for part in found.candidates if part.id == self._situation.chosen), None)
        if chosen is not None:
            found, named = Found((chosen,)), False
        if found.candidates:
            self.candidates = found.candidates
            self._resolver.carried = None
            return [Intent("edit", each, None, None, how_much, found.sure, text, bare) for each in types[:1]]
        if told.sized and self._of_letters and not any(noun.names for noun in spoken):
            types = ("typography",)  # “the font larger and thicker”
        bound = not any(noun.names for noun in spoken) and not any(word.is_("decisive") for word in clause)
        if self._of_letters and bound and types == ("color",) and any(word.key in STRENGTH for word in clause):
            types = ("typography",)  # “Schrift in Weiß und etwas kräftiger”
        before = self._before[0].types if self._before is not None else ()
        if before == ("layout",) and bound and types == ("size",) and is_height(clause):
            types = ("layout",)  # “der Preis sitzt zu tief, bitte etwas höher”
        types = (*types, *_replaced(types, clause))
        self._of_letters = any(word.is_("property", "typography") for word in clause)
        self._before = (told, bare) if told.types else None
        found = found if goes_on else self._sense.sensible(found, types, spoken, clause)
        gone = types == ("structure",) and any(word.is_("act", "remove") for word in clause)
        self._resolver.carried = None if gone else found.parts
        return [
            Intent(
                "edit", kind, part, None, how_much, min(found.sure, told.sure), text, bare, named, repeats, told.weak
            )
            for part in found.parts
            for each in types
            if (kind := self._settled(each, told, part, spoken)) or each is None
        ]

    def _settled(
        self, edit_type: EditType | None, told: Signals, part: Part | None, spoken: Sequence[Noun]
    ) -> EditType | None:
        """“Larger” of a text is about its letters, “thinner” of a line about its stroke."""
        if edit_type == "typography" and told.weight and part is not None and is_icon(part, self._names):
            return "border"
        if not told.sized:
            return edit_type
        heads = (noun.names[-1] for noun in spoken if noun.role == "object" and noun.names)
        letters = part is not None and any(has_texts(part, head) for head in heads)
        if edit_type in {"size", "border"} and (letters or told.letters or self._resolver.letters(part)):
            return "typography"
        return edit_type

    def _repeated(self, told: Signals, spoken: Sequence[Noun], found: Found, clause: Sequence[Word]) -> EditType | None:
        """The type of the last turn; for “like the header” that of the last turn about the header."""
        turns = self._situation.turns
        alike_to = [noun for noun in spoken if noun.role == "like" and noun.names]
        if told.like and alike_to:
            for noun in alike_to:
                alike = self._resolver.resolve((), [replace(noun, role="object")], Signals())
                for turn in reversed(turns):
                    if alike.parts and turn.success and turn.target and part_of(turn, self._names.parts) in alike.parts:
                        return turn.edit_type
            return None
        if any(word.is_("pointer", "old") for word in clause):
            about = [turn for turn in turns if turn.success and part_of(turn, self._names.parts) in found.parts]
            if about:
                return about[-1].edit_type
        if any(word.is_("figure") or word.is_("number") for word in clause):
            measured = (turn.edit_type for turn in reversed(turns) if turn.success and turn.edit_type in _MEASURED)
            return next(measured, "size")
        points = any(word.is_("pointer") for word in clause)  # as in “try that again”, see `_talked_about`
        return next((turn.edit_type for turn in reversed(turns) if turn.success or points), None)


def _replaced(types: Sequence[EditType | None], clause: Sequence[Word]) -> tuple[EditType, ...]:
    """“A border instead of the shadow”: the shadow goes, too."""
    at = next((place for place, word in enumerate(clause) if word.is_("place", "against")), 0)
    if not at or not set(types) <= _EDGES:
        return ()
    return tuple(kind for kind in _EDGES - set(types) if any(word.is_("property", kind) for word in clause[at:]))


def _says_also(clause: Sequence[Word]) -> bool:
    """“The logo too”, “Fläche auch”; not “it's too stretched”."""
    return any(word.kinds.get("pointer") in _ALSO and (word.key != "too" or word is clause[-1]) for word in clause)


def _only_more(clause: Sequence[Word]) -> bool:
    """“A bit more”, “noch etwas weniger”, “make it more”: of what was done before."""
    if not any(word.key in _MORE for word in clause):
        return False
    return all(
        word.is_("noise") or word.is_("act", "set") or word.is_("pointer") or word.key == "noch etwas"
        for word in clause
    )


def _says_more(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """Whether a clause has words that nothing is known of: “feel like autumn” is no wish for what was done last."""
    inside = {place for noun in spoken if noun.known for place in range(noun.start, noun.end)}
    return any(word.kinds.keys() & _UNKNOWN and place not in inside for place, word in enumerate(clause))

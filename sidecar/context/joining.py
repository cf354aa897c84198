"""Whether two clauses have one wish: “outlined version as well, no fill”, “pack it to one side, not flung apart”. Pure.

A linear model over what was read from both, made by `tests/context/learning.py` like that of `likely`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from sidecar.context.elaborating import is_unread
from sidecar.context.intent import Intent
from sidecar.context.likely import REMARK, chances, remarks
from sidecar.context.naming import Names
from sidecar.context.nouns import nouns
from sidecar.context.observing import observes
from sidecar.context.signal_words import LINES
from sidecar.context.spoken import Word
from sidecar.context.table import Table

LABELS: Final = ("apart", "first", "second")
"""Two wishes; one, of the first clause's type; one, of the second's."""

TABLE: Final = Table(Path(__file__).with_name("joined.tsv"), LABELS)

_APART: Final = 0.4  # how likely two wishes must be: one too many is seen, one too few is missed
_DENIED: Final = 0.55  # … where the second only says what the first shall not be
_REMARKED: Final = 0.1  # how likely an edit must be a remark beside what goes back, or asks: it isn't done
_GLANCE: Final = 0.9  # how likely the type of each must be
_CHANCES: Final = (0.03, 0.1, 0.25, 0.5, 0.8)
_SURE: Final = (0.7, 0.8, 0.9)
_LENGTHS: Final = (2, 3, 4, 5, 6, 8)  # words
_SHORT: Final = 3
_SEPARATORS: Final = {
    "and": {"and", "und", "&", "+", "as well as"}, "comma": {","}, "stop": {".", "!", "?", "\n", ";"}, "colon": {":", "-", "\N{EN DASH}", "—"},
}  # fmt: skip
_NEAR: Final = 4  # words behind a clause among which its separator is looked for
_LIMITING: Final = {
    "not", "no", "nicht", "kein", "keine", "statt", "instead", "rather", "only", "just", "nur", "aber", "but", "also", "too", "auch",
}  # fmt: skip
_NOT: Final = {"not", "nicht"}
_TOO: Final = {"too", "zu"}
_BIGNESS: Final = {"size", "typography"}
_DENYING: Final = {"not", "no", "nicht", "kein", "keine"}
_THICKNESS: Final = {"border", "size", "typography"}
_PLACING: Final = {"layout", "structure"}
_ARRANGING: Final = {"layout", "structure", "spacing"}
_TELLING: Final = {"look", "property", "decisive", "colour"}
_PLAIN: Final = {*_TELLING, "noise", "act"}


@dataclass(frozen=True, slots=True)
class Heard:
    """A clause, and the one thing that it asks for."""

    clause: Sequence[Word]
    intent: Intent

    @property
    def type(self) -> str:
        """The edit's type, or the kind of what is no edit."""
        return self.intent.edit_type or self.intent.kind


def joined(first: Heard, second: Heard, found: Sequence[Word], names: Names) -> Heard | None:  # noqa: PLR0911  one line per rule
    """Both as one, when they have one wish; None when they have two.

    Args:
        first: A clause.
        second: The one after it.
        found: The words of the whole prompt.
        names: The component's elements and their names.
    """
    if "and" not in set(_separators(first, found)) and _says_why(first, second, names):
        return Heard([*first.clause, *second.clause], _edit(first, second, said_by_first=False))
    if _colours_the_edge(first, second, found):
        return Heard([*first.clause, *second.clause], _edit(first, second, said_by_first=True))
    placed = first.type in _PLACING and any(word.is_("place") or word.is_("look", "layout") for word in first.clause)
    if (placed or _plain(first.clause)) and _plain(second.clause) and first.type != second.type:
        return None
    if _says_and_measures(first, second) or _names_another(first, second, names) or _two_at_a_glance(first, second):
        return None
    told = TABLE.chances(traits(first, second, found, names))
    denies = _denies(first, second)
    if told["apart"] > (_DENIED if denies else _APART):
        return None
    edits = [heard for heard in (first, second) if heard.intent.kind == "edit"]
    if len(edits) == 2:  # noqa: PLR2004  both
        intent = _edit(first, second, said_by_first=denies or told["first"] >= told["second"])
    elif len(edits) == 1 and remarks(edits[0].clause) >= _REMARKED:  # “I got carried away, peel off the last six”
        intent = next(heard.intent for heard in (first, second) if heard is not edits[0])
    else:  # “make it blue, then undo that”
        return None
    return Heard([*first.clause, *second.clause], intent)


def _edit(first: Heard, second: Heard, *, said_by_first: bool) -> Intent:
    """The edit that two clauses say together: nothing that was said is lost for who carries it out."""
    ours, other = (first.intent, second.intent) if said_by_first else (second.intent, first.intent)
    return replace(
        ours,
        target=other.target if other.named and not ours.named else ours.target,
        named=ours.named or other.named,
        amount=ours.amount or other.amount,
        text=f"{first.intent.text}, {second.intent.text}",
        bare=f"{first.intent.bare}, {second.intent.bare}",
    )


def going_on(wish: Intent, said: Sequence[Intent]) -> Intent:
    """A wish with what is said behind it of how much, or to what effect."""
    if not said:
        return wish
    return replace(
        wish,
        amount=wish.amount or said[0].amount,
        text=f"{wish.text}, {said[0].text}",
        bare=f"{wish.bare}, {said[0].bare}",
    )


def _names_another(first: Heard, second: Heard, names: Names) -> bool:
    """“The title is too big. The price is too small”: each has an element of its own."""
    both = [
        [noun for noun in nouns(heard.clause, names) if (noun.names and noun.known) or noun.ordinal or noun.other]
        for heard in (first, second)
    ]
    return all(both) and first.intent.target is not second.intent.target


def _says_and_measures(first: Heard, second: Heard) -> bool:
    """“Rename the button to “Go”, 13px”: a text, and a measure of it."""
    written = any(word.is_("quote") and not word.ids for word in first.clause)
    return first.type == "content" and written and second.type in _BIGNESS


def _says_why(first: Heard, second: Heard, names: Names) -> bool:
    """“Hard to read, …”, “too small, the dot bigger”: a complaint that names nothing is about what follows, where that is of its type."""
    if second.intent.kind == "edit" and is_unread(first.clause, names):
        return not is_unread(second.clause, names)
    if first.intent.kind != "edit" or not (first.type == second.type or {first.type, second.type} <= _BIGNESS):
        return False
    named = any(noun.names and noun.known for noun in nouns(first.clause, names))
    return _complains(first) and not named and not _complains(second)


def _colours_the_edge(first: Heard, second: Heard, found: Sequence[Word]) -> bool:
    """“Border thicker and green”, “Rahmen breiter, in Grün”: a colour of the edge; not “thicker border and green”."""
    told = [word for word in first.clause if not word.is_("noise")]
    if (
        first.type != "border"
        or not told
        or LINES.isdisjoint(told[0].key.split())
        or not told[0].is_("property", "border")
    ):
        return False
    if not all(
        word.is_("property", "border") or word.kinds.get("look") in _THICKNESS or word.is_("figure") for word in told
    ):
        return False
    until = takewhile(lambda word: not word.is_("pointer", "when"), second.clause)
    coloured = [word for word in until if not word.is_("noise") and word.key != "in"]
    joins = "and" in _separators(first, found) or second.clause[0].key == "in"
    return joins and bool(coloured) and all(word.is_("colour") for word in coloured)


def _complains(heard: Heard) -> bool:
    told = [word for word in heard.clause if not word.is_("noise") or word.first in _TOO]
    return bool(told) and told[0].first in _TOO and not any(word.is_("act") for word in told)


def _denies(first: Heard, second: Heard) -> bool:
    """Whether the second only says what the first shall not be: “outlined version as well, no fill”, “to one side, not flung apart”."""
    if first.type == "variant":
        return _limits(second, _DENYING)
    return {first.type, second.type} <= _ARRANGING and _limits(second, _NOT)


def _two_at_a_glance(first: Heard, second: Heard) -> bool:
    """Whether each clause by itself asks for something else, beyond doubt."""
    if first.type == second.type or any(heard.intent.kind != "edit" for heard in (first, second)):
        return False
    if _denies(first, second):
        return False
    return all(chances(heard.clause).get(heard.type, 0.0) > _GLANCE for heard in (first, second))


def _plain(clause: Sequence[Word]) -> bool:
    """“Bigger”, “make the title red”: a wish of which every word is known."""
    complains = observes(clause) or any(word.key.startswith(("too ", "zu ")) for word in clause)
    return all(word.kinds.keys() & _PLAIN or (word.is_("thing") and not complains) for word in clause)


def traits(first: Heard, second: Heard, found: Sequence[Word], names: Names) -> list[str]:
    """What there is to see of two clauses that follow each other, as names of features."""
    whole = chances(found)
    one, other = chances(first.clause), chances(second.clause)
    return [
        *_of_one("first", first, one, names),
        *_of_one("second", second, other, names),
        *_steps("first as a whole", whole.get(first.type, 0.0), _CHANCES),
        *_steps("second as a whole", whole.get(second.type, 0.0), _CHANCES),
        *_steps("second like first", other.get(first.type, 0.0), _CHANCES),
        *_steps("first like second", one.get(second.type, 0.0), _CHANCES),
        *_between(first, second, found),
        *_about(first.clause, second.clause, names),
    ]


def _of_one(name: str, heard: Heard, told: Mapping[str, float], names: Names) -> Iterator[str]:
    clause, intent = heard.clause, heard.intent
    yield from _steps(f"{name} remarks", told[REMARK], _CHANCES)
    yield from _steps(f"{name} likely", told.get(heard.type, 0.0), _CHANCES)
    yield from _steps(f"{name} sure", intent.confidence, _SURE)
    yield from _steps(f"{name} long", len(clause), _LENGTHS)
    spoken = [noun for noun in nouns(clause, names) if noun.names]
    there = {
        "named": bool(spoken),
        "new": any(noun.indefinite for noun in spoken),
        "acts": any(word.is_("act") for word in clause),
        "short": len(clause) <= _SHORT,
        "figure": any(word.is_("figure") for word in clause),
        "observes": observes(clause),
        "edit": intent.kind == "edit",
        "tells": any(word.kinds.keys() & _TELLING for word in clause),
    }
    yield from (f"{name} {trait}" for trait, holds in there.items() if holds)


def _between(first: Heard, second: Heard, found: Sequence[Word]) -> Iterator[str]:
    separators = _separators(first, found)
    yield "by " + (separators[0] if separators else "nothing")
    if len(separators) > 1:  # “…, and …”
        yield "by two"
    if first.type == second.type:
        yield "same type"
    if first.intent.target is second.intent.target:
        yield "same element"
    begin = next((word for word in second.clause if not word.is_("noise")), None)
    if _limits(second):
        yield "second limits"
    if begin is not None and begin.is_("place", "with"):
        yield "second with"
    if all(word.is_("colour") or word.is_("noise") for word in second.clause):
        yield "second colour"


def _separators(first: Heard, found: Sequence[Word]) -> list[str]:
    """What stands between a clause and the next one, by kind."""
    end = next((place for place, word in enumerate(found) if word is first.clause[-1]), len(found))
    keys = [word.key for word in found[end + 1 : end + _NEAR] if word.is_("sep")]
    return [next((name for name, those in _SEPARATORS.items() if key in those), "nothing") for key in keys]


def _about(first: Sequence[Word], second: Sequence[Word], names: Names) -> Iterator[str]:
    """Whether they have a subject each: “the *title* red, the *price* blue”."""
    one, other = _subjects(first, names), _subjects(second, names)
    if one and other:
        yield "other subject" if one.isdisjoint(other) else "same subject"


def _subjects(clause: Sequence[Word], names: Names) -> set[str]:
    """What a clause is about: the heads of its nouns, and its properties."""
    heads = {noun.names[-1] for noun in nouns(clause, names) if noun.names and noun.role == "object"}
    return heads | {word.key for word in clause if word.is_("property")}


def _limits(second: Heard, words: Collection[str] = _LIMITING) -> bool:
    """“…, not flung apart”, “…, no fill”, “…, only the label”."""
    begin = next((word for word in second.clause if not word.is_("noise")), None)
    return begin is not None and begin.first in words


def _steps(name: str, value: float, steps: Sequence[float]) -> Iterator[str]:
    return (f"{name} {step}" for step in steps if value >= step)

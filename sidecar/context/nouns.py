"""The noun phrases of a clause: what is spoken of, and how: what is to change, where it is, what it shall be like. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from sidecar.context.lexicon import concept, split_compound
from sidecar.context.naming import KIND, Names
from sidecar.context.noun import ARTICLES, INDEFINITE, Noun
from sidecar.context.noun_roles import with_roles
from sidecar.context.noun_words import is_name
from sidecar.context.signal_words import HARD_ADDS
from sidecar.context.spoken import Word
from sidecar.context.table_words import at_a_side, of_the_table, with_its_name

_PLACES: Final = {"stelle", "platz", "position", "place", "spot"}
_REPEATING: Final = {"too", "same", "again"}
_THIS: Final = {"this", "dieser", "diese", "diesen", "dieses", "diesem"}
_TWO: Final = {"the two", "those two", "these two", "die zwei", "die beiden"}
_PAIRS: Final = {"both", "beide", "beiden", *_TWO}
_EITHER: Final = {"either", "neither"}
_ITS: Final = {"its", "their", "seine", "seinen", "deren", "dessen"}
_INSIDE_IT: Final = {"darin", "in it", "inside it", "in there", "drin"}
_OF: Final = (["of"], ["von"], ["vom"], ["for"])


def nouns(clause: Sequence[Word], names: Names) -> list[Noun]:
    """The noun phrases of a clause, in order."""
    found: list[Noun] = []
    place = 0
    while place < len(clause):
        noun = _noun(clause, place, names, said=bool(found))
        if noun is None:
            place += 1
            continue
        found.append(noun)
        place = max(noun.end, place + 1)
    return with_roles(clause, _belonging(clause, found, names))


def _belonging(clause: Sequence[Word], found: Sequence[Noun], names: Names) -> list[Noun]:
    """“The button of export” is the export button, where there is such a thing."""
    told: list[Noun] = []
    for noun in found:
        before = told[-1] if told else None
        between = [word.key for word in clause[before.end : noun.start]] if before else []
        if (
            before
            and before.names
            and noun.names
            and between in _OF
            and _called(noun.names[-1], before.names[-1], names)
        ):
            told[-1] = replace(before, names=(*noun.names, *before.names), end=noun.end, ids=noun.ids, known=True)
        elif before and (of_it := of_the_table(clause, before, noun, names)):
            told[-1] = of_it
        else:
            told.append(noun)
    return told


def _called(qualifier: str, head: str, names: Names) -> bool:
    return any(found.get(head, 0) >= KIND and found.get(qualifier, 0) >= KIND for found in names.by_part.values())


def _noun(clause: Sequence[Word], place: int, names: Names, *, said: bool) -> Noun | None:  # noqa: C901, PLR0912, PLR0915  one branch per kind of word before a noun
    """The noun phrase that starts at a place, with what stands before its nouns."""
    start = place
    ordinal, other, every, indefinite, article, state, two = 0, False, False, False, False, False, False
    while place < len(clause):
        word = clause[place]
        pointer = word.kinds.get("pointer", "")
        if word.is_("ordinal"):
            ordinal = int("".join(letter for letter in word.key if letter.isdigit()))
        elif pointer.startswith("ordinal"):
            ordinal = int(pointer.split()[1])
        elif pointer == "other":
            other = True
        elif pointer in {"all", "both"} or (pointer == "them" and word.key in _PAIRS) or word.key in _EITHER:
            every = every or word.key not in _TWO
            two = two or word.key in _PAIRS | _EITHER
        elif word.key in ARTICLES:
            indefinite = indefinite or word.key in INDEFINITE
            article = True
        elif word.key in INDEFINITE:
            indefinite = True
        elif pointer == "pick":
            state = True
        elif (
            pointer in {"same", "whole"}
            or (pointer == "old" and not word.is_("place"))
            or word.is_("number")
            or _adjective(clause, place, names, after=article)
        ):
            pass
        else:
            break
        place += 1
    opener = clause[start - 1].last if start and " " in clause[start - 1].key else ""
    indefinite = indefinite or opener in INDEFINITE
    first = place
    found: list[str] = []
    ids: tuple[str, ...] = ()
    plural = False
    while place < len(clause) and is_name(clause, place, names):
        word = clause[place]
        if word.ids and not (found and not word.name):
            ids = word.ids
        found += _with_owner(word, names)
        plural = word.plural
        place += 1
    if place == first:
        if not (ordinal or other):
            return None
        one = article or other or any(each in clause[place - 1].key.split() for each in ("one", "ones"))
        one = (
            one
            or (place == len(clause) and not said and ordinal != 1)
            or any(word.is_("pointer") and word.kinds["pointer"] in _REPEATING for word in clause)
        )
        at_a_place = ordinal and any(word.key in _PLACES for word in clause[place : place + 1])  # “an die erste Stelle”
        if not one or at_a_place or _follows(clause, place):
            return None
        return Noun((), ordinal=ordinal, other=other, plural=every, every=every, start=start, end=place)
    column = with_its_name(clause, first, place, found, names)
    found = column or found
    known = bool(column or ids) or any(names.knows(name) or name in names.root for name in found)
    this = any(word.key in _THIS for word in clause[start:first])
    compared = known and _compares(clause, start, first, place)
    indefinite = indefinite and not compared
    return Noun(
        tuple(found),
        ids,
        "object",
        ordinal,
        other,
        plural or every,
        every,
        indefinite,
        known,
        state,
        this,
        two,
        compared,
        _is_owned(clause, start, first, place),
        start,
        place,
        at_a_side(clause, start, place),
    )


def _is_owned(clause: Sequence[Word], start: int, first: int, end: int) -> bool:
    """“Its buttons”, “die Buttons darin”: a part of what is spoken of."""
    behind = clause[end : end + 1]
    return any(word.key in _ITS for word in clause[start:first]) or any(word.key in _INSIDE_IT for word in behind)


def _compares(clause: Sequence[Word], start: int, first: int, end: int) -> bool:
    """“We need a bigger title” is about the one that is there; not “add a smaller button”, “a bigger button below the title”."""
    before = takewhile(lambda word: word.is_("look") or word.is_("noise"), reversed(clause[:first]))
    adjectives = [word for word in before if word.is_("look")]
    more = any(word.key.endswith("er") or word.key.startswith(("more ", "less ", "weniger ")) for word in adjectives)
    article = any(each in INDEFINITE for word in clause[max(0, start - 3) : first] for each in word.key.split())
    new = any(word.key in HARD_ADDS for word in clause[:start]) or any(word.is_("place") for word in clause[end:])
    return more and article and not new


def _with_owner(word: Word, names: Names) -> list[str]:
    """“Table rows” are no other rows, where the table is another component and its rows are in there."""
    name, owner = word.name or concept(word.key), word.key.partition(" ")[0]
    if owner == word.key:
        owner = concept(pieces[0]) if (pieces := split_compound(word.key)) is not None else owner
    if owner == word.key or names.knows(name) or not names.knows(owner):
        return [name]
    owners = [part for part in names.parts.all if owner in names.by_part.get(part.id, {})]
    return [owner, name] if all(part.tag[:1].isupper() for part in owners) else [name]


def _adjective(clause: Sequence[Word], place: int, names: Names, *, after: bool) -> bool:
    """An adjective between an article and its noun: “the red badge”, “der kleine Punkt”."""
    word = clause[place]
    if not after or not (word.kinds.keys() & {"look", "colour", "noise"}) or is_name(clause, place, names):
        return False
    return place + 1 < len(clause) and is_name(clause, place + 1, names) and word.key != "bit"


def _follows(clause: Sequence[Word], place: int) -> bool:
    """Whether a property follows, which an ordinal or “other” would be about."""
    return place < len(clause) and clause[place].is_("property")

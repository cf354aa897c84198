"""What the words of a clause tell about how it refers to elements: lists, pronouns, names within phrases. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sidecar.context.elements import Part
from sidecar.context.facts import Signals
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, Noun
from sidecar.context.spoken import Word

_LIKENING: Final = {"in", "as", "like", "than", "to", "als", "wie", "zu"}
_MEANING: Final = {"look", "property", "act", "place", "noise"}
_IT: Final = {"it", "this", "that", "them", "es", "ihn", "das"}
_OF_LETTERS: Final = {"typography", "content"}
_NEARNESS: Final = {
    "further", "farther", "closer", "nearer", "away", "further away", "apart", "distance", "weiter", "naeher", "weiter weg", "weg", "abstand",
    "entfernt", "weiter entfernt",
}  # fmt: skip
_AWAY: Final = {"from", "to", "vom", "von", "zum", "zur", "zu"}
_INSIDE: Final = {"inside", "darin", "drin", "da drin", "in there", "in it", "within it"}
_OUGHT: Final = {"should be", "be", "soll", "sollte", "sollen"}


def listed(named: Sequence[Noun], clause: Sequence[Word], *, strictly: bool) -> list[Noun]:
    """The first noun and those that are listed with it: “ask for the name before deleting” is about one of them."""
    kept = [named[0]]
    for noun in named[1:]:
        between = clause[kept[-1].end : noun.start]
        if any(word.is_("sep") for word in between) or (
            not strictly
            and not any(word.kinds.keys() & {"act", "pointer", "unknown", "decisive", "place"} for word in between)
        ):
            kept.append(noun)
    return kept


def given_to_it(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Give it an aria-label with the plan's name”, “make it a link”: the pronoun after the verb is what changes."""
    inside = {place for noun in spoken for place in range(noun.start, noun.end)}
    first = min((noun.start for noun in spoken if noun.role == "object" and noun.names), default=0)
    return any(
        word.key in _IT
        and place not in inside
        and clause[place - 1].kinds.keys() & {"act", "unknown", "thing", "decisive"}
        for place, word in enumerate(clause[:first])
        if place
    )


def distant(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Further from the text”, “näher zum Rand”: only tells what it shall be away from."""
    if any(noun.role == "object" and noun.names for noun in spoken):
        return False
    return any(
        clause[place].key in _AWAY and any(word.key in _NEARNESS for word in clause[:place])
        for place in range(len(clause))
    )


def worded(matches: list[Part], told: Signals | None) -> list[Part]:
    """Where it is about letters: those that have a text of their own, if any has."""
    of_letters = told is not None and set(told.types) & _OF_LETTERS
    return [part for part in matches if part.text and of_letters] or matches


def hidden(clause: Sequence[Word]) -> list[Noun]:
    """The names within phrases that mean something else as a whole: “show password”, “two columns”; not “pill-like”, “einen Tick”."""
    told = [
        word
        for word in clause
        if word.inner and word.kinds.keys() - {"place", "noise"} and not word.key.endswith(" like")
    ]
    return [Noun((word.inner,), plural=word.plural) for word in told]


def inside_it(clause: Sequence[Word]) -> bool:
    """“The text inside”, “white text on it”."""
    return any(word.key in _INSIDE for word in clause) or any(
        one.is_("place", "within") and other.is_("pointer", "it") and other.key not in ARTICLES
        for one, other in pairwise(clause)
    )


def subject_unknown(clause: Sequence[Word]) -> bool:
    """“Info should be purple”: something is said of a thing that is no element, such as a value of a prop."""
    for place, word in enumerate(clause):
        if word.is_("act", "set") and word.key in _OUGHT:
            return any(each.is_("unknown") for each in clause[:place])
    last = clause[-2:]
    return len(last) > 1 and last[0].key in {"for", "fuer"} and last[1].is_("unknown")  # “a lighter blue for info”


def is_a_value(clause: Sequence[Word], place: int, names: Names) -> bool:
    """Whether a word is what a prop of the component can be (“info is too pale”), and not only a name for a colour or a size.

    “The success green”, “in brand”, “like primary” say how something shall look.
    """
    word = clause[place]
    if word.key not in names.parts.values or word.kinds.keys() & _MEANING:
        return False
    before = next(
        (each for each in reversed(clause[:place]) if not each.is_("noise") and each.key not in ARTICLES), None
    )
    behind = clause[place + 1] if place + 1 < len(clause) else None
    described = behind is not None and behind.is_("property")
    return not described and (before is None or not (before.is_("act", "set") or before.key in _LIKENING))


def pronoun(word: Word) -> bool:
    """Whether a word stands for one or several elements: “it”, “them”."""
    return word.kinds.get("pointer") in {"it", "them"}

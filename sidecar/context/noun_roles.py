"""How nouns stand in a clause: what is to change, where it is, what it shall be like. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.lexicon import table
from sidecar.context.noun import ARTICLES, CONDITIONS, Noun, Role
from sidecar.context.noun_words import LIKENING
from sidecar.context.spoken import Word

_GENITIVES: Final = {"des", "eines"}
_COMPARING: Final = {"as", "wie"}


def with_roles(clause: Sequence[Word], found: Sequence[Noun]) -> list[Noun]:
    """How each stands in the clause: by the preposition before it, or by the one of the noun that it is listed with."""
    told: list[Noun] = []
    for number, noun in enumerate(found):
        role = "within" if _genitive(clause, noun, found) else _role(clause, noun)
        before = found[number - 1] if number else None
        if role is None and before is not None and _listed(clause, before, noun):
            role = told[-1].role
        if role == "within" and before is not None and told[-1].role == "when" and _of(clause, before, noun):
            role = "when"  # “when the rest of the card scrolls”
        told.append(replace(noun, role=role or "object"))
    return told


def _of(clause: Sequence[Word], before: Noun, noun: Noun) -> bool:
    return [word.key for word in clause[before.end : noun.start]] in (["of"], ["von"], ["vom"])


def _genitive(clause: Sequence[Word], noun: Noun, found: Sequence[Noun]) -> bool:
    """“Die Linie des Diagramms”."""
    return clause[noun.start].key in _GENITIVES and any(each.end == noun.start for each in found)


def _role(clause: Sequence[Word], noun: Noun) -> Role | None:  # noqa: PLR0911  one line per rule
    place = noun.start - 1
    while place >= 0:
        word = clause[place]
        if word.is_("pointer", "when"):
            return "when" if word.key in CONDITIONS else None
        if word.key in ARTICLES:
            place -= 1
            continue
        if _likens(word, clause[place : noun.start]):
            return "like"
        value = word.kinds.get("place", "") or _opens(word)
        if value == "side" and place + 1 < len(clause) and clause[place + 1].is_("place"):
            place -= 1
            continue
        if value == "like" and place == 0 and word.key in {"match", "align"}:
            return "object"  # “match the badge to the price”
        if value == "within" and place and clause[place - 1].is_("place", "like"):
            return "like"  # “like in the header”, “wie bei den anderen Buttons”
        if value and value != "side":
            return value  # type: ignore[return-value]  # the table's values are roles
        if (
            word.kinds.keys() & {"colour", "look"}
            or word.is_("noise")
            or word.is_("unknown")
            or word.is_("pointer", "same")
        ):
            place -= 1
            continue
        return None
    return None


def _likens(word: Word, behind: Sequence[Word]) -> bool:
    """“Look like a link”, “as wide as the field”, “so breit wie die Karte”; not “so breit wie möglich, der Knopf”."""
    if word.is_("decisive", "variant"):
        return word.last in LIKENING
    compares = word.is_("look") and " " in word.key and word.last in _COMPARING
    return compares and not any(each.is_("unknown") for each in behind)


def _opens(word: Word) -> str:
    """How a noun after a verb with a preposition is meant: “should come before”."""
    last = word.key.rpartition(" ")[2] if word.is_("act") and " " in word.key else ""
    return "anchor" if table().get(last, {}).get("place") == "anchor" else ""


def _listed(clause: Sequence[Word], one: Noun, other: Noun) -> bool:
    between = clause[one.end : other.start]
    return 0 < len(between) <= 2 and all(word.is_("sep") or word.is_("noise") for word in between)  # noqa: PLR2004

"""What a clause speaks of, and what it asks for without that. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.commanding import spelled
from sidecar.context.facts import own_text
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, Noun
from sidecar.context.nouns import nouns
from sidecar.context.spoken import Word

_POINTING: Final = {"it", "them", "same", "too", "other", "whole", "again", "instead"}
_TEXTS: Final = {("text",), ("label",)}


def bared(clause: Sequence[Word], spoken: Sequence[Noun]) -> str:
    """A clause without the words for what it is about, and without those that point at something said before.

    What the component has nothing of stays, so that nobody does to all of it what was said of “email”.
    As it was said where these words are about some of its kind only: nobody may do to all buttons what was said of “the small button”.
    """
    about = [noun for noun in spoken if noun.role in {"object", "within"} and not own_text(noun) and _is_told(noun)]
    if any(_tells_which(clause, noun) for noun in about):
        return spelled(clause)
    gone = {place for noun in about for place in range(noun.start - (noun.role == "within"), noun.end)}
    kept: list[str] = []
    for place, word in enumerate(clause):
        if place in gone or word.kinds.get("pointer") in _POINTING or word.key in ARTICLES:
            continue
        kept.append(f'"{word.text}"' if word.is_("quote") else word.text if " " not in word.key else word.key)
    return " ".join(kept)


def _is_told(noun: Noun) -> bool:
    """Whether it is clear what is meant: something that is there, or that is pointed at."""
    return noun.known or not noun.names or bool(noun.ids or noun.ordinal or noun.other or noun.this)


def _tells_which(clause: Sequence[Word], noun: Noun) -> bool:
    """“The current item”, “the small button”."""
    return noun.state or any(
        word.is_("look") or word.is_("colour") for word in clause[noun.start : noun.end] if not word.name
    )


def spoken_of(clause: Sequence[Word], names: Names) -> list[Noun]:
    """The nouns of a clause; in “… with white links”, said for itself, the links are what changes."""
    return [_as_object(noun, clause) for noun in nouns(clause, names)]


def _as_object(noun: Noun, clause: Sequence[Word]) -> Noun:
    """In “… with white links”, said for itself, the links are what changes."""
    alone = bool(clause) and clause[0].is_("place", "with") and noun.start <= 3  # noqa: PLR2004  “with the white links”
    if alone and noun.role == "with" and noun.known and not noun.indefinite and noun.names not in _TEXTS:
        return replace(noun, role="object")
    return noun

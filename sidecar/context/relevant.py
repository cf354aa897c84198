"""The words of a clause that tell what kind of change is asked for. Pure."""

from collections.abc import Sequence

from sidecar.context.noun import CONDITIONS, Noun
from sidecar.context.spoken import Word


def counting(clause: Sequence[Word], spoken: Sequence[Noun]) -> list[Word]:
    """The words that tell: none of a noun phrase, of a condition, or of what it shall not be."""
    inside = {place for noun in spoken for place in range(noun.start, noun.end) if noun.role not in {"like", "with"}}
    kept: list[Word] = []
    skipping = False
    for place, word in enumerate(clause):
        if word.is_("sep"):
            skipping = False
        if kept and (word.is_("place", "against") or (word.is_("pointer", "when") and word.key in CONDITIONS)):
            skipping = True
        told = word.kinds.get("act") in {"add", "remove"} and "thing" not in word.kinds and "property" not in word.kinds
        if not skipping and (place not in inside or told):
            kept.append(word)
    return kept


def in_noun(word: Word, clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """Whether a word of a clause is part of a noun phrase."""
    place = next(number for number, each in enumerate(clause) if each is word)
    return any(noun.start <= place < noun.end for noun in spoken)

"""What an earlier turn did, spoken of again: “the caps were too much”, “the coral is too strong”, “a darker blue”. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from sidecar.context.lexicon import folded, forms
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.situation import Said, Situation
from sidecar.context.spoken import Word, words
from sidecar.editors.quick.colors import GERMAN_COLOURS

_CAPITALS: Final = {
    "uppercase", "caps", "all caps", "capitals", "capital letters", "in caps", "in capitals", "in uppercase", "uppercased", "versalien",
    "grossbuchstaben", "grossbuchstabe", "in grossbuchstaben", "small caps",
}  # fmt: skip
_RATHER: Final = {"rather than", "instead of", "statt", "not"}
_TAKING: Final = {"in", "use", "to", "with", "it", "nimm", "nutze", "mit"}
_DEEPER: Final = {"darker", "lighter", "paler", "deeper", "dunkleres", "helleres", "dunkler", "heller"}
_GERMAN: Final = {folded(key): value for key, value in GERMAN_COLOURS.items()}


def recalled(clause: Sequence[Word], situation: Situation, names: Names) -> Said | None:
    """The last turn that did what a clause speaks of, where the last turn of all didn't; None where there is none."""
    turns = [turn for turn in reversed(situation.turns) if turn.success]
    wanted = set(_spoken_of_again(clause))
    if not wanted or not turns:
        return None
    found = next((turn for turn in turns if wanted & _done(turn, situation, names)), None)
    return None if found is turns[0] else found


def _spoken_of_again(clause: Sequence[Word]) -> Iterator[str]:
    for place, word in enumerate(clause):
        if word.key in _CAPITALS and not _only_asked_for(clause):
            yield "capitals"
        elif word.is_("colour") and _is_known(clause, place):
            yield _colour(word)


def _only_asked_for(clause: Sequence[Word]) -> bool:
    """“Use capitals”, “in caps please”; not “the caps are too much”, “uppercase off again”."""
    return all(
        word.key in _CAPITALS | _TAKING or word.is_("act", "set") or word.is_("sep") or _is_manners(word)
        for word in clause
    )


def _is_manners(word: Word) -> bool:
    return word.is_("noise") and not word.key.startswith(("too ", "zu "))


def _is_known(clause: Sequence[Word], place: int) -> bool:
    """“The coral”, “not coral”, “a darker coral”; “in the coral” and “use the coral” take it for something else."""
    before = clause[place - 1].key if place else ""
    if before in ARTICLES and before not in INDEFINITE:
        return place < 2 or clause[place - 2].key not in _TAKING  # noqa: PLR2004  the word before the article
    return before in _RATHER or before in _DEEPER


def _done(turn: Said, situation: Situation, names: Names) -> set[str]:
    told = words(turn.prompt, names, situation.colours)
    return {
        "capitals" if word.key in _CAPITALS else _colour(word)
        for word in told
        if word.key in _CAPITALS or word.is_("colour")
    }


def _colour(word: Word) -> str:
    return next((_GERMAN[form] for form, _ in forms(word.key) if form in _GERMAN), word.key)

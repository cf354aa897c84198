"""What `likely` sees of a clause: its words, pairs and pieces of them, what the lexicon knows about them, in what order. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sidecar.context.spoken import Word

_PIECES: Final = (4, 5)  # letters
_SHORTEST: Final = 4
_LONGEST: Final = 8  # a longer clause counts as one of so many words
_SILENT: Final = {"noise", "thing", "unknown", "new", "ordinal"}
_STANDING_FOR_ANY: Final = ("quote", "figure", "number")
_ORDERED: Final = ("decisive", "property", "look", "act", "place", "pointer", "colour")
_NAMING: Final = {"thing", "unknown", "new"}


def features(clause: Sequence[Word]) -> list[str]:
    """The features of a clause, sorted; elements, figures, colours and quotes count as such, whatever they are."""
    found: set[str] = set()
    said: list[str] = []
    meant: list[str] = []
    for word in clause:
        if word.is_("sep") and not word.text.isalpha() and word.text not in "?:":
            continue
        if (stand_in := _any(word)) is not None:
            said.append(stand_in)
            meant.append(stand_in)
            continue
        parts = word.key.split()
        said += parts
        found.update(f"piece {piece}" for part in parts for piece in _pieces(part))
        found.update(f"means {kind} {value}" for kind, value in word.kinds.items() if kind not in _SILENT)
        meant += [f"{kind}:{word.kinds[kind]}" for kind in _ORDERED if kind in word.kinds][:1]
    found.update(f"word {each}" for each in said)
    found.update(f"pair {one} {other}" for one, other in pairwise(["^", *said, "$"]))
    found.update(f"order {one} {other}" for one, other in pairwise(meant))
    found.add(f"words {min(len(said), _LONGEST)}")
    return sorted(found)


def _any(word: Word) -> str | None:
    """What a word counts as that could as well be another of its kind; None for a word that counts itself."""
    kinds = word.kinds
    for kind in _STANDING_FOR_ANY:
        if kind in kinds:
            return f"<{word.key.lstrip('+-0123456789., ')[:2]}>" if kind == "figure" else f"<{kind}>"
    if kinds.keys() == {"colour"}:
        return "<colour>"
    named = bool(word.name) and ("thing" in kinds or word.ids != () or kinds.keys() != {"unknown"})
    return "<thing>" if named and kinds.keys() <= _NAMING else None


def _pieces(word: str) -> Iterator[str]:
    """The runs of letters that a longer word has in common with its other forms, its compounds and its misspellings."""
    if len(word) >= _SHORTEST:
        marked = f"^{word}$"
        for length in _PIECES:
            yield from (marked[start : start + length] for start in range(len(marked) - length + 1))

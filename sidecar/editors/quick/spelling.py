"""One slip of a finger in a word of the grammar's own: “biger”, “smaler”, “collor”, “graay”."""

from collections.abc import Callable, Collection
from functools import cache, lru_cache
from typing import Final

from sidecar.context.lexicon import folded, slip, table
from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS
from sidecar.editors.quick.lexicon import LEXICON, Meaning

_SHORTEST: Final = 5
_REAL: Final = {"keiner", "schalten"}  # words of their own that nobody else knows here
_EMPTY: Final = {"noise", "self"}


def respelt(word: str, own: Collection[str], meaning: Callable[[str], Meaning | None]) -> str | None:
    """The word that was surely meant by one that nothing is known of, both in lower case; None when there is none.

    Never one of `own`, the names of the component's elements, nor where one of these, or words of different meanings, are as near.
    Another ending is no slip: “elements” are more than one.
    """
    if len(word) < _SHORTEST or not word.isalpha() or is_word(word):
        return None
    if any(slip(word, name) or word == name for each in own for name in each.split()):
        return None
    near = _near(word)
    meanings = [meaning(each) or ("phrase", each) for each in near]
    return near[0] if near and all(each == meanings[0] for each in meanings) else None


def is_word(word: str) -> bool:
    """Whether it is a word of its own, whatever it looks like: “order” is no border."""
    return word in _REAL or folded(word) in _known()


@lru_cache(maxsize=1024)
def _near(word: str) -> tuple[str, ...]:
    return tuple(each for each in _words() if slip(word, each) and not _longer(word, each))


def _longer(word: str, right: str) -> bool:
    return word[:-1] == right and word[-1] != right[-1]


@cache
def _words() -> tuple[str, ...]:
    """The words of the grammar's phrases that mean something, and those for colours."""
    phrases = [phrase for phrase, (kind, _) in LEXICON.items() if kind not in _EMPTY]
    words = {word for phrase in phrases for word in phrase.split()} | set(CSS_COLOURS) | set(GERMAN_COLOURS)
    return tuple(sorted(word for word in words if LEXICON.get(word, ("", None))[0] not in _EMPTY))


@cache
def _known() -> frozenset[str]:
    """Every word that the engine knows in prompts."""
    return frozenset(word for phrase in table() for word in phrase.split())

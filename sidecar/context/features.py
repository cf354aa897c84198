"""What `likely` sees of a text: its words, pairs of them, pieces of them, and what the lexicon knows about them. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from sidecar.context.lexicon import Meanings, folded, forms, table
from sidecar.context.spoken import Lexeme, lexemes

_PIECES: Final = (4, 5)  # letters
_SHORTEST: Final = 4
_LONGEST: Final = 8  # a longer text counts as one of so many words
_SILENT: Final = {"noise", "thing", "unknown", "new"}


def features(text: str) -> list[str]:
    """The features of a text, sorted; names of elements, figures, colours and quotes count as such, whatever they are."""
    found: set[str] = set()
    said = [
        _said(lexeme)
        for lexeme in lexemes(text)
        if lexeme.kind != "sep" or lexeme.text.isalnum() or lexeme.text in "?:"
    ]
    for word, meanings in said:
        found.add(f"word {word}")
        if word.startswith("<"):
            continue
        found.update(f"piece {piece}" for piece in _pieces(word))
        found.update(f"means {kind} {value}" for kind, value in meanings.items() if kind not in _SILENT)
    found.update(f"pair {pair}" for pair in _pairs([word for word, _ in said]))
    found.add(f"words {min(len(said), _LONGEST)}")
    return sorted(found)


def _said(lexeme: Lexeme) -> tuple[str, Meanings]:
    if lexeme.kind in {"quote", "colour", "number"}:
        return f"<{lexeme.kind}>", {}
    if lexeme.kind == "figure":
        return f"<{lexeme.text.lstrip('+-0123456789., ')[:2].lower()}>", {}
    word = folded(lexeme.text)
    meanings = next((table()[form] for form, _ in forms(word) if form in table()), {})
    if meanings.keys() == {"thing"}:
        return "<thing>", {}
    if meanings.keys() == {"colour"}:
        return "<colour>", {}
    return word, meanings


def _pieces(word: str) -> Iterator[str]:
    """The runs of letters that a longer word has in common with its other forms, its compounds and its misspellings."""
    if len(word) >= _SHORTEST:
        marked = f"^{word}$"
        for length in _PIECES:
            yield from (marked[start : start + length] for start in range(len(marked) - length + 1))


def _pairs(said: Sequence[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in zip(["^", *said], [*said, "$"], strict=True))

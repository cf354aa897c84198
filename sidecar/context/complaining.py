"""Complaints and reasons behind a wish: “…, looks a bit clunky”, “…, nobody can read that”, “…, primary comes first”. Pure.

They tell why. Taken for wishes, “clunky” would ask for a size, and “primary” for a colour, that nobody spoke of.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.lexicon import folded
from sidecar.context.naming import Names
from sidecar.context.spoken import Word

_IT: Final = r"(?:(?:it|that|this|they|es|das|die|der|just|somehow|irgendwie|really|now|jetzt|halt) )*"
_MUCH: Final = (
    r"(?:(?:far|way|much|just|simply|really|now|still|all|me|mir|uns|viel|einfach|halt|jetzt|noch|etwas|echt|irgendwie) )*"
    r"(?:too|zu|so|a (?:bit|little|tad|touch)|bit|etwas|ein bisschen|bisschen|kind of|kinda|rather|pretty|quite|kaum|hard|hardly|barely|schwer|schlecht)"
)
_BLAMING: Final = re.compile(
    rf"{_IT}(?:(?:looks|feels|seems|reads|comes across|wirkt|wirken|sieht|fuehlt|fuehlen)\b|(?:they )(?:look|feel)\b|(?:is|are|it's|ist|sind|gets|knallt) {_MUCH}\b).*"
)
_WHO: Final = (
    r"(?:everyone|everybody|every user|all (?:people|users|of us)|nobody|no one|no-one|hardly (?:anyone|anybody)|people|users|visitors|customers|folks|i|you|we|they|one"
    r"|colou?r[- ]?blind (?:people|users|folks|visitors)|jeder|alle|niemand|keiner|kein mensch|kaum (?:einer|jemand)|leute|nutzer|kunden|man|ich|wir|farbenblinde\w*)"
)
_PERCEIVING: Final = (
    r"(?:see|sees|tell|read|reads|make out|distinguish|spot|spots|find|finds|notice|notices|recogni[sz]e|sehen|sieht|lesen|liest|erkennen|erkennt|unterscheiden"
    r"|unterscheidet|auseinanderhalten|finden|findet|bemerken|bemerkt)"
)
_FAILING: Final = re.compile(
    rf"(?:but |and |denn |weil |die |the |most |viele |many )*(?:(?:not|nicht|nich) )?{_WHO} (?:.* )?{_PERCEIVING}\b.*"
)
_DENYING: Final = re.compile(
    r"\b(?:not|nicht|nich|nobody|no one|no-one|hardly|barely|niemand|keiner|kein|kaum|can't|cannot|cant|couldn't|don't|won't|doesn't|nix|nichts)\b"
)
_LEADING: Final = re.compile(
    r"(?:the |our |die |der |das |unsere? |ein )*(?:primary|main|most important|key|wichtigste\w*|haupt\w*|primaer\w*|primaere\w*)\b(?: \w+){0,2} "
    r"(?:always |immer |usually |halt |bei uns )*(?:comes?|goes?|belongs|kommt|gehoert|steht)\b.*"
)
_ELSE: Final = re.compile(
    r"(?:or else|otherwise) (?:it|they|that|this|the|you|people|nobody|no one|one|there|users)\b.*"
    r"|sonst (?!nicht\b|jetzt\b|echt\b|fett\b|mit\b)\w+t\b.*|.*(?!nicht)\b\w+t sonst\b.*|(?:.* )?(?:\w+s|\w+n't .*) otherwise"
)
_OUGHT: Final = {
    "should", "should be", "must", "needs", "need", "need a", "needs a", "could", "please", "pls", "bitte", "soll", "sollen", "sollte", "sollten", "muss",
    "muessen", "let", "i want", "i'd like",
}  # fmt: skip
_BETTER: Final = re.compile(
    r"\b(?:better|nicer|best|besser|schoener|am besten|good|great|fine|nice|gut|schoen|super|ok|okay)\b"
)
_COLOURS: Final = {"color", "colors", "colour", "colours", "farbe", "farben"}
_SURE: Final = {"quote", "figure", "number"}


def blames(piece: Sequence[Word], names: Names) -> bool:  # noqa: PLR0911  one line per rule
    """Whether a piece behind a wish tells why it is wished for, and asks for nothing: it names no element, no value and no time."""
    if any(word.is_("quote") or word.key in _OUGHT or word.is_("pointer", "when") for word in piece):
        return False
    text = folded(" ".join(word.text for word in piece))
    if _ELSE.fullmatch(text):
        return not any(word.is_("colour") or word.is_("figure") for word in piece)
    if any(word.ids or names.knows(word.name) for word in piece) and _LEADING.fullmatch(text) is None:
        return False
    if _LEADING.fullmatch(text):
        return not any(word.ids or word.is_("figure") for word in piece)
    if _FAILING.fullmatch(text) and _DENYING.search(text):
        return not _asks(piece) and not any(
            (word.is_("property") and word.key not in _COLOURS) or "focus" in word.key for word in piece
        )
    if _BLAMING.fullmatch(text) is None or _BETTER.search(text):
        return False
    return not _asks(piece) and not any(word.kinds.keys() & {"property", "colour"} or _compares(word) for word in piece)


def _asks(piece: Sequence[Word]) -> bool:
    return any(word.kinds.keys() & _SURE or (word.is_("act") and not word.is_("act", "set")) for word in piece)


def _compares(word: Word) -> bool:
    """“Looks calmer in red”, “feels bigger”: what would come of a wish."""
    return (
        word.is_("look")
        and word.last.endswith(("er", "ere", "eren"))
        and word.key.partition(" ")[0] not in {"too", "zu"}
    )

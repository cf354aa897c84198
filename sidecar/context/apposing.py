"""What is said once more of an element, behind a comma: “remove the badge, *the small one on the right*”. Pure.

It is no second element. Where the name alone fits several, it tells which of them; else it tells nothing new.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.matching import Matcher
from sidecar.context.naming import Names
from sidecar.context.noun import Noun
from sidecar.context.nouns import nouns
from sidecar.context.spoken import Word

_APPOSITION: Final = re.compile(
    r",\s*(?:i mean |ich meine )?(?:"
    r"(?:the|that) (?:\w+ ){0,2}(?:one|thing|bit|guy)(?: (?:on|at|in) (?:the |its )?(?:very |far |upper |lower )?(?:left|right|top|bottom|middle|corner)"
    r"| (?:next to|beside|below|above|under) the \w+)?"
    r"|(?:das|den|die|der) (?:kleine[nrs]? |grosse[nrs]? |große[nrs]? )?(?:ding |dings )?(?:ganz )?(?:rechts|links|oben|unten)(?: (?:rechts|links))?"
    r")[.!]?\s*$",
    re.IGNORECASE,
)
_ANOTHER: Final = {"other", "second", "third", "last", "first", "same", "whole", "entire", "next"}
_LISTING: Final = {"and", "or", "und", "oder", "&", "not", "no", "nicht", "but", "sondern", "nein", "sowie", "plus", "keep", "except", "like"}  # fmt: skip
_WISHES: Final = {"look", "property", "colour"}


def without_apposition(prompt: str, found: Sequence[Word], names: Names) -> list[Word]:
    """The words of a prompt without what is said twice: the apposition, or the name that fits several."""
    match = _APPOSITION.search(prompt)
    if match is None or set(re.findall(r"\w+", match[0].lower())) & _ANOTHER:
        return list(found)
    before = [word for word in found if word.start < match.start()]
    if any(word.is_("sep") or word.key in _LISTING or word.text.lower() in _LISTING for word in before):
        return list(found)  # a list, of which it is another
    noun = _only(before, names)
    asks = any(word.is_("act", "remove") or word.kinds.keys() & _WISHES for word in before)
    if noun is None or not asks:
        return list(found)
    if len(Matcher(names).matches(noun, None)) == 1:
        return before
    behind = [word for word in found if word.start > match.start()]
    last = noun.end == len(before)  # “remove the button, the one on the right”
    return [*before[: noun.start], *behind] if last else list(found)


def _only(before: Sequence[Word], names: Names) -> Noun | None:
    """The one element that is named there; None where there is none, or another, or several are meant."""
    named = [noun for noun in nouns(before, names) if noun.names and noun.known]
    if len(named) != 1:
        return None
    (noun,) = named
    return None if noun.indefinite or noun.plural or noun.every or noun.ordinal else noun

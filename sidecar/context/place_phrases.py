"""How people point at an element by its place, in English and German: patterns over the prompt as it was typed. Pure."""

import re
from typing import Final

HEADS: Final = {
    "any": "ones?|things?|bit|part|piece|element|teil|ding|dingens?",
    "text": "text line|line of text|text|words?|sentence|letters?|line|satz|wort|zeile|schrift",
    "box": "box|strip|band|row|area|section|container|panel|kasten|kästchen|kaestchen|leiste|reihe|streifen|bereich",
    "picture": "picture|pic|image|symbol|icon|bildchen|bild",
}
"""General nouns by what they can stand for, each a group of the patterns below."""

ROWS: Final = re.compile(rf"(?:{HEADS['box']}|line|zeile)", re.IGNORECASE)
"""What can stand for a part of the component from its left to its right."""

_ARTICLES: Final = "the|that|this|der|die|das|den|dem"
_THE: Final = rf"(?:{_ARTICLES})"
_WORD: Final = r"[^\W\d_]+"
_ADJECTIVES: Final = rf"(?:(?!(?:and|und|{_ARTICLES})\b){_WORD}\s+){{0,2}}?"
_HEAD: Final = "|".join(f"(?P<{name}>{words})" for name, words in HEADS.items())
_BEGINS: Final = r"(?:^\s*|(?<=[,.;:&]\s)|(?<=\band\s)|(?<=\bund\s))"
_SOME: Final = rf"(?:\b{_THE}\s+|{_BEGINS}){_ADJECTIVES}"

_BESIDE: Final = "(?:right )?next to|beside|daneben|nebenan|neben"
_BEFORE: Final = (
    "before|in front of|(?:right |just )?above|on top of|(?:to the )?left of|davor|darüber|darueber|drüber|"
    "links daneben|links davon|vor|über|ueber"
)
_AFTER: Final = (
    "after|behind|(?:right |just )?below|under|(?:right )?underneath|beneath|(?:to the )?right of|dahinter|danach|darunter|drunter|"
    "rechts daneben|rechts davon|hinter|unter"
)
_REFERENCE: Final = rf"(?:\s+(?:(?P<it>it|that|this|ihm|ihr)\b|(?:of\s+)?{_THE}\s+(?P<name>{_WORD}(?:\s+{_WORD})?)))?"
BY_ANOTHER: Final = re.compile(
    rf"(?:{_SOME}(?:{_HEAD})\s+|\b(?P<bare>{_THE})\s+)"
    rf"(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER})|(?P<beside>{_BESIDE}))\b{_REFERENCE}",
    re.IGNORECASE,
)
"""“The one next to it”, “the sentence under the heading”, “das daneben”: `name` or `it` is the other one, else it is left out."""

BY_ITSELF: Final = re.compile(
    "(?:right |just )?(?:above|below|underneath|beneath)|d(?:a|r).+|links .+|rechts .+|nebenan", re.IGNORECASE
)
"""The prepositions that may stand without what they refer to."""

_IT: Final = "(?:it|this|that|he|she|er|sie|es)"
_INNER: Final = rf"(?:{_IT}|(?:the|both|die|der|das)\s+(?P<inner>{_WORD}))"
_SITS: Final = r"(?:'s|\s+is|\s+are)?\s+(?:sits?|sitting|stands?|standing|lives?|lies|lying)\s+in(?:side)?\b"
_SITZT: Final = r"(?:sitzt|sitzen|steht|stehen|liegt|liegen|steckt|stecken)\b"
AROUND: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwhat\s*{_INNER}{_SITS}",
        rf"\bthe\s+{_ADJECTIVES}{_WORD}\s+(?:that\s+)?{_INNER}{_SITS}",
        rf"\b(?:der|die|das|den|dem)\s+{_ADJECTIVES}{_WORD},?\s+(?:in|auf)\s+(?:dem|der|denen)\s+{_INNER}\s+{_SITZT}",
        rf"\b{_THE}\s+{_ADJECTIVES}(?:box|frame|container|circle|kasten|kreis|rahmen)\s+(?:around|round|um)\s+{_INNER}",
    )
)
"""“What it sits in”, “der Kreis, in dem der Punkt sitzt”: `inner` is what lies in it, else “it”."""

_FIRST: Final = "left|top|start|beginning|links|oben|anfang"
_LAST: Final = "right|bottom|end|rechts|unten|ende"
AT_AN_END: Final = re.compile(
    rf"(?:{_SOME}(?:{_HEAD})|\b(?P<whatever>what's|what is|whatever's))\s+"
    r"(?:(?:(?:on|at|to|in|along)\s+(?:the\s+)?(?:very\s+|far\s+)?|far\s+|ganz\s+|am\s+weitesten\s+)|(?=oben|unten|links|rechts))"
    r"(?:(?P<row>top|upper|bottom|lower|oben|unten)\s+)?"
    rf"(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))\b",
    re.IGNORECASE,
)
"""“The small line at the very bottom”, “what's on the far left”, “the thing at the top right”."""

THE_SIDE_ONE: Final = re.compile(
    r"\b(?:the|der|die|das|den|dem)\s+"
    r"(?:(?:(?P<first>upper|left|linken?|obere[nr]?)|(?P<last>lower|right|rechten?|untere[nr]?))\s+(?:one|teil)\b"
    r"|(?:(?P<erste>linke[nr]?|obere[nr]?)|(?P<letzte>rechte[nr]?|untere[nr]?))(?=\s+(?:auch|bitte|soll|etwas|ein)|\s*$|\s*[,.]))",
    re.IGNORECASE,
)
"""“The lower one”, “den linken”."""

PLACED: Final = tuple(
    (place, re.compile(rf"\b(?:{_THE}\s+)?(?:{words})\s+(?P<noun>{_WORD})", re.IGNORECASE))
    for place, words in (
        (0, "left|leftmost|upper|topmost|linke[nrs]?|obere[nrs]?|oberste[nrs]?"),
        (-1, "right|rightmost|lower|bottommost|rechte[nrs]?|untere[nrs]?|unterste[nrs]?"),
        (1, "middle|centre|center|mittlere[nrs]?"),
    )
)
"""“The middle tile”, “der rechte Knopf”: 0 for the first, -1 for the last, 1 for the middle one."""

NOUN_AT_AN_END: Final = re.compile(
    rf"\b{_THE}\s+(?P<noun>{_WORD})\s+(?:(?:on|at|to)\s+the\s+(?:far\s+|very\s+)?|ganz\s+|am weitesten\s+)"
    rf"(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))\b",
    re.IGNORECASE,
)
"""“The tile on the far right”."""

WRITTEN: Final = re.compile(
    r"`?(?P<class>\.[a-z][\w-]*|\b[a-z][\w-]*(?:__|--)[\w-]+)`?|<(?P<tag>[A-Za-z][\w.]*)\s*/?>|\b(?P<bare>h[1-6]|svg|img)\b"
)
"""“.card__title”, “<nav>”, “the h3”: as the source has it."""

_PLACING: Final = (
    r"\b(?:add|insert|put|place|move|moved|bring|align|stack|push|setz\w*|schieb\w*|verschieb\w*|stell\w*|pack\w*|füg\w*|fueg\w*|"
    r"platzier\w*|nach)\b"
)
_NEW: Final = r"\b(?:an?|no|another|more|eine?[nmrs]?|keine?[nmrs]?|noch|mehr)\b"
_GOING: Final = re.compile(_PLACING, re.IGNORECASE)
_MADE: Final = re.compile(f"{_NEW}|{_PLACING}", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,.;!?]|\band\b|\bund\b")


def says_where_to(prompt: str, match: re.Match[str]) -> bool:
    """Whether a match tells where something shall go, or of what shall be there, instead of what is there."""
    before = _CLAUSE_END.split(prompt[: match.start()])[-1]
    return _MADE.search(match[0]) is not None or _GOING.search(before) is not None

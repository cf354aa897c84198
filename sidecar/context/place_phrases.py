"""How people point at an element by its place, in English and German: patterns over the prompt as it was typed. Pure."""

import re
from typing import Final

HEADS: Final = {
    "any": "ones?|things?|bit|part|piece|element|teil|ding|dingens?",
    "text": "text line|line of text|text|words?|sentence|letters?|satz|wort|schrift",
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
_PLAIN: Final = r"(?:(?:small|little|tiny|grey|gray|pale|tinted|round|kleine[nrs]?|graue[nrs]?)\s+){0,2}?"
_BEGINS: Final = r"(?:^\s*|(?<=[,.;:&]\s)|(?<=\band\s)|(?<=\bund\s))"
_DEFINITE: Final = rf"\b{_THE}\s+{_ADJECTIVES}"
_SOME: Final = rf"(?:{_DEFINITE}|{_BEGINS}{_PLAIN})"
"""Without an article, as people type, hardly any adjective: it is what they wish for more often."""

_BESIDE: Final = "(?:right )?next to|beside|daneben|nebenan"
_BEFORE: Final = (
    "before|in front of|(?:right |just )?above|on top of|(?:to the )?left of|davor|darüber|darueber|drüber|"
    "links daneben|links davon"
)
_AFTER: Final = (
    "after|behind|(?:right |just )?below|under|(?:right )?underneath|beneath|(?:to the )?right of|dahinter|danach|darunter|drunter|"
    "rechts daneben|rechts davon"
)
_GERMAN: Final = (
    rf"(?:(?P<vor>vor|über|ueber)|(?P<nach>hinter|unter)|(?P<neben>neben))\s+(?:dem|der)\s+(?P<wort>{_WORD})"
)
_REFERENCE: Final = rf"(?:\s+(?:(?P<it>it|ihm|ihr)\b|(?:of\s+)?the\s+(?P<name>{_WORD}(?:\s+{_WORD})?)))?"
BY_ANOTHER: Final = re.compile(
    rf"(?:{_SOME}(?:{_HEAD})\s+|\b(?P<bare>{_THE})\s+)"
    rf"(?:{_GERMAN}|(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER})|(?P<beside>{_BESIDE}))\b{_REFERENCE})",
    re.IGNORECASE,
)
"""“The one next to it”, “the sentence under the heading”, “das daneben”: `name`, `wort` or `it` is the other one, else it is left out.

In German “unter dem Titel” is a place, “unter den Titel” where something shall go.
"""

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
        rf"\b{_THE}\s+{_ADJECTIVES}(?:box|container|circle|kasten|kreis)\s+(?:around|round|um)\s+{_INNER}",
    )
)
"""“What it sits in”, “der Kreis, in dem der Punkt sitzt”: `inner` is what lies in it, else “it”."""

_FIRST: Final = "left|top|start|beginning|links|oben|anfang"
_LAST: Final = "right|bottom|end|rechts|unten|ende"
_FAR: Final = r"(?:(?:on|at|in|along)\s+(?:the\s+)?(?:very|far)\s+|far\s+|ganz\s+|am\s+weitesten\s+)"
_AT: Final = r"(?:(?:on|at|in)\s+(?:the\s+)?)?"
_ROW: Final = r"(?P<row>top|upper|bottom|lower|oben|unten)\s+"
_WHATEVER: Final = rf"(?:{_SOME}(?:{_HEAD})|\b(?P<whatever>what's|what is|whatever's))"
AT_AN_END: Final = tuple(
    re.compile(rf"{start}\s+{at}(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))\b", re.IGNORECASE)
    for start, at in (
        (_WHATEVER, f"{_FAR}(?:{_ROW})?"),
        (_WHATEVER, f"{_AT}{_ROW}"),
        (rf"{_DEFINITE}(?P<any>{HEADS['any']})", _AT),
    )
)
"""“The small line at the very bottom”, “what's on the far left”, “the thing at the top right”, “the one on the left”."""

THE_SIDE_ONE: Final = re.compile(
    r"\b(?:the|der|die|das|den|dem)\s+"
    r"(?:(?:(?P<first>upper|left|linken?|obere[nr]?)|(?P<last>lower|right|rechten?|untere[nr]?))\s+(?:one|teil)\b"
    r"|(?:(?P<erste>linke[nr]?|obere[nr]?)|(?P<letzte>rechte[nr]?|untere[nr]?))(?=\s+(?:auch|bitte|soll|etwas|ein)|\s*$|\s*[,.]))",
    re.IGNORECASE,
)
"""“The lower one”, “den linken”."""

PLACED: Final = tuple(
    (place, re.compile(rf"\b(?:{_THE}\s+(?:{english}|{german})|{german})\s+(?P<noun>{_WORD})", re.IGNORECASE))
    for place, english, german in (
        (0, "left|leftmost|upper|topmost", "linke[nrs]?|obere[nrs]?|oberste[nrs]?"),
        (-1, "right|rightmost|lower|bottommost", "rechte[nrs]?|untere[nrs]?|unterste[nrs]?"),
        (1, "centre|center", "mittlere[nrs]?|middle"),
    )
)
"""“The middle tile”, “der rechte Knopf”: 0 for the first, -1 for the last, 1 for the middle one.

Without an article “left”, “lower” and “center” are wishes more often.
"""

_PEOPLE: Final = r"people|(?:the\s+)?users?|(?:the\s+)?customers?|(?:the\s+)?visitors?|you|they|someone|somebody|anyone"
_LEUTE: Final = r"man|jemand|(?:die\s+)?(?:leute|nutzer|kunden|benutzer|user)|der\s+(?:nutzer|kunde|benutzer|user)"
TYPED: Final = re.compile(
    rf"\b(?:what(?:ever)?|the (?:text|words|thing)(?: that)?)\s+(?:{_PEOPLE})\s+(?:types?|enters?|writes?|typed|entered)(?:\s+in(?:to it)?\b)?"
    rf"|\bwas\s+(?:{_LEUTE})\s+(?:(?:da|dort)\s+)?(?:(?:ein|rein|hinein)(?:gibt|geben)|(?:ein|rein|hinein)?(?:tippt|tippen|schreibt|schreiben))\b",
    re.IGNORECASE,
)
"""“What people type”, “was man eintippt”: the field it is typed into."""

THE_NEXT: Final = re.compile(
    r"(?<!\bto )\b(?:the\s+(?:next|following)\s+one\b|(?:der|die|das|den|dem)\s+n(?:ä|ae)chste[nrs]?(?=\s+(?:auch|ebenfalls|genauso|ebenso)\b))",
    re.IGNORECASE,
)
"""“The next one too”, “der nächste ebenfalls”: the one behind what was spoken of."""

WRITTEN: Final = re.compile(
    r"`?(?P<class>\.[a-z][\w-]*|\b[a-z][\w-]*(?:__|--)[\w-]+)`?|<(?P<tag>[A-Za-z][\w.]*)\s*/?>|\b(?P<bare>h[1-6]|svg|img)\b"
)
"""“.card__title”, “<nav>”, “the h3”: as the source has it."""

REST: Final = re.compile(
    r"(?:[\"“„'](?P<quoted>\+)\s?(?:\d+|n)[\"”“']|\b(?:the|das|die|der|dem|den)\s+(?:(?:little|small|kleine)\s+)?\+\s?(?:\d+|n)\b)"
    r"(?!\s?(?:px|%|r?em|pt|pixels?|points?|percent|prozent|punkte?)|\s+(?:reicht|war|was|is(?:n't)? (?:not |too )?(?:enough|much)))",
    re.IGNORECASE,
)
"""“The +3”: how many more there are."""

_GOING: Final = (
    "add|insert|put|place|move|moved|bring|align|stack|push|nudge|shift|float|flush|justify|pin|pull|space|scroll|shove|get|show|display|"
    r"want|have|i'd like|centre|center|setz\w*|schieb\w*|verschieb\w*|stell\w*|pack\w*|füg\w*|fueg\w*|platzier\w*|zeig\w*|häng\w*|nach|hätte"
)
_WENT: Final = (
    r"ausricht\w*|ausgerichtet|rück\w*|anordn\w*|platzier\w*|verschieb\w*|setz\w*|stell\w*|bündig|buendig|instead|statt|flush|"
    "better|worse|nicer|liked|prefer|was|were|besser|schlechter|schöner|gefiel|war|lieber|wieder|nimm"
)
_NEW: Final = r"an?|no|another|more|eine?[nmrs]?|keine?[nmrs]?|noch|mehr"
_BEFORE_IT: Final = re.compile(rf"\b(?:{_GOING}|liked|prefer|lieber|wieder|nimm)\b", re.IGNORECASE)
_IN_IT: Final = re.compile(rf"\b(?:{_NEW}|{_GOING})\b", re.IGNORECASE)
_AFTER_IT: Final = re.compile(rf"\b(?:{_WENT})\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,.;!?]|\band\b|\bund\b")


def points_elsewhere(prompt: str, match: re.Match[str]) -> bool:
    """Whether a match tells where something shall go, or of what is new, or of a time (“the one before it was better”)."""
    before = _CLAUSE_END.split(prompt[: match.start()])[-1]
    after = _CLAUSE_END.split(prompt[match.end() :])[0]
    told = prompt[match.start() : match.start("name") if match.groupdict().get("name") else match.end()]
    return bool(_IN_IT.search(told) or _BEFORE_IT.search(before) or _AFTER_IT.search(after))

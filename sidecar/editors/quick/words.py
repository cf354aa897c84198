"""A prompt as tokens: the longest phrases of the lexicon, and of what the component itself adds to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS, SPACED_COLOURS, is_hex
from sidecar.editors.quick.lexicon import COLOUR_SUFFIXES, LEXICON, Meaning
from sidecar.editors.quick.scales import Sizes, family_of, named
from sidecar.editors.quick.spelling import respelt
from sidecar.editors.quick.wishes import Colour

_LONGEST_PHRASE = 6
_MOST_SLIPS = 3  # a prompt with more unknown words isn't about looks, however they are spelt
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“”", "\u2018": "\u2019", "«": "»", "»": "«", "`": "`", "”": "”"}
_OPEN = "".join(_QUOTES)
_APOSTROPHES = "'\u2019"
_UNITS = "px|rem|em|vh|vw|vmin|vmax|ch|ex|pt|cm|mm|in|q|lh|dvh|svh|cqw"
# A comma is a decimal point before one or two digits; before three it may part thousands, so it is not understood.
_NUMBER = r"(?:\d+(?:\.\d+|,\d{1,2}(?!\d))?|\.\d+)"
_LEXEME = re.compile(
    rf"""
    (?P<function>(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|var|color)\((?:[^()]|\([^()]*\))*\))
  | (?P<hex>\#[0-9a-f]+\b)
  | (?P<custom>--[\w-]+)
  | (?P<klass>(?<![\w.])\.[a-z_][\w-]*)
  | (?P<percent>{_NUMBER}\s*(?:%|percent\b|prozent\b))
  | (?P<range>(?<=[\d%xm])\s*[-\u2013]\s*(?=\d))
  | (?P<length>-?{_NUMBER}\s?(?:{_UNITS})\b)
  | (?P<minus>(?<![\w%)])[-\u2212](?=\.?\d))
  | (?P<plus>(?<![\w%)])\+(?=\.?\d))
  | (?P<times>{_NUMBER}\s?(?:x|\u00d7|times|mal|fach)(?![^\W_]))
  | (?P<number>{_NUMBER})
  | (?P<word>[^\W\d_](?:\w|'(?!s\b)(?=[^\W\d_]))*)
  | (?P<possessive>'s\b)
  | (?P<separator>[,;.!&?])
  | (?P<mark>[:=]|->|\u2192)
  | (?P<dash>-)
  | (?P<space>[^\S\n]+)
  | (?P<line>\s*\n\s*)
  | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATORS = {
    "and": "and", "und": "and", "sowie": "and", "plus": "and", "as well as": "and", "and also": "and", "und auch": "and",
    "then": "then", "and then": "then", "dann": "then", "und dann": "then",
}  # fmt: skip

# What a word beside it may name a token for, and the words that may: “large” is any size, “subtle” a soft shadow.
_NAMEABLE = {"measure": "", "surface": "", "shadow": "box-shadow", "corners": "border-radius"}
_INDEFINITE = {"unknown", "big", "soft", "weightname"}


@dataclass(frozen=True, slots=True)
class Token:
    """A phrase of the prompt: its kind, what it means, how it was written and where it stands."""

    kind: str
    value: object
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the component adds to the words: names in lower case, words separated by single spaces.

    Attributes:
        colours: Design tokens and colour variables, by every name they go by, with their CSS values.
        parts: Names of the component's parts, each with the part's key.
        roots: Names of the component itself.
        variables: The custom properties that hold on the page, with their dashes.
        sizes: Design tokens of sizes, see `scales.sizes`.
        within: The keys of two parts where the second is inside the first, or is the same element.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    roots: frozenset[str] = frozenset()
    variables: frozenset[str] = frozenset()
    sizes: Sizes = field(default_factory=dict)
    within: frozenset[tuple[object, object]] = frozenset()

    def meaning(self, phrase: str) -> Meaning | None:
        """What a phrase in lower case means, or None. The project's own names come first."""
        if phrase in self.roots:
            return ("root", None)
        if (colour := self._colour(phrase)) is not None:
            return ("colour", colour)
        if phrase in self.parts:
            return ("part", self.parts[phrase])
        if phrase in _SEPARATORS:
            return ("separator", _SEPARATORS[phrase])
        if phrase in self.sizes:
            return ("sized", self.sizes[phrase])
        return LEXICON.get(phrase)

    def _colour(self, phrase: str) -> Colour | None:
        name = phrase
        for suffix in COLOUR_SUFFIXES:
            name = name.removesuffix(f" {suffix}")
        english = GERMAN_COLOURS.get(phrase, phrase)
        for known in (phrase, name, english):
            taken = known in LEXICON and known == phrase  # a token called “subtle” needs “colour” after it
            if known in self.colours and not taken:
                return Colour(english if known == english else phrase, self.colours[known])
        css = SPACED_COLOURS.get(english, english)
        if css in CSS_COLOURS:
            return Colour(english, css)
        return None


def tokens(prompt: str, vocabulary: Vocabulary) -> list[Token]:
    """The prompt's tokens in order, a few slips of a finger put right. What has no meaning here has the kind `unknown`."""
    lexemes = _lexemes(prompt)
    found = _phrases(lexemes, vocabulary)
    unknown = [token for token in found if token.kind == "unknown"]
    if len(unknown) > _MOST_SLIPS:
        return found
    slips = {token.start: right for token in unknown if (right := _respelt(token, vocabulary)) is not None}
    if not slips:
        return found
    return _phrases([replace(each, text=slips.get(each.start, each.text)) for each in lexemes], vocabulary)


def _respelt(token: Token, vocabulary: Vocabulary) -> str | None:
    return respelt(token.text.lower(), [*vocabulary.parts, *vocabulary.roots], vocabulary.meaning)


def _phrases(lexemes: list[Token], vocabulary: Vocabulary) -> list[Token]:
    found: list[Token] = []
    place = 0
    while place < len(lexemes):
        token, used = _longest(lexemes[place : place + _LONGEST_PHRASE], vocabulary)
        found.append(token)
        place += used
    return _with_names(found, vocabulary)


def _with_names(found: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens with words that name a token of the design system beside what it is for: “radius large”, “background subtle”."""
    for place, token in enumerate(found):
        if token.kind not in _NAMEABLE:
            continue
        before = place - 1
        behind = place + 1 + (place + 1 < len(found) and found[place + 1].kind in {"to", "of"})
        for other in (behind, before):
            if 0 <= other < len(found) and (meaning := _named(token, found[other], vocabulary)) is not None:
                found[other] = replace(found[other], kind=meaning[0], value=meaning[1])
                break
    return found


def _named(token: Token, name: Token, vocabulary: Vocabulary) -> Meaning | None:
    """What a word that says nothing definite by itself names beside a measure, a ground, a shadow."""
    if name.kind not in _INDEFINITE:
        return None
    text = name.text.lower()
    if token.kind == "surface":
        value = vocabulary.colours.get(text)
        return ("colour", Colour(text, value)) if value is not None else None
    family = family_of(str(token.value)) if token.kind == "measure" else _NAMEABLE[token.kind]
    size = None if token.kind == "shadow" and name.kind == "soft" else named(family, text, vocabulary.sizes)
    return ("sized", size) if size is not None else None


def _lexemes(prompt: str) -> list[Token]:
    """Strings, numbers, words and marks; a hyphen between words is a space, and the value of what is right behind it."""
    found: list[Token] = []
    joint = None
    place = 0
    while place < len(prompt):
        if quoted := _quoted(prompt, place):
            found.append(quoted)
            place = quoted.end
            continue
        match = _LEXEME.match(prompt, place)
        if match is None:  # a line break: `other` takes everything else
            place += 1
            continue
        kind = str(match.lastgroup)
        if kind not in {"space", "dash", "possessive"}:
            found.append(Token(kind, joint, match[0], match.start(), match.end()))
        joint = "-" if kind == "dash" else None
        place = match.end()
    return found


def signed(prompt: str) -> bool:
    """Whether a figure has a sign, which may turn round what is said: “-30% larger”, “padding +8px”."""
    return any(
        lexeme.kind in {"minus", "plus"} or lexeme.text.startswith("-")
        for lexeme in _lexemes(prompt)
        if lexeme.kind in {"minus", "plus", "length"}
    )


def _quoted(prompt: str, place: int) -> Token | None:
    """A string in quotes that starts here and is no apostrophe."""
    mark = prompt[place]
    if mark not in _OPEN or (place and prompt[place - 1].isalnum()):
        return None
    for end in range(place + 1, len(prompt)):
        closes = prompt[end] in _QUOTES[mark]
        inside_word = prompt[end] in _APOSTROPHES and end + 1 < len(prompt) and prompt[end + 1].isalnum()
        if closes and not inside_word:
            return Token("string", prompt[place + 1 : end], prompt[place : end + 1], place, end + 1)
    return None


def _longest(lexemes: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, int]:
    first = lexemes[0]
    for count in range(len(lexemes), 0, -1):
        run = lexemes[:count]
        if any(lexeme.kind not in {"word", "number", "mark"} for lexeme in run) or _number_alone(run):
            continue
        phrase = " ".join(lexeme.text for lexeme in run).lower().replace("\u2019", "'")
        meaning = vocabulary.meaning(phrase)
        if meaning and not (meaning[0] == "sized" and _is_figure(run)):
            return Token(*meaning, phrase, first.start, run[-1].end), count
    return _plain(first, vocabulary), 1


def _is_figure(run: Sequence[Token]) -> bool:
    """Whether it is a measure with a number, “padding 4”, which is one of pixels: the token is called “padding-4”."""
    measure = " ".join(lexeme.text for lexeme in run[:-1]).lower()
    return run[-1].kind == "number" and run[-1].value is None and LEXICON.get(measure, ("", None))[0] == "measure"


def _number_alone(run: Sequence[Token]) -> bool:
    return len(run) == 1 and run[0].kind == "number"


def _plain(lexeme: Token, vocabulary: Vocabulary) -> Token:
    """A lexeme that is no phrase, by itself."""
    meaning = _figure(lexeme) or _size(lexeme, vocabulary) or _notation(lexeme, vocabulary) or ("unknown", None)
    return lexeme if lexeme.kind == "string" else Token(*meaning, lexeme.text, lexeme.start, lexeme.end)


def _figure(lexeme: Token) -> Meaning | None:
    """Numbers with and without units."""
    text = lexeme.text.replace(",", ".")
    match lexeme.kind:
        case "percent":
            return "percent", _value(text) / 100
        case "times":
            return "times", _value(text)
        case "length":
            return "length", re.sub(r"\s", "", text.lower())
        case "number":
            return "number", text
    return None


def _size(lexeme: Token, vocabulary: Vocabulary) -> Meaning | None:
    """`--space-5` and `var(--space-5)`."""
    variable = re.fullmatch(r"var\(\s*(--[\w-]+)\s*\)|(--[\w-]+)", lexeme.text.lower())
    size = vocabulary.sizes.get(variable[1] or variable[2]) if variable else None
    return ("sized", size) if size is not None else None


def _notation(lexeme: Token, vocabulary: Vocabulary) -> Meaning | None:
    """Marks, class selectors and CSS's notations for colours."""
    text = lexeme.text
    match lexeme.kind:
        case "hex" if is_hex(text):
            return "colour", Colour(text.lower(), text.lower())
        case "function" if not text.lower().startswith("var(") or text[4:-1].strip().lower() in vocabulary.colours:
            return "colour", Colour(text, text)
        case "custom" if text.lower() in vocabulary.colours:
            return "colour", Colour(text, vocabulary.colours[text.lower()])
        case "klass" | "plus":
            return {"klass": "part"}.get(lexeme.kind, lexeme.kind), text
        case "separator" | "line":
            return "separator", {"&": "and", ",": "and"}.get(text, "then")
    return None


def _value(text: str) -> float:
    found = re.match(r"[\d.]+", text)
    return float(found[0]) if found else 0.0

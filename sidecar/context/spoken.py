"""A prompt as words that mean something: phrases of the lexicon, names of the component's elements, figures, quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sidecar.context.lexicon import (
    LONGEST,
    Meanings,
    concept,
    corrected,
    folded,
    forms,
    languages,
    split_compound,
    table,
)
from sidecar.context.naming import Names
from sidecar.context.token_names import of_token
from sidecar.context.unquoted import unquoted

_LEXEME: Final = re.compile(
    r"""
    (?P<quote>"[^"]*"|“[^”“]*[”“]|„[^“”„]*[“”]|«[^»]*»|»[^«]*«|`[^`]*`|(?<![\w])'[^'\n]+'(?!\w)|(?<![\w])\u2018[^\u2019\n]+\u2019(?!\w))
  | (?P<colour>\#[0-9a-fA-F]{3,8}\b|(?:rgba?|hsla?|oklch|oklab|lch|lab|hwb)\([^)]*\)|var\(--[\w-]+\)|--[\w-]+)
  | (?P<figure>[+-]?\d+(?:[.,]\d+)?\s?(?:px|pixels?|rem|em|%|percent|prozent|vh|vw|ch|pt|ms|x(?!\w)|\u00d7|mal(?!\w)|fach)(?!\w))
  | (?P<ordinal>\d+(?:st|nd|rd|th)\b|\d\.(?=\s[A-Za-z]))
  | (?P<number>\d+(?:[.,]\d+)?)
  | (?P<listing>\bas\s+well\s+as\b)
  | (?P<word>[^\W\d_](?:[\w]|['\u2019](?=\w))*)
  | (?P<sep>[,;.!?:&+\n])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_BREAKS: Final = re.compile(r"(?:(?<=\s)|^)[-/|\u2022\u2013\u2014](?=\s+[^\W\d])")
"""“Title bigger / badge red”, “title bigger — badge red”, and the lines of a list; not “2 - 4px”."""

_WISHING: Final = re.compile(
    r"\b(?:(?:it|that) would|it'd|that'd|would) be (?:so |really |very )?(?:great|nice|good|lovely|cool|helpful|better|best|perfect|awesome) (?:if|when)\b"
    r"|\bi(?:'d| would) (?:love|like|appreciate|prefer) it (?:if|when)\b"
    r"|\b(?:es |das )?(?:wäre|waere|fänd(?:e)?)(?: ich| es| doch| echt| sehr)* (?:schön|schoen|toll|gut|super|prima|nett|besser|klasse|cool),? (?:wenn|falls)\b",
    re.IGNORECASE,
)  # a wish in the form of a condition
_FIRST: Final = re.compile(r"\s*1[.)]\s+(?P<of>\S+)")
_SECOND: Final = re.compile(r"(?<!,)\s2[.)]\s+(?P<of>\S+)")
_NUMBERING: Final = re.compile(r"(?:(?<=\s)|^)\d[.)](?=\s)")
_VERBS: Final = {
    "close", "cancel", "delete", "submit", "search", "send", "save", "export", "invite", "confirm", "check", "add", "edit", "login",
    "logout", "signup", "next", "link", "text", "label", "title",
}  # fmt: skip
_SEPARATORS: Final = {"and", "und", "sowie", "then", "dann", "but", "aber", "plus", "danach", "also"}
_POLITE: Final = {"Sie", "Ihnen", "Ihr", "Ihre", "Ihren"}
_INDEFINITE: Final = {"a", "the", "ein", "einem", "das", "dem"}  # “a plus icon”
SHAPES: Final = {"pill", "pille"}
"""What is a thing behind an article, “the pill”, and else how something looks."""

_LETTERS: Final = {"letters", "buchstaben"}  # of initials, where there are any
_LEAVING: Final = {"could go", "can go", "must go", "needs to go", "has to go"}
_LOOSE: Final = {"also"}
_AGREED: Final = "ok"
_GOING_ON: Final = "right"
_COLOURED: Final = re.compile(r"(?P<of>\w{3,}?)(?:farben|farbig|farbend)(?:e[nmrs]?)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the prompt.

    Attributes:
        text: As it was written; for a quote without its marks.
        key: The phrase of the lexicon that it is, folded.
        kinds: What it can mean, see `lexicon`; `quote`, `figure`, `number`, `sep` besides.
        name: What elements it names are called; "" when it can't be a name.
        ids: The elements that show just this text.
        plural: Whether it is a plural.
        inner: The name that is a word of the phrase: `password` of “show password”.
        start, end: Where it stands.
    """

    text: str
    key: str
    kinds: Meanings = field(default_factory=dict)
    name: str = ""
    ids: tuple[str, ...] = ()
    plural: bool = False
    inner: str = ""
    start: int = 0
    end: int = 0

    @property
    def first(self) -> str:
        """The first word of the phrase; "" for a quote of nothing but spaces."""
        return self.key.partition(" ")[0]

    @property
    def last(self) -> str:
        """The last word of the phrase."""
        return self.key.rpartition(" ")[2]

    def is_(self, kind: str, value: str | None = None) -> bool:
        """Whether it can be of a kind, and has that value there."""
        return kind in self.kinds and value in {None, self.kinds[kind]}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the prompt as it is written: a word, a figure, a quote, a mark."""

    kind: str
    text: str
    start: int
    end: int


def words(prompt: str, names: Names, colours: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a prompt in order; `colours` are the design system's names for colours, folded."""
    plain = _lined(_WISHING.sub(lambda match: " " * len(match[0]), prompt))
    written = list(_quoting(lexemes(plain), prompt, names))
    found: list[Word] = []
    place = 0
    while place < len(written):
        taken = _phrase(written[place : place + LONGEST], names, colours)
        found.extend(taken[0])
        place += taken[1]
    return [_agreeing(found, number) or _going_there(found, number) for number in range(len(found))]


def _lined(prompt: str) -> str:
    """A prompt with the figures of a numbered list as line breaks: “1. title bold 2. badge red”."""
    first, second = _FIRST.match(prompt), _SECOND.search(prompt)
    if (
        first is None or second is None or first["of"].lower() == second["of"].lower()
    ):  # “1. Button rot, 2. Button blau”
        return prompt
    return _NUMBERING.sub(lambda match: "\n".ljust(len(match[0])), prompt)


def _agreeing(found: Sequence[Word], place: int) -> Word | None:
    """“Ok, make it bigger”, “right, red then” agree; “OK in blue”, “the ok button”, “right side” speak of what says so, or is there."""
    word = found[place]
    begins = place == 0 or found[place - 1].is_("sep")
    behind = found[place + 1] if place + 1 < len(found) else None
    if word.key == _GOING_ON and place == 0 and behind is not None and behind.text in {",", ".", "!"}:
        return replace(word, kinds={"noise": ""})
    if word.key != _AGREED or not begins or behind is None or behind.name or (word.ids and word.text.isupper()):
        return None
    return replace(word, kinds={"noise": ""}, name="", ids=())


def _going_there(found: Sequence[Word], place: int) -> Word:
    """“The line can go” is removed, “the logo can go on the right” moves."""
    word = found[place]
    behind = next((each for each in found[place + 1 :] if not each.is_("noise")), None)
    if word.key in _LEAVING and behind is not None and not behind.is_("sep"):
        return replace(word, kinds={"act": "move"})
    return word


def language(found: Sequence[Word]) -> str:
    """The language most of the words are of: `en` or `de`."""
    votes = [known for word in found for key in word.key.split() if (known := languages().get(key))]
    umlauts = sum(any(letter in word.text.lower() for letter in "äöüß") for word in found)
    return "de" if votes.count("de") + umlauts > votes.count("en") else "en"


def _quoting(written: Iterable[Lexeme], prompt: str, names: Names) -> Iterator[Lexeme]:
    """The pieces, where each text that was typed without quotes is one."""
    texts = sorted(unquoted(prompt, names), reverse=True)
    for each in written:
        while texts and texts[-1][1] <= each.start:
            texts.pop()
        start, end = texts[-1] if texts else (len(prompt), len(prompt))
        if each.start < start:
            yield each
        elif each.start == start:
            yield Lexeme("quote", f'"{prompt[start:end]}"', start, end)


def lexemes(prompt: str) -> Iterator[Lexeme]:
    """The pieces of a prompt in order."""
    before = ""
    parted = _BREAKS.sub(",", prompt)
    for match in _LEXEME.finditer(parted.replace("\u2019", "'").replace("-", " ") if "--" not in parted else parted):
        kind = "sep" if match.lastgroup == "listing" else str(match.lastgroup)
        text = match[0]
        if kind == "word":
            text = re.sub(r"'s$", "", text) if folded(text) not in table() else text
            if folded(text) in _SEPARATORS and not (folded(text) == "plus" and before in _INDEFINITE):
                kind = "sep"
        before = folded(text)
        yield Lexeme(kind, text, match.start(), match.end())


def _phrase(run: Sequence[Lexeme], names: Names, colours: frozenset[str]) -> tuple[list[Word], int]:
    """The longest phrase at the beginning of a run, and how many lexemes it takes."""
    first = run[0]
    length = 0 if first.kind == "sep" else next((n for n, each in enumerate(run) if not _joinable(each)), len(run))
    for count in range(length, 0, -1):
        key = " ".join(folded(each.text) for each in run[:count])
        if (word := _known(key, run[:count], names, colours)) is not None:
            return [word], count
    if first.kind not in {"word", "ordinal"}:
        return [_plain(first, names)], 1
    return _unknown(first, names, colours), 1


def _joinable(lexeme: Lexeme) -> bool:
    """Whether it may stand in a phrase: words, and an “and” as in “black and white”."""
    return lexeme.kind in {"word", "ordinal"} or (lexeme.kind == "sep" and lexeme.text.isalpha())


def _known(key: str, run: Sequence[Lexeme], names: Names, colours: frozenset[str]) -> Word | None:
    text = " ".join(each.text for each in run)
    start, end = run[0].start, run[-1].end
    ids = names.phrases.get(key, ())
    for form, several in forms(key):
        plural = several
        kinds = _meanings(form, names, colours)
        named = names.knows(form) or form in names.root or "new" in kinds
        name = form if "thing" in kinds and names.knows(form) else kinds.get("thing") or (form if named else "")
        if plural and form in SHAPES:
            kinds = {}  # “pills” may be anything
        if plural and key.endswith("s") and "thing" not in kinds and form != key:
            kinds.pop("look", None)  # “pills” are no adjective
        if kinds or name or ids:
            inside = [concept(each.text) for each in reversed(run)] if len(run) > 1 and not name else []
            if inside and inside[-1] in _VERBS:  # “close on escape”
                inside.pop()
            inner = next((word for word in inside if word in names.words), "")
            if text in _POLITE and start:
                kinds = {"noise": ""}
            if not name and kinds.keys() & {"place", "look"}:
                name, plural = _own_plural(key, names)  # “the links” of a navigation, not the German side
            return Word(text, form, kinds, name, ids, plural, inner, start, end)
        if len(run) > 1 and form != key:
            break
    return None


def _meanings(form: str, names: Names, colours: frozenset[str]) -> dict[str, str]:
    """What a phrase can mean here."""
    kinds = dict(table().get(form, {}))
    if form in colours and form not in table():  # “line” may be a token, and is a line all the same
        kinds["colour"] = form
    if form in _LETTERS and not names.knows(kinds.get("thing", "")):
        return {"unknown": ""}
    return kinds


def _own_plural(key: str, names: Names) -> tuple[str, bool]:
    """What a word names as the plural of one of the component's own."""
    for form, plural in forms(key):
        if plural and concept(form) in names.words:
            return concept(form), True
    return "", False


def _plain(lexeme: Lexeme, names: Names) -> Word:
    text = lexeme.text[1:-1] if lexeme.kind == "quote" else lexeme.text
    kinds = {lexeme.kind: text} if lexeme.kind != "other" else {"noise": ""}
    if lexeme.kind == "colour" and (of := of_token(text)):
        kinds = {"property": of}
    ids = names.phrases.get(folded(text).strip(" .!?"), ()) if lexeme.kind == "quote" else ()
    return Word(text, folded(text), kinds, ids=ids, start=lexeme.start, end=lexeme.end)


def _coloured(lexeme: Lexeme, key: str) -> Word | None:
    """“Korallenfarben”, “türkisfarbener”: a colour, by what is of that colour."""
    match = _COLOURED.fullmatch(key)
    stems = (form for form, _ in forms(match["of"])) if match else iter(())
    name = next((table()[stem]["colour"] for stem in stems if "colour" in table().get(stem, {})), None)
    return Word(lexeme.text, key, {"colour": name}, start=lexeme.start, end=lexeme.end) if name else None


def _unknown(lexeme: Lexeme, names: Names, colours: frozenset[str]) -> list[Word]:
    """A word that nobody knows: a compound, a misspelt one, or really unknown."""
    key = folded(lexeme.text)
    pieces = split_compound(key)
    if pieces is not None:
        known = [_known(piece, [lexeme], names, colours) for piece in pieces]
        if all(known):
            return [word for word in known if word is not None]
    if (colour := _coloured(lexeme, key)) is not None:
        return [colour]
    stem = next((form for form, _ in forms(key) if form in table()), None)
    right = corrected(key, names.words) if stem is None else None
    if right is not None and (word := _known(right, [lexeme], names, colours)) is not None:
        return [word]
    return [Word(lexeme.text, key, {"unknown": ""}, concept(key), start=lexeme.start, end=lexeme.end)]

"""Whether a clause is about the conversation: a history command, or a question. Pure.

The phrases are regular expressions over folded text, by language, in `phrases_en` and `phrases_de`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from sidecar.context import phrases_de, phrases_en
from sidecar.context.lexicon import folded

Kind = Literal["edit", "undo", "redo", "restore", "history", "question"]

_NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ein": 1, "eins": 1, "einen": 1, "zwei": 2, "drei": 3,
    "vier": 4, "fuenf": 5, "sechs": 6, "twice": 2, "zweimal": 2, "both": 2, "beide": 2, "beiden": 2, "beides": 2, "thrice": 3, "dreimal": 3, "couple": 2, "pair": 2,
    "letzten": 0, "last": 0,
}  # fmt: skip

_ORDINALS: Final = {word: number for word, number in _NUMBERS.items() if number and word not in {"both", "twice", "couple", "pair"}} | {
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip

_STATING: Final = re.compile(
    r"\s*(?:jetzt|nun|hier|da|dort|so|aber) ", re.IGNORECASE
)  # “jetzt ist das Icon zu weit weg”

_PRESSED: Final = re.compile(r"\b(?:ctrl|cmd|strg)\W?z\b", re.IGNORECASE)

_TAG: Final = re.compile(
    r"[,.!;]\s*(?:ok|okay|right|alright|yeah|yes|no|deal|oder|ja|nicht|nicht wahr|gell|ne)\s*\?+\s*$",
    re.IGNORECASE,
)  # “make it bigger, ok?” asks for nothing but a larger one

_OPINION: Final = re.compile(
    r"[,.!;]\s*(?:so )?(?:what do you think|do you agree|was meinst du|was meint ihr|was denkst du|einverstanden|makes sense|sounds good)\s*\?*\s*$",
    re.IGNORECASE,
)  # “coral, what do you think?”
_OPEN: Final = re.compile(
    r"\b(?:or|oder)\b|\b(?:would|wäre)\b|^\s*(?:should|shall|is|are|soll\w*|ist|sind)\b", re.IGNORECASE
)

_STATED: Final = re.compile(
    r"what(?:'s| is| people| users)\b(?! (?:should|shouldn't|needs))(?: [\w'%#]+)* (?:should|shouldn't|shouldnt|needs to|ought to) (?!(?:i|we|you|it|that|this|the)\b)"
)  # “what's typed in here should be red”

_SUGGESTING: Final = re.compile(r"(?:how|what) (?:about|if)\b|wie (?:waere|waer|waers)\b|how would it be\b")

_LAST: Final = re.compile(r"[,.;!:]\s+")
_BEGGING: Final = re.compile(
    r"(?:can|could|would|will) (?:you|we|i) (?!(?:tell|explain|see|know|say|show)\b)|(?:kannst|koenntest|wuerdest) du (?!(?:mir )?(?:sagen|erklaer))"
    r"|(?:koennen|koennten) wir (?!(?:sehen|wissen)\b)"
)  # “it looks blurry, can you drop the shadow?”

_DOUBLING: Final = re.compile(
    r"(?:(?:do|make|try|mach|mache|tu|nimm) )?(?:(?:that|it|this|the same|das|es|dasselbe) )?(?:twice|double|thrice|zweimal|doppelt|dreimal)"
    r"(?: (?:that|this|it|as much|the amount|so viel|so stark|das|davon))?"
)  # “do that twice”, “twice that”


@dataclass(frozen=True, slots=True)
class Command:
    """What a clause is, when it isn't an edit.

    Attributes:
        kind: `undo`, `redo`, `restore`, `history`, `question`.
        version: The number of a version that it names.
        steps: How many steps back; 1 unless it says more.
        original: Whether it means the first version.
        about: What it says besides, folded: which version is meant, or which change.
        sure: How sure that is, from 0 to 1.
    """

    kind: Kind
    version: int | None = None
    steps: int = 1
    original: bool = False
    about: str = ""
    sure: float = 1.0


@cache
def _patterns(name: str) -> re.Pattern[str]:
    phrases = [phrase for language in (phrases_en, phrases_de) for phrase in _lines(getattr(language, name))]
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


def _lines(text: str) -> list[str]:
    return [folded(line.strip()) for line in text.strip().splitlines()]


def plain(text: str) -> str:
    """A clause folded, without marks and manners."""
    words = " ".join(re.findall(r"[\w'%#]+", folded(text)))
    while (shorter := _patterns("MANNERS").sub("", words).strip()) != words:
        words = shorter
    return words


def asked(prompt: str) -> Command | None:
    """Whether a whole prompt is a question, about the history or about the component; None for anything else."""
    if _OPINION.search(prompt) and not asks_for_consent(prompt):
        return Command("question", about=plain(prompt))
    prompt = _unannounced(_without_tag(prompt))
    text = plain(prompt)
    if _patterns("WISHES").match(text):
        text = plain(_patterns("WISHES").sub("", text, count=1))
        if not _patterns("ASKED_ABOUT").match(text):
            return None
    if _patterns("HISTORY").search(text):
        return Command("history", about=text)
    questions = prompt.strip().endswith("?")
    states = not questions and _STATING.match(prompt) is not None
    states = states or ("?" not in prompt and _STATED.match(text) is not None)
    if (_patterns("QUESTION").match(text) and not states) or (
        questions and not _begs(prompt) and _patterns("QUESTION_IF_MARKED").search(text)
    ):
        return Command("history" if _patterns("ABOUT_THE_PAST").search(text) else "question", about=text)
    return None


def _unannounced(prompt: str) -> str:
    """A question without what announces it: “quick question: is that ours?”, “äh, wieso ist das grau”."""
    left = folded(prompt).strip()
    while (found := _patterns("ANNOUNCING").match(left)) is not None:
        left = left[found.end() :].lstrip(" ,.:;!?-")
    return left if left and left != folded(prompt).strip() else prompt


def asks_for_consent(prompt: str) -> bool:
    """“Make it bigger, ok?”, “coral, what do you think?”: asks for what stands before."""
    return _without_tag(prompt) != prompt


def _without_tag(prompt: str) -> str:
    """A prompt without what only asks for consent; “teal or coral, what do you think?” asks."""
    found = _TAG.search(prompt) or _OPINION.search(prompt)
    if found is None or (_OPINION.match(found[0]) and _OPEN.search(prompt[: found.start()])):
        return prompt
    return prompt[: found.start()]


def suggests(prompt: str) -> bool:
    """Whether a prompt is a wish in the form of a question, and can't be a question: “how about a bigger title?”."""
    return _SUGGESTING.match(plain(prompt)) is not None


def _begs(prompt: str) -> bool:
    """Whether a prompt ends in a wish in the form of a question: “it looks right now, but could we make it bold?”."""
    return _BEGGING.match(plain(_LAST.split(prompt.rstrip(" ?"))[-1])) is not None


def may_ask(prompt: str) -> bool:
    """Whether a prompt can be a question at all: it isn't a wish in the form of one, and is marked or begins as one."""
    prompt = _unannounced(_without_tag(prompt))
    text = plain(prompt)
    if _begs(prompt):
        return False
    return not _patterns("WISHES").match(text) and ("?" in prompt or _patterns("ASKING").match(text) is not None)


def command(clause: str) -> Command | None:
    """The history command that a clause is; None when it is none."""
    text = plain(clause)
    version = version_said(text)
    if _patterns("REDO").search(text):
        return Command("redo", about=text)
    if _patterns("ORIGINAL").search(text):
        return Command("restore", original=True, about=text)
    if version is not None and (_patterns("GOES").search(text) or _patterns("ONLY_A_VERSION").fullmatch(text)):
        return Command("restore", version=version, about=text)
    if match := _patterns("STATE").search(text):
        return Command("restore", about=text[match.start() :], sure=0.8)
    steps = steps_said(text)
    if _patterns("UNDO").search(text) or _patterns("UNDO_ALONE").fullmatch(text):
        return Command("undo", steps=steps, about=text)
    return None


def doubles(text: str) -> bool:
    """Whether a folded text asks for twice as much of the last change (“do that twice”), which is no undo."""
    return _DOUBLING.fullmatch(plain(text)) is not None


def version_said(text: str) -> int | None:
    """The number of the version that a folded text names."""
    found = re.search(r"\b(?:version|v|ver|nr|nummer|number|stand|step|fassung|snapshot)\s?(\d{1,4}|[a-z]+)\b", text)
    found = found or re.search(r"#\s?(\d{1,2})\b", text)
    found = found or re.search(
        r"\b(?:to|on|auf|zu|zur|checkout)(?: die| der| the)? (\d{1,2})$", text.removesuffix(" zurueck")
    )
    return (int(found[1]) if found[1].isdecimal() else _ORDINALS.get(found[1])) if found else None


def steps_said(text: str) -> int:
    """How many steps back: “twice”, “the last three”, “zwei Schritte”, “ctrl z ctrl z”."""
    if (pressed := len(_PRESSED.findall(text))) > 1:
        return pressed
    for word in re.sub(r"\b(?:x(\d)|(\d)x)\b", r"\1\2", text).split():
        if (number := _NUMBERS.get(word, int(word) if word.isascii() and word.isdigit() and len(word) < 3 else 0)) > 1:  # noqa: PLR2004
            return number
    return 1

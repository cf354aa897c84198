"""The edits that a clause asks for. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.amounts import amount
from sidecar.context.clauses import spelled
from sidecar.context.elements import Part
from sidecar.context.intent import Intent, part_of
from sidecar.context.lexicon import folded
from sidecar.context.naming import Names, blank, has, textual
from sidecar.context.noun import ARTICLES, Noun
from sidecar.context.nouns import nouns
from sidecar.context.pointing import is_pointed
from sidecar.context.recalling import recalled
from sidecar.context.references import Found, Resolver
from sidecar.context.signal_words import CORNERS, STRENGTH
from sidecar.context.signals import Signals, own_text
from sidecar.context.situation import EditType, Situation
from sidecar.context.spoken import Word

_DECLARED_AS: Final = {
    "shadow": ("box-shadow",), "drop shadow": ("box-shadow",), "box shadow": ("box-shadow",), "schatten": ("box-shadow",),
    "schlagschatten": ("box-shadow",), "border": ("border", "outline"), "outline": ("border", "outline"),
    "rahmen": ("border", "outline"), "umrandung": ("border", "outline"), "frame": ("border", "outline"),
    "ring": ("outline", "box-shadow"), "glow": ("box-shadow",),
    "corner": ("border-radius",), "corners": ("border-radius",),
    "ecken": ("border-radius",), "sharper corners": ("border-radius",),
}  # fmt: skip
_BY_DEGREES: Final = {
    "more",
    "less",
    "mehr",
    "weniger",
    "softer",
    "stronger",
    "weicher",
    "staerker",
    "sanfter",
    "deeper",
}
_EDGES: Final[set[EditType]] = {"border", "effect"}
_POINTING: Final = {"it", "them", "same", "too", "other", "whole", "again", "instead"}
_ALSO: Final = {"same", "too"}
_MORE: Final = {"more", "less", "mehr", "weniger", "even more", "noch mehr"}
_UNKNOWN: Final = {"unknown", "unknown_verb"}
_TEXTS: Final = {("text",), ("label",)}
_GROUNDS: Final = {"background", "bg", "hintergrund", "hintergrundfarbe", "background color", "background colour"}
_OF_THE_ICON: Final = {
    "hide",
    "hidden",
    "aria",
    "decorative",
    "contrast",
    "verstecken",
    "versteckt",
    "dekorativ",
    "kontrast",
}
_MEASURED: Final = {"size", "spacing", "typography", "border"}
_ACTED_ON: Final = {"a", "button", "input", "select", "textarea", "summary"}
_ROUND: Final = ("border-radius",)
_OF_THE_WHOLE: Final = {"behavior", "accessibility"}
_OF_WORDS: Final = {"typography", "spacing", "content", "variant"}


class Wanted:
    """Reads clauses that ask for edits.

    Args:
        situation: The conversation.
        names: The component's elements and their names.
        resolver: Finds what is spoken of.
    """

    def __init__(self, situation: Situation, names: Names, resolver: Resolver) -> None:
        self._situation = situation
        self._names = names
        self._resolver = resolver
        self.candidates: tuple[Part, ...] = ()
        self.pointed = False
        self._of_letters = False  # whether the clause before spoke of the font
        self._before: tuple[Signals, str] | None = None  # what the clause before asked for

    def intents(self, clause: Sequence[Word], spoken: Sequence[Noun], told: Signals, bare: str) -> list[Intent]:
        """The intents of a clause: one per edit type and element; `bare` is what it asks for, see `bared`."""
        text = spelled(clause)
        if self._before is not None and not told.types and not told.vague and _says_also(clause):
            told, bare = self._before  # “logo to the middle, headline likewise”
        goes_on = bool(self._situation.turns) and not spoken and _only_more(clause)
        if goes_on:  # whatever most people want more of, this is about the last change
            told = Signals()
        found = self._resolver.resolve(clause, spoken, told)
        if told.vague and any(word.is_("figure") for word in clause) and not any(noun.names for noun in spoken):
            told = replace(told, vague=False)  # “24px looks calmer”
        repeats = not told.types and not told.vague and not _says_more(clause, spoken)
        types: tuple[EditType | None, ...] = told.types or (
            (self._repeated(told, spoken, found, clause),) if not told.vague else (None,)
        )
        how_much = amount(clause)
        pointed = any(is_pointed(word) for word in clause)  # by its place, which only this engine knows
        named = not pointed and any(
            noun.names and noun.known and not noun.other and not noun.ordinal for noun in spoken
        )
        if not any(noun.names for noun in spoken if noun.role == "object") or repeats:
            self.pointed = True
        chosen = next((part for part in found.candidates if part.id == self._situation.chosen), None)
        if chosen is not None:
            found, named = Found((chosen,)), False
        if found.candidates:
            self.candidates = found.candidates
            self._resolver.carried = None
            return [Intent("edit", each, None, None, how_much, found.sure, text, bare) for each in types[:1]]
        if told.sized and self._of_letters and not any(noun.names for noun in spoken):
            types = ("typography",)  # “the font larger and thicker”
        bound = not any(noun.names for noun in spoken) and not any(word.is_("decisive") for word in clause)
        if self._of_letters and bound and types == ("color",) and any(word.key in STRENGTH for word in clause):
            types = ("typography",)  # “Schrift in Weiß und etwas kräftiger”
        types = (*types, *_replaced(types, clause))
        self._of_letters = any(word.is_("property", "typography") for word in clause)
        self._before = (told, bare) if told.types else None
        found = found if goes_on else self._sensible(found, types, spoken, clause)
        gone = types == ("structure",) and any(word.is_("act", "remove") for word in clause)
        self._resolver.carried = None if gone else found.parts
        return [
            Intent(
                "edit", kind, part, None, how_much, min(found.sure, told.sure), text, bare, named, repeats, told.weak
            )
            for part in found.parts
            for each in types
            if (kind := self._settled(each, told, part)) or each is None
        ]

    def _sensible(
        self, found: Found, types: Sequence[EditType | None], spoken: Sequence[Noun], clause: Sequence[Word]
    ) -> Found:
        """Where nothing was named, an element that makes no sense gives way: nobody wants more padding in a dot."""
        found = self._acted_on(found, types, clause)
        if any(noun.names and noun.known for noun in spoken) or any(
            word.is_("pointer", "it") and word.key not in ARTICLES for word in clause
        ):
            return found
        if self._situation.picked is None and self._resolver.carried is None:
            turn = recalled(clause, self._situation, self._names)
            if turn is not None:
                return Found((part_of(turn, self._names.parts),), sure=0.75)
        part = found.parts[0] if len(found.parts) == 1 else None
        if len(found.parts) == 1 and (lettered := self._lettered(part, types)) is not None:
            return Found((lettered,), sure=0.75)
        if part is not None and self._is_of_the_whole(part, types, clause):
            return Found((None,), sure=0.7)
        if (owner := self._grounded(part, clause) or self._owner(part, types, clause)) is not None:
            return Found((owner if owner is not self._names.parts.root else None,), sure=0.75)
        return found

    def _grounded(self, part: Part | None, clause: Sequence[Word]) -> Part | None:
        """What a text stands on, where it is about a ground."""
        if (
            part is None
            or self._names.own.get(part.id) not in _TEXTS
            or not any(word.key in _GROUNDS for word in clause)
        ):
            return None
        return next(self._names.parts.ancestors(part), None)

    def _acted_on(self, found: Found, types: Sequence[EditType | None], clause: Sequence[Word]) -> Found:
        """“The magnifier is announced as a button”, “magnifier behind Sign up”: the button that is nothing but that icon."""
        acts = {word.kinds.get("act") for word in clause}
        moves = (
            tuple(types) == ("structure",)
            and any(word.is_("place") for word in clause)
            and not acts & {"add", "remove"}
        )
        spoken = tuple(types) == ("accessibility",) and not any(
            part in _OF_THE_ICON for word in clause for part in word.key.split()
        )
        if not moves and not spoken:
            return found
        return replace(found, parts=tuple(self._around_icon(part) for part in found.parts))

    def _around_icon(self, part: Part | None) -> Part | None:
        parts = self._names.parts
        if part is None or not self._is_icon(part):
            return part
        around = next(parts.ancestors(part), None)
        alone = around is not None and around.tag in _ACTED_ON and len(parts.children(around)) == 1 and not around.text
        return around if alone and around is not parts.root else part

    def _is_of_the_whole(self, part: Part, types: Sequence[EditType | None], clause: Sequence[Word]) -> bool:
        """Whether it can't be what was spoken of before: words of a dot, behaviour of an icon, round corners of a text."""
        if blank(part, self._names.parts) and set(types) & _OF_WORDS:
            return True
        detail = self._is_detail(part) and bool(types) and set(types) <= _OF_THE_WHOLE
        return detail or self._cornerless(part, types, clause)

    def _lettered(self, part: Part | None, types: Sequence[EditType | None]) -> Part | None:
        """“Thinner letters”, of what has no letters itself, are those of the only text in it, or beside it."""
        fresh = self._situation.picked is None and self._resolver.carried is None
        if tuple(types) != ("typography",) or not (self._is_detail(part) if part is not None else fresh):
            return None
        parts = self._names.parts
        texts = [each for each in parts.all if each is not parts.root and textual(each, self._names)]
        return texts[0] if len(texts) == 1 else None

    def _cornerless(self, part: Part, types: Sequence[EditType | None], clause: Sequence[Word]) -> bool:
        """Whether it is about round corners, and what was spoken of before is a text or a detail without any, in a component that has some."""
        parts = self._names.parts
        if tuple(types) != ("border",) or parts.root is None or not any(word.key in CORNERS for word in clause):
            return False
        if (
            self._situation.picked is not None
            or self._resolver.carried is not None
            or (
                has(part, parts, _ROUND) and not blank(part, parts)  # a dot is round anyway
            )
        ):
            return False
        return (textual(part, self._names) or blank(part, parts)) and has(parts.root, parts, _ROUND)

    def _is_detail(self, part: Part) -> bool:
        """Whether an element was spoken of before that is a dot or an icon, and isn't picked."""
        if self._situation.picked is not None or self._resolver.carried is not None or part.tag in _ACTED_ON:
            return False
        return not self._names.parts.children(part) and (blank(part, self._names.parts) or self._is_icon(part))

    def _is_a_box(self, part: Part | None) -> bool:
        """Whether an element can be seen by itself, so that it has corners."""
        return part is not None and has(part, self._names.parts, ("background", "border", "box-shadow"))

    def _owner(self, part: Part | None, types: Sequence[EditType | None], clause: Sequence[Word]) -> Part | None:
        """Whose shadow or border it is, when what is spoken of has none: “smaller shadow again”, “no shadow”."""
        parts = self._names.parts
        prefixes = next((_DECLARED_AS[word.key] for word in clause if word.key in _DECLARED_AS), None)
        around = part or parts.root
        if prefixes == _ROUND and (tuple(types) != ("border",) or self._is_a_box(parts.root)):
            return None
        fresh = self._situation.picked is None and not self._situation.turns
        adds = any(word.is_("act", "add") or word.is_("figure") for word in clause)
        if prefixes is None or around is None or adds or has(around, parts, prefixes):
            return None
        if (before := self._spoken_of(clause)) is not None:
            return before
        spoken_of = any(
            word.is_("act", "remove")
            or word.is_("pointer", "again")
            or word.is_("look", "size")
            or word.key in _BY_DEGREES
            or word.key in STRENGTH
            for word in clause
        )
        if self._situation.picked is not None or self._resolver.carried is not None or not (fresh or spoken_of):
            return None
        owners = [each for each in parts.all if has(each, parts, prefixes)]
        if parts.root in owners:
            return parts.root
        return owners[0] if len(owners) == 1 else None

    def _spoken_of(self, clause: Sequence[Word]) -> Part | None:
        """The element of the last turn that spoke of this shadow or border."""
        if self._situation.picked is not None or self._resolver.carried is not None:
            return None
        key = next(word.key for word in clause if word.key in _DECLARED_AS)
        named = re.compile(rf"\b{re.escape(key)}\b")
        said = (turn for turn in reversed(self._situation.turns) if turn.success and named.search(folded(turn.prompt)))
        turn = next(said, None)
        return (part_of(turn, self._names.parts) or self._names.parts.root) if turn is not None else None

    def _settled(self, edit_type: EditType | None, told: Signals, part: Part | None) -> EditType | None:
        """“Larger” of a text is about its letters, “thinner” of a line about its stroke."""
        if edit_type == "typography" and told.weight and part is not None and self._is_icon(part):
            return "border"
        if not told.sized:
            return edit_type
        if edit_type in {"size", "border"} and (told.letters or self._resolver.letters(part)):
            return "typography"
        return edit_type

    def _is_icon(self, part: Part) -> bool:
        return "icon" in self._names.by_part.get(part.id, {}) and not part.text

    def _repeated(self, told: Signals, spoken: Sequence[Noun], found: Found, clause: Sequence[Word]) -> EditType | None:
        """The type of the last turn; for “like the header” that of the last turn about the header."""
        turns = self._situation.turns
        alike_to = [noun for noun in spoken if noun.role == "like" and noun.names]
        if told.like and alike_to:
            for noun in alike_to:
                alike = self._resolver.resolve((), [replace(noun, role="object")], Signals())
                for turn in reversed(turns):
                    if alike.parts and turn.success and turn.target and part_of(turn, self._names.parts) in alike.parts:
                        return turn.edit_type
            return None
        if any(word.is_("pointer", "old") for word in clause):
            about = [turn for turn in turns if turn.success and part_of(turn, self._names.parts) in found.parts]
            if about:
                return about[-1].edit_type
        if any(word.is_("figure") or word.is_("number") for word in clause):
            measured = (turn.edit_type for turn in reversed(turns) if turn.success and turn.edit_type in _MEASURED)
            return next(measured, "size")
        points = any(word.is_("pointer") for word in clause)  # as in “try that again”, see `_talked_about`
        return next((turn.edit_type for turn in reversed(turns) if turn.success or points), None)


def _replaced(types: Sequence[EditType | None], clause: Sequence[Word]) -> tuple[EditType, ...]:
    """“A border instead of the shadow”: the shadow goes, too."""
    at = next((place for place, word in enumerate(clause) if word.is_("place", "against")), 0)
    if not at or not set(types) <= _EDGES:
        return ()
    return tuple(kind for kind in _EDGES - set(types) if any(word.is_("property", kind) for word in clause[at:]))


def _says_also(clause: Sequence[Word]) -> bool:
    """“The logo too”, “Fläche auch”; not “it's too stretched”."""
    return any(word.kinds.get("pointer") in _ALSO and (word.key != "too" or word is clause[-1]) for word in clause)


def _only_more(clause: Sequence[Word]) -> bool:
    """“A bit more”, “noch etwas weniger”, “make it more”: of what was done before."""
    if not any(word.key in _MORE for word in clause):
        return False
    return all(
        word.is_("noise") or word.is_("act", "set") or word.is_("pointer") or word.key == "noch etwas"
        for word in clause
    )


def _says_more(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """Whether a clause has words that nothing is known of: “feel like autumn” is no wish for what was done last."""
    inside = {place for noun in spoken if noun.known for place in range(noun.start, noun.end)}
    return any(word.kinds.keys() & _UNKNOWN and place not in inside for place, word in enumerate(clause))


def bared(clause: Sequence[Word], spoken: Sequence[Noun]) -> str:
    """A clause without the words for what it is about, and without those that point at something said before.

    As it was said where these words are about some of its kind only: nobody may do to all buttons what was said of “the small button”.
    """
    about = [noun for noun in spoken if noun.role in {"object", "within"} and not own_text(noun)]
    if any(_tells_which(clause, noun) for noun in about):
        return spelled(clause)
    gone = {place for noun in about for place in range(noun.start - (noun.role == "within"), noun.end)}
    kept: list[str] = []
    for place, word in enumerate(clause):
        if place in gone or word.kinds.get("pointer") in _POINTING or word.key in ARTICLES:
            continue
        kept.append(f'"{word.text}"' if word.is_("quote") else word.text if " " not in word.key else word.key)
    return " ".join(kept)


def _tells_which(clause: Sequence[Word], noun: Noun) -> bool:
    """“The current item”, “the small button”."""
    return noun.state or any(
        word.is_("look") or word.is_("colour") for word in clause[noun.start : noun.end] if not word.name
    )


def spoken_of(clause: Sequence[Word], names: Names) -> list[Noun]:
    """The nouns of a clause; in “… with white links”, said for itself, the links are what changes."""
    return [_as_object(noun, clause) for noun in nouns(clause, names)]


def _as_object(noun: Noun, clause: Sequence[Word]) -> Noun:
    """In “… with white links”, said for itself, the links are what changes."""
    alone = bool(clause) and clause[0].is_("place", "with") and noun.start <= 3  # noqa: PLR2004  “with the white links”
    if alone and noun.role == "with" and noun.known and not noun.indefinite and noun.names not in _TEXTS:
        return replace(noun, role="object")
    return noun

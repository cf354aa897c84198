"""What is meant where nothing was named, and what was spoken of before makes no sense: nobody wants more padding in a dot. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.choosing import Found
from sidecar.context.elements import Part
from sidecar.context.intent import part_of
from sidecar.context.lexicon import folded
from sidecar.context.naming import Names, blank, has, textual
from sidecar.context.noun import ARTICLES, Noun
from sidecar.context.recalling import recalled
from sidecar.context.references import Resolver
from sidecar.context.signal_words import CORNERS, STRENGTH
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
_ACTED_ON: Final = {"a", "button", "input", "select", "textarea", "summary"}
_ROUND: Final = ("border-radius",)
_ROUNDED: Final = re.compile(r"\brounded|\babgerundet")
_PADDING: Final = re.compile(r"padding|\bpadded|innenabst")
_SIDE: Final = re.compile(r"wid(?:th|er)|height|tall|narrow|shorter|breit|schm[aä]l|höh|hoeh")
_OF_LETTERS: Final = {"content", "typography"}
_OF_THE_WHOLE: Final = {"behavior", "accessibility"}
_OF_WORDS: Final = {"typography", "spacing", "content", "variant"}


class Sense:
    """Weighs what was found against what the elements are.

    Args:
        situation: The conversation.
        names: The component's elements and their names.
        resolver: Finds what is spoken of.
    """

    def __init__(self, situation: Situation, names: Names, resolver: Resolver) -> None:
        self._situation = situation
        self._names = names
        self._resolver = resolver

    def sensible(
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
        if len(found.parts) == 1 and (lettered := self._lettered(part, types, clause)) is not None:
            return Found((lettered,), sure=0.75)
        if part is not None and self._is_of_the_whole(part, types, clause):
            return Found((None,), sure=0.7)
        owner = self._box_around(part, types, clause) or self._grounded(part, clause)
        if (owner := owner or self._owner(part, types, clause)) is not None:
            return Found((owner if owner is not self._names.parts.root else None,), sure=0.75)
        return found

    def _box_around(self, part: Part | None, types: Sequence[EditType | None], clause: Sequence[Word]) -> Part | None:
        """Behind a change of words or letters, “border 2px”, “padding 20px”, “rounder” and “wider” are of what a text stands in, where it has none of its own."""
        parts, last = self._names.parts, self._situation.last
        padded = tuple(types) == ("spacing",) and any(_PADDING.search(word.key) for word in clause)
        sized = tuple(types) == ("size",) and any(_SIDE.search(word.key) for word in clause)
        letters = {"content"} if padded else _OF_LETTERS  # behind “bold” the room around the letters may be meant
        reworded = last is not None and last.success and last.edit_type in letters
        spoken_of = self._situation.picked is not None or self._resolver.carried is not None
        if part is None or not reworded or spoken_of or part.tag in _ACTED_ON or not textual(part, self._names):
            return None
        if not padded and not sized and tuple(types) != ("border",):
            return None
        prefixes = ("padding",) if padded else ("width", "height", "padding") if sized else ("border", "outline")
        if has(part, parts, (*prefixes, "background", "box-shadow")):
            return None
        around = [each for each in parts.ancestors(part) if has(each, parts, prefixes)]
        return around[0] if around else parts.root

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
        if part is None or not is_icon(part, self._names):
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

    def _lettered(self, part: Part | None, types: Sequence[EditType | None], clause: Sequence[Word]) -> Part | None:
        """“Thinner letters”, of what has no letters itself, are those of the only text in it, or beside it."""
        fresh = self._situation.picked is None and self._resolver.carried is None
        mute = part is not None and is_icon(part, self._names) and not self._names.parts.children(part)
        of_letters = mute and any(
            word.is_("property", "typography") for word in clause
        )  # “icon blue and the font larger”
        detail = self._is_detail(part) if part is not None else fresh
        if tuple(types) != ("typography",) or not (detail or of_letters):
            return None
        parts = self._names.parts
        texts = [each for each in parts.all if each is not parts.root and textual(each, self._names)]
        return texts[0] if len(texts) == 1 else None

    def _cornerless(self, part: Part, types: Sequence[EditType | None], clause: Sequence[Word]) -> bool:
        """Whether it is about round corners, and what was spoken of before is a text or a detail without any, in a component that has some."""
        parts = self._names.parts
        round_ = any(word.key in CORNERS or _ROUNDED.search(word.key) for word in clause)
        if tuple(types) != ("border",) or parts.root is None or not round_:
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
        return not self._names.parts.children(part) and (blank(part, self._names.parts) or is_icon(part, self._names))

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


def is_icon(part: Part, names: Names) -> bool:
    """Whether an element is a picture and nothing else."""
    return "icon" in names.by_part.get(part.id, {}) and not part.text

"""What kind of change a clause asks for, as far as its words alone tell. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, INDEFINITE, Noun
from sidecar.context.relevant import counting, in_noun
from sidecar.context.signal_words import (
    APART,
    BETWEEN,
    EDGES,
    FOCUS,
    HARD_ADDS,
    HOVERING,
    LETTERING,
    LETTERS,
    LIMITS,
    ONE_LINE,
    ORDER,
    PLAIN_SIZE,
    PROPS,
    SEEN,
    SPACES,
    STATES,
    THICKNESS,
    TURNING,
    WORDY,
)
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word

_PROPERTY_RANK: Final[tuple[EditType, ...]] = (
    "effect", "border", "typography", "spacing", "layout", "content", "size", "color",
)  # fmt: skip
_NOUNS: Final = {"thing", "new", "unknown"}
_DESCRIBING: Final = {*_NOUNS, "noise", "look", "colour"}
_OWN_TEXT: Final = {"text", "label", "content"}


@dataclass(frozen=True, slots=True)
class Signals:
    """What the words of a clause tell.

    Attributes:
        types: The edit types, in order; several where adjectives tell of several; empty when only the conversation can.
        adds: Whether something new is asked for.
        together: Whether it is about how elements stand to each other, so that their container is meant.
        vague: Whether no type can be told (“make it pop”).
        letters: Whether “larger” is about letters: it is said of a text.
        sized: Whether `size` or `border` comes from a word that means the letters where the element is a text.
        like: Whether it shall be like something else.
        edge: Whether it is an edge that goes, where the component has no such element.
        weight: Whether it is about how heavy letters are, or the lines of an icon.
        weak: Whether the type is the likeliest of several, and gives way to any that is said.
        sure: How sure that is.
    """

    types: tuple[EditType, ...] = ()
    adds: bool = False
    together: bool = False
    vague: bool = False
    letters: bool = False
    sized: bool = False
    like: bool = False
    weak: bool = False
    weight: bool = False
    edge: bool = False
    sure: float = 0.9


def own_text(noun: Noun) -> bool:
    """Whether a noun that the component has no element for means the text of what is spoken of."""
    return not noun.known and bool(noun.names) and noun.names[-1] in _OWN_TEXT


def signals(clause: Sequence[Word], spoken: Sequence[Noun], names: Names) -> Signals:
    """What a clause tells."""
    return _Reading(clause, spoken, names).signals()


class _Reading:
    """One clause, taken apart."""

    def __init__(self, clause: Sequence[Word], spoken: Sequence[Noun], names: Names) -> None:
        self.spoken = spoken
        self.names = names
        self.words = counting(clause, spoken)
        self.all = clause
        self.objects = [noun for noun in spoken if noun.role == "object" and noun.names and not own_text(noun)]
        self.anchors = [noun for noun in spoken if noun.role == "anchor"]
        self.acts = {word.kinds["act"] for word in self.words if word.is_("act")}
        measured = any(word.is_("figure") for word in clause)
        self.decisive = [
            word.kinds["decisive"]
            for word in self.words
            if word.is_("decisive") and not (measured and word.key in LIMITS)  # “12px at most”
        ]
        self.properties = [word for word in self.words if word.is_("property") and not word.is_("decisive")]
        self.looks = [
            word
            for word in self.words
            if word.kinds.keys() & {"look", "colour"} and not word.kinds.keys() & {"property", "decisive"}
        ]
        self.quoted = any(word.is_("quote") for word in clause)
        self.letters = any(own_text(noun) for noun in spoken)

    def signals(self) -> Signals:
        """The first of the rules that applies, the most telling first."""
        for rule in (
            self._decided, self._between, self._worded, self._beside, self._built, self._placed, self._described, self._new,
        ):  # fmt: skip
            if (found := rule()) is not None:
                return found
        if any(word.key in {"as", "als"} for word in self.words) and not any(
            word.is_("pointer", "same") for word in self.words
        ):
            return Signals(("variant",), sure=0.7)
        shown = any(word.key.startswith(("show", "display", "zeig", "anzeig")) for word in self.words)
        if shown and any(word.is_("pointer", "when") for word in self.all):
            return Signals(("behavior",), sure=0.7)
        like = any(noun.role == "like" for noun in self.spoken) or any(word.is_("place", "like") for word in self.words)
        return Signals(like=like, letters=self.letters, sure=0.7)

    def _decided(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """Phrases that decide."""
        labelled = any(own_text(noun) and noun.names[-1] == "label" for noun in self.spoken)
        if any(word.key in FOCUS for word in self.words) and any(word.key in SEEN for word in self.all):
            return Signals(("accessibility",))
        if "accessibility" in self.decisive or (labelled and "add" in self.acts):
            return Signals(("accessibility",))
        if any(word.key in PROPS for word in self.words):
            return Signals(("variant",))
        if "behavior" in self.decisive and not ("remove" in self.acts and self.objects):
            return Signals(("behavior",), adds=bool(self.acts & {"add"}) and bool(self.anchors))
        states = all(word.key in STATES for word in self.words if word.is_("decisive", "variant"))
        told = bool(self.properties) or any(not word.is_("look", "vague") for word in self.looks)
        if "variant" in self.decisive and not (told and (states or self._leads())):
            return Signals(("variant",))
        added_size = "add" in self.acts and [word.kinds["property"] for word in self.properties] == ["size"]
        if added_size and not self.objects and not any(word.is_("figure") for word in self.all):
            return Signals(("variant",))
        if "add" in self.acts and any("tone" in noun.names for noun in self.objects):
            return Signals(("variant",))
        return None

    def _between(self) -> Signals | None:
        """“8px between the two”."""
        measured = any(word.is_("figure") for word in self.all)
        between = any(word.key in BETWEEN for word in self.all)
        told = self.properties or [word for word in self.looks if not word.is_("look", "vague")]
        return Signals(("spacing",), together=True) if measured and between and not told else None

    def _leads(self) -> bool:
        """“Primary button full width”: a variant that stands at the beginning says which element, not what to do."""
        first = next((word for word in self.all if not word.is_("noise")), None)
        return first is not None and first.is_("decisive", "variant") and first.last in {"button", "link"}

    def _worded(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """What it shall say."""
        new = any(noun.indefinite or not noun.known for noun in self.objects)
        there = [word for word in self.all if word.is_("quote")]
        if there and all(word.ids for word in there) and self.acts & {"remove", "move", "swap", "wrap"}:
            return None  # “remove the button “Not now””
        if self.quoted and not self.anchors and not ("add" in self.acts and (new or not self.objects)):
            return Signals(("content",), sure=0.95)
        if self._renames_value():
            return Signals(("variant",), sure=0.6)
        renames = any(word.key.startswith(("rename", "umbenenn", "benenn")) for word in self.words)
        if renames and not any(noun.known for noun in self.spoken) and any(word.is_("unknown") for word in self.all):
            return Signals(("variant",), sure=0.7)  # a value of a prop
        if "content" in self.decisive and not ("add" in self.acts and new):
            return Signals(("content",))
        swapped = [noun for noun in self.spoken if noun.role == "against" and noun.ids]
        if swapped and not (self.properties or self.looks or self.acts & {"move"}):
            return Signals(("content",), sure=0.85)
        return None

    def _renames_value(self) -> bool:
        """“Change info to notice”: neither is an element, so that it is a value of a prop."""
        if self.quoted or any(noun.known for noun in self.spoken) or self.properties or self.looks or self.decisive:
            return False
        to = next((place for place, word in enumerate(self.all) if word.key in {"to", "into", "zu", "in"}), 0)
        changes = any(word.key in {"change", "turn", "aendere", "aendern"} for word in self.all[:to])
        return (
            changes
            and any(word.is_("unknown") for word in self.all[:to])
            and any(word.is_("unknown") for word in self.all[to:])
        )

    def _beside(self) -> Signals | None:
        """“A tiny warning icon in front of it”: something new beside what is there, however it looks."""
        place = next((number for number, word in enumerate(self.all) if word.is_("place", "anchor")), 0)
        before = self.all[:place]
        if not before or before[0].key not in INDEFINITE or not before[-1].kinds.keys() & _NOUNS:
            return None
        behind = self.all[place + 1 : place + 2]
        beside_it = any(word.is_("pointer", "it") and word.key not in ARTICLES for word in behind)
        if not beside_it and any(noun.known for noun in self.objects):
            return None  # “a darker badge above the title”
        plain = all(word.kinds.keys() <= _DESCRIBING for word in before)
        return Signals(("structure",), adds=True, sure=0.95) if plain else None

    def _built(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """What is added, removed, moved, wrapped."""
        arranged = {word.kinds["property"] for word in self.properties} <= {"layout"}
        if "wrap" in self.acts or ("swap" in self.acts and arranged):
            return Signals(("structure",), together=True)
        told = bool(self.properties) or bool(self.looks)
        if self._becomes():
            return Signals(("variant",), sure=0.75)
        if any(noun.names[-1] == "placeholder" for noun in self.objects) and not self.acts & {"remove", "move"}:
            return Signals(("content",), sure=0.8) if not told else None
        if "add" in self.acts and self.objects:
            new = any(noun.indefinite or not noun.known or noun.ordinal for noun in self.objects)
            more = any(word.is_("number") for word in self.all) and any(noun.plural for noun in self.objects)
            hard = any(word.key in HARD_ADDS for word in self.words)
            if (new or more or hard) and not self.properties:
                return Signals(("structure",), adds=True)
        if "remove" in self.acts and not told and not self.quoted and self._removes():
            if any(noun.names[-1] in EDGES and not self.names.knows(noun.names[-1]) for noun in self.objects):
                inside = any(noun.role == "within" and noun.names for noun in self.spoken)  # “the line of the text”
                together = any(noun.plural for noun in self.anchors)
                return Signals(("border",), together=together, edge=not inside, sure=0.8)
            return Signals(("structure",))
        return None

    def _becomes(self) -> bool:
        """“Make the title a link”, “turn the search button into a field”."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        into = [noun for noun in self.spoken if noun.indefinite and noun.names and noun not in known]
        if not known or not into or not any(word.key in TURNING for word in self.words):
            return False
        between = self.all[known[0].end : into[0].start]
        return all(word.is_("noise") or word.key in {"into", "in", "to", "zu"} for word in between)

    def _removes(self) -> bool:
        pronoun = any(word.is_("pointer") and word.kinds["pointer"] in {"it", "them"} for word in self.words)
        alone = any(not noun.names for noun in self.spoken)
        return bool(self.objects) or alone or pronoun or not self.spoken

    def _placed(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """Where it shall be."""
        if self.properties or any(word.kinds.get("look") not in {None, "vague", "layout"} for word in self.looks):
            return None
        if any(word.is_("colour") for word in self.looks):
            return None
        sides = [word for word in self.all if word.is_("place", "side") and not in_noun(word, self.all, self.spoken)]
        layout = any(word.is_("look", "layout") for word in self.looks)
        moved = [noun for noun in self.spoken if noun.role in {"toward", "anchor"} and (noun.names or noun.other)]
        about = bool(self.objects) or "move" in self.acts or bool(sides)
        if self._hovers() and "move" in self.acts and not any(noun.indefinite for noun in self.objects):
            return Signals(("effect",))
        if any(word.key in ORDER for word in sides) or self._first():
            return Signals(("structure",), sure=0.85)
        into = [noun for noun in self.spoken if noun.role == "within" and noun.names]
        if into and self.objects and self.acts & {"add", "move"} and not layout:
            return Signals(("structure",), adds=not any(noun.known for noun in self.objects))
        if sides and self.objects and not any(noun.known for noun in self.objects):
            return Signals(("structure",), adds=True, sure=0.7)
        if moved and about and not layout:
            return Signals(("structure",), adds=any(noun.indefinite or not noun.known for noun in self.objects))
        if sides and not layout:
            return Signals(("layout",), together=True, sure=0.8)
        return None

    def _hovers(self) -> bool:
        """“On hover the icon moves a little to the right”: an animation."""
        return any(word.key in HOVERING for word in self.all)

    def _first(self) -> bool:
        """“Put the confirm button first”."""
        last = self.all[-1] if self.all else None
        moved = "move" in self.acts or len(self.all) <= 3  # noqa: PLR2004  “password first”
        return (
            moved
            and bool(self.objects)
            and last is not None
            and last.kinds.get("pointer", "") in {"ordinal 1", "ordinal -1"}
        )

    def _described(self) -> Signals | None:  # noqa: C901, PLR0911  one line per rule
        """What is changed about it, or how it shall look."""
        if self.properties:
            return self._property()
        worded = self.letters or any(noun.names[-1:] in {("text",), ("label",), ("title",)} for noun in self.objects)
        if worded and any(word.key in WORDY for word in self.looks):
            return Signals(("content",), sure=0.7)
        if len(self.objects) > 1 and any(word.key in ONE_LINE for word in self.looks):
            return Signals(("layout",), together=True)
        found: list[EditType] = []
        sized = False
        for word in self.looks:
            value = word.kinds.get("look") or "color"
            if value == "vague":
                continue
            if value == "notice":
                continue
            sized = sized or word.key in LETTERS or word.key in THICKNESS
            if value not in found:
                found.append(value)  # type: ignore[arg-type]  # the table's values are edit types
        if found:
            together = found[0] == "layout" or any(word.key in APART for word in self.looks)
            return Signals(tuple(found), together=together, letters=self.letters, sized=sized)
        if any(word.is_("figure") or word.is_("number") for word in self.all) and self.objects:
            return Signals(("size",), letters=self.letters, sized=True, sure=0.75)
        if any(word.is_("look", "notice") for word in self.looks):
            return Signals(("color",), weak=True, letters=self.letters, sure=0.6)
        if any(word.is_("look", "vague") for word in self.looks):
            return Signals(vague=True, letters=self.letters, sure=0.6)
        return None

    def _property(self) -> Signals:
        types = {word.kinds["property"] for word in self.properties}
        best: EditType = next((each for each in _PROPERTY_RANK if each in types), "color")
        looks = {word.kinds.get("look") for word in self.looks}
        if best == "color" and "effect" in looks:  # a blurred background
            best = "effect"
        if best == "size" and "layout" in looks:  # columns of equal width
            best = "layout"
        between = any(word.key.endswith(("between", "zwischen")) for word in self.all)
        spread = best == "spacing" and any(noun.plural for noun in self.objects)
        between = between or (spread and any(word.key in SPACES for word in self.properties))
        between = between or (
            best == "border"
            and any(noun.plural for noun in self.objects)
            and any(word.key.endswith((" above", " below")) for word in self.properties)
        )  # “the line above the buttons”
        if best == "typography" and any(word.key in LETTERING for word in self.properties):
            colour = any(word.is_("colour") or word.is_("look", "color") for word in self.looks)
            best = "color" if colour else best
        weight = any(word.key in {"weight", "stroke", "strichstaerke"} for word in self.properties)
        plain = best == "size" and any(word.key in PLAIN_SIZE for word in self.properties)
        return Signals((best,), together=between or best == "layout", letters=self.letters, sized=plain, weight=weight)

    def _new(self) -> Signals | None:
        """Something that isn't there yet, with where it goes: “pills next to the badge”."""
        new = any(
            (not noun.known and not noun.state) or noun.indefinite
            for noun in self.spoken
            if noun.role in {"object", "with"} and noun.names and not own_text(noun)
        )
        unknown = any(word.is_("unknown") for word in self.all)
        if self.anchors and (new or unknown or self.quoted):
            return Signals(("structure",), adds=True, sure=0.8)
        if new and not any(noun.role == "like" for noun in self.spoken):
            return Signals(("structure",), adds=True, sure=0.6)
        return None

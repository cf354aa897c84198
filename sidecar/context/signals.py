"""What kind of change a clause asks for, as far as its words alone tell. Pure."""

from collections.abc import Sequence
from typing import Final

from sidecar.context.facts import Signals, own_text
from sidecar.context.misleading import of_another_type, sounds
from sidecar.context.naming import Names
from sidecar.context.newly import newly
from sidecar.context.noun import INDEFINITE, Noun
from sidecar.context.ordering import orders
from sidecar.context.signal_words import (
    APART,
    BETWEEN,
    FOCUS,
    LETTERING,
    LETTERS,
    LETTERY,
    ONE_LINE,
    PICTURES,
    PLAIN_SIZE,
    PRESSED,
    PROPS,
    SEEN,
    SPACES,
    STATES,
    THICKNESS,
    TOGETHER,
    WORDY,
)
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word
from sidecar.context.timing import Timing

_PROPERTY_RANK: Final[tuple[EditType, ...]] = (
    "effect", "border", "typography", "spacing", "layout", "content", "size", "color",
)  # fmt: skip
_FURTHER: Final = {"weit", "weiter"}
_TIMES: Final = {"seconds", "sekunden"}
_RANKS: Final = {"primary", "danger", "success"}
_RANKED: Final = {"button", "link", "badge", "tag"}
_RANKING: Final = {
    "to",
    "should be",
    "soll",
    "sein",
    "werden",
    "switch to",
    "hier",
    "here",
    "take",
    "switch",
    "als",
    "as",
}
_AS: Final = {"as", "so", "genauso", "ebenso"}
_TONES: Final = {"danger", "success", "warning", "info", "neutral", "notice"}


def signals(clause: Sequence[Word], spoken: Sequence[Noun], names: Names) -> Signals:
    """What a clause tells."""
    return _Reading(clause, spoken, names).signals()


class _Reading(Timing):
    """One clause, taken apart."""

    def signals(self) -> Signals:
        """The first of the rules that applies, the most telling first."""
        if orders(self.all, self.names):
            return Signals(("structure",), together=True, plain=True, sure=0.98)
        for rule in (
            self._newly, self.slid, self.nudged, self.room_for, self.turned, self._toned, self._ranked, self._plainly_told, self._decided, self._between, self._worded, self.beside, self.built, self.placed, self._described, self.new,
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

    def _newly(self) -> Signals | None:
        """Something new, however it looks."""
        return newly(self)

    def _plainly_told(self) -> Signals | None:
        """What is told by how words stand together, whatever each of them would tell."""
        if self.conditionally_disabled() or self.permits() or self.trims() or self.selects_all():
            return Signals(("behavior",), sure=0.98)
        return None

    def _decided(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """Phrases that decide."""
        labelled = any(own_text(noun) and noun.names[-1] == "label" for noun in self.spoken)
        if any(word.key in FOCUS for word in self.words) and any(word.key in SEEN for word in self.all):
            return Signals(("accessibility",))
        if "accessibility" in self.decisive or (labelled and "add" in self.acts):
            return Signals(("accessibility",))
        if any(word.key in PROPS for word in self.words):
            return Signals(("variant",))
        if any(word.key in _TIMES for word in self.words) and self.hides() and self.objects and not self.properties:
            return Signals(("behavior",), sure=0.98)
        if "behavior" in self.decisive and not ("remove" in self.acts and self.objects):
            return Signals(("behavior",), adds=bool(self.acts & {"add"}) and bool(self.anchors))
        if self.shown_at_times():
            return Signals(("behavior",), sure=0.98)
        states = all(word.key in STATES for word in self.words if word.is_("decisive", "variant"))
        told = bool(self.properties) or any(not word.is_("look", "vague") for word in self.looks)
        if "variant" in self.decisive and not (told and (states or self._leads())):
            return Signals(("variant",))
        added_size = "add" in self.acts and [word.kinds["property"] for word in self.properties] == ["size"]
        if added_size and not self.objects and not any(word.is_("figure") for word in self.all):
            return Signals(("variant",))
        if "add" in self.acts and any("tone" in noun.names for noun in self.objects):
            return Signals(("variant",), plain=True)
        return None

    def _toned(self) -> Signals | None:
        """“Tone danger” is a value of a prop, “a lighter tone” a colour."""
        tone = any("tone" in noun.names for noun in self.spoken)
        if not tone or self.properties or self.quoted:
            return None
        looks = [word for word in self.all if word.kinds.keys() & {"look", "colour"}]
        others = [word for word in looks if word.key not in _TONES]
        if any(word.key in _TONES for word in self.all):
            told = others or any(word.kinds.keys() == {"unknown"} and word.key not in _TONES for word in self.all)
            return None if told else Signals(("variant",), plain=True)
        compared = bool(others) and all(word.is_("look", "color") and word.last.endswith("er") for word in others)
        coloured = compared and "add" not in self.acts
        return Signals(("color",), plain=True) if coloured else None

    def _ranked(self) -> Signals | None:
        """“Make the button primary”, “take the danger one”: a variant by its name, and not the colour that is called so."""
        ranks = [word for word in self.all if word.key in _RANKS and word.is_("colour")]
        named = [noun for noun in self.spoken if noun.names]
        lettered = self.letters or any(word.key in {"text", "label"} for word in self.all)
        if len(ranks) != 1 or self.properties or self.quoted or lettered:
            return None
        ranked = all(noun.known and noun.names[-1] in _RANKED for noun in named)
        if not ranked or not (named or self.names.root & _RANKED or any(word.key == "one" for word in self.all)):
            return None
        inside = {place for noun in named for place in range(noun.start, noun.end)}
        plain = all(
            word is ranks[0]
            or place in inside
            or word.is_("noise")
            or word.is_("act", "set")
            or word.is_("pointer", "it")
            or word.key in _RANKING
            for place, word in enumerate(self.all)
        )
        said = any(word.is_("act", "set") or word.key in _RANKING or word.key == "one" for word in self.all)
        return Signals(("variant",), plain=True, sure=0.98) if plain and said else None

    def _between(self) -> Signals | None:
        """“8px between the two”."""
        measured = any(word.is_("figure") for word in self.all)
        between = any(word.key in BETWEEN for word in self.all)
        told = self.properties or [word for word in self.looks if not word.is_("look", "vague")]
        beside = any(noun.names for noun in self.anchors) and not self.acts & {"move", "remove", "swap", "wrap"}
        if measured and beside and not between and not (told or self.objects or self.decisive or self.quoted):
            return Signals(("spacing",), plain=True)  # “8px below the title”
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
        if sounds(self):
            return Signals(("content",), plain=True, sure=0.98)
        if self.quoted and not self.anchors and not ("add" in self.acts and (new or not self.objects)):
            return Signals(("content",), sure=0.95)
        if self._exchanged():
            return Signals(("content",), sure=0.85)
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

    def _exchanged(self) -> bool:
        """“Swap the symbol for an envelope”: a picture for one that isn't there yet."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        if "swap" not in self.acts or len(known) != 1 or known[0].names[-1] not in PICTURES:
            return False
        behind = self.all[known[0].end :]
        by = next((place for place, word in enumerate(behind) if word.key in {"for", "gegen", "durch"}), len(behind))
        return any(word.kinds.keys() & {"unknown", "new", "act"} or word.key in INDEFINITE for word in behind[by + 1 :])

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
            if value in {"vague", "notice"}:
                continue
            sized = sized or word.key in LETTERS or word.key in THICKNESS
            if value not in found:
                found.append(value)  # type: ignore[arg-type]  # the table's values are edit types
        further = "layout" in found and any(word.key in _FURTHER for word in self.looks)
        found = [each for each in found if not (further and each == "spacing")]  # “weiter in die Ecke”
        letters = all(noun.names[-1] == "initials" for noun in self.objects)
        if (other := of_another_type(self, found)) is not None:
            return Signals((other,), sure=0.98)
        if found == ["spacing"] and letters and any(word.key in LETTERY for word in self.all):
            return Signals(("typography",), sure=0.98)
        if found:
            alike = any(noun.role == "like" and noun.names for noun in self.spoken) and len(found) == 1
            sure = 0.98 if alike and self._as_much() else 0.9  # “as small as the label”
            together = found[0] == "layout" or any(word.key in APART for word in self.looks)
            together = together or (found == ["spacing"] and self._pressed())
            return Signals(tuple(found), together=together, letters=self.letters, sized=sized, sure=sure)
        if any(word.is_("figure") or word.is_("number") for word in self.all) and self.objects:
            return Signals(("size",), letters=self.letters, sized=True, sure=0.75)
        if any(word.is_("look", "notice") for word in self.looks):
            return Signals(("color",), weak=True, letters=self.letters, sure=0.6)
        if any(word.is_("look", "vague") for word in self.looks):
            return Signals(vague=True, letters=self.letters, sure=0.6)
        return None

    def _as_much(self) -> bool:
        """“As small as”, “so klein wie”."""
        return any(one.key in _AS and word.is_("look") for one, word in zip(self.all, self.all[1:], strict=False))

    def _pressed(self) -> bool:
        """“The title and the price stick together”, “Felder enger zusammen”: what lies between them."""
        several = len(self.objects) > 1 or any(noun.plural for noun in self.objects)
        return several and any(word.key in PRESSED or word.key.endswith(TOGETHER) for word in self.all)

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

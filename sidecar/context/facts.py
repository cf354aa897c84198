"""What the words of a clause tell, and the facts that the rules of `signals` and `building` read from. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sidecar.context.naming import Names
from sidecar.context.noun import Noun
from sidecar.context.place_phrases import TYPED
from sidecar.context.relevant import counting
from sidecar.context.signal_words import LIMITS
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word

_NEEDED: Final = {"necessary", "noetig", "notwendig"}
_HALVES: Final = {"schaff": "ab", "schaffe": "ab", "lass": "fall", "lasse": "fall"}
_ACCUSATIVE: Final = {"den", "die", "das", "diesen", "diese", "dieses"}
_LINES: Final = {"row", "column", "line", "zeile", "reihe", "spalte"}
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
        plain: Whether nothing is said but what there shall be, or where, so that no likelier type counts.
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
    plain: bool = False
    sure: float = 0.9


def own_text(noun: Noun) -> bool:
    """Whether a noun that the component has no element for means the text of what is spoken of."""
    return not noun.known and bool(noun.names) and noun.names[-1] in _OWN_TEXT


class Facts:
    """One clause, taken apart."""

    def __init__(self, clause: Sequence[Word], spoken: Sequence[Noun], names: Names) -> None:
        self.spoken = spoken
        self.names = names
        self.words = counting(clause, spoken)
        self.all = clause
        self.objects = [noun for noun in spoken if noun.role == "object" and noun.names and not own_text(noun)]
        self.anchors = [noun for noun in spoken if noun.role == "anchor"]
        self.acts = {word.kinds["act"] for word in self.words if word.is_("act")}
        needless = any(word.key in _NEEDED for word in self.words) and any(
            word.is_("pointer", "not") for word in clause
        )
        if needless or self._parted() or (not self.acts and self._ends_in_removing()):
            self.acts.add("remove")
        measured = any(word.is_("figure") for word in clause)
        self.decisive = [
            word.kinds["decisive"]
            for word in self.words
            if word.is_("decisive")
            and not (measured and word.key in LIMITS)  # “12px at most”
            and not self._is_of_an_icon(word)
        ]
        self.properties = [word for word in self.words if word.is_("property") and not word.is_("decisive")]
        self.looks = [
            word
            for word in self.words
            if word.kinds.keys() & {"look", "colour"}
            and not word.kinds.keys() & {"property", "decisive"}
            and not self._is_a_line(word)
        ]
        self.quoted = any(word.is_("quote") for word in clause)
        self.letters = any(own_text(noun) for noun in spoken) or any(TYPED.fullmatch(word.text) for word in clause)

    def _is_of_an_icon(self, word: Word) -> bool:
        """“A little *lock* icon”: what it shows, and not what shall happen."""
        place = next(place for place, each in enumerate(self.all) if each is word)
        behind = self.all[place + 1 : place + 2]
        return word.is_("decisive", "behavior") and any(each.is_("thing", "icon") for each in behind)

    def _is_a_line(self, word: Word) -> bool:
        """“Above the price *row*”: what something stands in, and not how it shall stand."""
        place = next(place for place, each in enumerate(self.all) if each is word)
        before = any(noun.end == place and noun.names and noun.known for noun in self.spoken)
        return word.key in _LINES and before and any(noun.role == "anchor" for noun in self.spoken)

    def _parted(self) -> bool:
        """“Schaff das Icon ab”: a verb whose second half stands at the end."""
        keys = [word.key for word in self.words if not word.is_("noise") or word.key in _HALVES.values()]
        return len(keys) > 1 and _HALVES.get(keys[0]) == keys[-1]

    def _ends_in_removing(self) -> bool:
        """“Den Titel löschen”, where a button is called so."""
        last = next((noun for noun in self.spoken if noun.end == len(self.all) and len(noun.names) > 1), None)
        return last is not None and self.all[-1].key == "loeschen" and self.all[last.start].key in _ACCUSATIVE

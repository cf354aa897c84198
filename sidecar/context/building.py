"""What a clause asks to add, to remove or to wrap. Pure."""

from typing import Final

from sidecar.context.facts import Signals, own_text
from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.signal_words import EDGES, HARD_ADDS, TURNING
from sidecar.context.turning import Turning

_NOUNS: Final = {"thing", "new", "unknown"}
_JOINING: Final = {"fass", "fasse", "leg", "lege", "pack", "packe", "bring", "bringe"}
_CONTAINERS: Final = {"container", "box", "section", "group"}
_TURNED_INTO: Final = {"link", "button"}
_DESCRIBING: Final = {*_NOUNS, "noise", "look", "colour"}


class Building(Turning):
    """Rules about what there is, and where."""

    def beside(self) -> Signals | None:
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

    def built(self) -> Signals | None:  # noqa: PLR0911  one line per rule
        """What is added, removed, moved, wrapped."""
        arranged = {word.kinds["property"] for word in self.properties} <= {"layout"}
        if self._joined() or self._contained():
            return Signals(("structure",), together=True, plain=True)
        if "wrap" in self.acts or ("swap" in self.acts and arranged):
            return Signals(("structure",), together=True, plain=self._reordered())
        told = bool(self.properties) or bool(self.looks)
        if (added := self.added() or self.listed() or self.given()) is not None:
            return added
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
            return Signals(("structure",), plain=self._plainly_removed())
        return None

    def _several(self) -> bool:
        named = [noun for noun in self.spoken if noun.role in {"object", "within"} and noun.names and noun.known]
        return len(named) > 1 or any(noun.plural or noun.every for noun in named)

    def _joined(self) -> bool:
        """“Fass Titel und Preis zusammen”: a verb whose second half stands at the end."""
        verb = any(word.key in _JOINING for word in self.all) and any(word.key == "zusammen" for word in self.all)
        return verb and self._several() and not self.properties

    def _contained(self) -> bool:
        """“Put the title and the price in a container”."""
        into = any(
            noun.role == "within" and noun.indefinite and noun.names[-1:] and noun.names[-1] in _CONTAINERS
            for noun in self.spoken
        )
        there = [noun for noun in self.objects if noun.known and not noun.indefinite]
        return into and bool(there) and not self.properties and not self.quoted

    def _reordered(self) -> bool:
        """“Reihenfolge von Titel und Preis umdrehen”."""
        exchanged = any(word.key in {"for", "gegen", "durch"} for word in self.all)
        return "swap" in self.acts and not exchanged and self._several() and self.says_nothing_else()

    def _becomes(self) -> bool:
        """“Make the title a link”, “turn the search button into a field”."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        into = [noun for noun in self.spoken if noun.indefinite and noun.names and noun not in known]
        if not known and into and into[0].names[-1] in _TURNED_INTO and self._turns_it(into[0].start):
            return True
        if not known or not into or not any(word.key in TURNING for word in self.words):
            return False
        between = self.all[known[0].end : into[0].start]
        return all(word.is_("noise") or word.key in {"into", "in", "to", "zu"} for word in between)

    def _turns_it(self, end: int) -> bool:
        """“Make it a link”."""
        before = [word for word in self.all[:end] if word.key not in {"into", "in", "to", "zu"}]
        it = [word for word in before if word.is_("pointer", "it")]
        return bool(it) and any(word.key in TURNING for word in before) and len(before) <= len(it) + 2

    def _plainly_removed(self) -> bool:
        """“The badge isn't necessary”: what is there, and a verb that is none of its names or words."""
        removes = [place for place, word in enumerate(self.all) if word.is_("act", "remove")]
        there = bool(self.objects) and all(noun.known and not noun.indefinite for noun in self.objects)
        named = any(place and self.all[place - 1].key in {*ARTICLES, ":"} for place in removes)
        return there and not named and self.says_nothing_else({self.all[place].key for place in removes})

    def _removes(self) -> bool:
        pronoun = any(word.is_("pointer") and word.kinds["pointer"] in {"it", "them"} for word in self.words)
        alone = any(not noun.names for noun in self.spoken)
        return bool(self.objects) or alone or pronoun or not self.spoken

    def new(self) -> Signals | None:
        """Something that isn't there yet, with where it goes: “pills next to the badge”."""
        new = any(
            (not noun.known and not noun.state) or noun.indefinite
            for noun in self.spoken
            if noun.role in {"object", "with"} and noun.names and not own_text(noun)
        )
        unknown = any(word.is_("unknown") for word in self.all)
        if self.anchors and (new or unknown or self.quoted):
            return Signals(("structure",), adds=True, plain=self.plainly_new(), sure=0.8)
        if new and not any(noun.role == "like" for noun in self.spoken):
            return Signals(("structure",), adds=True, plain=self.plainly_new(), sure=0.6)
        return None

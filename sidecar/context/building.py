"""What a clause asks to add, to remove, to move or to wrap. Pure."""

from typing import Final

from sidecar.context.facts import Facts, Signals, own_text
from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.relevant import in_noun
from sidecar.context.signal_words import EDGES, HARD_ADDS, HOVERING, ORDER, TURNING

_NOUNS: Final = {"thing", "new", "unknown"}
_DESCRIBING: Final = {*_NOUNS, "noise", "look", "colour"}


class Building(Facts):
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

    def placed(self) -> Signals | None:  # noqa: PLR0911  one line per rule
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

    def new(self) -> Signals | None:
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

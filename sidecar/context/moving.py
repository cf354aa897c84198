"""What a clause asks to move, and where to. Pure."""

from itertools import pairwise
from typing import Final

from sidecar.context.adding import Adding
from sidecar.context.facts import Signals
from sidecar.context.nudging import nudges, stirs
from sidecar.context.relevant import in_noun
from sidecar.context.signal_words import HOVERING, ORDER, SCREENS, SLIDING
from sidecar.context.spoken import Word

_SIDEWAYS: Final = {"left", "right", "links", "rechts", "to", "on", "nach", "beside", "next", "neben"}
_CORNERS: Final = {"corner", "ecke", "middle", "mitte"}
_INTO: Final = (["in", "den"], ["in", "die"], ["in", "das"])
_BEING: Final = {"should be", "sein", "must be", "has to be", "belongs"}
_GOING: Final = {"goes", "go", "comes", "come", "kommt", "soll", "gehoert", "sits", "should go"}
_COMING: Final = {"come first", "comes first", "come last", "comes last"}
_LEFT_RIGHT: Final = {"left", "right", "links", "rechts"}
_DIRECTIONS: Final = {"up", "down", "hoch", "runter", "herunter", "rauf"}
_TO: Final = {"to", "auf"}
_UP_TO: Final = {"under", "below", "unter", "<", "bis", "ab"}
_WIDTH: Final = len("300px")
_OUT: Final = {"out of", "out"}


class Moving(Adding):
    """Rules about where something shall be."""

    def slid(self) -> Signals | None:
        """“Slide the price below the title”, “stick a badge in the header”: verbs that say how it looks or behaves, unless a place follows."""
        first = next((word for word in self.all if not word.is_("noise")), None)
        if first is None or first.key not in SLIDING or not self.objects or self.properties or self.quoted:
            return None
        if any(word.is_("place", "anchor") and word.first in _LEFT_RIGHT for word in self.all):
            return None
        others = [word for word in self.all if word is not first and not in_noun(word, self.all, self.spoken)]
        if any(word.is_("pointer", "when") or word.is_("decisive") or word.is_("colour") for word in others):
            return None
        if any(word.is_("look") and word.kinds["look"] != "vague" for word in others):
            return None
        beside = any(noun.role == "anchor" and noun.names and noun.known for noun in self.spoken)
        it = any(
            one.is_("place", "anchor") and other.is_("pointer", "it")
            for one, other in zip(self.all, self.all[1:], strict=False)
        )
        out = any(word.key in _OUT for word in self.all)
        inside = first.key != "lift" or out
        within = inside and any(noun.role == "within" and noun.names and noun.known for noun in self.spoken)
        adds = not any(noun.known and not noun.indefinite for noun in self.objects)
        return Signals(("structure",), adds=adds, plain=True) if beside or within or (it and adds) else None

    def nudged(self) -> Signals | None:
        """“Nudge the icon up”, “der Preis sitzt zu hoch”: where it sits."""
        fresh = any(noun.indefinite for noun in self.objects)
        if not fresh and stirs(self.all, self.spoken):
            return Signals(("effect",), plain=True, sure=0.98)
        return Signals(("layout",), plain=True, sure=0.98) if not fresh and nudges(self.all, self.spoken) else None

    def placed(self) -> Signals | None:  # noqa: C901, PLR0911  one line per rule
        """Where it shall be."""
        if self.properties or any(word.kinds.get("look") not in {None, "vague", "layout"} for word in self.looks):
            return None
        if any(word.is_("colour") for word in self.looks):
            return None
        measured = self._to_a_figure()
        sides = [
            word
            for word in self.all
            if word.is_("place", "side") and word not in measured and not in_noun(word, self.all, self.spoken)
        ]
        layout = any(word.is_("look", "layout") for word in self.looks)
        fresh = self.plainly_new()
        cornered = any(word.last in _CORNERS for word in self.looks)
        if fresh and (sides or cornered):
            return Signals(("structure",), adds=True, plain=True)
        moved = [noun for noun in self.spoken if noun.role in {"toward", "anchor"} and (noun.names or noun.other)]
        about = bool(self.objects) or "move" in self.acts or bool(sides)
        if self._hovers() and "move" in self.acts and not any(noun.indefinite for noun in self.objects):
            return Signals(("effect",))
        if any(word.key in ORDER for word in sides) or self._first():
            known = any(noun.known and not noun.indefinite for noun in self.objects)
            return Signals(("structure",), plain=known and self.says_nothing_else(), sure=0.85)
        into = [noun for noun in self.spoken if noun.role == "within" and noun.names]
        if into and self.objects and (self.acts & {"add", "move"} or self._goes_into()) and not layout:
            return Signals(
                ("structure",), adds=not any(noun.known for noun in self.objects), plain=fresh or self._goes_into()
            )
        if sides and self.objects and not any(noun.known for noun in self.objects):
            return Signals(("structure",), adds=True, sure=0.7)
        if not moved and not layout and self._goes_there():
            return Signals(("structure",), plain=True)
        if moved and about and not layout:
            adds = any(noun.indefinite or not noun.known for noun in self.objects)
            if not fresh and self._when_narrow():
                return Signals(("layout",), plain=True)
            return Signals(("structure",), adds=adds, plain=fresh or self._plainly_moved())
        if sides and not layout:
            return Signals(("layout",), together=True, sure=0.8)
        return None

    def _to_a_figure(self) -> list[Word]:
        """“The icon *down* to 18px”, “*hoch* auf 20”: how much, and no place."""
        return [
            word
            for word, to, figure in zip(self.all, self.all[1:], self.all[2:], strict=False)
            if word.key in _DIRECTIONS and to.key in _TO and (figure.is_("figure") or figure.is_("number"))
        ]

    def _when_narrow(self) -> bool:
        """“Aside below the table under 900px”, “on phones the sidebar below the table”."""
        screens = any(word.is_("pointer", "when") and set(word.key.split()) & SCREENS for word in self.all)
        widths = (
            one.last in _UP_TO and other.is_("figure") and len(other.key) >= _WIDTH for one, other in pairwise(self.all)
        )
        return screens or any(widths)

    def _hovers(self) -> bool:
        """“On hover the icon moves a little to the right”: an animation."""
        return any(word.key in HOVERING for word in self.all)

    def _first(self) -> bool:
        """“Put the confirm button first”, “the confirm button comes last”."""
        if self.objects and any(word.key in _COMING for word in self.all):
            return True
        last = self.all[-1] if self.all else None
        moved = "move" in self.acts or len(self.all) <= 3  # noqa: PLR2004  “password first”
        return (
            moved
            and bool(self.objects)
            and last is not None
            and last.kinds.get("pointer", "") in {"ordinal 1", "ordinal -1"}
        )

    def _plainly_moved(self) -> bool:
        """“The price above the title”: what is there, a place beside something else that is there, and nothing else."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        beside = any(noun.role == "anchor" and noun.names and noun.known for noun in self.spoken)
        return bool(known) and beside and not self._sideways() and self.says_nothing_else()

    def _sideways(self) -> bool:
        """Left, right, beside: that is as much the layout."""
        return any(word.is_("place", "anchor") and word.first in _SIDEWAYS for word in self.all)

    def _goes_there(self) -> bool:
        """“The price goes underneath”, “Preis kommt darunter”: of what was spoken of, a place is said, and a verb of going."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        last = next((word for word in reversed(self.all) if not (word.is_("noise") or word.is_("pointer", "it"))), None)
        goes = any(word.key in _GOING for word in self.all)
        return (
            len(known) == 1 and goes and last is not None and last.is_("place", "anchor") and self.says_nothing_else()
        )

    def _goes_into(self) -> bool:
        """“Den Preis in den Footer”, “the price should be in the footer”; not “the price in the footer”, which says which one."""
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        inside = [noun for noun in self.spoken if noun.role == "within" and noun.names and noun.known]
        if len(known) != 1 or len(inside) != 1 or known[0].end > inside[0].start or not self.says_nothing_else():
            return False
        before = [word.key for word in self.all[known[0].end : inside[0].end]]
        moves = any(before[at : at + 2] in _INTO for at in range(len(before))) or "ins" in before
        return moves or any(word.key in _BEING for word in self.all[known[0].end :])

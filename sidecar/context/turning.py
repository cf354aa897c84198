"""What a clause asks to make of something: an element of another kind, another picture, several of it, one of several. Pure."""

from typing import Final

from sidecar.context.facts import Signals
from sidecar.context.moving import Moving
from sidecar.context.noun import Noun
from sidecar.context.signal_words import PICTURES, SHOWING, TURNING

_KINDS: Final = {
    "table", "list", "checkbox", "switch", "select", "radio", "input", "field", "textarea", "slider", "tag", "menu", "chart", "progress", "tab",
    "card", "button", "link", "badge",
}  # fmt: skip
_LINKS: Final = {"button", "link", "tag", "badge"}
_SHOWN: Final = {*PICTURES, "heart", "warning"}
_REPLACING: Final = ("replace", "ersetz", "substitut", "austausch")
_BY: Final = {"by", "with", "durch"}
_INTO: Final = {"into", "to", "in", "zu", "a", "an"}
_CHANGING: Final = {*TURNING, "umwandeln", "verwandeln"}
_COPIES: Final = {
    "a copy of",
    "make a copy of",
    "another copy of",
    "eine kopie von",
    "eine kopie vom",
    "kopie von",
    "duplicate",
    "dupliziere",
    "duplizieren",
    "clone",
    "zweimal",
    "twice",
}
_COPYING: Final = {"copy", "kopiere", "kopieren", "repeat", "wiederhole", "wiederholen", "nochmal"}
_FUSING: Final = {
    "verbinden",
    "verbinde",
    "vereinen",
    "vereine",
    "verschmelzen",
    "join",
    "fuse",
    "unite",
    "box",
    "flip",
    "umdrehen",
    "dreh",
    "drehe",
}
_TIED: Final = {"label", "input", "field", "hint", "error", "message"}  # one belongs to another for screen readers
_ALONE: Final = {"only", "nur", "just", "ausschliesslich"}


class Turning(Moving):
    """Rules about what becomes of what is there."""

    def turned(self) -> Signals | None:
        """The first of them that applies."""
        for rule in (self._of_another_kind, self._copied, self._fused, self._shown_alone):
            if (found := rule()) is not None:
                return found
        return None

    def _of_another_kind(self) -> Signals | None:
        """“Replace the title by a checkbox” is another element, “make the icon a star” another picture."""
        nouns = [noun for noun in self.spoken if noun.names]
        if len(nouns) != 2 or self.quoted or self.properties:  # noqa: PLR2004  one for another
            return None
        against = [noun for noun in nouns if noun.role == "against"]
        old, new = (against[0], next(noun for noun in nouns if noun is not against[0])) if against else nouns
        one, other = old.names[-1], new.names[-1]
        if not new.indefinite or old.indefinite or one == other or not (against or self._says_into(old, new)):
            return None
        if one in PICTURES and other in _SHOWN:
            return Signals(("content",), plain=True)
        links = {one, other} <= _LINKS or (other in _LINKS and not self._replaces())
        return Signals(("structure",), plain=True) if other in _KINDS and not links else None

    def _replaces(self) -> bool:
        return any(word.key.startswith(_REPLACING) for word in self.all)

    def _says_into(self, old: Noun, new: Noun) -> bool:
        """“Replace … by a …”, “turn … into a …”, “make … a …”."""
        between = {word.key for word in self.all[old.end : new.start]}
        if self._replaces():
            return bool(between & _BY)
        return any(word.key in _CHANGING for word in self.all) and between <= _INTO

    def _copied(self) -> Signals | None:
        """“A copy of the title below the price”, “repeat the button at the bottom”; not “copy the link” as such."""
        there = any(noun.known and not noun.indefinite for noun in self.spoken if noun.role in {"object", "within"})
        where = any(word.is_("place", "side") for word in self.all) or any(noun.names for noun in self.anchors)
        copies = any(word.key in _COPIES for word in self.all)
        copies = copies or (where and any(word.key in _COPYING for word in self.all))
        if not there or not copies or not self.says_nothing_else(_COPIES | _COPYING):
            return None
        return Signals(("structure",), adds=True, plain=True)

    def _fused(self) -> Signals | None:
        """“Flip title and price”, “Titel und Preis verbinden”; a label and its field are tied for screen readers."""
        named = [noun for noun in self.spoken if noun.role == "object" and noun.names and noun.known]
        tied = {noun.names[-1] for noun in named} & _TIED
        if len(named) < 2 or not any(word.key in _FUSING for word in self.all) or len(tied) > 1:  # noqa: PLR2004  two are one
            return None
        return Signals(("structure",), together=True, plain=True) if self.says_nothing_else(_FUSING) else None

    def _shown_alone(self) -> Signals | None:
        """“Only the title should be visible”, “nur noch den Preis anzeigen”: the rest goes."""
        place = next((place for place, word in enumerate(self.all) if word.key in _ALONE), None)
        shown = {word.key for word in self.all if word.key.startswith(SHOWING)}
        known = [noun for noun in self.objects if noun.known and not noun.indefinite]
        if place is None or not shown or len(known) != 1 or len(self.spoken) != 1:
            return None
        near = all(word.is_("noise") or word.key in shown for word in self.all[place + 1 : known[0].start])
        return Signals(("structure",), plain=True) if near and self.says_nothing_else(shown | _ALONE) else None

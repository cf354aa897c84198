"""What a clause says there shall be that isn't there yet, and nothing else. Pure."""

from typing import Final

from sidecar.context.facts import Facts, Signals, own_text
from sidecar.context.noun import Noun
from sidecar.context.signal_words import HARD_ADDS, PICTURES
from sidecar.context.spoken import Word

_WISHES: Final = {"property", "look", "colour", "decisive", "figure"}
_BECOMING: Final = {
    "make", "turn", "convert", "change", "transform", "as", "als", "mach", "mache", "machen", "sein", "werden", "wird", "is", "are", "ist", "sind",
    "use", "nimm", "nehmen", "verwende", "nutze", "replace", "rename", "ersetze", "ersetzen", "zu",
}  # fmt: skip
_NAMING: Final = {
    "called", "named", "labelled", "labeled", "titled", "saying", "says", "say", "reading", "that", "which", "with", "namens", "mit", "genannt",
    "der", "die", "das", "beschriftet",
}  # fmt: skip
_NO_ELEMENTS: Final = {"tone", "size", "placeholder", "text", "label", "content", "line", "group"}
_VALUES: Final = {"status"}
_SHOWS: Final = {"be", "should be"}
_KINDS: Final = {
    "table", "list", "checkbox", "switch", "select", "radio", "input", "field", "textarea", "slider", "tag", "menu", "chart", "progress", "tab",
    "card", "button", "link", "badge",
}  # fmt: skip
_LINKS: Final = {"button", "link", "tag", "badge"}
_BESIDES: Final = {"like", "against", "with", "when"}
_REPLACING: Final = ("replace", "ersetz", "substitut", "austausch")
_BY: Final = {"by", "with", "durch"}


class Adding(Facts):
    """Rules about what is new."""

    def added(self) -> Signals | None:
        """“Add a badge called Later”, “add a link with a red background”: however the new element looks, and whatever it says."""
        place = next((place for place, word in enumerate(self.all) if {word.key, word.first} & HARD_ADDS), None)
        if place is None:
            return None
        new = [noun for noun in self.objects if self._new_element(noun)]
        if (
            not new
            or new[0] is not self.objects[0]
            or any(word.kinds.keys() == {"unknown"} for word in self.all[place : new[0].start])
        ):
            return None  # “noch eine Ausführung für Aktionen”
        if any(noun.role in {"like", "against"} for noun in self.spoken):
            return None
        behind = self.all[new[0].end :]
        if behind and not _goes_on(behind[0]):
            return None
        told = next((at for at, word in enumerate(self.all) if word.kinds.keys() & {"property", "figure"}), None)
        described = any(word.is_("place", "with") for word in behind)
        if told is not None and not (described and told > new[0].end):
            return None
        return Signals(("structure",), adds=True, plain=True)

    def _new_element(self, noun: Noun) -> bool:
        """Whether a noun is an element that isn't there yet, of a kind that has a name here."""
        head = self.all[noun.end - 1]
        if (noun.known and not noun.indefinite) or not (head.is_("thing") or head.is_("new")):
            return False
        if head.kinds.keys() & {"property", "decisive", "noise"} or head.key in _VALUES or own_text(noun):
            return False
        return noun.names[-1] not in _NO_ELEMENTS or noun.names[0] == "divider"

    def plainly_new(self) -> bool:
        """“A badge at the top right”, “da soll ein Icon hin”: something new, perhaps its place, and nothing else."""
        if not self.objects or not all(noun.indefinite and self._new_element(noun) for noun in self.objects):
            return False
        if any(word.key in _BECOMING for word in self.all):
            return False
        first, end = self.objects[0].start, self.objects[0].end
        looks = any(word.kinds.keys() & {"look", "colour"} for word in self.all[first:end])
        if looks and any(noun.known for noun in self.objects):
            return False  # “a bold title”
        return not any(word.key in _SHOWS for word in self.all[:first]) and self.says_nothing_else()

    def says_nothing_else(self) -> bool:
        """Whether all words name elements and places, or say nothing."""
        if any(noun.role in _BESIDES for noun in self.spoken):
            return False
        inside = {place for noun in self.spoken for place in range(noun.start, noun.end)}
        return not any(
            place not in inside
            and (
                (word.kinds.keys() & _WISHES and word.kinds.get("look") not in {"layout", "vague"})
                or word.kinds.keys() == {"unknown"}
                or word.is_("act", "remove")
                or word.kinds.get("pointer") in {"too", "same", "again", "not", "old", "back", "pick"}
                or word.kinds.get("place") in _BESIDES
            )
            for place, word in enumerate(self.all)
        )

    def replaced(self) -> Signals | None:
        """“Replace the title by a checkbox”: an element of another kind, not another picture."""
        verb = next((place for place, word in enumerate(self.all) if word.key.startswith(_REPLACING)), None)
        nouns = [noun for noun in self.spoken if noun.names]
        if verb is None or len(nouns) != 2 or self.quoted or self.properties:  # noqa: PLR2004  one for another
            return None
        old, new = nouns
        between = {word.key for word in self.all[old.end : new.start]}
        if not between & _BY or not new.indefinite or new.names[-1] not in _KINDS:
            return None
        same = {old.names[-1], new.names[-1]}
        if len(same) == 1 or same <= _LINKS or (new.names[-1] in PICTURES and old.names[-1] in PICTURES):
            return None
        return Signals(("structure",), plain=True)


def _goes_on(word: Word) -> bool:
    """Whether a word behind a new element is none that makes something else of it: “add a badge size”."""
    return word.key in _NAMING or not word.kinds.keys() & {*_WISHES, "unknown"}

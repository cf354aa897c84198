"""What a clause says there shall be that isn't there yet, and nothing else. Pure."""

from collections.abc import Container
from typing import Final

from sidecar.context.facts import Facts, Signals, own_text
from sidecar.context.noun import Noun
from sidecar.context.signal_words import HARD_ADDS, TURNING
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
_NO_ELEMENTS: Final = {
    "tone", "size", "placeholder", "text", "label", "content", "line", "group", "option", "toast", "spinner", "tooltip",
}  # fmt: skip
_LISTING: Final = {"list", "feature", "menu", "nav", "table", "link", "sidebar", "footer"}
_LOOK: Final = {
    "look", "style", "feel", "optik", "sanft", "gentle", "gently", "softly", "smoothly", "langsam", "slowly", "weich",
}  # fmt: skip
_VALUES: Final = {"status", "h1", "h2", "h3", "h4", "h5", "h6"}
_AROUND: Final = {"around", "um"}
_SHOWS: Final = {"be", "should be"}
_NAMES: Final = {"name", "title", "number", "value", "description", "date", "time", "step"}
_GIVING: Final = {
    "give", "get", "gets", "should get", "have", "have a", "have an", "need", "need a", "needs", "needs a", "needs an", "deserves", "lacks", "gib",
    "geben", "bekommen", "bekommt", "kriegt", "kriegen", "haben", "braucht", "verpass", "spendier",
}  # fmt: skip
_HELPING: Final = {
    "help",
    "helps",
    "useful",
    "helfen",
    "hilfreich",
    "see",
    "sehen",
    "deserves",
    "lacks",
    "kriegt",
    "kriegen",
    "verpass",
    "spendier",
}
_ROOM: Final = {"room", "space", "platz"}
_DEGREES: Final = {"more", "less", "mehr", "weniger"}
_AT: Final = (["an", "die"], ["an", "den"], ["an", "das"], ["an", "der"])  # no English article
_POINTING: Final = {"too", "same", "again", "not", "back", "pick", "when"}
_FOR: Final = {"for", "fuer"}
_BESIDES: Final = {"like", "against", "with", "when"}


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

    def listed(self) -> Signals | None:
        """“Add "SSO" to the list”: one more of what it lists; not “add "/ month" to the price”."""
        into = [noun for noun in self.spoken if noun.role in {"toward", "within"} and noun.known and noun.names]
        told = self.quoted or any(word.is_("unknown") or word.is_("sep") for word in self.all)
        if "add" not in self.acts or self.objects or self.properties or not told:
            return None
        return Signals(("structure",), adds=True, sure=0.98) if into and into[-1].names[-1] in _LISTING else None

    def _new_element(self, noun: Noun) -> bool:
        """Whether a noun is an element that isn't there yet, of a kind that has a name here."""
        head = self.all[noun.end - 1]
        if [word.key for word in self.all[noun.start : noun.start + 2]] in _AT:
            return False
        if (noun.known and not noun.indefinite) or not (head.is_("thing") or head.is_("new")):
            return False
        if head.kinds.keys() & {"property", "decisive", "noise"} or head.key in _VALUES or own_text(noun):
            return False
        return noun.names[-1] not in _NO_ELEMENTS or noun.names[0] == "divider"

    def plainly_new(self) -> bool:
        """“A badge at the top right”, “da soll ein Icon hin”: something new, perhaps its place, and nothing else."""
        if not self.objects or not all(self._new_element(noun) for noun in self.objects):
            return False
        if not all(noun.indefinite for noun in self.objects) and not self._stands_first_beside():
            return False
        if any(word.key in _BECOMING and not self._makes_one(place) for place, word in enumerate(self.all)):
            return False
        if any((noun.known and self._looks(noun)) or self._compared(noun) for noun in self.objects):
            return False  # “a bold title”, “a tighter list”
        if any(word.key in _AROUND for word in self.all):
            return False  # “a box around it”
        first = self.objects[0].start
        return not any(word.key in _SHOWS for word in self.all[:first]) and self.says_nothing_else()

    def _looks(self, noun: Noun) -> bool:
        return any(word.kinds.keys() & {"look", "colour"} for word in self.all[noun.start : noun.end])

    def _compared(self, noun: Noun) -> bool:
        looks = [word for word in self.all[noun.start : noun.end] if word.is_("look")]
        return any(word.key.endswith(("er", "ere", "eren")) for word in looks)

    def _makes_one(self, place: int) -> bool:
        """“Make a table in the corner”: none is turned into one."""
        return self.all[place].key in TURNING and self.objects[0].start == place + 1

    def _stands_first_beside(self) -> bool:
        """“Small icon before the label”, without an article."""
        first = next((place for place, word in enumerate(self.all) if not word.is_("noise")), 0)
        beside = any(noun.role == "anchor" and noun.names and noun.known for noun in self.spoken)
        looks = any(word.kinds.keys() & {"look", "noise"} for word in self.all[first : self.objects[0].start])
        start = self.objects[0].start
        return (
            beside and not self.acts and (start == first or (looks and start == first + 1)) and len(self.objects) == 1
        )

    def room_for(self) -> Signals | None:
        """“Make room for a badge”, “Platz für ein Logo”: what shall stand there, not how much space there is."""
        room = next((place for place, word in enumerate(self.all) if word.key in _ROOM), None)
        if room is None or any(word.is_("figure") or word.key in _DEGREES for word in self.all):
            return None
        new = [noun for noun in self.spoken if noun.indefinite and noun.start > room and self._new_element(noun)]
        meant = any(word.key in _FOR for word in self.all[room + 1 : new[0].start]) if new else False
        if not meant or (new[0].known and self._looks(new[0])):
            return None
        return Signals(("structure",), adds=True, plain=True)

    def given(self) -> Signals | None:
        """“Give the price a badge”, “der Preis soll ein Icon bekommen”."""
        if len(self.objects) != 2 or not any(word.key in _GIVING for word in self.all):  # noqa: PLR2004  who gets what
            return None
        to, new = self.objects
        if new.known and self._looks(new):
            return None  # “give the card a red header”
        if not to.known or to.indefinite or not new.indefinite or not self._new_element(new) or new.names[-1] in _NAMES:
            return None
        return Signals(("structure",), adds=True, plain=True) if self.says_nothing_else() else None

    def says_nothing_else(self, besides: Container[str] = ()) -> bool:
        """Whether all words name elements and places, or say nothing; `besides` are keys of what else may be said."""
        if any(noun.role in _BESIDES for noun in self.spoken):
            return False
        inside = {place for noun in self.spoken for place in range(noun.start, noun.end)}
        return not any(
            place not in inside
            and word.key not in besides
            and word.key not in _HELPING
            and not (place == 0 and self._does(word))
            and (
                (word.kinds.keys() & _WISHES and word.kinds.get("look") not in {"layout", "vague"})
                or word.kinds.keys() == {"unknown"}
                or word.is_("act", "remove")
                or word.kinds.get("pointer") in _POINTING
                or (word.is_("pointer", "old") and not word.is_("place"))  # “before the title”
                or word.kinds.get("place") in _BESIDES
                or word.key in _LOOK
            )
            for place, word in enumerate(self.all)
        )

    def _does(self, word: Word) -> bool:
        """“Shove a badge …”: what stands before what is new is a verb, whether it is known or not."""
        first = next(iter(self.objects), None)
        return word.kinds.keys() == {"unknown"} and first is not None and first.indefinite and first.start == 1


def _goes_on(word: Word) -> bool:
    """Whether a word behind a new element is none that makes something else of it: “add a badge size”."""
    return word.key in _NAMING or not word.kinds.keys() & {*_WISHES, "unknown"}

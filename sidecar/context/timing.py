"""What shall be seen at some times only: that is behaviour, whatever else would be added or removed. Pure."""

from typing import Final

from sidecar.context.building import Building
from sidecar.context.noun import CONDITIONS
from sidecar.context.signal_words import BETWEEN, DISABLED, HIDING, ONLY, SCREENS, SHOWING

_POSSIBLE: Final = {
    "that",
    "it",
    "das",
    "es",
    "possible",
    "works",
    "work",
    "moeglich",
    "geht",
    "like",
    "want",
    "passt",
    "okay",
    "ok",
}


_PERMITTED: Final = ("allowed", "zulassen", "zugelassen", "erlauben", "erlaubt", "verbieten", "verboten", "as you type")
_PERMITTING: Final = ("allow", "permit", "accept", "forbid", "eingeb")
_REFUSING: Final = ("block", "reject", "disallow", "ignore", "ignorier", "prevent", "verhinder", "refuse", "ban")
_TRIMMING: Final = ("strip", "trim", "remove", "cut", "entfern", "abschneid", "wegschneid", "collapse", "delete")
_BLANKS: Final = {"spaces", "leerzeichen", "whitespace", "whitespaces", "blanks", "line breaks"}
_SELECTING: Final = {"select", "mark", "markieren", "markiere", "markiert", "auswaehlen", "highlight"}
_ALL_OF_IT: Final = {"text", "content", "value", "inhalt", "wert", "all of it"}
_TOUCHED: Final = (
    "focus",
    "fokus",
    "click",
    "klick",
    "reinklick",
    "anklick",
    "on focus",
    "beim fokus",
    "beim klick",
    "clicking",
)
_TYPING: Final = {"type", "typing"}
_CHARACTERS: Final = {
    "lowercase", "uppercase", "lower case", "upper case", "lowercase letters", "uppercase letters", "capitals", "capital letters", "caps",
    "small letters", "kleinbuchstaben", "kleinbuchstabe", "grossbuchstaben", "grossbuchstabe", "versalien", "letter", "letters", "buchstaben", "ziffern",
}  # fmt: skip


class Timing(Building):
    """Rules about when something can be seen."""

    def shown_at_times(self) -> bool:
        """“Show the hint only on focus”, “Hinweis erst beim Hover einblenden”; not “Schatten nur beim Hover”."""
        shown = any(word.key.startswith(SHOWING) for word in self.all)
        times = [word for word in self.all if word.is_("pointer", "when") and not set(word.key.split()) & SCREENS]
        at_times = any(word.key in ONLY for word in self.all) and bool(times)
        conditional = (shown or self.hides()) and self._conditional()
        return ((shown and at_times) or conditional) and bool(self.objects) and not self.properties

    def conditionally_disabled(self) -> bool:
        """“Disabled till a plan is selected”; not “grey when disabled”."""
        place = next((at for at, word in enumerate(self.all) if word.key.startswith(DISABLED)), len(self.all))
        behind = self.all[place + 1 :]
        at = next((at for at, word in enumerate(behind) if word.key in CONDITIONS or word.is_("pointer", "when")), None)
        wished = self.all[: place + 1 + (at or 0)]  # “until all is filled” is no look
        looks = any(word in wished for word in self.properties) or any(
            word.kinds.get("look") not in {"vague", "notice"} for word in self.looks if word in wished
        )
        return at is not None and len(behind) > at + 1 and not looks

    def permits(self) -> bool:
        """“Nur Kleinbuchstaben zulassen”, “no capitals allowed in the field”: what may be typed, and not how it looks."""
        permitted = any(
            word.key.endswith(_PERMITTED) or word.key.startswith(_PERMITTING) or word.key in _TYPING
            for word in self.all
        )
        refused = any(word.key.startswith(_REFUSING) for word in self.all)
        return (permitted or refused) and any(word.key in _CHARACTERS for word in self.all)

    def trims(self) -> bool:
        """“Strip leading spaces as they type”, “Leerzeichen abschneiden”; not “remove the space between the buttons”."""
        blank = any(word.key in _BLANKS or word.text.lower() in _BLANKS for word in self.all)
        trims = any(word.key.startswith((*_REFUSING, *_TRIMMING, *_PERMITTING)) for word in self.all)
        trims = trims or any(word.key.endswith(_PERMITTED) for word in self.all)
        return blank and trims and not any(word.last in BETWEEN for word in self.all)

    def selects_all(self) -> bool:
        """“Select everything on focus”, “beim Reinklicken alles markieren”: what is typed there."""
        selects = any(word.key in _SELECTING for word in self.all)
        everything = any(word.kinds.get("pointer") in {"all", "whole"} or word.key in _ALL_OF_IT for word in self.all)
        when = any(word.is_("pointer", "when") or word.key.startswith(_TOUCHED) for word in self.all)
        return selects and everything and when

    def hides(self) -> bool:
        """Whether something shall not be seen any more."""
        keys = {word.key for word in self.all}
        return keys >= {"blende", "aus"} or any(key.startswith(HIDING) for key in keys)

    def _conditional(self) -> bool:
        """“Hide the chart when there are no data”; not “… when it gets narrow”, “… if you can”, “what if we hide it”."""
        place = next((place for place, word in enumerate(self.all) if word.key in CONDITIONS), None)
        if place is None:
            return False
        behind = self.all[place + 1 :]
        before = any(word.key.startswith((*SHOWING, *HIDING, "blende")) for word in self.all[:place])
        end = next((at for at, word in enumerate(behind) if word.is_("sep")), len(behind))
        tells = any(not word.is_("noise") and word.key not in _POSSIBLE for word in behind[:end])
        room = any(word.key in SCREENS or word.is_("look") for word in behind)
        return tells and not room and (before or end < len(behind))

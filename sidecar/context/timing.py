"""What shall be seen at some times only: that is behaviour, whatever else would be added or removed. Pure."""

from typing import Final

from sidecar.context.building import Building
from sidecar.context.noun import CONDITIONS
from sidecar.context.signal_words import HIDING, ONLY, SCREENS, SHOWING

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


_DISABLED: Final = ("disable", "inactive", "locked", "deaktivier", "inaktiv", "gesperrt", "clickable", "klickbar")
_PERMITTED: Final = ("allowed", "zulassen", "zugelassen", "erlauben", "erlaubt", "verbieten", "verboten", "as you type")
_PERMITTING: Final = ("allow", "permit", "accept", "forbid", "eingeb")
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
        place = next((at for at, word in enumerate(self.all) if word.key.startswith(_DISABLED)), len(self.all))
        behind = self.all[place + 1 :]
        at = next((at for at, word in enumerate(behind) if word.key in CONDITIONS or word.is_("pointer", "when")), None)
        looks = self.properties or any(word.kinds.get("look") not in {"vague", "notice"} for word in self.looks)
        return at is not None and len(behind) > at + 1 and not looks

    def permits(self) -> bool:
        """“Nur Kleinbuchstaben zulassen”, “no capitals allowed in the field”: what may be typed, and not how it looks."""
        permitted = any(
            word.key.endswith(_PERMITTED) or word.key.startswith(_PERMITTING) or word.key in _TYPING
            for word in self.all
        )
        return permitted and any(word.key in _CHARACTERS for word in self.all)

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

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


class Timing(Building):
    """Rules about when something can be seen."""

    def shown_at_times(self) -> bool:
        """“Show the hint only on focus”, “Hinweis erst beim Hover einblenden”; not “Schatten nur beim Hover”."""
        shown = any(word.key.startswith(SHOWING) for word in self.all)
        times = [word for word in self.all if word.is_("pointer", "when") and not set(word.key.split()) & SCREENS]
        at_times = any(word.key in ONLY for word in self.all) and bool(times)
        conditional = (shown or self.hides()) and self._conditional()
        return ((shown and at_times) or conditional) and bool(self.objects) and not self.properties

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

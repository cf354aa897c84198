"""Words that only tell in which state something is: “the title bold *while loading*”, “*im Dark Mode* alles zentrieren”. Pure.

They say when, and the change beside them says what. Taken for a wish, they would ask for a behaviour, or for a colour, that nobody spoke of.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.lexicon import folded
from sidecar.context.signal_words import HIDING, SHOWING
from sidecar.context.spoken import Word

_SCHEME: Final = re.compile(
    r"(?:in|im|under|unter|bei) (?:the |dem )?(?:dark|light|dunklen|hellen|dunkel|hell)[ -]?(?:mode|theme|modus|scheme|design)"
)
_STATE: Final = re.compile(
    r"while (?:it is |it's |they are )?(?:being )?(?:loading|saving|sending|submitting|fetching|empty|disabled|open)"
    r"|(?:when|if|once|as long as) (?:it is |it's |its |they are |they're )?(?:empty|loading|disabled|selected|active|checked|open|closed|loaded)"
    r"|(?:when|if) (?:nothing|none|no one) (?:is |was |has been )?(?:selected|there|found|entered|chosen|picked)"
    r"|(?:when|if) (?:there is|there's|there are) (?:nothing|none|no \w+)"
    r"|(?:beim|waehrend (?:es|er|sie)) (?:laden|speichern|senden|laedt|speichert)|waehrend des (?:ladens|speicherns)"
    r"|(?:wenn|falls|sobald|solange) (?:es |er |sie |das )?(?:leer|deaktiviert|ausgewaehlt|aktiv|offen|geschlossen) (?:ist|sind)"
    r"|(?:wenn|falls|solange) (?:nichts|keiner|keine|keins|noch nichts) (?:ausgewaehlt|da|vorhanden|gefunden|gewaehlt|drin) (?:ist|sind|wird|wurde)"
)
_LONGEST: Final = 6  # words of a state
_OF_NO_TYPE: Final = {"vague", "notice"}
_SEEN: Final = {"property", "colour"}
_BUILDING: Final = {"add", "remove", "move", "swap", "wrap"}


def without_states(clause: Sequence[Word]) -> list[Word]:
    """A clause without the states it is about, where a look is wished beside them; else all of it."""
    left, of_scheme = _cut(clause)
    if len(left) == len(clause) or not _asks(left, of_scheme=of_scheme):
        return list(clause)
    return left


def stateless(clause: Sequence[Word]) -> list[Word]:
    """What is left of a clause without the states that it is about, whatever that is."""
    return _cut(clause)[0]


def _cut(clause: Sequence[Word]) -> tuple[list[Word], bool]:
    """What is left without states, and whether they were none but colour schemes, of which anything may be wished."""
    left: list[Word] = []
    schemes = True
    place = 0
    while place < len(clause):
        length, scheme = _state_at(clause, place)
        if length:
            schemes = schemes and scheme
            place += length
        else:
            left.append(clause[place])
            place += 1
    return left, schemes


def _state_at(clause: Sequence[Word], place: int) -> tuple[int, bool]:
    """How many words of the clause are a state that begins there, and whether it is a colour scheme."""
    for end in range(min(len(clause), place + _LONGEST), place, -1):
        text = folded(" ".join(word.text for word in clause[place:end]))
        if (scheme := _SCHEME.fullmatch(text) is not None) or _STATE.fullmatch(text):
            return end - place, scheme
    return 0, False


def _asks(left: Sequence[Word], *, of_scheme: bool) -> bool:
    """Whether what is left asks for a change by itself; in a state, only for a look, as all else may be what happens then."""
    looks = any(word.kinds.keys() & _SEEN or word.kinds.get("look", "vague") not in _OF_NO_TYPE for word in left)
    builds = any(word.kinds.get("act") in _BUILDING for word in left)
    if of_scheme:
        return looks or any(word.is_("quote") for word in left) or any(word.is_("act", "remove") for word in left)
    happens = any(word.is_("decisive") or word.key.startswith((*SHOWING, *HIDING)) for word in left)
    return looks and not happens and not builds and not any(word.is_("quote") for word in left)

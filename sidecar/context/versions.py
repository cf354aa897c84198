"""Which version somebody means who says what it was like. Pure."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from sidecar.context.lexicon import folded, table
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.signal_words import CORNERS
from sidecar.context.situation import Known, Situation
from sidecar.context.spoken import Word, words
from sidecar.context.taking_back import changed_by_name
from sidecar.editors.quick.colors import GERMAN_COLOURS

_BEFORE: Final = {
    "before",
    "vor",
    "bevor",
    "without",
    "ohne",
    "until",
    "bis",
    "prior",
    "pre",
    "but not",
    "normal",
    "plain",
    "default",
}
_NOT_YET: Final = re.compile(r"\byet\b|\bnoch (?:nicht|kein|keine|keinen)\b", re.IGNORECASE)
_UNTOUCHED: Final = re.compile(
    r"\b(?:untouched|unberührt|unangetastet|as it shipped|(?:from )?before (?:either|any|all|every)\b"
    r"|before (?:i|we|you|anybody|anyone) (?:touched|started|began|changed anything|did anything)"
    r"|(?:be)?vor (?:allen|jeder|beiden) änderung(?:en)?|bevor (?:ich|wir) (?:angefangen|etwas|irgendwas))\b",
    re.IGNORECASE,
)
_BY_HAND: Final = re.compile(
    r"\b(?:by hand|manual(?:ly)?|hand edits?|von hand|händisch|handarbeit|in (?:the|my) (?:code|editor|file)|im (?:code|editor))\b",
    re.IGNORECASE,
)
_HAVING: Final = {"without", "ohne", "mit", "noch ohne", "als"}
_LACKED: Final = re.compile(
    r"(?:[,;]|\b(?:but|aber|with|still|noch|and|und)|\b(?=(?:no|kein\w*) ))(?: ?(?:but|aber|with|still|noch|and|und|only|nur))* ?(?:no|not|kein|keine|keinen|keinem|ohne|without)"
    r"(?: the| any)? (?P<it>\w+(?: \w+){0,3}?)(?: yet)?$",
    re.IGNORECASE,
)
_ON_THE_PATH: Final = 0.1
_ROUND: Final = re.compile(r"\bround|rund|\bpill")
_SHADOWS: Final = {"shadow", "drop shadow", "box shadow", "schatten", "schlagschatten"}
_LESS: Final = {
    "small", "smaller", "klein", "kleiner", "light", "lighter", "hell", "heller", "thin", "thinner", "duenn", "narrow",
    "short", "less", "weniger", "schmal", "square", "eckig",
}  # fmt: skip
_MORE: Final = {
    "big", "bigger", "large", "larger", "gross", "groesser", "dark", "darker", "dunkel", "dunkler", "thick", "thicker", "dick",
    "wide", "wider", "tall", "more", "mehr", "breit", "breiter", "rounder", "rounded", "rund", "runder",
}  # fmt: skip
_STEM: Final = 5  # letters that “italics” and “italic” share
_SHORTEST: Final = 4  # … and those of “Glas”, which “glass” begins with
_GENERIC: Final = {
    "colour",
    "color",
    "look",
    "effect",
    "thing",
    "stuff",
    "style",
    "styling",
    "change",
    "tweak",
    "idea",
    "bit",
    "extra",
    "farbe",
    "effekt",
    "ding",
    "sache",
    "aenderung",
    "idee",
}  # fmt: skip  “the glass look”, “the teal colour”
_TRAITS: Final = {"look", "property", "colour"}
_COMPARED: Final = {word for word in _LESS | _MORE if word.endswith("er")}
_EARLIER: Final = re.compile(
    r"\bfrom before(?= was\b| is\b| looked\b|$)", re.IGNORECASE
)  # “the one from before was nicer”
_SIDES: Final = {
    "links": "left",
    "rechts": "right",
    "oben": "top",
    "unten": "bottom",
    "linke": "left",
    "rechte": "right",
}
_GERMAN: Final = {folded(key): value for key, value in GERMAN_COLOURS.items()}


class Described:
    """Finds the versions that people describe.

    Args:
        situation: The conversation and its versions.
        names: The component's elements and their names.
    """

    def __init__(self, situation: Situation, names: Names) -> None:
        self._situation = situation
        self._names = names
        self._known: dict[str, int | None] = {}
        self._read: dict[str, list[Word]] = {}

    def version(self, about: str) -> int | None:
        """The number of the version that brought about what is described, or its parent for “before …”; None for none."""
        if about not in self._known:
            self._known[about] = self._found(about)
        return self._known[about]

    def did(self, about: str, version_id: int) -> bool:
        """Whether a version did just what is named: “the glow”, “the bold price”; not “the badge”, which it made coral."""
        if (kind := changed_by_name(folded(about))) is not None:
            return any(turn.version_id == version_id and turn.edit_type == kind for turn in self._situation.turns)
        made = next(
            (self._words(each.prompt) for each in self._situation.versions if each.version_id == version_id), []
        )
        wanted = [word for word in self._words(about) if word.key not in _GENERIC] or self._words(about)
        wanted = (
            wanted if any(word.key not in ARTICLES and not word.is_("act") for word in wanted) else self._words(about)
        )
        told = _keys(made)
        if any(word.is_("pointer", "when") and word.key not in {each.key for each in made} for word in wanted):
            return False  # “remove the padding on hover again”
        new = {word.name for place, word in enumerate(made) if word.name and _is_new(made, place)}
        done = any(word.kinds.keys() & _TRAITS or word.name in new for word in wanted)
        return done and all(
            _keys([word]) <= told or any(word.key[:_STEM] in each.key for each in made if len(word.key) >= _SHORTEST)
            for word in wanted
            if not word.is_("act", "set")
        )

    def lacking(self, about: str, clause: str) -> int | None:
        """The version of “just larger, *no glass*”, where one brought glass about; None where nothing did what is lacked."""
        return self._lacking(f"{about}, {clause}")

    def _lacking(self, about: str) -> int | None:
        found = _LACKED.search(about)
        path = self._situation.path()
        done = [each for each in reversed(path) if self.did(found["it"], each)] if found else []
        if found is None or not done:
            return None
        said = self.version(about[: found.start()])
        later = said is None or (said in path and path.index(said) >= path.index(done[0]))
        return self._situation.parent(done[0]) if later else said

    def _found(self, about: str) -> int | None:
        versions = self._situation.versions
        if (untouched := _UNTOUCHED.search(about)) is not None:
            behind = _keys(self._words(about[untouched.end() :]))
            if not any(behind & each for each in self._told.values()):  # not “before I touched the corners”
                return next((version.version_id for version in versions if version.origin == "original"), None)
        if (earlier := self._lacking(about)) is not None:
            return earlier
        wanted = self._words(_EARLIER.sub("", about))
        at = next((place for place in reversed(range(len(wanted))) if wanted[place].last in _BEFORE), None)
        yet = _NOT_YET.search(about)
        before = at is not None or yet is not None
        if _BY_HAND.search(about):
            found = next((version for version in reversed(versions) if version.origin == "external"), None)
        else:
            behind = _keys(wanted[at + 1 :]) if at is not None else set()
            if yet is not None:  # “large, but not green yet”, “noch nicht grün”
                lacking = about[yet.end() :] or about[: yet.start()].rpartition(" not ")[2]
                lacked = _keys(self._words(lacking))
                behind = {key for key in lacked if not key.startswith("type ")} or behind
            found = self._likest(behind) or self._likest(_keys(wanted))
        if found is None:
            return None
        opposite = _direction(wanted) * _direction(self._words(found.prompt)) < 0
        return found.parent_id if before or opposite else found.version_id

    def _words(self, text: str) -> list[Word]:
        if text not in self._read:
            self._read[text] = words(text, self._names, self._situation.colours)
        return self._read[text]

    @cached_property
    def _told(self) -> Mapping[int, set[str]]:
        """What each version is about; “and in blue” is about what the one before it was about."""
        told: dict[int, set[str]] = {}
        named: dict[int, set[str]] = {}
        for version in self._situation.versions:
            found = self._words(version.prompt)
            own = {word.name for word in found if word.name and not word.is_("property")}
            named[version.version_id] = own or named.get(version.parent_id or 0, set())
            told[version.version_id] = (_keys(found) | named[version.version_id]) if found else set()
        return told

    @cached_property
    def _rare(self) -> Mapping[str, int]:
        """How many versions each word fits."""
        return Counter(key for keys in self._told.values() for key in keys)

    def _likest(self, keys: set[str]) -> Known | None:
        """The version that most of the words fit, those most that fit few others; of several the first, one on the path before all.

        Of two that were made with the same wish the later one is meant: who made it coral again goes back to that.
        """
        path = set(self._situation.path())
        best: tuple[float, Known] | None = None
        for version in self._situation.versions if keys else ():
            common = keys & self._told[version.version_id]
            score = sum(1 / self._rare[key] for key in common)
            score += _ON_THE_PATH if version.version_id in path else 0
            if common and (best is None or score > best[0] or (score == best[0] and self._repeats(version, best[1]))):
                best = (score, version)
        return best[1] if best is not None else None

    def _repeats(self, later: Known, earlier: Known) -> bool:
        same = self._told[later.version_id] == self._told[earlier.version_id]
        return same and later.version_id != self._situation.current_version_id


def describes(clause: Sequence[Word]) -> bool:
    """Whether a clause goes on with what a version was like, and asks for nothing: “the small dot”, “without colour”, “not round yet”."""
    told = [word for word in clause if word.key not in ARTICLES and not word.is_("noise")]
    if told and told[0].key.partition(" ")[0] in _HAVING:
        return True
    if not told or any(word.is_("act") for word in told):
        return False
    if clause[0].key in INDEFINITE and told[0].key in _COMPARED:
        return False  # “and a bigger badge”
    if any(word.key == "yet" for word in clause) or _NOT_YET.search(" ".join(word.key for word in clause)):
        return True  # “not round yet”, “aber noch nicht rund”
    return len(told) == 2 and told[0].kinds.keys() & {"look", "colour"} != set() and told[1].is_("thing")  # noqa: PLR2004  “small dot”


def _is_new(made: Sequence[Word], place: int) -> bool:
    """“A star icon”, which wasn't there before; “a tooltip” is new even where no article says so."""
    return made[place].is_("decisive") or any(word.key in INDEFINITE for word in made[max(0, place - 3) : place])


def _keys(found: list[Word]) -> set[str]:
    """What words are about, in words that both languages share."""
    keys: set[str] = set()
    for word in found:
        if word.key in CORNERS or _ROUND.search(word.key):
            keys |= {"corner", "type border"}
        elif word.key in _SHADOWS:
            keys |= {"shadow", "type effect"}
        elif word.is_("place", "side"):
            keys.add(_SIDES.get(word.last, word.last))
        elif "colour" in word.kinds:
            keys.add(_GERMAN.get(word.key, word.key))
        elif word.name:
            keys.add(word.name)
        elif word.is_("property"):
            keys |= {word.key, f"type {word.kinds['property']}"}
        elif word.is_("look"):
            keys |= {f"type {word.kinds['look']}"}
        elif not table().get(word.key):
            keys.add(word.key)
    return keys


def _direction(found: list[Word]) -> int:
    more = sum(word.key in _MORE for word in found)
    less = sum(word.key in _LESS for word in found)
    return (more > less) - (less > more)

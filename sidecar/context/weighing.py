"""What the rules read from a clause, weighed against what its words most likely ask for. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, get_args

from sidecar.context.facts import Signals
from sidecar.context.noun import Noun
from sidecar.context.observing import pressed
from sidecar.context.signal_words import BETWEEN, SPACES, VERTICAL
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word

_TYPES: Final[tuple[EditType, ...]] = get_args(EditType)
_POINTING: Final = {"too", "same", "again"}
_BIGNESS: Final[tuple[EditType, ...]] = ("size", "typography")
_REACTING: Final = {"tooltip", "tool tip", "popover"}
_BETWEEN: Final = {"structure", "spacing"}
_SAYING_NOTHING: Final = {"noise", "sep", "pointer", "place", "figure", "number"}
_TWOFOLD: Final = {"verlauf", "verlaufs"}  # a gradient, where it isn't asked for as a history
_DEGREES: Final = {"more", "less", "fewer", "mehr", "weniger", "half", "halb", "haelfte", "double", "doppelt"}
_WRITTEN: Final = {"label", "text", "name", "content"}
_SEEN_THROUGH: Final = {"semi transparent", "half transparent", "halbtransparent", "halb transparent"}
_CORNERS: Final = {"corners", "ecken"}
_TIGHT: Final = {"spacing", "size"}
_ALIGNED: Final = re.compile(r"cent(?:er|re)|middle|mittig|zentrier|mitte|flush|buendig|align")
_FIRST: Final = {"first", "zuerst"}
_BESIDE: Final = {"anchor", "object"}
_LYING_BETWEEN: Final = (("spacing",), ("border",))
_SILENT: Final = 0.3  # how likely a type must be where rules know none
_POINTED: Final = 0.95  # … and where the clause points at what was said before
_MEANT: Final = 0.6  # … and where they know that it could be any
_MEASURED: Final = 0.85  # … and where it only tells a figure
_LIKENED: Final = 0.8  # … and where it shall be like another element
_RULES_UNSURE: Final = 0.75
_LIKELIER: Final = 1.5  # how many times likelier a type must be than the one that rules aren't sure of
_MUCH_LIKELIER: Final = 4.0  # … and than the one that they know
_UNLIKELY: Final = 0.25  # of several types, what is less likely was no wish
_COMMANDS_SILENT: Final = 0.4
_COMMANDS_SURER: Final = 0.5
_POINTING_BACK: Final = 0.95  # … where it points at something: “the one with the dark top again”
_RULES_SURE: Final = 0.97
_RULES_CERTAIN: Final = 0.98  # … and where nothing that is likelier counts


def weighed(
    told: Signals, chances: Mapping[str, float], clause: Sequence[Word], spoken: Sequence[Noun], *, first: bool = True
) -> Signals:
    """The signals with the types that are likeliest in the light of both; `first` where no clause of the prompt asked for anything yet."""
    found = _weighed(told, chances, clause, spoken, first=first)
    together = found.types == ("layout",) or (found.types == ("spacing",) and _between(clause, spoken))
    together = together or (found.types in _LYING_BETWEEN and _lies_between(clause, spoken))
    together = together or (found.types == ("structure",) and _orders(clause, spoken))
    together = together or (found.types == ("border",) and _beside_several(clause, spoken))
    return replace(found, together=True) if together else found


def _weighed(
    told: Signals, chances: Mapping[str, float], clause: Sequence[Word], spoken: Sequence[Noun], *, first: bool
) -> Signals:
    there = any(noun.compared for noun in spoken)  # “we need a bigger title” adds none
    best = max((each for each in _TYPES if each != "structure" or not there), key=lambda each: chances[each])
    if told.vague:
        return replace(told, types=(best,), sure=chances[best], vague=False) if chances[best] >= _MEANT else told
    if not told.types:
        measures = first and _only_measures(clause, spoken)
        needed = _POINTED if _points(clause, spoken) else _MEASURED if measures else _LIKENED if told.like else _SILENT
        return _instead(told, best, chances) if chances[best] >= needed else told
    if len(told.types) > 1:
        kept = tuple(each for each in told.types if chances[each] > _UNLIKELY)
        return replace(told, types=kept or told.types)
    settled = told.plain or told.sure >= _RULES_CERTAIN or (told.sized and best in _BIGNESS)  # by the element
    settled = settled or (told.edge and best == "structure")
    settled = settled or (best == "content" and _names_a_property(told, clause))
    settled = settled or (best == "size" and any(_is_a_term(word, told) for word in clause))
    settled = settled or (best == "color" and told.types == ("effect",) and _is_seen_through(clause))
    settled = settled or (told.types == ("border",) and best in _TIGHT and _is_about_corners(clause))
    settled = settled or _added_to_it(told, best, clause, spoken)
    settled = settled or (best == "typography" and told.types == ("layout",) and _aligns(clause))
    several = len(_objects(spoken)) > 1
    plural = several or any(noun.plural for noun in _objects(spoken))
    settled = settled or (
        told.types == ("spacing",) and told.together and best == "typography" and plural
    )  # no letters
    settled = settled or (
        told.types == ("structure",) and told.together and (several or _swaps(clause, spoken))
    )  # “swap title and icon”
    needed = _MUCH_LIKELIER if told.sure > _RULES_UNSURE else _LIKELIER
    if chances[best] > needed * chances[told.types[0]] and not settled:
        return _instead(told, best, chances)
    return told


def _added_to_it(told: Signals, best: EditType, clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Add an outline to the title”, “füge dem Logo einen Tooltip hinzu”: a trait or a reaction is no element."""
    if best not in {"structure", "variant"} or not any(word.is_("act", "add") for word in clause):
        return False
    if told.types == ("behavior",):
        return best == "structure" and any(word.key in _REACTING for word in clause)
    place = next((at for at, word in enumerate(clause) if word.is_("place", "anchor")), len(clause))
    traits = [at for at in range(place) if clause[at].is_("property", told.types[0])]
    trait = told.types[0] != "size" and any(not clause[at + 1 : at + 2] or not clause[at + 1].name for at in traits)
    return trait and not any(noun.role == "object" and noun.names and noun.indefinite for noun in spoken)


def _names_a_property(told: Signals, clause: Sequence[Word]) -> bool:
    """“Use a different line length”: whatever is changed, used or different, the property is said."""
    changes = any(word.is_("act", "set") for word in clause)
    return changes and any(word.is_("property", told.types[0]) for word in clause)


def _is_about_corners(clause: Sequence[Word]) -> bool:
    """“The corners feel too tight”: how round they are; not “too tight in the corner”."""
    return any(
        word.text.lower() in _CORNERS
        and not any(each.is_("place", "within") for each in clause[max(0, place - 2) : place])
        for place, word in enumerate(clause)
    )


def _aligns(clause: Sequence[Word]) -> bool:
    """“Überschrift mittig”: that it is a text makes it no wish for other letters."""
    return any(word.is_("look", "layout") and _ALIGNED.search(word.key) for word in clause)


def _is_seen_through(clause: Sequence[Word]) -> bool:
    """“Semi-transparent”: how much shines through, whatever colour that is."""
    return any(word.is_("look", "effect") and word.key in _SEEN_THROUGH for word in clause)


def _is_a_term(word: Word, told: Signals) -> bool:
    """“Cap height”, “stroke width”: a measure of its own, no size."""
    return " " in word.key and told.types[0] != "content" and word.is_("property", told.types[0])


def _between(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Bell and avatar are glued together”: the space between two; not “more padding for bell and avatar”, nor “both roomier”."""
    distance = any(word.key in SPACES or pressed(word) for word in clause) or not any(
        _within_itself(word) for word in clause
    )
    return distance and len(_objects(spoken)) > 1


def _lies_between(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“More air between the number and the chart”: nothing of either, but what lies between both."""
    between = next((place for place, word in enumerate(clause) if word.last in BETWEEN), len(clause))
    return len([noun for noun in spoken if noun.start > between and noun.names and noun.role in _BESIDE]) > 1


def _beside_several(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“That hairline *above the buttons*”: one line, and not one of each; not “the line around the buttons”."""
    several = (noun for noun in spoken if noun.role == "anchor" and noun.plural and noun.known)
    places = ([word.last for word in clause[: noun.start + 1] if word.is_("place")] for noun in several)
    return any(keys[-1] in VERTICAL for keys in places if keys)


def _orders(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Title first, then the badge”: one order of two."""
    acts = {word.kinds["act"] for word in clause if word.is_("act")}
    return acts <= {"set", "move"} and len(_objects(spoken)) > 1 and any(word.key in _FIRST for word in clause)


def _swaps(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“Swap the buttons”; not “swap the icons for stars”, “swap the labels”."""
    places = any(word.is_("place") for word in clause)
    return not places and any(noun.plural and noun.names[-1] not in _WRITTEN for noun in _objects(spoken))


def _within_itself(word: Word) -> bool:
    return word.is_("property", "spacing") or (
        word.is_("look", "spacing") and not word.key.endswith(("together", "apart"))
    )


def _objects(spoken: Sequence[Noun]) -> list[Noun]:
    return [noun for noun in spoken if noun.role == "object" and noun.known and noun.names]


def _instead(told: Signals, best: EditType, chances: Mapping[str, float]) -> Signals:
    """The likeliest type in place of what the rules read; whether bigger means the letters is told by the element."""
    if best in _BIGNESS and min(chances[each] for each in _BIGNESS) > _UNLIKELY:
        return replace(told, types=("size",), sized=True, adds=False, sure=sum(chances[each] for each in _BIGNESS))
    return replace(
        told,
        types=(best,),
        sure=chances[best],
        adds=told.adds and best == "structure",
        together=best == "layout" or (told.together and best in _BETWEEN),
    )


def other_than_edit(
    told: Signals, chances: Mapping[str, float], clause: Sequence[Word], spoken: Sequence[Noun]
) -> str | None:
    """The kind of what is most likely no edit, where the rules aren't sure that it is one; None for an edit."""
    best = max(chances, key=lambda each: chances[each])
    if (
        best in _TYPES
        or told.like
        or (best == "history" and told.types and any(word.key in _TWOFOLD for word in clause))
    ):
        return None
    if _points(clause, spoken) and chances[best] < _POINTING_BACK:
        return None
    if told.plain and not told.adds and best == "history":
        return None  # “fass Titel und Preis zusammen”
    needed = _COMMANDS_SURER if told.types else _COMMANDS_SILENT
    return best if chances[best] >= needed and told.sure <= _RULES_SURE else None


def _only_measures(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“10px reichen”, “24px looks calmer”: of what was measured before."""
    measured = any(word.is_("figure") for word in clause)
    return measured and not any(noun.names for noun in spoken) and not any(word.is_("act") for word in clause)


def _points(clause: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """Whether a clause repeats what was said before: it says so, or says nothing but what it is about, or how much."""
    if any(word.kinds.get("pointer") in _POINTING for word in clause):
        return True
    inside = {place for noun in spoken if not noun.compared for place in range(noun.start, noun.end)}
    return all(
        place in inside or word.kinds.keys() & _SAYING_NOTHING or word.key in _DEGREES
        for place, word in enumerate(clause)
    )

"""What words tell that seem to tell of something else: “a tad lighter, 600” of letters, “dim the page behind it” of an effect, “sounds harsh” of a text. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.facts import Facts
from sidecar.context.signal_words import STRENGTH, WEIGHTS
from sidecar.context.situation import EditType

_SOUNDING: Final = ("sound", "kling", "rueberkomm", "read like")
_TONES_OF_VOICE: Final = (
    "polite", "formal", "informal", "wordy", "verbose", "hoeflich", "foermlich", "formell", "casual", "scary", "bossy", "jargon",
)  # fmt: skip
_WRITTEN: Final = {"text", "title", "subtitle", "hint", "message", "description", "error", "label", "placeholder"}
_AGREED: Final = {
    "like",
    "good",
    "great",
    "fine",
    "nice",
    "cool",
    "perfect",
    "okay",
    "ok",
    "gut",
    "super",
    "toll",
    "prima",
}
_AROUND: Final = re.compile(
    r"\b(?:all (?:a)?round|on (?:all|every|each) sides?|rundum|rundherum|ringsum|auf allen seiten)\b"
)
_DIMMING: Final = {"dim", "dimmed", "darken", "darkened", "darker", "abdunkeln", "abgedunkelt", "dunkler"}


def sounds(told: Facts) -> bool:
    """“The hint should sound friendlier”, “der Text ist zu förmlich”: other words; not “sounds good, make it bigger”."""
    place = next((at for at, word in enumerate(told.all) if word.key.startswith(_SOUNDING)), None)
    behind = told.all[place + 1 :] if place is not None else ()
    agreed = any(word.key in _AGREED for word in behind[:2])
    how = not agreed and any(not word.is_("noise") for word in behind)
    written = any(noun.names[-1] in _WRITTEN for noun in told.objects) or told.letters
    worded = written and any(word.key.startswith(_TONES_OF_VOICE) for word in told.all)
    return (how or worded) and not told.properties


def of_another_type(told: Facts, looks: Sequence[EditType]) -> EditType | None:
    """What words that look like one type mean beside others; None where they mean what they tell."""
    if looks in ([], ["border"]) and surrounds(told):
        return "spacing"
    return no_colour(told) if looks == ["color"] else None


def surrounds(told: Facts) -> bool:
    """“24px all round”, “rundum 16px”: what lies between an edge and what is in it."""
    text = " ".join(word.text.lower() for word in told.all)
    measured = any(word.is_("figure") for word in told.all)
    return measured and _AROUND.search(text) is not None and not (told.properties or told.quoted or told.acts - {"set"})


def no_colour(told: Facts) -> EditType | None:
    """What words for colours mean beside others, if they mean none."""
    return "typography" if _weighs(told) else "effect" if _dims_what_is_behind(told) else None


def _weighs(told: Facts) -> bool:
    """“A tad lighter, 600”: the weight of letters; not “teal 600”."""
    weight = any(word.is_("number") and word.key in WEIGHTS for word in told.all)
    return weight and all(word.key in STRENGTH for word in told.looks)


def _dims_what_is_behind(told: Facts) -> bool:
    """“Dim the page behind it”: what covers all that is not the component."""
    dims = any(word.key in _DIMMING for word in told.all)
    return dims and any(noun.names[-1:] == ("page",) and not noun.known for noun in told.spoken)

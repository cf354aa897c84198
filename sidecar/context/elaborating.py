"""What only goes on about the wish before it: “…, I'd say”, “…, somewhere between 4 and 8px”, “…, it should feel lighter”. Pure.

Many of its words would be a wish if they stood alone. None of these pieces names an element: one that does may have a wish of its own.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.lexicon import folded
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES
from sidecar.context.spoken import Word

_SAYING: Final = re.compile(
    r"(?:i'd|i would|i'll|let's|we'd)? ?(?:just )?(?:say|guess|reckon|suppose|think)(?: so)?"
    r"|(?:wuerde|haette|sag|sage|meine|denke|finde|glaube) (?:ich|wir)(?: (?:mal|halt|einfach|so|jetzt))*(?: (?:sagen|meinen|vorschlagen|denken|gesagt|gedacht))?"
    r"|(?:ich|wir) (?:wuerde|wuerden|haette|haetten) (?:mal |halt |einfach )?(?:sagen|meinen|gesagt|gedacht)"
    r"|(?:just |only |nur )?(?:a hint|a touch|einen hauch|einen tick)|(?:but )?(?:no|nothing) more|mehr nicht|nicht mehr|weiter nichts|nothing (?:more|else|fancy|crazy)"
)
_LOOKING: Final = re.compile(
    r"(?:let's |let us |we'll |i'll |to )?see (?:how|what|if|whether) (?:it|that|this|we)\b.*"
    r"|(?:dann |wir |ich |lass uns )*(?:mal |dann )*(?:sehen|schauen|gucken|schau|schaun|guck)(?: wir| uns)?(?: mal| dann)*(?: an)?(?: (?:wie|ob|was) (?:es|das|wir|ihr|man)\b.*)?"
)
_LEAVING: Final = re.compile(r"ohne (?:dabei )?(?:.* )?(?:zu \w+(?:en|ern|eln)|\w{2,}zu\w{3,}en)|ohne dass .*")
"""“Without changing the text”, as it is said in German."""
_WHEN: Final = re.compile(
    r"(?:aber |but )?(?:auch |even |also )?(?:nur|only|just|at least|zumindest|wenigstens|vor allem|especially|mainly) "
    r"(?:(?:auf|on|in|bei|beim|im|fuer|for|at) )?(?:(?:the|dem|den|der|einem|a|ganz|sehr|very|really) )*"
    r"(?:(?:kleinen|grossen|kleineren|groesseren|schmalen|breiten|small|smaller|large|larger|big|bigger|narrow|wide|mobile|mobilen|touch) )?"
    r"(?:bildschirm(?:en)?|displays?|screens?|handys?|smartphones?|phones?|mobilgeraeten?|geraeten?|devices?|mobile?|tablets?|desktop|laptops?|monitoren?|hover|hovern|fokus|focus|dark mode|light mode)"
)
_MEASURES: Final = re.compile(
    r"(?:so |maybe |vielleicht |perhaps |say |sagen wir |about |around |roughly |ungefaehr |etwa |circa |ca |nur |only |just |somewhere |something |irgendwo |irgendwas |irgendetwas )*"
    r"(?:(?:between|zwischen) \S+ (?:and|und) \S*\d\S*|(?:by|um) (?:(?:a|an|the|ein|eine|einen|die|das) )?(?:half|third|quarter|fifth|tenth|haelfte|drittel|viertel|fuenftel|zehntel))"
    r"(?: or so| oder so| herum| rum)?"
)
_PEOPLE: Final = {
    "users", "people", "visitors", "customers", "clients", "everyone", "everybody", "readers", "one", "you", "they", "leute", "nutzer",
    "benutzer", "besucher", "kunden", "man", "alle", "jeder", "user",
}  # fmt: skip
_PERCEIVE: Final = {
    "see", "notice", "find", "spot", "recognise", "recognize", "miss", "overlook", "look", "expect", "sehen", "sieht", "bemerken", "finden",
    "findet", "erkennen", "erkennt", "merken", "merkt", "uebersehen", "uebersieht", "suchen", "sucht", "erwarten",
}  # fmt: skip
_SEEING: Final = {"pointer", "noise", "unknown", "place", "act"}
_IT: Final = {"it", "this", "that", "es", "das", "dies", "everything", "alles"}
_FEELING: Final = {"feel", "wirken", "rueberkommen", "come across"}
_RESULT: Final = re.compile(
    r".+ (?:that way|this way|like that)|(?:(?:dann|so|damit) )?(?:wirkt|sieht) (?:es|das|alles)\b.*"
)
_IMPRESSIONS: Final = {"less aggressive", "weniger aggressiv", "more neutral", "neutraler"}
_READS: Final = re.compile(
    r"(?:(?:more|better|well|easily) )?(?:legible|readable)|easier to read|better to read|lesbarer|(?:besser|leichter|gut) (?:lesbar|zu lesen)"
)
_UNREAD: Final = re.compile(
    r"(?:hard|tough|difficult|impossible|barely|hardly|can't|cannot|not|schlecht|kaum|nicht|schwer)\b.*\b(?:read|legible|readable|lesen|lesbar|entziffern)"
    r"|illegible|unreadable|unleserlich|unlesbar"
)
_DEGREES: Final = {"more", "less", "mehr", "weniger"}
_OTHERS: Final = {"whole", "other", "them", "both", "all"}
_WITHOUT: Final = {"ohne", "without", "no", "kein", "keine", "keinen"}
_WHY: Final = {"because", "since", "in order to", "so that", "damit", "weil", "sodass", "so dass", "da sonst", "denn"}
_FINE: Final = {"passt", "gut", "fine", "ok", "okay", "good", "great", "perfect", "super", "stimmt"}


def elaborates(piece: Sequence[Word], names: Names, *, seen: bool = False) -> bool:
    """Whether a piece asks for nothing that hasn't been asked for before it; `seen` where only what somebody sees is: “the logo is mute, no alt”."""
    text = folded(" ".join(word.text for word in piece))
    if _SAYING.fullmatch(text) or _LEAVING.fullmatch(text):
        return True
    if seen or _names(piece, names):
        return False
    if _LOOKING.fullmatch(text) and not any(
        word.kinds.keys() & {"property", "colour"} or _shows(word) for word in piece
    ):
        return True  # “let's see how that looks”, not “see if it can be bolder”
    return _lacks_nothing(piece) or _leaves_the_rest(piece) or _perceives(piece) or _tells_why(piece)


def specifies(clause: Sequence[Word], names: Names) -> bool:
    """“It should feel lighter”, “cleaner that way”, “by a third”, “only on small screens”: to what effect, how much, where.

    Who carries out the wish needs it.
    """
    if _names(clause, names):
        return False
    text = folded(" ".join(word.text for word in clause))
    if _MEASURES.fullmatch(text) or _WHEN.fullmatch(text):
        return True
    if any(word.is_("act") and not word.is_("act", "set") for word in clause):
        return False
    told = [word for word in clause if not (word.is_("noise") or word.key in _DEGREES) or word.key in _FEELING]
    feels = bool(told) and clause[0].key in _IT and any(word.key in _FEELING for word in told)
    return feels or _RESULT.fullmatch(text) is not None or _impresses(told)


def _shows(word: Word) -> bool:
    return word.is_("look") and not word.is_("look", "vague")


def _names(piece: Sequence[Word], names: Names) -> bool:
    return any(
        word.ids or word.is_("quote") or (names.knows(word.name) and word.text.lower() not in _PERCEIVE)
        for word in piece
    )


def _tells_why(piece: Sequence[Word]) -> bool:
    """“Damit alles auf einer Linie steht”, behind a comma."""
    one = len(piece) > 1 and piece[1].key == "one"  # “so that one in first place”
    return piece[0].key in _WHY and not one


def _impresses(told: Sequence[Word]) -> bool:
    """“Cleaner, quieter”, “less aggressive”: a matter of taste."""
    if any(word.kinds.get("pointer") in _OTHERS for word in told):
        return False
    return bool(told) and all(
        word.is_("look", "vague") or word.key in _IMPRESSIONS or reads_well(word) for word in told
    )


def reads_well(word: Word) -> bool:
    """“More legible”: what a look is for."""
    return word.is_("decisive", "accessibility") and _READS.fullmatch(word.key) is not None


def is_unread(clause: Sequence[Word], names: Names) -> bool:
    """“Hard to read, …”: why, where a wish follows; of nothing that is named."""
    unread = any(word.is_("decisive", "accessibility") and _UNREAD.fullmatch(word.key) for word in clause)
    return unread and not _names(clause, names) and not any(word.is_("act") for word in clause)


def _lacks_nothing(piece: Sequence[Word]) -> bool:
    """“No frills”, “ohne Schnickschnack”: without what nobody knows."""
    told = [word for word in piece if not word.is_("noise")]
    unknown = all(word.kinds.keys() <= {"unknown"} for word in told[1:])
    return len(told) > 1 and told[0].key in _WITHOUT and unknown


def _leaves_the_rest(piece: Sequence[Word]) -> bool:
    """“The rest is fine”, “der Rest passt”."""
    told = [word for word in piece if word.key not in ARTICLES and not word.is_("pointer", "it")]
    others = bool(told) and told[0].kinds.get("pointer") in {"other", "whole"}
    return others and told[-1].key in _FINE and all(word.is_("noise") for word in told[1:])


def _perceives(piece: Sequence[Word]) -> bool:
    """“Users should see it first”, “danach suchen die Leute”: what for."""
    keys = {word.key for word in piece} | {word.text.lower() for word in piece}
    if not (keys & _PEOPLE and keys & _PERCEIVE) or any(word.is_("pointer", "when") for word in piece):
        return False
    return all(word.kinds.keys() & _SEEING or word.text.lower() in _PERCEIVE | _PEOPLE for word in piece)


def without_leaving(piece: list[Word]) -> list[Word]:
    """A piece without what it shall not change: “größer *ohne den Text zu ändern*”."""
    for place, word in enumerate(piece):
        if place and word.key == "ohne" and _LEAVING.fullmatch(folded(" ".join(each.text for each in piece[place:]))):
            return piece[:place]
    return piece

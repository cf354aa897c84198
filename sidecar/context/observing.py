"""Which clauses only tell what somebody sees or feels: “the icon is too loud, tone it down”. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sidecar.context.commanding import commanded
from sidecar.context.likely import remarks
from sidecar.context.naming import Names
from sidecar.context.noun import Noun
from sidecar.context.nouns import nouns
from sidecar.context.placing import places
from sidecar.context.referring import is_a_value
from sidecar.context.signal_words import PRESSED, TOGETHER
from sidecar.context.spoken import Word

BEING: Final = {
    "is", "are", "was", "were", "feels", "feel", "looks", "look", "seems", "reads", "gets", "steals", "it's", "that's", "isn't",
    "aren't", "keeps", "ist", "sind", "war", "waren", "wirkt", "wirken", "sieht", "sehen", "fuehlt", "geht", "gehen", "faellt", "gefaellt",
    "passt", "passen",
}  # fmt: skip
"""Verbs of what something is, or seems."""

_BECAME: Final = {"got", "became", "become", "turned", "turned out", "came", "came out", "went", "wurde", "wurden"}
_OUGHT: Final = {
    "should", "should be", "must", "needs", "need", "need a", "needs a", "could", "can", "would", "ought", "shall", "please", "want", "soll",
    "sollen", "sollte", "sollten", "muss", "muessen", "darf", "duerfen", "kann", "kannst", "koennte", "koennten", "bitte", "braucht", "pls",
    "let", "i want", "i'd like", "like to", "soll sein",
}  # fmt: skip
_OPENERS: Final = {"i", "we", "ok", "okay", "hmm", "well", "actually", "really", "ich", "wir", "so"}
_FEELING: Final = {
    "love", "liked", "perfect", "gorgeous", "great", "nice", "good", "lovely", "beautiful", "schoen", "super", "passt", "gut", "toll",
    "gefaellt",
}  # fmt: skip

_TOO: Final = {"too", "zu"}
_OF_NO_TYPE: Final = {"vague", "notice"}
_JOINED: Final = {"object", "within"}
_ENOUGH: Final = {"enough", "plenty", "reicht", "reichen", "genuegt", "genügt", "genügen"}
_SAID_OF: Final = {"look", "property"}
_NEAR: Final = 2  # words between nouns of one phrase
_SEEN: Final = {"object", "within", "anchor"}
_PLACED: Final = 0.5  # … where it says a place
_REMARKED: Final = 0.2  # how likely a clause must be none that asks for something


def requests(told: Sequence[list[Word]], names: Names) -> list[list[Word]]:
    """The clauses that ask for something; all of them where none does. One that names nothing is about what was observed before it."""
    kept = [clause for clause in told if not _praises(clause)] or list(told)
    only = [
        not (_says_what(clause, names) or places(clause, names) or _suffices(clause) or _goes_back(clause))
        and (observes(clause) or remarks(clause) > (_PLACED if _places(clause) else _REMARKED))
        for clause in kept
    ]
    only = [observed and not _stands_alone(place, kept, only, names) for place, observed in enumerate(only)]
    return kept if all(only) else list(_asking(kept, only, names))


def _stands_alone(place: int, kept: Sequence[list[Word]], only: Sequence[bool], names: Names) -> bool:
    """“The title is too small, badge red”: a complaint about one thing, beside wishes for others, is a wish of its own.

    “The header is too dark, title white” may be the reason for what follows, as anything is that “it” follows.
    """
    about, types = _heads(kept[place], names), _complained(kept[place])
    wishes = [clause for clause, observed in zip(kept, only, strict=True) if not observed]
    return bool(about and types and wishes) and all(
        (named := _heads(wish, names)) and named.isdisjoint(about) and types.isdisjoint(_types(wish)) for wish in wishes
    )


def _goes_back(clause: Sequence[Word]) -> bool:
    """“Back to where nothing was changed”: tells of the past, and where to go."""
    found = commanded(clause)
    return found is not None and found.original


def _heads(clause: Sequence[Word], names: Names) -> set[str]:
    return {noun.names[-1] for noun in nouns(clause, names) if noun.names and noun.known}


def _complained(clause: Sequence[Word]) -> set[str]:
    """What is too much of it, or can't be read."""
    keys = _keys(clause)
    much = any(key.partition(" ")[0] in _TOO for key in keys)
    return _types(clause) if much or any(word.is_("decisive", "accessibility") for word in clause) else set()


def _types(clause: Sequence[Word]) -> set[str]:
    told = {word.kinds[kind] for word in clause for kind in ("property", "look", "decisive") if kind in word.kinds}
    return (told | ({"color"} if any(word.is_("colour") for word in clause) else set())) - _OF_NO_TYPE


def _says_what(clause: Sequence[Word], names: Names) -> bool:
    """“Delete reads “Remove””: a new text is a wish."""
    for place, word in enumerate(clause):
        if word.is_("quote") and not word.ids and any(each.ids or names.knows(each.name) for each in clause[:place]):
            return not observes(clause) or clause[place - 1].key == "reads"
    return False


def _suffices(clause: Sequence[Word]) -> bool:
    """“36px wide is enough”, “36px Breite reichen”: how much there shall be."""
    enough = any(word.text.lower() in _ENOUGH for word in clause)
    return (
        enough and any(word.is_("figure") for word in clause) and any(word.kinds.keys() & _SAID_OF for word in clause)
    )


def _asking(told: Sequence[list[Word]], only: Sequence[bool], names: Names) -> Iterator[list[Word]]:
    seen: list[Word] = []
    near: list[Word] = []  # “they are glued together, give them some air”
    for clause, observed in zip(told, only, strict=True):
        named = [noun for noun in nouns(clause, names) if noun.names and noun.known]
        if observed:
            seen = _about(clause, named) or [
                word for place, word in enumerate(clause) if is_a_value(clause, place, names)
            ]
            near = [word for word in clause if len(named) > 1 and pressed(word)]
            continue
        spaced = any(word.kinds[kind] == "spacing" for word in clause for kind in word.kinds.keys() & _SAID_OF)
        yield clause if named else [*seen, *(near if spaced else []), *clause]
        seen, near = [], []


def pressed(word: Word) -> bool:
    """“Glued together”, “too close”: said of several, it is the space between them."""
    return word.is_("look", "spacing") and (word.key in PRESSED or word.key.endswith(TOGETHER))


def _about(clause: Sequence[Word], named: Sequence[Noun]) -> list[Word]:
    """The words for what is observed: the nouns that stand together first."""
    if not named or named[0].role not in _SEEN:
        return []
    ends = (one for one, other in pairwise(named) if other.start - one.end > _NEAR or other.role not in _JOINED)
    last = next(ends, named[-1])
    return list(clause[named[0].start : last.end])


def _places(clause: Sequence[Word]) -> bool:
    """“Title under the icon”: where something shall be is a wish, however it is said."""
    return any(word.kinds.get("place") in {"side", "anchor"} or word.is_("look", "layout") for word in clause)


def _praises(clause: Sequence[Word]) -> bool:
    """“Love the glass”, “I like the font”; not “I like it bigger”."""
    keys = _keys(clause)
    likes = keys[:3] in (["i", "like", "the"], ["i", "like", "your"]) and not any(word.is_("look") for word in clause)
    feels = next((key for key in keys if key not in _OPENERS), "") in _FEELING
    return likes or (feels and not _OUGHT & set(keys))


def observes(clause: Sequence[Word]) -> bool:
    """“The icon is fighting with the text”, “too much red”; not “is it …”, and not “it should be …”."""
    keys = _keys(clause)
    if not keys or _OUGHT & set(keys):
        return False
    subject = "'" not in keys[0] and " " not in keys[0]
    if _praises(clause) or keys[0] == "too much" or any(key.partition(" ")[0] in BEING for key in keys[subject:]):
        return True
    became = next((place for place, key in enumerate(keys) if place and key in _BECAME), len(keys))
    return any(key.partition(" ")[0] in _TOO for key in keys[became:])  # “the shadow got too heavy”


def _keys(clause: Sequence[Word]) -> list[str]:
    return [word.key for word in clause if not word.is_("sep")]

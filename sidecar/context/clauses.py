"""A prompt in clauses: each asks for one thing, or for several things of one element. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from sidecar.context.commanding import commanded
from sidecar.context.complaining import blames
from sidecar.context.continuing import continues
from sidecar.context.elaborating import elaborates, without_leaving
from sidecar.context.keeping import keeps
from sidecar.context.listing import of_one_noun, two_wishes
from sidecar.context.measuring import mended
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, CONDITIONS, Noun
from sidecar.context.nouns import nouns
from sidecar.context.observing import observes, requests
from sidecar.context.ordering import orders
from sidecar.context.placing import goes_on_to_a_place
from sidecar.context.replacing import corrected, denies, without_replaced
from sidecar.context.signal_words import DISABLED, SHOWING
from sidecar.context.spoken import Word
from sidecar.context.stating import stateless

_UNTIL: Final = {"until", "till", "bis", "solange", "as long as", "unless"}
_TELLING: Final = {"property", "look", "decisive", "colour", "quote", "figure", "unknown_verb"}
_ACTS: Final = {"add", "remove", "move", "swap", "wrap", "keep"}
_POINTING: Final = {"too", "same", "again"}
_PAIRS: Final = {"between", "zwischen"}
_STRONG: Final = set(".!?\n;")
_BUT: Final = {"but", "aber"}
_LISTS: Final = {"and", "und", "&", "+", ",", "sowie", "plus", "as well as"}
_NO: Final = {"no", "not", "nicht", "nein"}
_SUBJECTS: Final = {"it", "that", "this", "das", "es", "they", "die"}
_STATES_OF_BEING: Final = {"was", "is", "looks", "looked", "war", "ist", "sieht", "sah", "were", "are", "feels"}
_WISHING: Final = {"i'd", "i'd like", "i want", "i would like", "haette"}

_OUT: Final = {"out", "weg", "raus", "gone", "off"}
_APART: Final = ("apart", "unterscheid", "auseinander")
_FEW: Final = 4  # words of a clause without a verb


def clauses(found: Sequence[Word], names: Names) -> list[list[Word]]:
    """The clauses of a prompt in order, without those that only tell why."""
    if orders(found, names):
        return [list(found)]  # “price above, text below”
    kept = requests(mended(statements(found, names)), names)  # “the icon is too loud, tone it down”
    if any(commanded(clause) is not None for clause in kept):
        kept = [clause for clause in kept if not _recalls(clause)] or kept  # “the shadow was nice, bring it back”
        kept = kept[-1:] if _taken_back(kept) else kept
    return kept


def statements(found: Sequence[Word], names: Names) -> list[list[Word]]:  # noqa: C901  one step per rule
    """Everything that a prompt says, in order; a piece that tells nothing by itself goes with the one after or before it."""
    pieces = corrected([without_leaving(_without_reason(piece)) for piece in _cut(found, names)])
    told: list[list[Word]] = []
    waiting: list[Word] = []
    for piece in pieces:
        if told and _goes_on(piece, told[-1], names):
            continue
        if told and not waiting and (moved := goes_on_to_a_place(piece, told[-1], names)):
            told.append([*moved, *piece])
            continue
        if told and not waiting and (_reasons(piece) or continues(piece, told[-1])):
            if continues(piece, told[-1]):
                told[-1] = [*told[-1], *piece]
            continue
        if all(word.kinds.keys() <= {"noise"} or word.key in _NO for word in piece) and len(pieces) > 1:
            continue
        if (
            not _tells(piece)
            or _names_a_topic(piece, found, names)
            or (_conditional(piece) and piece is not pieces[-1])
        ):
            waiting += [] if _conditional(piece) else piece
            continue
        if commanded(piece) is not None and not any(word.is_("thing") for word in waiting):
            waiting = []  # “that's worse, go back”
        told.append([*waiting, *piece])
        waiting = []
    if waiting and told and not (commanded(told[-1]) is not None and any(names.knows(word.name) for word in waiting)):
        told[-1] = [*told[-1], *waiting]
    elif waiting:  # “undo that, then slant the name”
        told.append(waiting)
    return [clause for clause in told if not keeps(clause)] or told[-1:]


def _cut(found: Sequence[Word], names: Names) -> Iterator[list[Word]]:
    spoken = nouns(found, names)
    piece: list[Word] = []
    skip = 0
    for place, word in enumerate(found):
        if skip:
            skip -= 1
            continue
        yet = any(each.key == "yet" for each in found[place + 2 : place + _FEW])  # “but not round yet”
        if (
            word.key in _BUT
            and place + 2 < len(found)
            and found[place + 1].key in {"not", "nicht"}
            and piece
            and not yet
        ):
            skip = 2
            continue
        if denies(piece, found[place : place + 2]):
            piece = []
            continue
        if word.is_("sep") and not _joins(found, place, spoken):
            if piece:
                yield [*piece, found[place + 2]] if of_one_noun(found, place) else piece
            piece = []
            continue
        if _adds_a_look(found, place, piece, spoken):
            yield piece
            piece = [word]
            continue
        piece.append(word)
    if piece:
        yield piece


def _joins(found: Sequence[Word], place: int, spoken: Sequence[Noun]) -> bool:  # noqa: PLR0911  one line per rule
    """Whether a separator stands in a list of nouns: “the title and the badge”, “between label and input”."""
    beside = found[place + 1] if place + 1 < len(found) else None
    if (
        beside is not None
        and beside.is_("quote")
        and (found[place].key == ":" or (place and found[place - 1].is_("quote")))
    ):
        return True
    if beside is not None and beside.key in _UNTIL and any(word.key.startswith(DISABLED) for word in found[:place]):
        return True  # “deaktiviert, bis alles ausgefüllt ist”
    shown = any(word.key.startswith(SHOWING) for word in found[:place])
    if shown and beside is not None and beside.key in CONDITIONS and any(word.key == "erst" for word in found[:place]):
        return True  # “Fehler erst zeigen, wenn …”
    if found[place].key not in _LISTS or _behind_a_quote(found, place):
        return False
    if _told_apart(found, place):
        return True
    if 0 < place < len(found) - 1 and found[place - 1].is_("place", "side") and found[place + 1].is_("place", "side"):
        measured = any(word.is_("figure") or word.is_("property", "spacing") for word in found)
        return measured or not any(word.name for word in found[place - 2 : place - 1])
    near = takewhile(lambda word: not word.is_("sep"), reversed(found[max(0, place - 5) : place]))
    if _of_one_type(found, place) or any(word.last in _PAIRS for word in near):
        return True  # the first “and” behind “between”
    before = next((noun for noun in spoken if noun.end == place), None)
    after = next((noun for noun in spoken if noun.start == place + 1), None)
    if before is None or after is None or not (before.names and after.names):
        return False
    return before.known == after.known and not two_wishes(found, before, after)


def _told_apart(found: Sequence[Word], place: int) -> bool:
    """“Nobody can tell amber and teal apart”: no list of wishes."""
    colours = all(found[at].is_("colour") for at in (place - 1, place + 1) if 0 <= at < len(found))
    return colours and any(word.key.startswith(_APART) for word in found[place + 2 : place + 4])


def _of_one_type(found: Sequence[Word], place: int) -> bool:
    """“Width and height of the picture”: two properties of one type and one thing; not “title size and width of the card”."""
    behind = [word for word in found[place + 1 : place + 3] if word.key not in ARTICLES][:1]
    before = [word for word in found[max(0, place - 3) : place] if word.key not in ARTICLES]
    if not behind or not before or not (before[-1].is_("property") and behind[0].is_("property")):
        return False
    alone = found[place].key != "," and not any(word.is_("sep") or word.name or word.ids for word in before)
    return alone and before[-1].kinds["property"] == behind[0].kinds["property"]


def _behind_a_quote(found: Sequence[Word], place: int) -> bool:
    """“„Stay“ instead of Remember me, the box in teal”: the comma ends what a text shall be."""
    ends = found[place].key == "," and place > 0 and bool(found[place - 1].ids)
    instead = any(word.is_("place", "against") for word in found[:place])
    return ends and instead and any(word.is_("quote") for word in found[:place])


def _names_a_topic(piece: Sequence[Word], found: Sequence[Word], names: Names) -> bool:
    """“The caption above: grey, 4px further away”: what stands before a colon, and only says where, is what the rest is about."""
    behind = found[next(place for place, word in enumerate(found) if word is piece[-1]) + 1 :]
    if len(behind) < 2 or behind[0].key != ":" or observes(piece):  # noqa: PLR2004  the colon, and what it announces
        return False
    spoken = nouns(piece, names)
    inside = {place for noun in spoken for place in range(noun.start, noun.end)}
    told = [word for place, word in enumerate(piece) if place not in inside]
    return bool(spoken) and not any(word.kinds.keys() & (_TELLING | {"act"}) for word in told)


def _conditional(piece: Sequence[Word]) -> bool:
    """“When disabled, …”: says when, not what."""
    first = next((word for word in piece if not word.is_("noise")), None)
    wishes = any(word.key in _WISHING for word in piece)  # “when it is featured I'd like the outline thicker”
    return first is not None and first.is_("pointer", "when") and first.key in CONDITIONS and not wishes


def _recalls(clause: Sequence[Word]) -> bool:
    """“The shadow was nice”: tells of the past, and asks for nothing."""
    if clause and clause[0].first in {"too", "zu"}:
        return True  # “too round, take that back”
    past = any(word.key in {"was", "were", "war", "waren", "sah", "looked"} for word in clause)
    return past and not any(word.is_("act") for word in clause) and commanded(clause) is None


def _taken_back(told: Sequence[list[Word]]) -> bool:
    """“Teal's wrong here, scratch that”: what stands before a bare undo, and says nothing to do, is why."""
    last = commanded(told[-1])
    if last is None or last.kind != "undo" or last.steps > 1 or any(word.is_("thing") for word in told[-1]):
        return False
    return not any(word.is_("act") or commanded(clause) for clause in told[:-1] for word in clause)


def _reasons(piece: Sequence[Word]) -> bool:
    """“…, it was better”: says why, not what."""
    told = [word.key for word in piece if word.key not in {"a", "the"}]
    subject = len(told) > 1 and told[0] in _SUBJECTS and told[1] in _STATES_OF_BEING
    return subject or (bool(told) and told[-1] in {"isn't", "aren't", "doesn't", "wasn't"})


def _adds_a_look(found: Sequence[Word], place: int, piece: Sequence[Word], spoken: Sequence[Noun]) -> bool:
    """“A sticky header with a blurred background”: what follows “with” is a wish of its own."""
    if not found[place].is_("place", "with") or any(word.is_("pointer", "so") for word in piece):
        return False
    if any(word.kinds.get("act") in {"add", "swap", "move"} for word in piece):
        return False
    if not any(word.kinds.keys() & {"look", "decisive", "colour"} for word in stateless(piece)):
        return False
    if any(word.kinds.get("decisive") in {"variant", "content", "accessibility"} for word in piece):
        return False
    if commanded([*piece, *_until_separator(found[place:])]) is not None:
        return False
    rest = _until_separator(found[place + 1 :])
    new = any(noun.start == place + 1 and (noun.indefinite or not noun.known) and noun.names for noun in spoken)
    return new or (any(word.kinds.keys() & {"property", "look", "colour"} for word in rest) and _tells(rest))


def _until_separator(found: Sequence[Word]) -> list[Word]:
    return list(takewhile(lambda word: not word.is_("sep"), found))


def _without_reason(piece: list[Word]) -> list[Word]:
    """What stands before “so that”, “because”."""
    for place, word in enumerate(piece):
        if word.is_("pointer", "so") and place > 0 and word.key != "which":
            return piece[:place]
    return piece


def _tells(piece: Sequence[Word]) -> bool:  # noqa: PLR0911  one line per rule
    """Whether a piece says what to do."""
    if commanded(piece) is not None:
        return True
    if 1 < len(piece) <= _FEW and piece[-1].key in _OUT:
        return True  # “icon out”
    if piece and piece[0].is_("place", "with") and len(piece) > 1:
        return True
    pointers = {word.kinds.get("pointer") for word in piece}
    if pointers >= {"old", "back"}:
        return True  # “dot back to what it was”
    for place, word in enumerate(piece):
        if word.kinds.keys() & _TELLING or (word.is_("act") and word.kinds["act"] in _ACTS):
            return not _only_negates(piece)
        if word.is_("pointer") and word.kinds["pointer"] in _POINTING:
            return True
        if word.is_("place", "side") or (word.is_("place", "anchor") and place > 0):
            return True
    return False


def _only_negates(piece: Sequence[Word]) -> bool:
    """“…, but not teal for the second”."""
    told = [word for word in piece if not word.is_("noise")]
    return bool(told) and told[0].is_("place", "against") and len(without_replaced(piece)) == len(piece)


def _goes_on(piece: Sequence[Word], before: Sequence[Word], names: Names) -> bool:
    """Whether a piece behind a wish has none of its own."""
    seen = observes(before)
    why = blames(piece, names) and not seen
    return why or elaborates(piece, names, seen=seen) or _observes_another(piece, before, names)


def _observes_another(piece: Sequence[Word], before: Sequence[Word], names: Names) -> bool:
    """“Den Titel fetter, die Badge ist zu dominant”: what is seen of another element, without a word of how it shall be."""
    if _tells(piece) or not observes(piece):
        return False
    about = [{noun.names[-1] for noun in nouns(each, names) if noun.names and noun.known} for each in (piece, before)]
    return all(about) and about[0].isdisjoint(about[1])


def elaborated(found: Sequence[Word], names: Names) -> list[Word]:
    """The words of those pieces that only elaborate on the one before them, or are denied, though they might be wishes by themselves."""
    pieces = list(_cut(found, names))
    inside = {id(word) for piece in pieces for word in piece}
    denied = [word for word in found if id(word) not in inside and word.is_("look")]
    return denied + [
        word
        for before, piece in pairwise(pieces)
        if _tells(piece) and elaborates(piece, names, seen=observes(before))
        for word in piece
    ]

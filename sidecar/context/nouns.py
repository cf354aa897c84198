"""The noun phrases of a clause: what is spoken of, and how: what is to change, where it is, what it shall be like. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sidecar.context.lexicon import languages, table
from sidecar.context.naming import KIND, Names
from sidecar.context.spoken import Word

Role = Literal["object", "anchor", "within", "toward", "like", "against", "with", "when"]

ARTICLES: Final = {
    "a", "an", "the", "my", "our", "your", "ein", "eine", "einen", "einem", "einer", "eines", "der", "die", "das", "den",
    "dem", "des", "this", "that", "these", "those", "its", "diese", "diesen", "dieser", "dieses", "diesem", "mein", "unser",
    "sein", "seine", "seinen", "some", "no", "every", "each",
}  # fmt: skip
_ENGLISH_ARTICLES: Final = {"the", "a", "an", "my", "our", "this", "that", "these", "those"}
_LIKENING: Final = {"a", "an", "as", "like", "into", "ein", "eine", "einen", "als", "wie", "in"}
CONDITIONS: Final = {
    "when", "if", "while", "whenever", "once", "unless", "as soon as", "until", "wenn", "falls", "sobald", "solange", "waehrend",
    "bis",
}  # fmt: skip
"""Words after which a condition follows, up to the end of the clause."""

_INDEFINITE: Final = {
    "a",
    "an",
    "ein",
    "eine",
    "einen",
    "einem",
    "einer",
    "eines",
    "some",
    "another",
    "new",
    "neue",
    "neuen",
    "neuer",
    "neues",
}
_KINDS: Final = {
    "button", "link", "icon", "field", "input", "label", "text", "title", "card", "tile", "box", "item", "tab", "image",
    "picture", "badge", "section", "container", "bar", "list", "menu", "chart", "line", "area", "row", "column", "form",
    "checkbox", "logo", "dot", "message", "panel", "table", "content", "group", "action", "name", "number", "toggle",
}  # fmt: skip
_REPEATING: Final = {"too", "same", "again"}
_THIS: Final = {"this", "dieser", "diese", "diesen", "dieses", "diesem"}
_GENITIVES: Final = {"des", "eines"}
_OF: Final = (["of"], ["von"], ["vom"], ["for"])
_VERBS: Final = {"add", "remove", "move", "swap", "wrap", "set"}
_CLOSING: Final = {
    "close",
    "dismiss",
    "closes",
    "cancel",
    "cancels",
    "save",
    "submit",
    "send",
    "export",
    "delete",
    "search",
    "schliessen",
}
_IT: Final = {"it", "this", "that", "them", "everything"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase.

    Attributes:
        names: Its nouns in order; the last one is the head. Empty for “the second one”.
        ids: The elements that show just the words of it.
        role: How it stands in the clause.
        ordinal: 1 for the first, -1 for the last, 0 when none is said.
        other: Whether another one than the one that was spoken of is meant.
        plural: Whether several are meant.
        every: Whether all of them are meant.
        indefinite: Whether it is something new: “a close button”.
        known: Whether the component has something that is called so.
        state: Whether the one that is current or active is meant.
        this: Whether it points at what is in sight: “this link”.
        start, end: The places of its words in the clause.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    role: Role = "object"
    ordinal: int = 0
    other: bool = False
    plural: bool = False
    every: bool = False
    indefinite: bool = False
    known: bool = True
    state: bool = False
    this: bool = False
    start: int = 0
    end: int = 0


def nouns(clause: Sequence[Word], names: Names) -> list[Noun]:
    """The noun phrases of a clause, in order."""
    found: list[Noun] = []
    place = 0
    while place < len(clause):
        noun = _noun(clause, place, names, said=bool(found))
        if noun is None:
            place += 1
            continue
        found.append(noun)
        place = max(noun.end, place + 1)
    return _with_roles(clause, _belonging(clause, found, names))


def _belonging(clause: Sequence[Word], found: Sequence[Noun], names: Names) -> list[Noun]:
    """“The button of export” is the export button, where there is such a thing."""
    told: list[Noun] = []
    for noun in found:
        before = told[-1] if told else None
        between = [word.key for word in clause[before.end : noun.start]] if before else []
        if (
            before
            and before.names
            and noun.names
            and between in _OF
            and _called(noun.names[-1], before.names[-1], names)
        ):
            told[-1] = replace(before, names=(*noun.names, *before.names), end=noun.end, ids=noun.ids, known=True)
        else:
            told.append(noun)
    return told


def _called(qualifier: str, head: str, names: Names) -> bool:
    return any(found.get(head, 0) >= KIND and found.get(qualifier, 0) >= KIND for found in names.by_part.values())


def is_name(clause: Sequence[Word], place: int, names: Names) -> bool:  # noqa: PLR0911  one line per reason why not
    """Whether a word is a noun for an element where it stands, and not a verb or a property."""
    word = clause[place]
    if word.ids:
        return True
    if not word.name:
        return False
    if word.key == "zeichen" and place and clause[place - 1].is_("number"):
        return False  # “50 Zeichen”
    own = names.knows(word.name) or word.name in names.root
    if "decisive" in word.kinds and not (own and word.is_("thing")):
        return False
    if word.kinds.keys() & {"property", "look", "colour"}:
        return own and names.knows(word.name) and not _describes(clause, place)
    if _imperative(clause, place) or _infinitive(clause, place) or _acts_on_it(clause, place):
        return False
    if word.is_("pointer") or (word.is_("place") and not (own and _noun_not_side(clause, place))):
        return False
    if word.is_("act") and not _is_noun_here(clause, place, own=own):
        return False
    return own or word.is_("thing") or "unknown" not in word.kinds


def _noun_not_side(clause: Sequence[Word], place: int) -> bool:
    """“Links” in an English sentence, or with its capital in a German one, are links."""
    word = clause[place]
    if place == 0 and len(clause) > 1 and not clause[1].is_("act"):
        return True  # “links weiter auseinander”
    if place and clause[place - 1].key == "die" and word.key == "links":
        return True
    german = any(languages().get(each.key) == "de" for each in clause if each is not word)
    return not german or word.text[:1].isupper()


def _imperative(clause: Sequence[Word], place: int) -> bool:
    """“Mark the current page”: a word at the beginning with an article after it is a verb."""
    first = next((number for number, word in enumerate(clause) if not word.is_("noise") and not word.is_("sep")), -1)
    after = clause[place + 1] if place + 1 < len(clause) else None
    beyond = clause[place + 2] if place + 2 < len(clause) else None
    if beyond is None or beyond.is_("noise"):
        return False
    if (
        after is not None
        and after.key in _LIKENING
        and (beyond.kinds.keys() & {"look", "colour"} or beyond.key == "step")
    ):
        return False  # “subtitle a lighter grey”
    return (
        place == first
        and not clause[place].plural
        and after is not None
        and after.key in _ENGLISH_ARTICLES
        and (place == 0 or clause[place - 1].key not in ARTICLES)
    )


def _infinitive(clause: Sequence[Word], place: int) -> bool:
    """“… soll sich schließen”: a German verb at the end, which would be a noun elsewhere."""
    asked = any(word.key in {"soll", "sollen", "sollte", "kann", "lassen", "muss"} for word in clause[:place])
    before = clause[place - 1].key if place else ""
    return asked and place == len(clause) - 1 and clause[place].key.endswith("en") and before not in ARTICLES


def _acts_on_it(clause: Sequence[Word], place: int) -> bool:
    """“Escape should close it”: a verb, which would be a noun elsewhere."""
    if clause[place].key not in _CLOSING or place + 1 == len(clause):
        return False
    after, before = clause[place + 1], clause[place - 1] if place else None
    return after.key in _IT and (before is None or before.key not in ARTICLES)


def _describes(clause: Sequence[Word], place: int) -> bool:
    """Whether an adjective stands before a noun that it describes, or is what something shall become."""
    if place and clause[place].plural and clause[place - 1].key in ARTICLES:
        return False
    if place and clause[place - 1].key in ARTICLES and (place + 1 == len(clause) or clause[place + 1].is_("look")):
        return False
    return clause[place].kinds.keys() & {"look", "colour"} != set() and "thing" not in clause[place].kinds


def _is_noun_here(clause: Sequence[Word], place: int, *, own: bool) -> bool:
    """A word such as “delete” or “change”, which is a verb more often."""
    if not own:
        return False
    after = next((word for word in clause[place + 1 :] if word.key not in ARTICLES), None)
    articled = place > 0 and clause[place - 1].key in ARTICLES | {"of", "in", "vom", "im", "zum"}
    nouned = place + 1 < len(clause) and clause[place + 1].name in _KINDS
    return articled or nouned or (place > 0 and after is None)


def _noun(clause: Sequence[Word], place: int, names: Names, *, said: bool) -> Noun | None:  # noqa: C901, PLR0912  one branch per kind of word before a noun
    """The noun phrase that starts at a place, with what stands before its nouns."""
    start = place
    ordinal, other, every, indefinite, article, state = 0, False, False, False, False, False
    while place < len(clause):
        word = clause[place]
        pointer = word.kinds.get("pointer", "")
        if word.is_("ordinal"):
            ordinal = int("".join(letter for letter in word.key if letter.isdigit()))
        elif pointer.startswith("ordinal"):
            ordinal = int(pointer.split()[1])
        elif pointer == "other":
            other = True
        elif pointer in {"all", "both"} or (pointer == "them" and word.key in {"both", "beide", "beiden"}):
            every = True
        elif word.key in ARTICLES:
            indefinite = indefinite or word.key in _INDEFINITE
            article = True
        elif word.key in _INDEFINITE:
            indefinite = True
        elif pointer == "pick":
            state = True
        elif (
            pointer in {"same", "whole"}
            or (pointer == "old" and not word.is_("place"))
            or word.is_("number")
            or _adjective(clause, place, names, after=article)
        ):
            pass
        else:
            break
        place += 1
    opener = clause[start - 1].key.split()[-1] if start and " " in clause[start - 1].key else ""
    indefinite = indefinite or opener in _INDEFINITE
    first = place
    found: list[str] = []
    ids: tuple[str, ...] = ()
    plural = False
    while place < len(clause) and is_name(clause, place, names):
        word = clause[place]
        if word.ids and not (found and not word.name):
            ids = word.ids
        found.append(word.name or word.key)
        plural = word.plural
        place += 1
    if place == first:
        one = article or other or any(each in clause[place - 1].key.split() for each in ("one", "ones"))
        one = (
            one
            or (place == len(clause) and not said and ordinal != 1)
            or any(word.is_("pointer") and word.kinds["pointer"] in _REPEATING for word in clause)
        )
        if not (ordinal or other) or not one or _follows(clause, place):
            return None
        return Noun((), ordinal=ordinal, other=other, plural=every, every=every, start=start, end=place)
    known = bool(ids) or any(names.knows(name) or name in names.root for name in found)
    this = any(word.key in _THIS for word in clause[start:first])
    return Noun(
        tuple(found),
        ids,
        "object",
        ordinal,
        other,
        plural or every,
        every,
        indefinite,
        known,
        state,
        this,
        start,
        place,
    )


def _adjective(clause: Sequence[Word], place: int, names: Names, *, after: bool) -> bool:
    """An adjective between an article and its noun: “the red badge”, “der kleine Punkt”."""
    word = clause[place]
    if not after or not (word.kinds.keys() & {"look", "colour", "noise"}) or is_name(clause, place, names):
        return False
    return place + 1 < len(clause) and is_name(clause, place + 1, names) and word.key != "bit"


def _follows(clause: Sequence[Word], place: int) -> bool:
    """Whether a property follows, which an ordinal or “other” would be about."""
    return place < len(clause) and clause[place].is_("property")


def _with_roles(clause: Sequence[Word], found: Sequence[Noun]) -> list[Noun]:
    """How each stands in the clause: by the preposition before it, or by the one of the noun that it is listed with."""
    told: list[Noun] = []
    for number, noun in enumerate(found):
        role = "within" if _genitive(clause, noun, found) else _role(clause, noun)
        before = found[number - 1] if number else None
        if role is None and before is not None and _listed(clause, before, noun):
            role = told[-1].role
        told.append(replace(noun, role=role or "object"))
    return told


def _genitive(clause: Sequence[Word], noun: Noun, found: Sequence[Noun]) -> bool:
    """“Die Linie des Diagramms”."""
    return clause[noun.start].key in _GENITIVES and any(each.end == noun.start for each in found)


def _role(clause: Sequence[Word], noun: Noun) -> Role | None:
    place = noun.start - 1
    while place >= 0:
        word = clause[place]
        if word.is_("pointer", "when"):
            return "when" if word.key in CONDITIONS else None
        if word.key in ARTICLES:
            place -= 1
            continue
        if word.is_("decisive", "variant") and word.key.split()[-1] in _LIKENING:
            return "like"
        value = word.kinds.get("place", "") or _opens(word)
        if value == "side" and place + 1 < len(clause) and clause[place + 1].is_("place"):
            place -= 1
            continue
        if value == "like" and place == 0 and word.key in {"match", "align"}:
            return "object"  # “match the badge to the price”
        if value and value != "side":
            return value  # type: ignore[return-value]  # the table's values are roles
        if (
            word.kinds.keys() & {"colour", "look"}
            or word.is_("noise")
            or word.is_("unknown")
            or word.is_("pointer", "same")
        ):
            place -= 1
            continue
        return None
    return None


def _opens(word: Word) -> str:
    """How a noun after a verb with a preposition is meant: “should come before”."""
    last = word.key.rpartition(" ")[2] if word.is_("act") and " " in word.key else ""
    return "anchor" if table().get(last, {}).get("place") == "anchor" else ""


def _listed(clause: Sequence[Word], one: Noun, other: Noun) -> bool:
    between = clause[one.end : other.start]
    return 0 < len(between) <= 2 and all(word.is_("sep") or word.is_("noise") for word in between)  # noqa: PLR2004


def changes(found: Sequence[Noun]) -> list[Noun]:
    """The nouns of what is to change."""
    return [noun for noun in found if noun.role == "object"]


def is_verb(word: Word) -> bool:
    """Whether a word can be the verb of a request."""
    return word.kinds.get("act", "") in _VERBS

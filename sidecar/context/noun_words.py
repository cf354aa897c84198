"""Whether a word is a noun for an element where it stands, and not a verb, a property or an adjective. Pure."""

from collections.abc import Sequence
from typing import Final

from sidecar.context.lexicon import languages
from sidecar.context.naming import Names
from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.spoken import SHAPES, Word

_ENGLISH_ARTICLES: Final = {"the", "a", "an", "my", "our", "this", "that", "these", "those"}
LIKENING: Final = {"a", "an", "as", "like", "into", "ein", "eine", "einen", "als", "wie", "in"}
_KINDS: Final = {
    "button", "link", "icon", "field", "input", "label", "text", "title", "card", "tile", "box", "item", "tab", "image",
    "picture", "badge", "section", "container", "bar", "list", "menu", "chart", "line", "area", "row", "column", "form",
    "checkbox", "logo", "dot", "message", "panel", "table", "content", "group", "action", "name", "number", "toggle",
}  # fmt: skip
_MORE: Final = {"more", "less", "weniger", "mehr", "zu", "too"}
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
_NEVER_VERBS: Final = {
    "title", "badge", "icon", "header", "footer", "price", "subtitle", "checkbox", "input", "button", "logo", "avatar", "card", "row",
    "column", "description", "initials", "message", "hint", "placeholder", "nav", "menu", "dialog", "tile", "sidebar", "divider", "dot",
}  # fmt: skip


def is_name(clause: Sequence[Word], place: int, names: Names) -> bool:  # noqa: C901, PLR0911  one line per reason why not
    """Whether a word is a noun for an element where it stands, and not a verb or a property."""
    word = clause[place]
    if word.ids:
        return True
    if not word.name:
        return False
    if word.key in SHAPES and not _is_a_badge(clause, place):
        return False  # “make it a pill”
    if word.key == "zeichen" and place and clause[place - 1].is_("number"):
        return False  # “50 Zeichen”
    if _is_a_degree(clause, place):
        return False
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


def _is_a_badge(clause: Sequence[Word], place: int) -> bool:
    """“The pill”, “add a pill”; not “the pill button”, and not “the pill radius”."""
    behind = clause[place + 1] if place + 1 < len(clause) else None
    if behind is not None and behind.kinds.keys() & {"thing", "property"}:
        return False
    adds = any(word.is_("act", "add") for word in clause[:place])
    return adds or (place > 0 and clause[place - 1].key in ARTICLES - INDEFINITE)


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
    if place == first and clause[place].key == "hint" and after is not None and after.key == "at":
        return beyond is not None and beyond.key in _ENGLISH_ARTICLES  # “hint at the format”
    if beyond is None or beyond.is_("noise"):
        return False
    if (
        after is not None
        and after.key in LIKENING
        and (beyond.kinds.keys() & {"look", "colour"} or beyond.key == "step")
    ):
        return False  # “subtitle a lighter grey”
    return (
        place == first
        and clause[place].name not in _NEVER_VERBS  # “title a size bigger”
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


def _is_a_degree(clause: Sequence[Word], place: int) -> bool:
    """Whether a word says how much: “nen Tick höher”, “a tick less tall”; not “the tick bigger”."""
    if place == 0 or place + 1 == len(clause) or clause[place].key != "tick":
        return False
    before, after = clause[place - 1].last, clause[place + 1].key
    return before in INDEFINITE | {"nen", "n"} and (after.endswith("er") or after in _MORE)


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

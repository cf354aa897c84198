"""One prompt, read clause by clause. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, get_args

from sidecar.context.baring import bared, spoken_of
from sidecar.context.clauses import clauses, elaborated
from sidecar.context.commanding import commanded, spelled
from sidecar.context.commands import may_ask, plain, suggests, version_said
from sidecar.context.complaining import blames
from sidecar.context.elaborating import specifies
from sidecar.context.excepting import excepts, flatters
from sidecar.context.facts import Signals
from sidecar.context.figures import FINE, complained, declared, is_bare, turn_of, weighs
from sidecar.context.focus import chosen, picked_part, talked_about
from sidecar.context.hollowing import hollows
from sidecar.context.intent import Intent, part_of
from sidecar.context.joining import Heard, going_on, joined
from sidecar.context.lexicon import folded
from sidecar.context.likely import likely
from sidecar.context.naming import Names, textual
from sidecar.context.noun import Noun
from sidecar.context.observing import observes
from sidecar.context.ordering import orders_those
from sidecar.context.past import Past
from sidecar.context.references import Resolver
from sidecar.context.replacing import without_replaced
from sidecar.context.signals import signals
from sidecar.context.situation import EditType, Situation
from sidecar.context.spoken import Word, words
from sidecar.context.standing import without_places
from sidecar.context.stating import without_states
from sidecar.context.versions import describes
from sidecar.context.wanted import Wanted
from sidecar.context.weighing import other_than_edit, weighed
from sidecar.context.whichone import without_variant

_TYPES: Final = get_args(EditType)
_ARRANGED: Final = {"layout", "structure"}
_BACK: Final = {"undo", "redo", "restore"}
_BY_ITSELF: Final = 0.85  # how likely a type must be for a reason beside it to tell nothing of it
_BESIDE_WHY: Final = 0.5  # … and for a complaint, where the wish says how something shall be
_KNOWN: Final = 0.98  # how sure the type of a figure is, where what it was before tells
_SURELY_ASKED: Final = 0.9  # how likely what doesn't look like a question must be one
_THEN: Final = re.compile(r"\b(?:then|dann|danach)\b", re.IGNORECASE)
_AND_THEN: Final = re.compile(r"\b(?:and|und|then|dann|danach)\b", re.IGNORECASE)
_POINTING_BACK: Final = (
    0.95  # how likely a whole prompt must mean an earlier version, where its clauses say something else
)


class Reading:
    """One prompt being read."""

    def __init__(self, prompt: str, situation: Situation, names: Names, found: list[Word]) -> None:
        self._prompt = prompt
        self._situation = situation
        self._names = names
        self._words = found
        about = part_of(None if chosen(situation) else talked_about(situation, found), names.parts)
        others = (part_of(turn, names.parts) for turn in reversed(situation.turns))
        before = next((part for part in others if part is not None and part is not about), None)
        resolver = Resolver(names, picked_part(situation.picked, names), about, before)
        self._resolver = resolver
        self._past = Past(situation, names, resolver, found)
        self.wanted = Wanted(situation, names, resolver)
        self._left: list[Word] = []  # what asks for nothing
        self.observed = False
        self.partial = False

    def intents(self) -> list[Intent]:
        """The intents in order, each told once."""
        told: list[Intent] = []
        vague: list[Intent] = []
        for intent in self._joined():
            if weak(intent) and not self.wanted.candidates:
                vague.append(intent)
            elif told and told[-1].kind != "edit" and intent.repeats and not intent.named:
                continue  # “the one with the dark header, can I have that again”
            elif (known := next((place for place, other in enumerate(told) if _same(intent, other)), None)) is not None:
                told[known] = _both(told[known], intent)
            else:
                told.append(intent)
        self.partial = bool(told and vague) or flatters(self._words) or (_any_edit(told) and excepts(self._words))
        back = next((place for place, intent in enumerate(told) if intent.kind in _BACK), 0)
        if all(intent.kind == "edit" and not self._bids(intent) for intent in told[:back]) and not self._follows(
            told[back:]
        ):
            told = told[back:]  # “teal's overkill, take that off again”
        if _any_edit(told):
            return self._described_as_a_whole(told) or told
        return told or self._meant_as_a_whole(vague) or vague

    def _follows(self, back: Sequence[Intent]) -> bool:
        """Whether an edit is meant that stands before going back: “a bigger badge, then version 3”, “smaller and redo”."""
        return bool(back) and (_AND_THEN if back[0].kind == "redo" else _THEN).search(self._prompt) is not None

    def _bids(self, intent: Intent) -> bool:
        """Whether an edit has a verb: “make it blue”, not “too blue”."""
        return any(word.is_("act", "set") for word in words(intent.text, self._names))

    def heard(self) -> list[tuple[list[Word], list[Intent]]]:
        """The clauses, each with what it asks for by itself."""
        pieces = clauses(self._words, self._names)
        asked = {id(word) for piece in pieces for word in piece}
        self._left = [word for word in self._words if id(word) not in asked]
        self.observed = all(observes(clause) for clause in pieces)
        return [
            (clause, self._clause(clause, likely(_asking(self._whole(clause) if len(pieces) == 1 else clause))))
            for clause in pieces
        ]

    def _whole(self, clause: list[Word]) -> list[Word]:
        """All that is said where one clause asks for something; without what only says what shall stay as it is."""
        inside = {id(word) for word in clause}
        left = [word for word in self._words if id(word) not in inside]
        beside = {id(word) for word in elaborated(self._words, self._names)}
        stays = any(word.is_("act", "keep") for word in left) and not any(word.is_("decisive") for word in left)
        fine = (
            any(word.key in FINE for word in left)
            and any(word.is_("property") for word in left)
            and any(noun.known for noun in spoken_of(clause, self._names))
        )
        if fine or self._speaks_for_itself(clause, left):
            return clause
        return clause if stays else [word for word in self._words if id(word) not in beside]

    def _speaks_for_itself(self, clause: list[Word], left: Sequence[Word]) -> bool:
        """Whether a clause names what it is about, and is surely an edit: why it is wished for tells nothing of its type then."""
        why = [word for word in left if not word.is_("sep")]
        purpose = (
            bool(why) and why[0].is_("pointer", "so") and not any(word.is_("decisive", "behavior") for word in why)
        )
        complains = bool(why) and blames(why, self._names)
        if not why or not (observes(why) or purpose or complains):
            return False
        named = any(noun.known and noun.names for noun in spoken_of(clause, self._names))
        says_how = complains and any(_says_how(word) for word in clause)
        if not named and not says_how:
            return False
        alone, whole = likely(_asking(clause)), likely(self._words)
        surely = max(alone, key=lambda each: alone[each])
        told = {surely, "size"} if surely == "typography" else {surely}
        says_how = says_how and any(told & set(word.kinds.values()) for word in clause)
        return (
            alone[surely] > (_BESIDE_WHY if says_how else _BY_ITSELF)
            and surely in _TYPES
            and max(whole, key=lambda each: whole[each]) in _TYPES
        )

    def _joined(self) -> list[Intent]:
        """What the clauses ask for, where neighbours that have one wish are one."""
        told: list[Intent] = []
        last: Heard | None = None
        before: list[Word] = []
        for clause, heard_of in self.heard():
            intents = self._past.of_undone(heard_of) if told and told[-1].kind == "redo" else heard_of
            heard = Heard(clause, intents[0]) if len(intents) == 1 and not weak(intents[0]) else None
            if told and told[-1].kind == "restore" and not version_said(folded(told[-1].text)) and describes(clause):
                continue  # “the version with the blue tone and the small dot”
            if told and (lacked := self._past.lacking(told[-1], clause)) is not None:
                told[-1] = lacked
                continue
            if (
                told
                and told[-1].kind == "edit"
                and not weak(told[-1])
                and (self._goes_on(clause, told[-1]) or hollows(clause, before))
            ):
                told[-1] = going_on(told[-1], intents)
                continue
            before = clause
            both = joined(last, heard, self._words, self._names) if last and heard else None
            if both is not None:
                told[-1:] = [both.intent]
            else:
                told += intents
            last = both or heard
        return told

    def _goes_on(self, clause: list[Word], wish: Intent) -> bool:
        """Whether a clause only tells more of the wish before it: how much, or which of those that it arranges comes first."""
        arranged = wish.edit_type in _ARRANGED and orders_those(clause, wish.text, self._names)
        return arranged or specifies(clause, self._names)

    def _meant_as_a_whole(self, vague: Sequence[Intent]) -> list[Intent]:
        """Where no clause says what to do: what the whole prompt most likely asks for, when that is no edit."""
        chances = likely(self._words)
        like = any(word.is_("place", "like") for word in self._words)
        kind = other_than_edit(Signals(like=like), chances, self._words, ())
        kind = None if kind in {"question", "history"} and not may_ask(self._prompt) else kind
        found = kind and self._past.supposed(kind, self._words, chances[kind])
        return [found] if found and all(intent.edit_type is None for intent in vague) else []

    def _described_as_a_whole(self, told: Sequence[Intent]) -> list[Intent]:
        """“The attempt with the dark header was the better path, switch over”: a version that only the whole prompt describes."""
        chances = likely(self._words)
        said = commanded(self._words)
        known = any(intent.kind != "edit" for intent in told) or (said is not None and said.original)
        if known or chances["restore"] < _POINTING_BACK:
            return []
        found = self._past.supposed("restore", self._words, chances["restore"])
        return [found] if found is not None and found.kind == "restore" else []

    def _clause(self, clause: list[Word], chances: Mapping[str, float]) -> list[Intent]:
        if len(clause) < len(self._words) and not plain(spelled(clause)):
            return []  # “ah no, I did like that”
        if self._past.gives_up(clause):
            return []
        chances = _of_wishes(chances) if suggests(self._prompt) else chances
        if (gone_back := self._past.intent(clause)) is not None:
            return [gone_back]
        spoken = spoken_of(clause, self._names)
        asking = without_places(clause)  # who carries it out has no use for them either
        of_it = spoken_of(asking, self._names)
        of_one = without_states(without_replaced(asking))
        wished = without_variant(of_one)
        chances = likely(wished) if len(wished) < len(of_one) else chances
        told = signals(wished, spoken_of(wished, self._names), self._names)
        if (again := self._past.prefers_undone(clause, told)) is not None:
            return [again]
        told = self._measured(told, chances, clause, wished, spoken)
        kind = other_than_edit(told, chances, clause, spoken)
        asks = kind in {"question", "history"} and not may_ask(self._prompt)
        kind = None if asks and chances[kind or ""] < _SURELY_ASKED else kind
        if kind is not None and (supposed := self._past.supposed(kind, clause, chances[kind])) is not None:
            return [supposed]
        first = self._resolver.carried is None
        meant = weighed(told, chances, clause, spoken, first=first)
        return self.wanted.intents(clause, spoken, meant, bared(asking, of_it))

    def _measured(
        self,
        told: Signals,
        chances: Mapping[str, float],
        clause: Sequence[Word],
        wished: Sequence[Word],
        spoken: Sequence[Noun],
    ) -> Signals:
        """What a bare figure is of, where what it was before tells: “32 is too generous, make that 20px”."""
        found = self._resolver.resolve(clause, spoken, told).parts if is_bare(wished, told) else None
        if found is None or len(found) > 1:  # “price 20, title 24”
            return told
        part = found[0] if found else None
        named = any(noun.names for noun in spoken) or self._situation.picked is not None
        said = sorted({id(word): word for word in (*self._left, *clause)}.values(), key=lambda word: word.start)
        turn = turn_of(said, self._situation.turns)
        if turn is not None and (not named or part_of(turn, self._names.parts) is part):
            self._resolver.carried = self._resolver.carried if named else (part_of(turn, self._names.parts),)
            return Signals((turn.edit_type,), sure=_KNOWN) if turn.edit_type else told
        if types := declared(said, part, self._names.parts):
            return Signals((max(types, key=lambda each: chances[each]),), sure=_KNOWN)
        if any(word.is_("look", "size") for word in wished):
            return told
        if not told.types and (about := complained(self._left, self._names)) is not None:
            return about
        lettered = part is not None and textual(part, self._names) and any(noun.names for noun in spoken)
        return Signals(("typography",), sure=_KNOWN) if weighs(wished) and lettered else told


def _says_how(word: Word) -> bool:
    return word.is_("property") or (word.is_("look") and not word.is_("look", "vague"))


def _asking(clause: Sequence[Word]) -> list[Word]:
    """The words of a clause that ask for something."""
    return without_variant(without_states(without_replaced(without_places(clause))))


def _of_wishes(chances: Mapping[str, float]) -> Mapping[str, float]:
    """How likely each intent is, given that nothing is asked about."""
    rest = 1 - chances["question"] - chances["history"]
    return {kind: 0.0 if kind in {"question", "history"} else each / (rest or 1.0) for kind, each in chances.items()}


def _any_edit(told: Sequence[Intent]) -> bool:
    return any(intent.kind == "edit" for intent in told)


def weak(intent: Intent) -> bool:
    """Whether an edit gives way to any that is said more clearly."""
    return intent.kind == "edit" and (intent.edit_type is None or intent.weak)


def _both(one: Intent, other: Intent) -> Intent:
    """Two wishes of one type for one element, “bold, and italic”, as one: who carries it out needs the words of both."""
    if one.kind != "edit" or other.repeats or other.bare in {one.bare, ""}:
        return one
    return replace(one, text=f"{one.text}, {other.text}", bare=f"{one.bare}, {other.bare}")


def _same(one: Intent, other: Intent) -> bool:
    return (one.kind, one.edit_type, one.target, one.version_id) == (
        other.kind,
        other.edit_type,
        other.target,
        other.version_id,
    )

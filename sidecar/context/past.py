"""Commands and wishes that go back: undo, redo, restore, and edits that take something earlier back. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.amounts import Amount
from sidecar.context.commanding import bidden, commanded, spelled
from sidecar.context.commands import Command, doubles, plain, steps_said, version_said
from sidecar.context.facts import Signals
from sidecar.context.intent import Intent, part_of
from sidecar.context.lexicon import folded
from sidecar.context.naming import Names
from sidecar.context.nouns import nouns
from sidecar.context.references import Resolver
from sidecar.context.retracting import retracted
from sidecar.context.signal_words import HIDING
from sidecar.context.signals import signals
from sidecar.context.situation import EditType, Said, Situation
from sidecar.context.spoken import Word, words
from sidecar.context.taking_back import changed_by_name, given_up, is_last_change, taken_back
from sidecar.context.versions import Described

_FURTHER_BACK: Final = re.compile(r"\b(?:version|original|beginning|anfang|start|to|zu|zur|zum|go|geh|gehe)\b")

_AS_BEFORE: Final = re.compile(
    r"\b(?:(?:like|as|what|how|the way) (?:it|they) (?:was|were)(?: before)?|like before|as before|wie (?:vorher|zuvor|davor|vorhin)|(?:back )?to what it was)$"
)
_AS_MUCH: Final = re.compile(
    r"\b(?:as (?!well|soon|far|long|good|nice)\w+ as|so (?!gut|schön|schoen)\w+ wie)\b",
    re.IGNORECASE,
)  # “as large as originally” is no version
_BACK_TO: Final = re.compile(r"^(?:(?:and|then|now|no|nope|ok|okay|please|rather) )*back to (?:the |that )?\w")
_AGAIN: Final = {"again", "wieder"}
_LIKE: Final = {"wie", "like", "as"}
_TAKING: Final = {"take", "nimm", "nehmen", "nehme"}
_THOUGH: Final = re.compile(r"\b(?:but|though|only|aber|diesmal|nur|this time)\b", re.IGNORECASE)
_GOING: Final = re.compile(
    r"(?:(?:can|could|i|we|have|get|see|want|go|take|bring|me|it|us|jump|switch|return|restore|revert|undo|roll|load|use|prefer|back|to|the|of|from|version|state|one|step"
    r"|called|with|after|again|geh|gehe|nimm|zurueck|zu|zur|zum|auf|den|die|der|das|stand|fassung|nach|bei|mit|wieder|nochmal|spring|hole?|stelle?|her|bis) ?)+"
)  # what stands around a prompt that is quoted
_STATE: Final = re.compile(r"\b(?:version|restore|back to|stand|fassung|zurück)\b", re.IGNORECASE)
_RESET: Final = re.compile(r"\b(?:reset|zurücksetzen|zurückgesetzt)\b", re.IGNORECASE)
_VERSION: Final = re.compile(r"\b(?:version|v|stand|step|nr|nummer|number)\s?\d", re.IGNORECASE)
_MISSED: Final = {
    "restore", "bring back", "nicer", "better", "vorhin", "attempt", "variante", "version", "lieber", "schoener", "besser", "retrieve",
}  # fmt: skip


class Past:
    """Reads what is said about earlier states.

    Args:
        situation: The conversation and its versions.
        names: The component's elements and their names.
        resolver: Finds what is spoken of.
        said: The words of the whole prompt.
    """

    def __init__(self, situation: Situation, names: Names, resolver: Resolver, said: Sequence[Word]) -> None:
        self._situation = situation
        self._names = names
        self._resolver = resolver
        self._words = said
        self._described = Described(situation, names)

    def intent(self, clause: list[Word]) -> Intent | None:
        """What a clause asks for, when it asks to go back; None for any other."""
        text = spelled(clause)
        if (again := self._again(clause, text)) is not None:
            return again
        if left := self._quoted(clause) or self._on_a_branch(clause, text):
            return Intent("restore", version_id=left, confidence=0.7, text=text)
        meant = commanded(clause)
        if meant is not None and meant.original and self._is_of_what_stands_before(clause):
            return None
        if meant is None and _AS_BEFORE.search(plain(text)):
            return self._as_before(clause, text)
        if meant is None:
            return self._back_to(clause, text)
        return None if self._is_a_figure(meant, text) else self._commanded(meant, clause)

    def _again(self, clause: list[Word], text: str) -> Intent | None:
        """What was just undone comes back, or what was just put on goes."""
        if self._takes_back(clause, text):
            return Intent("undo", confidence=0.8, text=text)
        if (named := retracted(clause, self._words, self._situation, self._described)) is not None:
            return named
        if self._brings_back(clause, text):
            return Intent("redo", confidence=0.85, text=text)
        return Intent("undo", confidence=0.75, text=text) if self._takes_off_again(clause) else None

    def _takes_back(self, clause: list[Word], text: str) -> bool:
        """“Take the rounding back off”, where that was the last change; “take that back as well”."""
        taken = taken_back(text)
        turn = next((each for each in reversed(self._situation.turns) if each.success), None)
        if taken is None or turn is None or len(self._situation.path()) < 2:  # noqa: PLR2004  nothing was done yet
            return False
        if not taken:  # “undo them” may be several steps
            return steps_said(plain(text)) == 1 and not any(word.is_("pointer", "them") for word in clause)
        if self._described.did(taken, self._situation.current_version_id):
            return True
        if is_last_change(taken, self._situation) or changed_by_name(taken) is not None:
            return is_last_change(taken, self._situation)
        said = words(taken, self._names, self._situation.colours)
        spoken = nouns(said, self._names)
        types = set(signals(said, spoken, self._names).types) - {"structure"}
        named = [noun for noun in spoken if noun.names and noun.known and noun.names[-1] not in self._names.root]
        about = self._resolver.resolve(said, named, Signals()).parts if named else ()
        same = types == {turn.edit_type} and self._earlier(said) is None
        return same and (not named or part_of(turn, self._names.parts) in about)

    def _back_to(self, clause: list[Word], text: str) -> Intent | None:
        """“Back to the red title”, where it was made red; “back to the title” goes on with that, and “back to small” is a wish."""
        colours = {word.key for word in clause if "colour" in word.kinds}
        found = self._described.version(text) if colours and _BACK_TO.search(plain(text)) else None
        made = next((each for each in self._situation.versions if each.version_id == found), None)
        if made is None or found == self._situation.current_version_id:
            return None
        told = {word.key for word in words(made.prompt, self._names, self._situation.colours)}
        return Intent("restore", version_id=found, confidence=0.7, text=text) if colours <= told else None

    def _as_before(self, clause: list[Word], text: str) -> Intent | None:
        """“Dot back to what it was”: an undo where just that was changed, the type of that change where it was another."""
        spoken = nouns(clause, self._names)
        types = set(signals(clause, spoken, self._names).types) - {"structure", "layout", "content"}
        named = [noun for noun in spoken if noun.names and noun.known and noun.names[-1] not in self._names.root]
        turn = next((each for each in reversed(self._situation.turns) if each.success), None)
        if turn is None or not (types or named):
            return None
        about = self._resolver.resolve(clause, named, Signals()).parts if named else ()
        same = (not types or turn.edit_type in types) and (not named or part_of(turn, self._names.parts) in about)
        return Intent("undo", confidence=0.75, text=text) if same else None

    def _takes_off_again(self, clause: list[Word]) -> bool:
        """“Get the teal off again”, when just that was put on; what is picked besides, or named, is another matter."""
        again = any(word.key in _AGAIN for word in clause) and any(word.is_("act", "remove") for word in clause)
        turn = next((each for each in reversed(self._situation.turns) if each.success), None)
        if not again or turn is None or any(word.is_("pointer", "when") or word.is_("figure") for word in clause):
            return False
        spoken = nouns(clause, self._names)
        types = set(signals(clause, spoken, self._names).types) - {"structure"}
        named = [noun for noun in spoken if noun.names and noun.known and noun.names[-1] not in self._names.root]
        about = self._resolver.resolve(clause, named, Signals()).parts if named else (self._resolver.focus,)
        return types == {turn.edit_type} and part_of(turn, self._names.parts) in about

    def _is_of_what_stands_before(self, clause: list[Word]) -> bool:
        """“The corners of the card, rather like at the start”: they alone."""
        inside = {id(word) for word in clause}
        outside = [word for word in self._words if id(word) not in inside]
        likened = any(word.is_("pointer", "old") and word.first in _LIKE for word in clause)
        return likened and any(noun.names and noun.known for noun in nouns(outside, self._names))

    def _is_a_figure(self, meant: Command, text: str) -> bool:
        """“Corners back to 14” names no version where there is none of that number."""
        known = {each.version_id for each in self._situation.versions}
        return meant.version is not None and meant.version not in known and not _VERSION.search(text)

    def _on_a_branch(self, clause: list[Word], text: str) -> int | None:
        """“The dark header back”: the version on another branch that brought it about, which no undo leads to."""
        missed = any(word.is_("pointer", "back") or word.key in _MISSED for word in clause)
        if not missed or any(
            word.is_("act", "add") or word.is_("place", "side") or word.is_("figure") for word in clause
        ):
            return None  # “add a back button”, “put the badge back on the left”, “title back to 14px”
        found = self._described.version(text)
        left = {each.version_id for each in self._situation.versions} - set(self._situation.path())
        undone = self._situation.redo_version_id
        return found if found in left and found != undone and not version_said(text) else None

    def of_undone(self, intents: list[Intent]) -> list[Intent]:
        """“Shadow back, but smaller”: a bare size behind a redo is that of what comes back."""
        types = (self._undone_types() or set()) - {"size"}
        sized = len(intents) == 1 and intents[0].edit_type == "size" and not intents[0].named
        if not sized or len(types) != 1 or not _THOUGH.search(spelled(self._words)):
            return intents
        return [replace(intents[0], edit_type=next(iter(types)))]

    def gives_up(self, clause: list[Word]) -> bool:
        """“Forget the animation, make the line 3px”: what the last turn was about and couldn't do is no wish any more."""
        turn = self._situation.turns[-1] if self._situation.turns else None
        if turn is None or turn.success or len(clause) >= len(self._words):
            return False
        given = given_up(spelled(clause))
        said = words(given or "", self._names, self._situation.colours)
        spoken = nouns(said, self._names)
        types = set(signals(said, spoken, self._names).types) - {"structure"}
        return types == {turn.edit_type} and not any(noun.names and noun.known for noun in spoken)

    def supposed(self, kind: str, clause: list[Word], sure: float) -> Intent | None:
        """What a clause asks for that says in other words than ours to go back, or asks; None where it can't be done."""
        text, asks = spelled(clause), bidden(clause)
        said = Command(kind, version_said(asks), steps_said(asks), about=text, sure=sure)  # type: ignore[arg-type]
        hides = any(word.key.startswith(HIDING) for word in clause)  # “hide last seen” takes nothing back
        adds = any(word.is_("act", "add") for word in clause)  # “einen Zurück-Knopf einbauen”
        redone = self._situation.redo_version_id is not None and not self._is_of_another(clause)
        if doubles(text) or (kind == "undo" and (hides or adds)) or (kind == "redo" and not redone):
            return None
        complains = any(word.is_("pointer", "too") or word.key.startswith(("too ", "zu ")) for word in clause)
        if kind == "restore" and (complains or (_AS_MUCH.search(text) and not _STATE.search(text))):
            return None
        found = said.version or self._described.version(text) if kind == "restore" else None
        if kind == "restore" and found is None:
            return None
        if kind == "restore" and found == self._situation.current_version_id and _RESET.search(text):
            return self._as_before(clause, text)  # “reset the title”, which was just made red
        if kind in {"undo", "restore"} and not self._situation.versions:
            return None
        return self._commanded(said, clause)

    def lacking(self, meant: Intent, clause: list[Word]) -> Intent | None:
        """“Go back to just bold, *no colour*”: what the version didn't have yet; None for any other clause."""
        if meant.kind != "restore" or version_said(folded(meant.text)):
            return None
        found = self._described.lacking(meant.text, spelled(clause))
        return None if found is None else replace(meant, version_id=found)

    def _quoted(self, clause: list[Word]) -> int | None:
        """The version whose prompt is quoted: “go back to "larger title"”, “back to "version 3"”."""
        quotes = [word for word in clause if word.is_("quote")]
        around = [word.text for word in clause if not word.is_("quote") and not word.is_("sep")]
        if len(quotes) != 1 or not _GOING.fullmatch(plain(" ".join(around))):
            return None
        inside = plain(quotes[0].text)
        found = [each.version_id for each in self._situation.versions if each.prompt and plain(each.prompt) == inside]
        number = version_said(inside)
        found += [each.version_id for each in self._situation.versions if each.version_id == number]
        return found[0] if found else None

    def _commanded(self, meant: Command, clause: list[Word]) -> Intent | None:
        """The intent of a history command; None where it turns out to be an edit."""
        text = spelled(clause)
        match meant.kind:
            case "redo":
                return Intent("redo", confidence=0.95, text=text)
            case "restore" if meant.original and (named := self._original_of(clause)) is not None:
                return named
            case "restore":
                target = meant.version or (1 if meant.original else self._version(meant.about))
                return Intent("restore", version_id=target, confidence=meant.sure if target else 0.3, text=text)
            case "undo":
                return self._undone(meant, clause)
        return Intent(meant.kind, confidence=meant.sure, text=text)

    def _version(self, about: str) -> int | None:
        """The version that a clause describes, or the whole prompt: “back to the state, in which only the title was larger”."""
        return self._described.version(about) or self._described.version(spelled(self._words))

    def _original_of(self, clause: list[Word]) -> Intent | None:
        """“The header as it was in the beginning”: a part of it only, so that it is an edit."""
        spoken = nouns(clause, self._names)
        named = [noun for noun in spoken if noun.role == "object" and noun.names and noun.known]
        types = signals(clause, spoken, self._names).types
        if "square one" in plain(spelled(clause)):
            return None
        if types and _AS_MUCH.search(spelled(clause)) and all(noun.names[-1] in self._names.root for noun in named):
            focus = None if named else self._resolver.focus  # “the card as wide as in the beginning”
            return Intent("edit", types[0], focus, confidence=0.6, text=spelled(clause))
        if not named and set(types) - {"structure", "layout"}:
            focus = self._resolver.focus
            return Intent("edit", types[0], focus, confidence=0.6, text=spelled(clause))
        if not named or any(noun.names[-1] in self._names.root for noun in named):
            return None
        found = self._resolver.resolve(clause, named, Signals())
        if not found.parts or found.parts[0] is None:
            return None
        about = [turn.edit_type for turn in self._situation.turns if part_of(turn, self._names.parts) is found.parts[0]]
        kind = types[0] if types else next(reversed(about), None)
        return Intent("edit", kind, found.parts[0], confidence=0.6, text=spelled(clause))

    def _brings_back(self, clause: list[Word], text: str) -> bool:
        """“Bring the shadow back”, “put it back”, when just that was undone."""
        undone = self._undone_types()
        back = any(word.is_("pointer", "back") for word in clause) and not _FURTHER_BACK.search(text.lower())
        verb = any(
            word.is_("act", "move") or word.is_("act", "set") or word.key in {"bring", "hol", "hole"} for word in clause
        )
        if undone is None or not back or not verb:
            return False
        types = set(signals(clause, nouns(clause, self._names), self._names).types) - {"structure", "layout"}
        takes = any(word.key in _TAKING for word in clause)  # “nimm die letzte Änderung zurück”
        return bool(types & undone) if types else not takes and not self._puts_somewhere(clause)

    def _puts_somewhere(self, clause: list[Word]) -> bool:
        """“Put the badge back on the left”: an element that is named has a place, and what was undone has none."""
        return any(noun.names and noun.known for noun in nouns(clause, self._names))

    def _is_of_another(self, clause: list[Word]) -> bool:
        """“Bring the title forward”, “a redo icon next to the title”: where what was undone was nothing of that kind."""
        types = set(signals(clause, nouns(clause, self._names), self._names).types)
        return self._puts_somewhere(clause) and not types & (self._undone_types() or set())

    def _undone_types(self) -> set[EditType] | None:
        """The types of what Redo would bring back; None when there is nothing."""
        goes = self._situation.redo_version_id
        undone = next((each.prompt for each in self._situation.versions if each.version_id == goes), None)
        if undone is None:
            return None
        before = words(undone, self._names, self._situation.colours)
        return set(signals(before, nouns(before, self._names), self._names).types)

    def _undone(self, meant: Command, clause: list[Word]) -> Intent:
        text = spelled(clause)
        steps = meant.steps
        if steps == 1 and any(word.is_("pointer", "them") for word in clause) and not self._names_several():
            steps = steps_said(plain(spelled(self._words)))  # “the last 3 were rubbish, undo them”
        if steps > 1:
            path = self._situation.path()
            end = path[-1 - steps] if len(path) > steps else (path[0] if path else None)
            return Intent("undo", version_id=end, amount=Amount(steps=steps), confidence=0.95, text=text)
        earlier = self._earlier(clause)
        if earlier is None:
            return Intent("undo", confidence=0.95, text=text)
        return Intent("edit", earlier.edit_type, part_of(earlier, self._names.parts), confidence=0.7, text=text)

    def _names_several(self) -> bool:
        """“The two buttons look wrong, undo them”: the number counts elements."""
        return any(noun.plural and noun.names and noun.known for noun in nouns(self._words, self._names))

    def _earlier(self, clause: list[Word]) -> Said | None:
        """The turn that somebody takes back by name, when it isn't the last one."""
        spoken = nouns(clause, self._names)
        types = set(signals(clause, spoken, self._names).types) - {"structure"}
        turns = [turn for turn in reversed(self._situation.turns) if turn.success]
        named = [noun for noun in spoken if noun.names and noun.known and noun.names[-1] not in self._names.root]
        parts = self._resolver.resolve(clause, named, Signals()).parts if named and not types else ()

        colours = {word.key for word in clause if word.is_("colour")}

        def meant(turn: Said) -> bool:
            if colours and not colours <= self._told(turn) and any(colours <= self._told(each) for each in turns):
                return False  # “take the coral back”, where another thing was made green since
            return turn.edit_type in types or part_of(turn, self._names.parts) in parts

        if not turns or not (types or parts) or meant(turns[0]):
            return None
        return next((turn for turn in turns[1:] if meant(turn)), None)

    def _told(self, turn: Said) -> set[str]:
        return {word.key for word in words(turn.prompt, self._names, self._situation.colours)}

    def prefers_undone(self, clause: list[Word], told: Signals) -> Intent | None:
        """“Rather with the shadow after all”, when a shadow was undone a moment ago."""
        rather = any(word.key in {"lieber", "rather", "after all"} or word.is_("pointer", "instead") for word in clause)
        doch = any(word.key == "doch" for word in self._words)
        undone = self._situation.redo_version_id
        if any("colour" in word.kinds and not self._described.did(word.key, undone or 0) for word in clause):
            return None  # “Titel doch lieber in Blau”, when coral was undone
        if not (rather and doch) or not (self._undone_types() or set()) & set(told.types):
            return None
        return Intent("redo", confidence=0.8, text=spelled(clause))

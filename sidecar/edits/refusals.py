"""Why an answer was not taken, as data: a template words it for the model, one sentence tells the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "cut",  # the answer ends inside a block or a file
    "unclosed",  # a block starts before the one before it has ended
    "no_divider",  # a block without its ======= line
    "two_dividers",  # a block with several of them: which one divides is anybody's guess
    "no_path",  # nothing says which file a block is for
    "diff",  # a unified diff
    "repeated",  # two whole-file answers for one file
    "outside",  # a file that is not in the set
    "empty_search",  # nothing to look for, in a file that has content
    "not_found",  # the searched lines are nowhere in the file
    "ambiguous",  # the searched lines are there more than once
    "elided",  # "… the rest stays the same" stands where code should be
    "incomplete",  # a whole-file answer that leaves much of the file out
    "no_change",  # everything applied and nothing became different
    "no_block",  # code was shown, but not as a change of a file
    "syntax",  # the changed file would not parse
]

_UNREADABLE = "a change in the answer could not be read"
_NOT_FOUND = "the lines to change were not found in {file}"
_LEFT_OUT = "part of {file} was left out"
_EXPLAINED: dict[Kind, str] = {
    "cut": _UNREADABLE,
    "unclosed": _UNREADABLE,
    "no_divider": _UNREADABLE,
    "two_dividers": _UNREADABLE,
    "no_path": _UNREADABLE,
    "diff": _UNREADABLE,
    "repeated": _UNREADABLE,
    "no_block": _UNREADABLE,
    "outside": "{file} is not one of the files that may change here",
    "empty_search": _NOT_FOUND,
    "not_found": _NOT_FOUND,
    "ambiguous": "the lines to change are there {matches} times in {file}",
    "elided": _LEFT_OUT,
    "incomplete": _LEFT_OUT,
    "no_change": "the answer would change nothing",
    "syntax": "{file} would break at line {line}: {message}",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is wrong with an answer.

    Attributes:
        kind: What is wrong.
        path: The file it is about, as far as it is known.
        excerpt: The lines of the answer (or, for `syntax`, of the changed file) that it is about.
        nearest: Lines of the file that come closest, as (1-based line number, text).
        matches: How often the searched lines were found; for `ambiguous` the lines they begin at are in `nearest`.
        message: For `syntax`: what the parser says.
        line: For `syntax`: the 1-based line in the changed file.
    """

    kind: Kind
    path: str = ""
    excerpt: str = ""
    nearest: Sequence[tuple[int, str]] = ()
    matches: int = 0
    message: str = ""
    line: int = 0


class EditMismatch(Exception):
    """An answer that cannot be applied, with everything that is wrong with it; nothing of it was applied.

    Args:
        refusals: What is wrong, in the answer's order; never empty.
    """

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(f"{each.kind}: {each.path}" if each.path else each.kind for each in refusals))
        self.refusals = tuple(refusals)


def explain(refusal: Refusal) -> str:
    """Why, in words for a person who knows files but not blocks; without a full stop."""
    return _EXPLAINED[refusal.kind].format(
        file=refusal.path or "a file", matches=refusal.matches, line=refusal.line, message=refusal.message
    )

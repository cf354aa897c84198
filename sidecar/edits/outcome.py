"""What an answer does to the files: applied and judged as a whole. Pure."""

from collections.abc import Mapping

from sidecar.edits.apply import Place, apply, nowhere
from sidecar.edits.blocks import Answer
from sidecar.edits.refusals import EditMismatch, Refusal
from sidecar.edits.syntax import SyntaxProblem, new_errors

_AROUND = 4  # lines shown before and after a syntax error
_ERRORS_SHOWN = 3


def outcome(files: Mapping[str, str], answer: Answer, place: Place = nowhere) -> dict[str, str]:
    """The new texts of the files that an answer changes or makes; {} when it has no code at all.

    Args:
        files: The texts that may change, by path.
        answer: An answer as `blocks` read it.
        place: Which files may be made.

    Raises:
        EditMismatch: It has code that can't be applied, that changes nothing, or that would no longer parse.
    """
    if not answer.edits:
        if answer.loose_code:
            raise EditMismatch([Refusal("no_block")])
        return {}
    changed = apply(files, answer.edits, place)
    if not changed:
        raise EditMismatch([Refusal("no_change")])
    problems = [
        _refusal(problem, text)
        for path, text in changed.items()
        for problem in new_errors(path, files.get(path), text)[:_ERRORS_SHOWN]
    ]
    if problems:
        raise EditMismatch(problems)
    return changed


def _refusal(problem: SyntaxProblem, text: str) -> Refusal:
    lines = text.split("\n")
    start = max(0, problem.line - 1 - _AROUND)
    around = [(number + 1, lines[number]) for number in range(start, min(len(lines), problem.line + _AROUND))]
    return Refusal(
        "syntax",
        problem.path,
        lines[problem.line - 1],
        around,
        message=problem.message,
        line=problem.line,
    )

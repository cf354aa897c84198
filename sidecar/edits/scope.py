"""Does a change go further than its prompt? Pure.

People ask for a rounder corner and want a rounder corner. What an answer changes beyond that is not refused, since only
they can tell, but said in one line beside the diff.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import PurePosixPath

# Prompts that ask for much on purpose; then nothing is flagged.
_BROAD = re.compile(
    r"\b(?:rewrit\w*|refactor\w*|redesign\w*|restructur\w*|overhaul\w*|rework\w*|moderni[sz]e\w*|clean ?up|convert\w*|migrat\w*"
    r"|everything|everywhere|every|all|whole|entire|complete(?:ly)?|from scratch|throughout|consistent(?:ly)?|redo|replace"
    r"|reformat\w*|rename\w*|simplif\w*|split|extract\w*"
    r"|alles|alle[nrs]?|jede[nrs]?|überall|gesamte?[nrs]?|ganze?[nrs]?|komplett\w*|vollständig\w*|umbau\w*|umschreib\w*|überarbeit\w*"
    r"|neu (?:schreiben|gestalten|machen)|umbenenn\w*|aufräum\w*|vereinheitlich\w*|vereinfach\w*)\b"
)
_STORIES = re.compile(r"\b(?:stor(?:y|ies)|args?|controls?|example|docs?|beispiele?|geschichten?)\b")
_BASE = 24  # changed lines that any prompt may cost: a few rules, a prop with its use
_PER_WORD = 2
_MOST = 120
_PART = 0.6  # of a file's lines: more is a rewrite …
_SMALL = 30  # … unless the file is this small
_FILES = 2


def overreach(prompt: str, before: Mapping[str, str | None], after: Mapping[str, str]) -> str | None:
    """What a person should look at twice, in one sentence; None where the change fits what was asked.

    Args:
        prompt: What was asked.
        before: The texts of the changed files, None for a file that is new.
        after: Their new texts.
    """
    words = prompt.casefold().split()
    asked = " ".join(words)
    if _BROAD.search(asked):
        return None
    sizes = {path: changed_lines(before[path] or "", text) for path, text in after.items()}
    known = {path: size for path, size in sizes.items() if before[path] is not None}
    total = sum(known.values())
    if total > min(_MOST, _BASE + _PER_WORD * len(words)):
        return f"A large change for a short request: {total} lines in {_files(known)}. Look at the diff."
    for path, size in known.items():
        lines = (before[path] or "").count("\n") + 1
        if lines > _SMALL and size > _PART * lines:
            return f"Most of {_name(path)} was rewritten: {size} of {lines} lines. Look at the diff."
    stories = [path for path in known if ".stories." in path]
    if stories and len(known) > len(stories) and not _STORIES.search(asked):
        return f"It also changed {_name(stories[0])}, which you did not mention."
    if len(known) > _FILES and len(words) < 2 * _FILES * len(known):
        return f"It changed {_files(known)} for a short request. Look at the diff."
    return None


def changed_lines(before: str, after: str) -> int:
    """How many lines differ: removed or added, a replaced one counting once."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal")


def _files(paths: Mapping[str, int]) -> str:
    return _name(next(iter(paths))) if len(paths) == 1 else f"{len(paths)} files"


def _name(path: str) -> str:
    return PurePosixPath(path).name

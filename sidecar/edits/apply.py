"""Puts an answer's edits into texts: all of them or none, never at a place that is only a guess. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from sidecar.edits.blocks import Edit, Replace, WholeFile
from sidecar.edits.elided import elisions
from sidecar.edits.matching import Match, find, nearest, reindent
from sidecar.edits.refusals import EditMismatch, Refusal

# A whole-file answer with fewer of the lines than this is taken for a part of the file and refused.
_KEPT = 0.8
_PLACES_SHOWN = 5

Place = Callable[[str], str | None]
"""Where a file goes that an answer calls so and that isn't there yet; None: it may not be made."""


def nowhere(_: str) -> None:
    """The place of new files where none may be made."""


def apply(files: Mapping[str, str], edits: Iterable[Edit], place: Place = nowhere) -> dict[str, str]:
    """Apply edits in order, each to what the ones before it left.

    Args:
        files: The texts that may change, by path.
        edits: What to change.
        place: Which files may be made.

    Returns:
        The new texts of the files that changed or are new. A text keeps its line ends and whether it ends in one.

    Raises:
        EditMismatch: Something doesn't fit; it lists all that doesn't.
    """
    texts = dict(files)
    refusals: list[Refusal] = []
    for edit in edits:
        path = edit.path if edit.path in texts else place(edit.path)
        if path is None:
            refusals.append(Refusal("outside", edit.path))
            continue
        try:
            texts[path] = _changed(texts.get(path, ""), replace(edit, path=path))
        except EditMismatch as mismatch:
            refusals += mismatch.refusals
    if refusals:
        raise EditMismatch(refusals)
    return {path: text for path, text in texts.items() if text != files.get(path, "")}


def _changed(text: str, edit: Edit) -> str:
    match edit:
        case Replace():
            return _replaced(text, edit)
        case WholeFile():
            return _rewritten(text, edit)
        case _:
            assert_never(edit)


def _replaced(text: str, edit: Replace) -> str:
    lines = text.split("\n")
    search, replacement = _without_blank_ends(_lines(edit.search), _lines(edit.replace))
    if not search:
        if text.strip():
            raise EditMismatch([Refusal("empty_search", edit.path, edit.replace)])
        return edit.replace + "\n"
    _refuse_elisions(edit.path, edit.replace, lines)
    matches = find(lines, search)
    if len(matches) != 1:
        raise EditMismatch([_no_single_match(edit, lines, search, matches)])
    return "\n".join(_spliced(lines, matches[0], replacement))


def _no_single_match(edit: Replace, lines: Sequence[str], search: Sequence[str], matches: Sequence[Match]) -> Refusal:
    if matches:
        places = [(match.start + 1, lines[match.start].rstrip()) for match in matches[:_PLACES_SHOWN]]
        return Refusal("ambiguous", edit.path, edit.search, places, len(matches))
    return Refusal("not_found", edit.path, edit.search, nearest(lines, search))


def _spliced(lines: list[str], match: Match, replacement: list[str]) -> list[str]:
    if match.indents is not None:
        replacement = reindent(replacement, match.indents)
    if any(line.endswith("\r") for line in lines[match.start : match.stop]):
        replacement = [f"{line}\r" for line in replacement]
    return [*lines[: match.start], *replacement, *lines[match.stop :]]


def _rewritten(text: str, edit: WholeFile) -> str:
    lines = text.split("\n")
    _refuse_elisions(edit.path, edit.content, lines)
    new = edit.content.rstrip().split("\n")
    if sum(map(bool, map(str.strip, new))) < _KEPT * sum(map(bool, map(str.strip, lines))):
        raise EditMismatch([Refusal("incomplete", edit.path)])
    line_end = "\r\n" if "\r\n" in text else "\n"
    return line_end.join(new) + (line_end if text.endswith("\n") or not text else "")


def _refuse_elisions(path: str, text: str, lines: Iterable[str]) -> None:
    if elided := elisions(text, {line.strip() for line in lines}):
        raise EditMismatch([Refusal("elided", path, "\n".join(elided))])


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _without_blank_ends(search: list[str], replacement: list[str]) -> tuple[list[str], list[str]]:
    """Blank lines around the searched lines needn't match; as many are left out of the replacement."""
    while search and not search[0].strip():
        search = search[1:]
        replacement = replacement[1:] if replacement and not replacement[0].strip() else replacement
    while search and not search[-1].strip():
        search = search[:-1]
        replacement = replacement[:-1] if replacement and not replacement[-1].strip() else replacement
    return search, replacement

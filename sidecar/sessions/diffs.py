"""Unified diffs between two versions of a set of files. Pure."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from sidecar.models import FileDiff

_CONTEXT = 3
_THOROUGH = 2_000  # lines up to which frequent lines may anchor a match; beyond that it takes too long
_NO_NEWLINE = "\\ No newline at end of file\n"
_TO_QUOTE = re.compile(r'[\x00-\x1f\x7f"\\]')
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def file_diffs(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> list[FileDiff]:
    """The changed files in the order of their paths, each with a diff that `git apply` understands.

    A file that is None or not there is absent. Text is compared without regard to CRLF or LF, so that no diff is full
    of line ends; when nothing else differs, or a file is no UTF-8 text, one sentence stands in for the diff.
    """
    return [
        _file_diff(path, old, new)
        for path in sorted(before.keys() | after.keys())
        if (old := before.get(path)) != (new := after.get(path))
    ]


def _file_diff(path: str, old: bytes | None, new: bytes | None) -> FileDiff:
    names = [f"{side}/{path}" if content is not None else "/dev/null" for side, content in (("a", old), ("b", new))]
    texts = [_text(content) for content in (old, new)]
    if texts[0] is None or texts[1] is None:
        return FileDiff(path=path, diff=f"Binary files {names[0]} and {names[1]} differ\n", added=0, removed=0)
    if old is not None and new is not None and texts[0] == texts[1]:
        return FileDiff(
            path=path, diff=f"Only line ends differ between {names[0]} and {names[1]}\n", added=0, removed=0
        )
    lines = list(_hunks(_lines(texts[0]), _lines(texts[1])))
    header = f"--- {_quoted(names[0])}\n+++ {_quoted(names[1])}\n"
    return FileDiff(
        path=path,
        diff=header + "".join(lines),
        added=sum(line.startswith("+") for line in lines),
        removed=sum(line.startswith("-") for line in lines),
    )


def _text(content: bytes | None) -> str | None:
    if content is None:
        return ""
    if b"\0" in content:
        return None
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> list[str]:
    """Lines with their ends, split at LF alone: other programs don't count U+2028 or a form feed as a line end."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _THOROUGH)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        _, old_start, _, new_start, _ = group[0]
        _, _, old_stop, _, new_stop = group[-1]
        yield f"@@ -{_range(old_start, old_stop)} +{_range(new_start, new_stop)} @@\n"
        for kind, old_from, old_to, new_from, new_to in group:
            if kind == "equal":
                yield from _marked(" ", old[old_from:old_to])
            else:
                yield from _marked("-", old[old_from:old_to])
                yield from _marked("+", new[new_from:new_to])


def _marked(mark: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n{_NO_NEWLINE}"


def _range(start: int, stop: int) -> str:
    """Line numbers count from 1; an empty range names the line before it, and a count of 1 is left out."""
    count = stop - start
    return f"{start + 1}" if count == 1 else f"{start + (count > 0)},{count}"


def _quoted(name: str) -> str:
    """A file name as git writes it in a header: quoted when it has odd characters, ended by a tab when it has spaces."""
    if _TO_QUOTE.search(name):
        return '"' + _TO_QUOTE.sub(lambda odd: _ESCAPES.get(odd[0], f"\\{ord(odd[0]):03o}"), name) + '"'
    return f"{name}\t" if " " in name else name

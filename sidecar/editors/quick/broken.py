"""Files that didn't parse before anything was changed: what a person left half typed is named, and never edited."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath


def broken(files: Mapping[str, str], paths: Iterable[str]) -> str:
    """A sentence about the first of some files that doesn't parse; "" where all do, or nobody can tell."""
    from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

    for path in paths:
        for problem in new_errors(path, None, files[path])[:1]:
            name = PurePosixPath(path).name
            return f"{name} has a syntax error in line {problem.line}: {problem.message}. Mend it, and ask again."
    return ""

"""Finding a file and an entry by what a person typed. Pure."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from sidecar.errors import NotFound
from sidecar.history.local import Kept
from sidecar.history.records import ID_DIGITS

_SHOWN = 8  # digits of an id where that many tell it from the others
_LEAST = 4


def file_of(typed: Sequence[str], known: Collection[str]) -> str:
    """The file that somebody means.

    Args:
        typed: What it may stand for as a project path, the likeliest first.
        known: The files that have a history.

    Raises:
        NotFound: `no_history`, with near names as `candidates`.
    """
    for path in typed:
        if path in known:
            return path
    names = {path.rpartition("/")[2]: path for path in known}
    wanted = typed[0] if typed else ""
    near = get_close_matches(wanted, known, n=3) or [
        names[name] for name in get_close_matches(wanted.rpartition("/")[2], names, n=3)
    ]
    advice = f"did you mean {' or '.join(near)}?" if near else "`sidestory history` lists the files that have one."
    raise NotFound(f"Nothing is kept of {wanted}; {advice}", "no_history", {"path": wanted, "candidates": near})


def entry_of(typed: str, entries: Sequence[Kept]) -> Kept:
    """The entry whose id begins with what was typed.

    Args:
        typed: At least four digits of an id, in either case.
        entries: Those of one file, at least one, the newest first.

    Raises:
        NotFound: `no_such_entry`, with near ids as `candidates`.
    """
    wanted = typed.strip().lower()
    found = [kept for kept in entries if kept.entry.id.startswith(wanted)] if len(wanted) >= _LEAST else []
    if len(found) == 1:
        return found[0]
    short = short_ids(entries)
    ids = (
        [kept.entry.id for kept in found] or get_close_matches(wanted, list(short), n=3, cutoff=0.5) or list(short)[:1]
    )
    path = entries[0].entry.path
    what = "Several kept states" if found else "No kept state"
    message = f"{what} of {path} {'begin' if found else 'begins'} with {typed}; there is {', '.join(map(short.__getitem__, ids))}."
    raise NotFound(message, "no_such_entry", {"path": path, "candidates": ids})


def short_ids(entries: Sequence[Kept]) -> dict[str, str]:
    """For each id the beginning that people are shown: as long as it must be for all to differ."""
    ids = [kept.entry.id for kept in entries]
    length = next((n for n in range(_SHOWN, ID_DIGITS) if len({each[:n] for each in ids}) == len(set(ids))), ID_DIGITS)
    return {each: each[:length] for each in ids}

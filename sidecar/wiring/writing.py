"""Doing what a plan says: whole files, one by one, inside the project only."""

import os
import secrets
from pathlib import Path

from sidecar.errors import Conflict, Refused
from sidecar.wiring.planning import FileChange, Plan


def apply(plan: Plan) -> None:
    """Make the plan's changes, in its order; all are checked before the first is made.

    Raises:
        Refused: `outside_project` when a file's place is a link that leads out of the project.
        Conflict: `changed_meanwhile` when a file isn't what it was when the plan was made.
    """
    root = Path(os.path.realpath(plan.root))
    places = [(_place(root, change), change) for change in plan.changes]
    for place, change in places:
        if _encoded(change.before) != (place.read_bytes() if place.exists() else None):
            raise Conflict(f"{change.path} was changed in the meantime; try again.", "changed_meanwhile")
    for place, change in places:
        content = _encoded(change.after)
        if content is None:
            place.unlink()
        else:
            _replace(place, content)


def _place(root: Path, change: FileChange) -> Path:
    place = Path(os.path.realpath(root / change.path))
    if not place.is_relative_to(root) or place == root:
        raise Refused(f"{change.path} leads out of the project; nothing was changed.", "outside_project")
    return place


def _replace(place: Path, content: bytes) -> None:
    """Put `content` in place in one step, with the permissions that the file had."""
    place.parent.mkdir(exist_ok=True)
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(8)}.tmp")
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(place)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")

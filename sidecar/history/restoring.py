"""Bringing a kept state back: a write like any other, so that what it replaces is kept, too."""

from sidecar.errors import CannotDo
from sidecar.history.local import Kept
from sidecar.history.records import Damaged
from sidecar.workspace.base import Cause, Change, Written
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer


def bring_back(kept: Kept, writer: Writer, policy: PathPolicy) -> Written:
    """Make a file what it was, or delete it where there was none; nothing is written when it is like that already.

    Raises:
        CannotDo: `history_damaged`, when the kept content isn't whole any more; and what `Writer.write` raises.
        Malformed, Refused, TooLarge, Conflict: As `Writer.write`.
    """
    entry = kept.entry
    if isinstance(kept.content, Damaged):
        message = f"The kept content {entry.id} of {entry.path} is damaged; nothing was written, choose another one."
        raise CannotDo(message, "history_damaged", {"path": entry.path, "id": entry.id}) from kept.content
    now = read_all(policy, [entry.path])[entry.path]
    change = Change(entry.path, None if now is None else digest(now), kept.content)
    return writer.write([change], within=[entry.path], cause=Cause("history", entry.id))

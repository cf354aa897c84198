"""Which batches are about which sessions, and what it takes to make a shared store say what the local one says. Pure.

What is known of a session on each side decides alone, never how it came to differ, so that it makes no difference
whether the shared store lost nothing, its last seconds or everything, or was away while sessions were saved here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sidecar.models import Session
from sidecar.sessions import keys
from sidecar.stores.base import Batch, Key
from sidecar.stores.outbox import Noted, Touched

Step = Literal["push", "adopt", "clear"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one store knows of a session.

    Attributes:
        revision: That of its document, `ABSENT` without one.
        session: What the document says; None without one, or when it is damaged.
        whole: Whether its last version is there: a server short of memory may have thrown a part away.
        listed: Whether its id leads to it.
    """

    revision: int
    session: Session | None
    whole: bool
    listed: bool


def touched(batch: Batch) -> Touched:
    """The names of the sessions of which a batch changes anything, and of those that it clears."""
    cleared = {leave.member for leave in batch.leaves if leave.index == keys.SESSIONS}
    cleared |= {key.name for key in batch.removals if key.field is None and keys.session_of(key.name) == key.name}
    changed = [put.key.name for put in batch.puts] + [key.name for key in batch.removals]
    changed += [append.name for append in batch.appends]
    saved = {name for each in changed if (name := keys.session_of(each)) is not None}
    return Touched(saved=frozenset(saved - cleared), cleared=frozenset(cleared))


def head_of(key: Key) -> Key | None:
    """The key that tells whether the session behind `key` is known; None for what belongs to no session."""
    if key.name == keys.SESSION_IDS:
        return key
    head = keys.session_of(key.name)
    return None if head is None else Key(head)


def plan(local: Mapping[str, Side], shared: Mapping[str, Side], noted: Noted, *, at_start: bool) -> dict[str, Step]:
    """What to do with each session, by name; those that need nothing are left out.

    Args:
        local: This checkout's sessions here.
        shared: What the shared store knows of these, of those in `noted`, and, at the start, of all of this checkout.
        noted: The outbox.
        at_start: The local store may be gone or an older one, so that the shared one may know more; later it can't.
    """
    steps: dict[str, Step] = {}
    for name in local.keys() | shared.keys():
        step = _step(local.get(name), shared.get(name), name, noted, at_start=at_start)
        if step is not None:
            steps[name] = step
    return steps


def _step(here: Side | None, there: Side | None, name: str, noted: Noted, *, at_start: bool) -> Step | None:
    if name in noted.cleared:
        return "clear" if there is not None and (there.revision or there.listed) else None
    if here is None or here.session is None:
        return "adopt" if at_start and there is not None and there.session is not None else None
    if there is None or here.revision != there.revision:
        newer = there is not None and there.session is not None and _newer(there.session, here.session)
        return "adopt" if at_start and newer and name not in noted.waiting else "push"
    return None if there.listed and (there.whole or not here.whole) else "push"


def _newer(one: Session, other: Session) -> bool:
    """Whether `one` was saved after `other`: that moves on with every save, whatever the clock says."""
    return one.last_modified > other.last_modified

"""What the palette was at when a page was left: its own working state, for "Restore last session".

It is this checkout's and stays in its own store. Each load of a page has a name of its own, so that a page that was just
opened, and saves what it is at, doesn't write over what there is to be restored.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter, ValidationError

from sidecar.errors import StoreUnavailable
from sidecar.models import Wire
from sidecar.stores.base import ABSENT, Batch, Expiry, Key, Put, RevisionMoved, Store, StoreName

KEY = Key("working")
_PAGES = 8  # the last ones that are kept
_ATTEMPTS = 20

Path = Annotated[str, Field(max_length=1_000)]


class WorkingState(Wire):
    """What is restored: where one was, what was typed, and what was open."""

    story_id: Annotated[str, Field(max_length=400)] | None = None
    component_path: Path | None = None
    session_id: Annotated[str, Field(max_length=64)] | None = None
    draft: Annotated[str, Field(max_length=20_000)] = ""
    mode: Literal["instant", "comment", "plan"] = "instant"
    panel: Annotated[str, Field(pattern=r"^[a-z]{1,40}$")] | None = None


class Left(Wire):
    """The state of one load of a page."""

    page: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
    saved_at: datetime
    state: WorkingState


_PAGES_LEFT = TypeAdapter(list[Left])


class Working:
    """Keeps the last states.

    Args:
        store: The checkout's own.
        storage: What that is called.
        clock: The time now, aware.
        new_id: Makes batch uids.
        keep: How long a state is kept.
    """

    def __init__(
        self,
        store: Store,
        *,
        storage: Callable[[], StoreName],
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        keep: timedelta,
    ) -> None:
        self._store = store
        self._storage = storage
        self._clock = clock
        self._new_id = new_id
        self._keep = keep

    @property
    def storage(self) -> StoreName:
        """Where they are kept."""
        return self._storage()

    async def save(self, page: str, state: WorkingState) -> None:
        """Keep the state of a page, in place of its last one. Raises `StoreUnavailable`."""
        for _ in range(_ATTEMPTS):
            known, revision = await self._read()
            left = Left(page=page, saved_at=self._clock(), state=state)
            value = _PAGES_LEFT.dump_json(
                [left, *(each for each in known if each.page != page)][:_PAGES], by_alias=True
            )
            batch = Batch(
                str(self._new_id()),
                puts=[Put(KEY, value, expect=revision)],
                expiry=Expiry([KEY.name], self._clock() + self._keep),
            )
            try:
                return await self._store.commit(batch)
            except RevisionMoved:
                continue
        raise StoreUnavailable("Many pages save at once; the next change is saved again.", "saving_too_fast")

    async def last(self, page: str) -> Left | None:
        """The newest state of any other page than this one."""
        known, _ = await self._read()
        return next((each for each in known if each.page != page), None)

    async def _read(self) -> tuple[Sequence[Left], int]:
        (document,) = await self._store.read(KEY)
        if document is None:
            return (), ABSENT
        try:
            return _PAGES_LEFT.validate_json(document.value), document.revision
        except ValidationError:  # of a later version: it is this checkout's alone, and starts anew
            return (), document.revision

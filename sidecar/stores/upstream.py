"""The way to the shared store: whether it is there, and that it is taken up again when it comes back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import RevisionMoved
from sidecar.stores.breaker import Breaker
from sidecar.stores.fence import Fenced, SharedStore, Vitals, within

_log = logging.getLogger(__name__)

_HEARTBEAT = 1.0  # seconds; with three tries of a second each, an idle sidecar knows within four that Redis hangs
_PAUSE = 0.1  # seconds between tries before it counts as away

Connect = Callable[[], Awaitable[SharedStore]]
Reconcile = Callable[[Fenced], Awaitable[None]]


class Upstream:
    """Keeps `store` true: the shared store when it has all that this checkout has saved, None while it may not.

    One failure is enough to stop sending, so that at most the requests on their way wait for a server that hangs. The
    breaker then decides when that is worth telling. Whatever the failure was, the way back is the same: claim anew,
    reconcile, go on.

    Args:
        connect: Reaches the server and gives a store on it; called again at each return. Raises `StoreUnavailable`.
        reconcile: Brings the given store up to date with the local one. Raises `StoreUnavailable` or `RevisionMoved`.
        owner: The checkout.
        new_token: Makes tokens that were never there before.
        breaker: When to call it away, and when to try again.
        changed: Called when `store`, `away` or `vitals` may have changed.
        budget: Seconds that one command may take.

    Attributes:
        store: The shared store, while it can be used.
        present: Likewise, but a failure or two make no difference: what users are told.
        vitals: How the server was when it was last looked at.
    """

    def __init__(
        self,
        connect: Connect,
        reconcile: Reconcile,
        *,
        owner: str,
        new_token: Callable[[], str],
        breaker: Breaker,
        changed: Callable[[], None],
        budget: float = 1.0,
    ) -> None:
        self._connect = connect
        self._reconcile = reconcile
        self._owner = owner
        self._new_token = new_token
        self._breaker = breaker
        self._changed = changed
        self._budget = budget
        self._wake = asyncio.Event()
        self._behind = False
        self._reason: str | None = None
        self.store: Fenced | None = None
        self.present = False
        self.vitals: Vitals | None = None

    @property
    def away(self) -> str | None:
        """Why the server counts as away, in one sentence; None while it doesn't."""
        return None if self._breaker.state == "closed" else self._reason

    async def step(self) -> None:
        """Do what is due: see whether the store still stands, or else take it up. What fails is counted, not raised."""
        self._wake.clear()
        store = self.store
        try:
            await (self._take_up() if store is None else self._look(store))
        except StoreUnavailable as error:
            self.failed(store, error)
        except RevisionMoved as moved:
            _log.info("somebody else wrote %s in Redis meanwhile", moved)
            self.failed(store, StoreUnavailable("Redis changes while it is brought up to date", "redis_unavailable"))
        except Exception:  # noqa: BLE001  a defect must not end this: nobody would say any more which store is in use
            if self._breaker.state == "closed":
                _log.exception("Redis can't be brought up to date")
            self.failed(store, StoreUnavailable("Redis can't be brought up to date; see the log", "redis_unavailable"))

    async def rest(self) -> None:
        """Wait until something is due."""
        if self.store is not None:
            seconds = _HEARTBEAT
        elif self._breaker.state == "closed":
            seconds = _PAUSE
        else:
            seconds = max(_PAUSE, self._breaker.wait)
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    def fell_behind(self) -> None:
        """Something was saved locally and not sent: what has been taken up, or is being taken up, isn't complete."""
        self._behind = True
        self.doubt(self.store)

    def doubt(self, store: Fenced | None) -> None:
        """`store` may not be as it should: take it up anew, at once. Doubts about an earlier one are settled."""
        if store is not None and store is self.store:
            self.store = None
            self._wake.set()

    def failed(self, store: Fenced | None, error: StoreUnavailable) -> None:
        """A command on `store` (None: of taking it up) failed, and nobody knows whether it was carried out."""
        if store is not self.store:
            return
        if self._breaker.state == "closed":
            _log.warning("Redis: %s", error.message)
        self._reason = error.message
        self._breaker.failed()
        self.present = self.present and self._breaker.state == "closed"
        self.doubt(store)
        self._changed()

    async def _look(self, store: Fenced) -> None:
        vitals = await store.vitals()
        if self.vitals is None or vitals.run_id != self.vitals.run_id or not await store.holds():
            self.doubt(store)
        elif store is self.store:
            self._breaker.succeeded()

    async def _take_up(self) -> None:
        async with within(self._budget):
            reached = await self._connect()
        store = await Fenced.claim(reached, self._owner, self._new_token(), self._budget)
        vitals = await store.vitals()
        self._behind = True
        while self._behind:  # what is saved meanwhile goes out in the next round
            self._behind = False
            await self._reconcile(store)
        self.store, self.vitals, self.present = store, vitals, True
        if self._breaker.state != "closed":
            _log.warning("Redis is back, and has all that was saved meanwhile")
        self._breaker.succeeded()
        self._changed()

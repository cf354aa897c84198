"""When to stop asking a server that doesn't answer, and when to ask it again. Pure, but for the clock."""

from collections.abc import Callable, Sequence
from typing import Literal

State = Literal["closed", "open", "half-open"]

_THRESHOLD = 3
_WAITS = (0.5, 1.0, 2.0)  # seconds; the last one stays, short enough for a recovery to be seen within seconds


class Breaker:
    """Closed while things go well, open after so many failures in a row, half-open when it is time for one more try.

    Args:
        clock: Seconds of a clock that never goes back.
        threshold: The number of failures in a row that opens it.
        waits: Seconds from each failure while open until the next try; the last one from then on.
    """

    def __init__(
        self, clock: Callable[[], float], threshold: int = _THRESHOLD, waits: Sequence[float] = _WAITS
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._waits = waits
        self._failures = 0
        self._again_at = 0.0

    @property
    def state(self) -> State:
        """`half-open` is open too, with one try due."""
        if self._failures < self._threshold:
            return "closed"
        return "open" if self._clock() < self._again_at else "half-open"

    @property
    def wait(self) -> float:
        """Seconds until the next try; 0 when there is nothing to wait for."""
        return max(0.0, self._again_at - self._clock()) if self.state == "open" else 0.0

    def failed(self) -> None:
        """A try came to nothing."""
        self._failures += 1
        beyond = self._failures - self._threshold
        if beyond >= 0:
            self._again_at = self._clock() + self._waits[min(beyond, len(self._waits) - 1)]

    def succeeded(self) -> None:
        """A try went well: all is forgotten."""
        self._failures = 0

"""A clock for tests."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def forward(self, by: timedelta) -> None:
        """Move it, backwards too."""
        self.now += by

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.journeys.accounts import accounts
from sidecar.models import Usage
from sidecar.settings import load
from sidecar.stores.sqlite import SqliteStore


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


async def test_budgets_need_a_price(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who sets a budget for a model of unknown price is told that it has no effect; with prices it has."""
    usage = Usage(input_tokens=1_000_000)
    async with SqliteStore(":memory:", clock=now) as store:
        blind = accounts(load(tmp_path, model="mine", day_budget=1.0), store, now)
        assert blind.cost(usage) is None
        assert "the price of mine is not known" in caplog.text
        caplog.clear()
        priced = accounts(load(tmp_path, model="mine", day_budget=1.0, price_input=3.0, price_output=4.0), store, now)
        assert priced.cost(usage) == 3_000_000
        assert accounts(load(tmp_path), store, now).cost(usage) == 2_000_000
        assert not caplog.text

"""Which prices and budgets hold."""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from sidecar.editors.prices import price_of
from sidecar.journeys.spending import Spending
from sidecar.settings import Settings
from sidecar.stores.base import Store

_log = logging.getLogger(__name__)


def accounts(settings: Settings, store: Store, clock: Callable[[], datetime]) -> Spending:
    """What the model costs, by the budgets and prices that are set."""
    price = price_of(settings.model, settings.price_input, settings.price_output)
    if price is None and (settings.session_budget is not None or settings.day_budget is not None):
        _log.warning(
            "the price of %s is not known, so budgets have no effect: set price_input and price_output", settings.model
        )
    return Spending(
        store,
        clock=clock,
        new_id=uuid.uuid4,
        price=price,
        session_budget=settings.session_budget,
        day_budget=settings.day_budget,
    )

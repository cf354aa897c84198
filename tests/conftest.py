"""What holds for all tests: those that take minutes to hours, or need the agent's SDK, run only when asked for by their marker.

Tests run side by side in several processes; those that drive a browser share one of them, and with it their Storybook.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.fakes.redis_server import RedisServer


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """One Redis for the whole run, never stopped, paused or reconfigured: take a prefix of your own in it."""
    with RedisServer() as server:
        yield server


class BrowserTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out tests one by one, but those of a browser all to one process, first: they share a Storybook.

    pytest-xdist's own groups need a member of pytest's items that pytest 9.2 has no more.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/e2e/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserTogether:
    """How tests are spread over processes."""
    return BrowserTogether(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave soak and agent tests out unless `-m` names them; an `-m` about something else doesn't bring them in."""
    for marker in ("soak", "agent"):
        apart = [item for item in items if item.get_closest_marker(marker)]
        if apart and marker not in config.option.markexpr:
            config.hook.pytest_deselected(items=apart)
            items[:] = [item for item in items if item not in apart]

"""What holds for all tests: those that take minutes to hours, or need the agent's SDK, run only when asked for by their marker.

Tests run side by side in several processes; those that drive a browser share one of them, and with it their Storybook.
"""

from collections.abc import Iterator

import pytest

from tests.fakes.redis_server import RedisServer


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """One Redis for the whole run, never stopped, paused or reconfigured: take a prefix of your own in it."""
    with RedisServer() as server:
        yield server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the browser tests together; leave soak and agent tests out unless `-m` names them, not for an `-m` about others."""
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("browser"))
    for marker in ("soak", "agent"):
        apart = [item for item in items if item.get_closest_marker(marker)]
        if apart and marker not in config.option.markexpr:
            config.hook.pytest_deselected(items=apart)
            items[:] = [item for item in items if item not in apart]

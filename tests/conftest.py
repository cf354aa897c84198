"""What holds for all tests: those that take minutes to hours run only when they are asked for by their marker.

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
    """Keep the browser tests together; leave the soak tests out unless `-m` names them, not for an `-m` about others."""
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("browser"))
    if "soak" in config.option.markexpr:
        return
    soak = [item for item in items if "soak" in item.keywords]
    if soak:
        config.hook.pytest_deselected(items=soak)
        items[:] = [item for item in items if "soak" not in item.keywords]

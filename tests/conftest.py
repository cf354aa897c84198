"""What holds for all tests: those that take minutes to hours run only when they are asked for by their marker."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the soak tests out unless `-m` names them; an `-m` about something else doesn't bring them in."""
    if "soak" in config.option.markexpr:
        return
    soak = [item for item in items if "soak" in item.keywords]
    if soak:
        config.hook.pytest_deselected(items=soak)
        items[:] = [item for item in items if "soak" not in item.keywords]

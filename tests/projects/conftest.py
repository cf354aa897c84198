"""A sidecar over a real project whose model is scripted, by either editor."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.api.conftest import Sidecar, project, started
from tests.fakes.messages_api import MessagesApi
from tests.projects.far_end import KINDS, FarEnd

__all__ = ["project"]


@pytest.fixture(params=KINDS)
async def model(request: pytest.FixtureRequest) -> AsyncIterator[FarEnd]:
    """Nothing is scripted yet."""
    async with MessagesApi() as api:
        yield FarEnd(request.param, api)


@pytest.fixture
async def studio(project: Path, tmp_path: Path, model: FarEnd) -> AsyncIterator[Sidecar]:
    """A running sidecar that works with the model."""
    async with started(tmp_path, **model.settings) as running:
        yield running

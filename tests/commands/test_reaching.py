import os
from pathlib import Path

import pytest

from sidecar.api.services import Services
from sidecar.commands.backend import RunningSidecar
from sidecar.commands.reaching import reached
from sidecar.errors import StoreUnavailable
from sidecar.runlock import RunLock
from sidecar.settings import load
from sidecar.state import ProjectState, RunFile
from tests.fakes.redis_server import RedisServer


async def test_alone_it_has_services_of_its_own(project: Path) -> None:
    """And keeps a second one away meanwhile."""
    settings = load(project)
    async with reached(settings) as found:
        assert isinstance(found, Services)
        with pytest.raises(StoreUnavailable) as caught:
            async with reached(settings):
                pass
    assert caught.value.code == "sidecar_starting"


async def test_a_running_sidecar_is_asked(project: Path) -> None:
    """The run file says where it is."""
    settings = load(project)
    state = ProjectState(settings.project, settings.state_dir)
    state.prepare()
    with RunLock(state.lock_file) as lock:
        assert lock.take()
        state.write_run(RunFile(pid=os.getpid(), port=7999, token="t" * 43, version="1", root=str(project)))
        async with reached(settings) as found:
            assert isinstance(found, RunningSidecar)


async def test_redis_is_waited_for(project: Path, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others have claimed stands there, so that nothing begins without it."""
    monkeypatch.setenv("REDIS_URL", redis_server.url)
    async with reached(load(project, redis_prefix="reaching")) as found:
        assert isinstance(found, Services)
        assert found.store.name == "redis"


async def test_an_unreachable_redis_is_an_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a silent second truth."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1")
    with pytest.raises(StoreUnavailable):
        async with reached(load(project)):
            pass

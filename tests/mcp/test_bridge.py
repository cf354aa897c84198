from pathlib import Path

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.mcp.bridge import forwarded, running
from sidecar.state import ProjectState, RunFile
from tests.e2e.processes import free_port


def test_without_a_sidecar_it_says_what_to_do(tmp_path: Path) -> None:
    """In words for the person behind the agent."""
    with pytest.raises(StoreUnavailable) as caught:
        running(ProjectState(tmp_path, tmp_path / "state"))
    assert caught.value.code == "not_running"
    assert "`sidestory run`" in caught.value.message


async def test_a_sidecar_that_is_gone(tmp_path: Path) -> None:
    """A run file may outlive it: the call ends in a sentence."""
    run = RunFile(port=free_port(), token="t" * 43, pid=1, version="0", root="")
    with pytest.raises(StoreUnavailable) as caught:
        await forwarded(run, "list_stories", {})
    assert caught.value.code == "no_answer"

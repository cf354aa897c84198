import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sidecar.commands.backend import RunningSidecar
from sidecar.commands.process import BUSY, processed
from sidecar.commands.reaching import reached
from sidecar.errors import SidestoryError
from sidecar.runlock import RunLock
from sidecar.settings import load
from sidecar.state import ProjectState, RunFile
from tests.commands.conftest import BUTTON, SHEET, cli
from tests.commands.test_backend import sidecar

__all__ = ["sidecar"]

COMMENTS = f"## {BUTTON}\n\n### Ada\n> background blue\n\n### Bob\n> make it feel like autumn\n"


def test_cron_makes_proposals(project: Path) -> None:
    """JSON and exit status 0; nothing is applied; the second time there is nothing to do."""
    before = (project / SHEET).read_text()
    (project / "comments.md").write_text(COMMENTS)
    cli("comments", "import", "comments.md")
    result = cli("process-comments", "--once", "--json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    (proposal,) = report["proposals"]
    assert (proposal["componentPath"], proposal["status"], proposal["comments"]) == (BUTTON, "awaiting_approval", 1)
    assert [each["author"] for each in proposal["declined"]] == ["Bob"]
    assert (project / SHEET).read_text() == before
    assert json.loads(cli("process-comments", "--json").stdout)["proposals"] == []
    assert "No comment waits." in cli("process-comments").stdout


def test_people_read_what_became_of_them(project: Path) -> None:
    """The proposal, and what was declined with why."""
    (project / "comments.md").write_text(COMMENTS)
    cli("comments", "import", "comments.md")
    told = cli("process-comments").stdout
    assert f"{BUTTON}: a proposal is ready for review." in told
    assert "declined: Bob: make it feel like autumn" in told


def test_a_second_cron_is_told_by_its_exit_status(project: Path) -> None:
    """Another command, or a sidecar that is starting, has the lock."""
    settings = load(project)
    with RunLock(ProjectState(settings.project, settings.state_dir).lock_file) as lock:
        assert lock.take()
        result = cli("process-comments", "--json")
    assert result.exit_code == BUSY
    assert json.loads(result.stdout)["code"] == "sidecar_starting"


async def test_a_running_sidecar_does_the_work(project: Path, sidecar: RunFile) -> None:
    """With its progress; what it refuses is an error here."""
    (project / "comments.md").write_text(COMMENTS)
    settings = load(project)
    told: list[Mapping[str, Any]] = []
    async with reached(settings) as found:
        assert isinstance(found, RunningSidecar)
        found.call("POST", "/__ai-comments/import", {}, COMMENTS.encode())
    report = await processed(settings, {}, told.append)
    assert [proposal["componentPath"] for proposal in report["proposals"]] == [BUTTON]
    assert [each["stage"] for each in told] == ["claimed", "editing", "proposed"]
    with pytest.raises(SidestoryError) as caught:
        await processed(settings, {"limit": 0}, told.append)
    assert caught.value.code == "bad_request"


def test_once_and_watch_exclude_each_other(project: Path) -> None:
    """Wrong usage is exit status 2."""
    assert cli("process-comments", "--once", "--watch").exit_code == 2

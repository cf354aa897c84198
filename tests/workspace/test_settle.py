import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import crash
from tests.workspace.crash import PATHS

ALL_BEFORE = dict.fromkeys(PATHS, "before")
ALL_AFTER = dict.fromkeys(PATHS, "after")
WAYS = ("ladder", "link", "copy")


def deaths(folder: Path, way: str, scenario: str) -> list[dict[str, Any]]:
    """What came of each death of a scenario; at least a few must have died."""
    command = [sys.executable, "-m", crash.__name__, str(folder), way, scenario]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) > 5
    return results


@pytest.mark.parametrize("way", WAYS)
def test_killed_writes_are_all_before_or_all_after(tmp_path: Path, way: str) -> None:
    """Row 23: killed before each of its file calls, a set is whole after the recovery, and nothing is left lying."""
    results = deaths(tmp_path, way, "write")
    for result in results:
        assert result["sides"] in (ALL_BEFORE, ALL_AFTER), result
        assert not result["temps"], result
        assert not result["kept"], result
        assert not result["rescued"], result
        expected = {"taken_back": ALL_BEFORE, "finished": ALL_AFTER, "nothing": result["sides"]}
        assert result["sides"] == expected[result["outcome"]], result
    assert {result["outcome"] for result in results} == {"nothing", "taken_back", "finished"}


@pytest.mark.parametrize("way", WAYS)
def test_killed_recoveries_are_recovered(tmp_path: Path, way: str) -> None:
    """Row 23: a recovery that is killed in its turn does no harm; the next one ends the same way."""
    for result in deaths(tmp_path, way, "recover"):
        assert result["sides"] in (ALL_BEFORE, ALL_AFTER), result
        assert not result["temps"], result
        assert not result["rescued"], result


@pytest.mark.parametrize(
    ("way", "scenario"), [("ladder", "edit_in_place"), ("ladder", "edit_by_rename"), ("link", "edit_in_place")]
)
def test_edits_during_killed_writes_are_kept(tmp_path: Path, way: str, scenario: str) -> None:
    """Rows 23 and 24 together: what a person saved during a write, killed or not, stands on disk afterwards."""
    for result in deaths(tmp_path, way, scenario):
        edited, *others = (result["sides"][path] for path in PATHS)
        assert edited == "edit", result
        assert set(others) in ({"before"}, {"after"}), result
        assert not result["temps"], result
        assert not result["rescued"], result

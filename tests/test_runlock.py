"""One sidecar per checkout: the system gives the lock to one of them, and takes it back when that one dies."""

import subprocess
import sys
from pathlib import Path

import pytest

from sidecar.runlock import RunLock
from tests.e2e.processes import process, until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A lock file in a folder that isn't there yet."""
    return tmp_path / "state" / "run.lock"


def test_only_one_has_it(path: Path) -> None:
    """A second one is refused at once, until the first gives it back."""
    with RunLock(path) as first, RunLock(path) as second:
        assert (first.take(), second.take(), second.take()) == (True, False, False)
    with RunLock(path) as third:
        assert third.take()


def test_it_is_nobody_elses_to_read(path: Path) -> None:
    """The file is this user's alone, and what was refused keeps nothing open that would hold the lock."""
    with RunLock(path) as first:
        first.take()
        with RunLock(path) as refused:
            assert not refused.take()
    assert path.stat().st_mode & 0o777 == 0o600
    with RunLock(path) as second:
        assert second.take()


def test_death_gives_it_back(path: Path, tmp_path: Path) -> None:
    """Killed in the middle, its holder leaves nothing behind that would keep the next one out."""
    holding = "import sys, pathlib, signal\nfrom sidecar.runlock import RunLock\nlock = RunLock(pathlib.Path(sys.argv[1]))\nassert lock.take()\nprint('held', flush=True)\nsignal.pause()\n"
    log = tmp_path / "log"
    with process([sys.executable, "-c", holding, str(path)], Path.cwd(), {}, log) as holder, RunLock(path) as lock:
        until(lambda: log.read_text() == "held\n", "the other process holds the lock")
        assert not lock.take()
        holder.kill()
        holder.wait(10)
        assert lock.take()


def test_a_child_does_not_inherit_it(path: Path) -> None:
    """A dev server that outlives its sidecar must not keep the next one out."""
    with RunLock(path) as lock:
        lock.take()
        child = subprocess.Popen(["sleep", "600"], close_fds=False)
    try:
        with RunLock(path) as lock:
            assert lock.take()
    finally:
        child.kill()
        child.wait(10)


def test_without_a_place_for_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the state folder can't be, Sidestory works all the same, and says what that means."""
    (tmp_path / "state").write_text("a file where the folder should be")
    with RunLock(tmp_path / "state" / "run.lock") as lock:
        assert lock.take()
    assert "no lock keeps a second Sidestory away" in caplog.text

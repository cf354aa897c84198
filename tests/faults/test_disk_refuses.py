"""A full disk, for the project, the journal or the store: the original is intact, the error clear, nothing acknowledged.

The kernel's own refusals come from a limit on the size of files; strace lets each single call fail.
"""

from pathlib import Path

import pytest

from tests.faults.scene import Scene, spread
from tests.faults.strace import counting, failing

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="strace is Linux's")

_CALLS = ("write", "pwrite64", "fsync", "fdatasync", "fchmod", "renameat2", "unlinkat")
_CODES = {"write_failed", "store_failed", "recovery_failed", "history_failed"}


@pytest.mark.parametrize("most", [pytest.param(2, id="quick"), pytest.param(10_000, id="soak", marks=pytest.mark.soak)])
@pytest.mark.parametrize("kind", ["prompt", "restore"])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_each_call_refused(scene: Scene, tmp_path: Path, kind: str, error: str, most: int) -> None:
    """One call fails, or all from that one on: a success is durable, a refusal leaves the files, and both end with it."""
    with counting(scene.sidecar.pid, _CALLS, tmp_path) as counts:
        scene.told.acknowledged(scene.sidecar, scene.ask(kind))
    refused = 0
    for call, total in counts.items():
        for number in spread(total, most):
            for when in (str(number), f"{number}+"):
                refused += _refused(scene, kind, call, error, when)
    assert refused >= len(counts)
    scene.sidecar.kill()
    scene.sidecar.start()
    scene.oracle.judge(scene.told)


def _refused(scene: Scene, kind: str, call: str, error: str, when: str) -> bool:
    """Whether the sidecar refused what was asked while `call` failed; either way the next request works."""
    before = scene.oracle.project()
    with failing(scene.sidecar.pid, call, error, when):
        answer = scene.ask(kind)
    refused = answer.status != 200
    if refused:
        assert answer.body["code"] in _CODES, answer
        assert str(scene.sidecar.root.parent) not in answer.body["error"]
        if answer.body["code"] != "recovery_failed":
            assert scene.oracle.project() == before, (call, when, answer)
    else:
        scene.told.acknowledged(scene.sidecar, answer)
    scene.told.acknowledged(scene.sidecar, scene.ask(kind))
    scene.oracle.judge(scene.told)
    return refused

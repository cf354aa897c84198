"""Threats 24 and 25: people save while Sidestory writes. None of their bytes is lost, and nothing is a conflict that is none."""

import contextlib
import os
import random
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sidecar.errors import Conflict
from sidecar.workspace.base import Change
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.swap import CopySwap, LinkSwap, Swap, native
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.e2e.processes import until
from tests.faults.adversary import content
from tests.faults.projects import lay_components, sheet, source
from tests.rounds import rounds
from tests.workspace.helpers import temps

_FILES = (sheet("Button"), source("Button"))
_REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one component."""
    lay_components(tmp_path / "project", "Button")
    return tmp_path / "project"


class Sidestory:
    """Writes both files again and again, each time upon what it has just read."""

    def __init__(self, root: Path, state: Path) -> None:
        self._root = root
        self._writer = Writer(PathPolicy(root), state)
        self.bases: list[dict[str, bytes | None]] = []
        self.written: set[int] = set()

    def write(self) -> None:
        """One more set, or a conflict."""
        number = len(self.bases)
        base = {path: content(self._root / path) for path in _FILES}
        self.bases.append(base)
        ours = _ours(number)
        with contextlib.suppress(Conflict):
            self._writer.write(
                [Change(path, None if data is None else digest(data), ours) for path, data in base.items()]
            )
            self.written.add(number)

    def built_upon(self, path: str, found: str) -> set[str]:
        """What our content in a file was built upon, directly or by way of further ones; itself when it isn't ours.

        What was found in the middle of a set that then gave way says nothing: a person's next save ended it.
        """
        numbers = {digest(_ours(number)): number for number in range(len(self.bases))}
        line = {found}
        while found in numbers and (base := self.bases[numbers[found]][path]) is not None:
            if numbers[found] not in self.written:
                return {_GAVE_WAY}
            found = digest(base)
            line.add(found)
        return line


_GAVE_WAY = "gave way"


def _ours(number: int) -> bytes:
    return b"ours %d\n" % number


@pytest.mark.parametrize("saves", rounds(700, soak=20_000))
def test_no_byte_of_a_person_is_lost(root: Path, tmp_path: Path, saves: int) -> None:
    """Whatever replaces a save was built upon it, or the save was kept aside; and nothing is left of sets that gave way."""
    seed = int(os.environ.get("SEED") or secrets.randbits(32))
    print(f"SEED={seed}")  # noqa: T201 - shown with a failure, so that it can be run again
    sidestory = Sidestory(root, tmp_path / "state")
    command = [
        sys.executable,
        "-m",
        "tests.faults.adversary",
        str(saves),
        str(seed),
        *(str(root / path) for path in _FILES),
    ]
    with (tmp_path / "told").open("w") as out, subprocess.Popen(command, cwd=_REPOSITORY, stdout=out) as person:
        while person.poll() is None:
            sidestory.write()
    assert person.returncode == 0
    until(lambda: all(thread.name != "late saves" for thread in threading.enumerate()), "replaced files were looked at")
    kept = {digest(path.read_bytes()) for path in (tmp_path / "state").glob("rescued/*")}
    replaced = 0
    for line in (tmp_path / "told").read_text().splitlines():
        name, saved, found = line.split()
        (path,) = [path for path in _FILES if path.endswith(name)]
        assert sidestory.built_upon(path, found) & {saved, _GAVE_WAY} or saved in kept, line
        replaced += 1
    assert not temps(root)
    conflicts = len(sidestory.bases) - len(sidestory.written)
    assert min(len(sidestory.written), conflicts, replaced) > saves / 100, (len(sidestory.written), conflicts, replaced)


def _utime(path: Path) -> None:
    os.utime(path)


def _in_place(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def _by_rename(path: Path) -> None:
    path.with_name("new~").write_bytes(path.read_bytes())
    path.with_name("new~").replace(path)


def _old(path: Path) -> None:
    os.utime(path, (0, 0))


def _writable(path: Path) -> None:
    path.chmod(path.stat().st_mode ^ 0o020)


_TOUCHES: tuple[Callable[[Path], None], ...] = (_utime, _in_place, _by_rename, _old, _writable)


@pytest.mark.parametrize("swap", [native(), LinkSwap(), CopySwap()], ids=["native", "link", "copy"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_touch_is_no_edit(root: Path, tmp_path: Path, swap: Swap, ending: bytes) -> None:
    """1,000 times in all a file is touched, or saved by a formatter that changes nothing: never a conflict."""
    chance = random.Random(24)
    writer = Writer(PathPolicy(root), tmp_path / "state", swap=swap)
    content = ending.join([b".button {", b"  padding: 0;", b"}", b""])
    path = root / _FILES[0]
    path.write_bytes(content)
    for number in range(170):
        chance.choice(_TOUCHES)(path)
        after = content.replace(b"0", b"%d" % (number + 1))
        writer.write([Change(_FILES[0], digest(content), after)])
        content = after.replace(b"%d" % (number + 1), b"0")
        writer.write([Change(_FILES[0], digest(after), content)])
    assert path.read_bytes() == content

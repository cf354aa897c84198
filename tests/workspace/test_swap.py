import errno
from pathlib import Path
from typing import ClassVar

import pytest

from sidecar.workspace.folders import Folder, HandleFolder, Look, PathFolder
from sidecar.workspace.swap import CopySwap, Ladder, LinkSwap, Swap, Unsupported, native, raise_for
from tests.workspace.swaps import swaps_usable_here


class Refusing:
    """A way that this file system doesn't know."""

    name: ClassVar[str] = "refusing"

    def __init__(self) -> None:
        self.asked = 0

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """Count and refuse."""
        self.asked += 1
        raise Unsupported(errno.EINVAL, "no")

    def place(self, folder: Folder, old: str, new: str) -> None:
        """Count and refuse."""
        self.exchange(folder, old, new)


@pytest.fixture(params=swaps_usable_here(), ids=lambda swap: swap.name)
def swap(request: pytest.FixtureRequest) -> Swap:
    """Every way that works here: all keep the same contract."""
    way: Swap = request.param
    return way


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A folder with a file and its finished replacement."""
    (tmp_path / "a.ts").write_bytes(b"old")
    (tmp_path / ".a.tmp").write_bytes(b"new")
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Name and content of all files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_exchange_trades_contents(swap: Swap, names: Path) -> None:
    """Afterwards the name has the new content, the temporary name the old one, and nothing else is there."""
    with HandleFolder(names) as folder:
        swap.exchange(folder, ".a.tmp", "a.ts")
    assert content(names) == {"a.ts": b"new", ".a.tmp": b"old"}


@pytest.mark.parametrize("gone", ["a.ts", ".a.tmp"])
def test_exchange_of_a_missing_file_changes_nothing(swap: Swap, names: Path, gone: str) -> None:
    """When either file is missing the exchange says so, and what is left stays as it is."""
    (names / gone).unlink()
    before = content(names)
    with HandleFolder(names) as folder, pytest.raises(FileNotFoundError):
        swap.exchange(folder, ".a.tmp", "a.ts")
    assert content(names) == before


def test_place_never_replaces(swap: Swap, names: Path) -> None:
    """A free name is taken; a taken one is refused and both files stay."""
    with HandleFolder(names) as folder:
        with pytest.raises(FileExistsError):
            swap.place(folder, ".a.tmp", "a.ts")
        assert content(names) == {"a.ts": b"old", ".a.tmp": b"new"}
        swap.place(folder, ".a.tmp", "b.ts")
        with pytest.raises(FileNotFoundError):
            swap.place(folder, ".none", "c.ts")
    assert content(names) == {"a.ts": b"old", "b.ts": b"new"}


def test_exchange_keeps_the_mode_of_each_file(swap: Swap, names: Path) -> None:
    """Permission bits travel with the content."""
    (names / "a.ts").chmod(0o640)
    (names / ".a.tmp").chmod(0o600)
    with HandleFolder(names) as folder:
        swap.exchange(folder, ".a.tmp", "a.ts")
    assert [(names / name).stat().st_mode & 0o777 for name in ("a.ts", ".a.tmp")] == [0o600, 0o640]


@pytest.mark.parametrize("way", [LinkSwap(), CopySwap()], ids=lambda way: way.name)
def test_fallbacks_need_no_handles(way: Swap, names: Path) -> None:
    """Where folders are only paths, the fallbacks keep the contract."""
    with PathFolder(names) as folder:
        way.exchange(folder, ".a.tmp", "a.ts")
        way.place(folder, ".a.tmp", "b.ts")
    assert content(names) == {"a.ts": b"new", "b.ts": b"old"}


class Racing(HandleFolder):
    """A folder in which somebody saves a file while the old one is being set aside, the first time."""

    def _save(self) -> None:
        if not (self.path / "saved").exists():
            (self.path / "saved").touch()
            (self.path / "theirs").write_bytes(b"theirs")
            (self.path / "theirs").replace(self.path / "a.ts")

    def link(self, old: str, new: str) -> None:
        """Link, then somebody saves."""
        super().link(old, new)
        self._save()

    def create(self, name: str, data: bytes, like: Look | None = None) -> None:
        """Copy, then somebody saves."""
        super().create(name, data, like)
        self._save()


@pytest.mark.parametrize("way", [LinkSwap(), CopySwap()], ids=lambda way: way.name)
def test_fallbacks_look_again_before_they_rename(way: Swap, names: Path) -> None:
    """What was saved while the old content was set aside comes out, not what was there before it."""
    with Racing(names) as folder:
        way.exchange(folder, ".a.tmp", "a.ts")
    assert content(names) == {"a.ts": b"new", ".a.tmp": b"theirs", "saved": b""}


def test_ladder_remembers_what_works(names: Path) -> None:
    """A way that the file system doesn't know is asked once, not at every write."""
    refusing = Refusing()
    ladder = Ladder([refusing, LinkSwap()])
    with HandleFolder(names) as folder:
        for _ in range(3):
            ladder.exchange(folder, ".a.tmp", "a.ts")
    assert (refusing.asked, content(names)["a.ts"]) == (1, b"new")


def test_ladder_forgets_nothing_when_all_refuse(names: Path) -> None:
    """One file that nobody can swap doesn't degrade the following ones."""
    refusing = Refusing()
    ladder = Ladder([refusing])
    with HandleFolder(names) as folder:
        for _ in range(2):
            with pytest.raises(Unsupported):
                ladder.exchange(folder, ".a.tmp", "a.ts")
    assert refusing.asked == 2


def test_native_works_here(names: Path) -> None:
    """The platform's own ladder swaps on this disk."""
    with HandleFolder(names) as folder:
        native().exchange(folder, ".a.tmp", "a.ts")
    assert content(names)["a.ts"] == b"new"


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EPERM])
def test_the_kernels_ways_to_say_no(code: int) -> None:
    """Errors that mean "not here" let the next way try; others are themselves."""
    with pytest.raises(Unsupported):
        raise_for(code)
    with pytest.raises(FileExistsError):
        raise_for(errno.EEXIST)

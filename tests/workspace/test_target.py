import errno
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from sidecar.workspace.folders import HandleFolder, Look
from sidecar.workspace.journal import FileIntent
from sidecar.workspace.rules import MAX_BYTES
from sidecar.workspace.settle import settle
from sidecar.workspace.swap import CopySwap, LinkSwap, Swap, native
from sidecar.workspace.target import Target

NAME, TEMP, OLD, BACK = "a.css", ".a.css.1.tmp", ".a.css.1.tmp.old", ".a.css.1.tmp.back"
BEFORE, AFTER, THEIRS = b"before the change", b"after the change", b"theirs"
LOOK = Look(0o640, -1, -1)

REPLACED = FileIntent(NAME, TEMP, BEFORE, AFTER, LOOK)
MADE = FileIntent(NAME, TEMP, None, AFTER)
DELETED = FileIntent(NAME, TEMP, BEFORE, None, LOOK)


class Place:
    """A folder in which a file was left in some state."""

    def __init__(self, folder: Path, swap: Swap) -> None:
        self.folder = folder / "src"
        self.folder.mkdir()
        self._kept = folder / "rescued"
        self._kept.mkdir()
        self._swap = swap
        self.held = HandleFolder(self.folder)

    def settled(self, intent: FileIntent, state: Mapping[str, bytes], *, crashed: bool = True) -> dict[str, bytes]:
        """What stands there once a file that was left in `state` is settled."""
        for name, content in state.items():
            (self.folder / name).write_bytes(content)
        settle([Target(intent, self.held, self._swap)], self._rescue, crashed=crashed)
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def rescued(self) -> set[bytes]:
        """The contents that were kept elsewhere."""
        return {path.read_bytes() for path in self._kept.iterdir()}

    def _rescue(self, name: str, data: bytes) -> Path:
        path = self._kept / f"{len(data)}-{name}"
        path.write_bytes(data)
        return path


@pytest.fixture(params=[native(), LinkSwap(), CopySwap()], ids=lambda swap: swap.name)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Such a folder, for each way to swap."""
    made = Place(tmp_path, request.param)
    yield made
    made.held.close()


@pytest.mark.parametrize(
    ("state", "left", "rescued"),
    [
        ({NAME: BEFORE}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: AFTER[:5]}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: b""}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: AFTER}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: AFTER, OLD: BEFORE}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: AFTER, OLD: BEFORE[:4]}, {NAME: BEFORE}, set()),
        ({NAME: AFTER, OLD: BEFORE}, {NAME: AFTER}, set()),
        ({NAME: AFTER, OLD: THEIRS}, {NAME: THEIRS}, set()),
        ({NAME: AFTER, TEMP: BEFORE}, {NAME: AFTER}, set()),
        ({NAME: AFTER}, {NAME: AFTER}, set()),
        ({NAME: AFTER, TEMP: THEIRS}, {NAME: THEIRS}, set()),
        ({NAME: AFTER, TEMP: AFTER[:5]}, {NAME: AFTER[:5]}, set()),
        ({NAME: AFTER, TEMP: b""}, {NAME: b""}, set()),
        ({NAME: AFTER, TEMP: BEFORE, BACK: BEFORE[:3]}, {NAME: AFTER}, set()),
        ({NAME: BEFORE, BACK: AFTER}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, BACK: THEIRS}, {NAME: BEFORE}, {THEIRS}),
        ({NAME: THEIRS}, {NAME: THEIRS}, set()),
        ({NAME: THEIRS, TEMP: BEFORE}, {NAME: THEIRS}, set()),
        ({NAME: THEIRS, TEMP: b"older"}, {NAME: THEIRS}, {b"older"}),
        ({TEMP: BEFORE}, {}, set()),
        ({TEMP: THEIRS}, {}, {THEIRS}),
    ],
)
def test_a_replaced_file_after_a_crash(
    place: Place, state: dict[str, bytes], left: dict[str, bytes], rescued: set[bytes]
) -> None:
    """Every state in which a crash can leave a file ends with one whole file; a person's bytes stay or are rescued."""
    assert place.settled(REPLACED, state) == left
    assert place.rescued() == rescued


@pytest.mark.parametrize(
    ("state", "left", "rescued"),
    [
        ({TEMP: AFTER[:5]}, {}, set()),
        ({NAME: AFTER}, {NAME: AFTER}, set()),
        ({NAME: AFTER, TEMP: AFTER}, {NAME: AFTER}, set()),
        ({NAME: THEIRS, TEMP: AFTER}, {NAME: THEIRS}, set()),
    ],
)
def test_a_new_file_after_a_crash(
    place: Place, state: dict[str, bytes], left: dict[str, bytes], rescued: set[bytes]
) -> None:
    """A file that was to be new is there whole or not at all; a person's stays."""
    assert place.settled(MADE, state) == left
    assert place.rescued() == rescued


@pytest.mark.parametrize(
    ("state", "left", "rescued"),
    [
        ({NAME: BEFORE}, {NAME: BEFORE}, set()),
        ({NAME: BEFORE, TEMP: BEFORE}, {NAME: BEFORE}, set()),
        ({TEMP: BEFORE}, {}, set()),
        ({TEMP: THEIRS}, {NAME: THEIRS}, set()),
        ({NAME: THEIRS, TEMP: BEFORE}, {NAME: THEIRS}, set()),
        ({NAME: THEIRS, TEMP: b"older"}, {NAME: THEIRS}, {b"older"}),
    ],
)
def test_a_deleted_file_after_a_crash(
    place: Place, state: dict[str, bytes], left: dict[str, bytes], rescued: set[bytes]
) -> None:
    """A file that was to go is gone or there; what a person saved into it comes back."""
    assert place.settled(DELETED, state) == left
    assert place.rescued() == rescued


@pytest.mark.parametrize(
    ("intent", "state", "left"),
    [
        (REPLACED, {NAME: AFTER, TEMP: BEFORE}, {NAME: BEFORE}),
        (REPLACED, {NAME: AFTER}, {NAME: BEFORE}),
        (REPLACED, {NAME: AFTER, TEMP: THEIRS}, {NAME: THEIRS}),
        (REPLACED, {NAME: AFTER, TEMP: b""}, {NAME: b""}),
        (MADE, {NAME: AFTER}, {}),
        (MADE, {NAME: AFTER, TEMP: AFTER}, {}),
        (DELETED, {TEMP: BEFORE}, {NAME: BEFORE}),
        (DELETED, {}, {NAME: BEFORE}),
    ],
)
def test_a_write_that_gives_up_goes_back(
    place: Place, intent: FileIntent, state: dict[str, bytes], left: dict[str, bytes]
) -> None:
    """Without a crash nothing is finished: all goes back, from the temporary file or from the journal."""
    assert place.settled(intent, state, crashed=False) == left
    assert place.rescued() == set()


def test_what_is_made_anew_has_its_old_mode(place: Place) -> None:
    """Content that comes back from the journal has the permission bits it had."""
    place.settled(REPLACED, {NAME: AFTER}, crashed=False)
    assert (place.folder / NAME).stat().st_mode & 0o777 == 0o640


class Dying(HandleFolder):
    """A folder in which a new file is cut short."""

    def create(self, name: str, data: bytes, like: Look | None = None) -> None:
        """Write the half of it."""
        super().create(name, data[: len(data) // 2], like)
        raise OSError(errno.EIO, "cut short")


def test_a_recovery_cut_short_while_it_remakes_a_file(place: Place) -> None:
    """Old content that had to come from the journal and was written in part is never taken for a person's."""
    other = FileIntent("b.css", ".b.css.1.tmp", b"b before", b"b after", LOOK)
    (place.folder / NAME).write_bytes(AFTER)
    (place.folder / "b.css").write_bytes(b"b before")
    with Dying(place.folder) as dying, pytest.raises(OSError, match="cut short"):
        settle([Target(intent, dying, native()) for intent in (REPLACED, other)], _unneeded, crashed=True)
    settle([Target(intent, place.held, native()) for intent in (REPLACED, other)], _unneeded, crashed=True)
    assert {path.name: path.read_bytes() for path in place.folder.iterdir()} == {NAME: BEFORE, "b.css": b"b before"}


def _unneeded(name: str, data: bytes) -> Path:
    raise AssertionError(f"{data!r} of {name} is no person's")


def test_a_person_who_writes_while_we_go_back_wins(tmp_path: Path) -> None:
    """What is saved between our look and our exchange is on disk afterwards."""

    class Saving:
        """Swaps, after somebody saved."""

        name = "saving"

        def exchange(self, folder: HandleFolder, temp: str, name: str) -> None:
            """Save, then swap, the first time."""
            if not saved:
                saved.append(place.folder / name)
                saved[0].write_bytes(THEIRS)
            native().exchange(folder, temp, name)

        def place(self, folder: HandleFolder, old: str, new: str) -> None:
            """Never asked here."""
            raise AssertionError

    saved: list[Path] = []
    place = Place(tmp_path, Saving())  # type: ignore[arg-type]  # its folders are known
    assert place.settled(REPLACED, {NAME: AFTER, TEMP: BEFORE}, crashed=False) == {NAME: THEIRS}
    place.held.close()


def test_strange_things_are_a_persons(place: Place) -> None:
    """A link or a large file in the file's place is left alone, whatever it holds."""
    big = b"x" * (MAX_BYTES + 1)
    assert place.settled(REPLACED, {NAME: big, TEMP: BEFORE}) == {NAME: big}
    (place.folder / NAME).unlink()
    (place.folder / NAME).symlink_to("elsewhere")
    settle([Target(REPLACED, place.held, native())], lambda name, _: Path(name), crashed=True)
    assert (place.folder / NAME).is_symlink()

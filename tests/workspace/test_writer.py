import asyncio
import contextlib
import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

from sidecar.errors import CannotDo, Conflict, Malformed, Refused, SidestoryError, TooLarge
from sidecar.workspace import journal
from sidecar.workspace.base import Change
from sidecar.workspace.folders import Folder, Look, open_folder
from sidecar.workspace.journal import FileIntent, Journal
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import MAX_BYTES
from sidecar.workspace.swap import LinkSwap, native
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.e2e.processes import until
from tests.workspace.helpers import lay, temps, tree_hash

CSS, TSX = "src/Button.css", "src/Button.tsx"


def to(root: Path, path: str, data: bytes | None) -> Change:
    """The change from what is on disk now to `data`."""
    target = root / path
    return Change(path, digest(target.read_bytes()) if target.exists() else None, data)


def test_a_set_is_written(root: Path, writer: Writer) -> None:
    """Files are replaced, made and deleted; each is told with its hashes, in the order given."""
    old = digest((root / CSS).read_bytes())
    gone = digest((root / "src/tokens.css").read_bytes())
    written = writer.write(
        [to(root, CSS, b"new css"), to(root, "src/Card.tsx", b"card"), to(root, "src/tokens.css", None)]
    )
    told = [(file.path, file.before, file.after) for file in written.files]
    assert told == [
        (CSS, old, digest(b"new css")),
        ("src/Card.tsx", None, digest(b"card")),
        ("src/tokens.css", gone, None),
    ]
    assert [(root / CSS).read_bytes(), (root / "src/Card.tsx").read_bytes()] == [b"new css", b"card"]
    assert not (root / "src/tokens.css").exists()
    assert not temps(root)


def test_the_time_of_each_rename_is_told(root: Path, policy: PathPolicy, state: Path) -> None:
    """Receipts count from the moment a file was in place, by the clock that was given."""
    ticks = iter([1.5, 2.5])
    writer = Writer(policy, state, clock=lambda: next(ticks))
    written = writer.write([to(root, CSS, b"a"), to(root, TSX, b"b")])
    assert [file.renamed_at for file in written.files] == [1.5, 2.5]


def test_equal_content_is_not_written(root: Path, writer: Writer) -> None:
    """What doesn't differ isn't touched: same inode, same times, and nothing is told of it."""
    before = (root / CSS).stat()
    written = writer.write([to(root, CSS, (root / CSS).read_bytes()), to(root, "src/None.css", None)])
    after = (root / CSS).stat()
    assert written.files == ()
    assert (before.st_ino, before.st_mtime_ns, before.st_ctime_ns) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_ctime_ns,
    )


def test_mode_and_owner_survive(root: Path, writer: Writer) -> None:
    """The replaced file keeps its permission bits and its owner."""
    (root / CSS).chmod(0o664)
    if os.getuid() == 0:
        os.chown(root / CSS, 1234, 1234)
    before = Look.of((root / CSS).stat())
    writer.write([to(root, CSS, b"new")])
    assert Look.of((root / CSS).stat()) == before


def test_new_files_have_the_usual_mode(root: Path, writer: Writer) -> None:
    """A new file gets what the umask leaves, like one that an editor makes."""
    (root / "src/reference").touch()
    writer.write([Change("src/New.css", None, b"x")])
    assert (root / "src/New.css").stat().st_mode == (root / "src/reference").stat().st_mode


@pytest.mark.parametrize(
    "change",
    [
        Change(CSS, digest(b"something else"), b"new"),
        Change(CSS, None, b"new"),
        Change("src/Missing.css", digest(b""), b"new"),
        Change(CSS, digest(b"something else"), None),
    ],
)
def test_an_unexpected_file_is_a_conflict(root: Path, writer: Writer, change: Change) -> None:
    """Row 24: when a file isn't what was expected, none of the set is written and the paths are told."""
    before = tree_hash(root)
    with pytest.raises(Conflict) as caught:
        writer.write([to(root, TSX, b"new tsx"), change])
    assert (caught.value.code, caught.value.details) == ("external_edit", {"paths": [change.path]})
    assert tree_hash(root) == before


def test_touch_is_no_conflict(root: Path, writer: Writer) -> None:
    """Row 25: another time, or a save of the same content, changes nothing about what is expected."""
    change = to(root, CSS, b"new")
    content = (root / CSS).read_bytes()
    os.utime(root / CSS, (1, 1))
    (root / CSS).write_bytes(content)
    (root / "src/copy").write_bytes(content)
    (root / "src/copy").replace(root / CSS)
    assert len(writer.write([change]).files) == 1


@pytest.mark.parametrize(
    "path",
    [
        "package.json",
        ".env",
        "vite.config.ts",
        "tools/helper.ts",
        ".git/hooks/x.js",
        "../out.tsx",
        "/etc/x.tsx",
        "out/a.tsx",
    ],
)
def test_what_is_protected_is_not_written(root: Path, writer: Writer, path: str) -> None:
    """Rows 13, 14 and 17: a set that names one protected file, or one outside, changes nothing at all."""
    (root.parent / "outside").mkdir()
    (root / "out").symlink_to(root.parent / "outside")
    before = tree_hash(root.parent)
    with pytest.raises(Refused):
        writer.write([to(root, CSS, b"new"), Change(path, None, b"evil")])
    (root.parent / "state" / "lock").unlink()
    (root.parent / "state").rmdir()
    assert tree_hash(root.parent) == before


def test_the_file_set_is_the_limit(root: Path, writer: Writer) -> None:
    """Row 17: with a file set, only its members can be written."""
    before = tree_hash(root)
    with pytest.raises(Refused):
        writer.write([to(root, CSS, b"a"), to(root, "src/tokens.css", b"b")], within=[CSS, TSX])
    assert tree_hash(root) == before
    writer.write([to(root, CSS, b"a")], within=[CSS, TSX])
    assert (root / CSS).read_bytes() == b"a"


def test_content_is_admitted_before_anything_is_touched(root: Path, writer: Writer) -> None:
    """Too large or not UTF-8: nothing of the set is written."""
    before = tree_hash(root)
    for data, error in ((b"x" * (MAX_BYTES + 1), TooLarge), (b"\xff", CannotDo)):
        with pytest.raises(error):
            writer.write([to(root, CSS, b"fine"), to(root, TSX, data)])
    assert tree_hash(root) == before


def test_bad_sets_are_refused(root: Path, writer: Writer) -> None:
    """One file twice, also by two spellings, is malformed; a new file needs its folder."""
    with pytest.raises(Malformed):
        writer.write([to(root, CSS, b"a"), to(root, f"./{CSS}", b"b")])
    with pytest.raises(CannotDo) as caught:
        writer.write([Change("src/missing/a.css", None, b"a")])
    assert caught.value.code == "folder_missing"
    assert not (root / "src/missing").exists()


class Meddling:
    """The platform's way to swap, with somebody who acts right before or right after it."""

    name: ClassVar[str] = "meddling"

    def __init__(
        self,
        before: Callable[[], object] = lambda: None,
        after: Callable[[], object] = lambda: None,
        *,
        only: str | None = None,
    ) -> None:
        self._way = native()
        self._before = before
        self._after = after
        self._only = only
        self._acted = False

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """Swap, meddled with the first time."""
        self._meddle(lambda: self._way.exchange(folder, temp, name), name)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """Rename, meddled with the first time."""
        self._meddle(lambda: self._way.place(folder, old, new), new)

    def _meddle(self, act: Callable[[], None], name: str) -> None:
        if self._acted or self._only not in {None, name}:
            act()
            return
        self._acted = True
        self._before()
        act()
        self._after()


def save_by_rename(path: Path, data: bytes) -> None:
    """Save as most editors do."""
    path.with_name("editor~").write_bytes(data)
    path.with_name("editor~").replace(path)


@pytest.mark.parametrize("save", [Path.write_bytes, save_by_rename, None])
def test_an_edit_in_the_last_microsecond_is_kept(
    root: Path, policy: PathPolicy, state: Path, save: Callable[[Path, bytes], object] | None
) -> None:
    """Row 24: a person's save, or deletion, between our check and the swap stays, and the rest of the set goes back."""
    before = (root / CSS).read_bytes()
    changes = [to(root, CSS, b"our css"), to(root, TSX, b"our tsx")]

    def act() -> None:
        (root / TSX).unlink() if save is None else save(root / TSX, b"theirs")

    with pytest.raises(Conflict) as caught:
        Writer(policy, state, swap=Meddling(act, only="Button.tsx")).write(changes)
    assert caught.value.details == {"paths": [TSX]}
    assert (root / CSS).read_bytes() == before
    assert (root / TSX).exists() == (save is not None)
    assert save is None or (root / TSX).read_bytes() == b"theirs"
    assert not temps(root)
    assert not (state / "rescued").exists()


def test_an_edit_right_after_the_swap_stays_on_top(root: Path, policy: PathPolicy, state: Path) -> None:
    """A save that comes after ours is newer: it stays, and our write has happened."""
    swap = Meddling(after=lambda: (root / CSS).write_bytes(b"theirs on top"))
    written = Writer(policy, state, swap=swap).write([to(root, CSS, b"ours")])
    assert written.files[0].after == digest(b"ours")
    assert (root / CSS).read_bytes() == b"theirs on top"
    assert not temps(root)


def test_two_edits_in_a_row_are_both_kept(root: Path, policy: PathPolicy, state: Path) -> None:
    """One save before the swap and one after: the newer stands on disk, the older is rescued."""
    swap = Meddling(lambda: (root / CSS).write_bytes(b"first"), lambda: save_by_rename(root / CSS, b"second"))
    with pytest.raises(Conflict):
        Writer(policy, state, swap=swap).write([to(root, CSS, b"ours")])
    assert (root / CSS).read_bytes() == b"second"
    assert [path.read_bytes() for path in (state / "rescued").iterdir()] == [b"first"]


def test_a_file_that_appears_is_not_replaced(root: Path, policy: PathPolicy, state: Path) -> None:
    """A file made by a person where ours was to be new stays."""
    swap = Meddling(lambda: (root / "src/New.css").write_bytes(b"theirs"))
    with pytest.raises(Conflict):
        Writer(policy, state, swap=swap).write([Change("src/New.css", None, b"ours")])
    assert (root / "src/New.css").read_bytes() == b"theirs"
    assert not temps(root)


def test_an_edit_of_a_file_to_be_deleted_is_kept(root: Path, policy: PathPolicy, state: Path) -> None:
    """A save right before our deletion puts the file back as saved."""
    change = to(root, CSS, None)
    swap = Meddling(lambda: (root / CSS).write_bytes(b"theirs"))
    with pytest.raises(Conflict):
        Writer(policy, state, swap=swap).write([change])
    assert (root / CSS).read_bytes() == b"theirs"
    assert not temps(root)


@pytest.mark.parametrize("swap_in", ["folder", "file"])
def test_a_symlink_swapped_in_redirects_nothing(root: Path, policy: PathPolicy, state: Path, swap_in: str) -> None:
    """Row 15: a folder or a file that becomes a link out of the project during the write lets nothing escape."""
    outside = lay(root.parent / "outside", {"Button.css": (root / CSS).read_bytes()})
    before = tree_hash(outside)

    def attack() -> None:
        if swap_in == "folder":
            (root / "src").rename(root / "moved")
            (root / "src").symlink_to(outside)
        else:
            (root / CSS).unlink()
            (root / CSS).symlink_to(outside / "Button.css")

    with contextlib.suppress(Conflict):
        Writer(policy, state, swap=Meddling(attack)).write([to(root, CSS, b"evil")])
    assert tree_hash(outside) == before
    assert not temps(root)
    assert swap_in == "folder" or (root / CSS).is_symlink()


def test_links_swapped_without_pause_let_nothing_out(root: Path, writer: Writer) -> None:
    """Row 15: a racer that turns the folder into a link and back never gets a byte outside, in hundreds of tries."""
    outside = lay(root.parent / "outside", {"Button.css": (root / CSS).read_bytes()})
    before = tree_hash(outside)
    stop = threading.Event()

    def race() -> None:
        while not stop.wait(0.002):  # the real folder must be there long enough for a write to begin
            (root / "src").rename(root / "real")
            (root / "src").symlink_to(outside)
            (root / "src").unlink()
            (root / "real").rename(root / "src")

    racer = threading.Thread(target=race)
    racer.start()
    content, done = (root.parent / "outside/Button.css").read_bytes(), 0
    try:
        for number in range(400):
            new = b"version %d" % number
            try:
                writer.write([Change(CSS, digest(content), new)])
            except SidestoryError:
                continue
            content, done = new, done + 1
    finally:
        stop.set()
        racer.join()
    writer.recover()
    assert tree_hash(outside) == before
    assert (root / CSS).read_bytes() == content
    assert done > 0
    assert not temps(root)


def test_readers_never_see_a_part(root: Path, writer: Writer) -> None:
    """Row 22: during 300 writes a reader only ever sees whole contents."""
    versions = [bytes([65 + number % 26]) * (1 + number * 300) for number in range(300)]
    (root / CSS).write_bytes(versions[0])
    stop = threading.Event()
    seen: set[bytes] = set()

    def watch() -> None:
        while not stop.is_set():
            seen.add((root / CSS).read_bytes())

    reader = threading.Thread(target=watch)
    reader.start()
    try:
        for number in range(1, 300):
            writer.write([Change(CSS, digest(versions[number - 1]), versions[number])])
    finally:
        stop.set()
        reader.join()
    assert seen <= set(versions)
    assert len(seen) > 10


def test_no_byte_of_a_person_is_lost(root: Path, writer: Writer, state: Path) -> None:
    """Row 24: 200 saves of a person, interleaved with our writes: each one is on disk or was what we built upon."""
    stop = threading.Event()
    built_upon: set[bytes] = set()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            current = (root / CSS).read_bytes()
            try:
                writer.write([Change(CSS, digest(current), b"ours %d" % number)])
            except Conflict:
                continue
            built_upon.add(current)

    sidestory = threading.Thread(target=write)
    sidestory.start()
    lost = []
    try:
        for number in range(200):
            theirs = b"theirs %d" % number
            (save_by_rename if number % 2 else Path.write_bytes)(root / CSS, theirs)
            deadline = threading.Event()
            for _ in range(2_000):
                if theirs in built_upon:
                    break
                deadline.wait(0.001)
            else:
                lost.append(theirs)
                break
    finally:
        stop.set()
        sidestory.join()
    assert lost == []
    assert not temps(root)
    assert not (state / "rescued").exists()


@pytest.mark.skipif("sys.platform == 'win32'", reason="an open file can't be replaced there")
def test_a_save_into_a_replaced_file_is_kept(root: Path, writer: Writer, state: Path) -> None:
    """Who opened the file before the write and fills it only after it wrote into no name: the bytes are kept aside."""
    change = to(root, CSS, b"ours")
    with (root / CSS).open("r+b") as editor:
        writer.write([change])
        editor.write(b"theirs, late")
        editor.truncate()
    until(lambda: [path.read_bytes() for path in state.glob("rescued/*")] == [b"theirs, late"], "the bytes are kept")
    assert (root / CSS).read_bytes() == b"ours"


def test_a_full_disk_leaves_everything_as_it_was(root: Path, policy: PathPolicy, state: Path) -> None:
    """When the system refuses in the middle, the set goes back and the reason is told without a path."""

    class Full(LinkSwap):
        def exchange(self, folder: Folder, temp: str, name: str) -> None:
            if name == "Button.tsx":
                raise OSError(28, "No space left on device", str(folder.path))
            super().exchange(folder, temp, name)

    before = tree_hash(root)
    with pytest.raises(CannotDo) as caught:
        Writer(policy, state, swap=Full()).write([to(root, CSS, b"a"), to(root, TSX, b"b")])
    assert caught.value.code == "write_failed"
    assert str(root) not in caught.value.message
    assert tree_hash(root) == before
    assert Journal(state).pending() is None


def test_temporary_files_that_a_power_cut_brings_back_are_removed(root: Path, writer: Writer, state: Path) -> None:
    """The removal of temporary files isn't synced: those of the last write are looked for at start."""
    old = (root / CSS).read_bytes()
    writer.write([to(root, CSS, b"new")])
    finished = Journal(state).finished()
    assert finished is not None
    (root / "src" / finished[0].temp).write_bytes(old)
    writer.recover()
    assert not temps(root)
    assert (root / CSS).read_bytes() == b"new"


def test_a_file_that_is_being_saved_is_waited_for(root: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors empty a file and then fill it: what was read in between is no base for a write."""
    (root / CSS).write_bytes(b"")
    change = Change(CSS, digest(b""), b"ours")
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        (root / CSS).write_bytes(b"theirs")

    now = time.time()
    os.utime(root / CSS, (now, now))
    # The writer's clock alone: threads of earlier tests, which look for late saves, sleep by the real one.
    clock = SimpleNamespace(time=lambda: now + 0.01, sleep=wait)
    monkeypatch.setattr("sidecar.workspace.writer.time", clock)
    with pytest.raises(Conflict):
        writer.write([change])
    assert len(waited) == 1
    assert (root / CSS).read_bytes() == b"theirs"


def test_an_empty_file_can_be_filled(root: Path, writer: Writer) -> None:
    """A file that is empty for good is a base like any other."""
    (root / CSS).write_bytes(b"")
    writer.write([to(root, CSS, b"filled")])
    assert (root / CSS).read_bytes() == b"filled"


def test_nothing_is_pending_after_a_write(root: Path, writer: Writer) -> None:
    """A recovery after an undisturbed write has nothing to do."""
    writer.write([to(root, CSS, b"a")])
    assert writer.recover().outcome == "nothing"


def test_the_next_write_recovers_first(root: Path, writer: Writer, state: Path) -> None:
    """A set that another process left half done is taken back before anything new is written."""
    old = (root / CSS).read_bytes()
    half = FileIntent(CSS, ".Button.css.1.tmp", old, b"half", Look.of((root / CSS).stat()))
    other = FileIntent(TSX, ".Button.tsx.1.tmp", (root / TSX).read_bytes(), b"half", half.look)
    Journal(state).record((half, other))
    (root / CSS).write_bytes(b"half")
    (root / "src/.Button.tsx.1.tmp").write_bytes(b"ha")
    writer.write([Change(CSS, digest(old), b"new")])
    assert (root / CSS).read_bytes() == b"new"
    assert not temps(root)


def test_recovery_keeps_what_a_person_wrote_since(root: Path, writer: Writer, state: Path) -> None:
    """A file that holds neither content after a crash is a person's: kept and told; a folder that is gone, too."""
    look = Look.of((root / CSS).stat())
    gone = FileIntent("src/gone/a.css", ".a.css.1.tmp", b"a", b"b", look)
    Journal(state).record((FileIntent(CSS, ".Button.css.1.tmp", b"old", b"new", look), gone))
    (root / CSS).write_bytes(b"theirs")
    settled = writer.recover()
    assert settled.kept == (CSS, "src/gone/a.css")
    assert (root / CSS).read_bytes() == b"theirs"
    assert writer.recover().outcome == "nothing"


def test_temporary_names_fit(root: Path, writer: Writer) -> None:
    """The longest file name that a disk allows can be written."""
    name = "src/" + "x" * 251 + ".css"
    writer.write([Change(name, None, b"a")])
    writer.write([Change(name, digest(b"a"), b"b")])
    assert (root / name).read_bytes() == b"b"


async def test_a_cancelled_caller_does_not_cut_a_write(root: Path, writer: Writer) -> None:
    """Once begun, a write ends, though its caller was cancelled; the async call gives what the sync one gives."""
    written = await writer.apply([to(root, CSS, b"one")])
    assert written.files[0].after == digest(b"one")
    task = asyncio.ensure_future(writer.apply([to(root, CSS, b"two"), to(root, TSX, b"two")]))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(writer.recover)  # takes its turn after the write
    assert [(root / path).read_bytes() for path in (CSS, TSX)] == [b"two", b"two"]


def test_a_journal_that_refuses_the_end_takes_the_set_back(
    root: Path, writer: Writer, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set that isn't marked as done would be taken back by the next start: so it is at once, and that is told."""
    before, sync, synced = tree_hash(root), journal._sync, 0

    def second_fails(descriptor: int) -> None:
        nonlocal synced
        synced += 1
        if synced == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    with monkeypatch.context() as full:
        full.setattr(journal, "_sync", second_fails)
        with pytest.raises(CannotDo) as caught:
            writer.write([to(root, CSS, b"a"), to(root, TSX, b"b")])
    assert caught.value.code == "write_failed"
    assert tree_hash(root) == before
    assert (Journal(state).pending(), Journal(state).finished()) == (None, None)


def test_a_temporary_file_that_stays_goes_with_the_next_write(
    root: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set that is in place has been written, whatever the disk says about the removal of what it replaced."""

    def refused(_self: object, _name: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(open_folder, "remove", refused)
        writer.write([to(root, CSS, b"a")])
    assert len(temps(root)) == 1
    writer.write([to(root, TSX, b"b")])
    assert not temps(root)
    assert (root / CSS).read_bytes() == b"a"


def test_what_cannot_be_taken_back_is_later(root: Path, policy: PathPolicy, state: Path) -> None:
    """While the disk refuses everything, the writer says that it must try again; then it does, and all is as before."""

    class Broken(LinkSwap):
        left = 1

        def exchange(self, folder: Folder, temp: str, name: str) -> None:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.EIO, "Input/output error")
            super().exchange(folder, temp, name)

    before, swap = tree_hash(root), Broken()
    writer = Writer(policy, state, swap=swap)
    with pytest.raises(CannotDo) as caught:
        writer.write([to(root, CSS, b"a"), to(root, TSX, b"b")])
    assert (caught.value.code, writer.unfinished) == ("recovery_failed", True)
    swap.left = 100
    assert writer.recover().outcome == "taken_back"
    assert not writer.unfinished
    assert tree_hash(root) == before

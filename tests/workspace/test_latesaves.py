import os
from pathlib import Path

import pytest

from sidecar.workspace.folders import open_folder
from sidecar.workspace.latesaves import LateSaves
from tests.e2e.processes import until

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="an open file can't be removed there")


class Kept:
    """What was rescued."""

    def __init__(self) -> None:
        self.bytes: list[bytes] = []

    def __call__(self, name: str, data: bytes) -> Path:
        """As `Journal.rescue`."""
        self.bytes.append(data)
        return Path(name)


@pytest.mark.parametrize(("written", "kept"), [(b"theirs", [b"theirs"]), (b"ours", []), (b"old", []), (b"", [])])
def test_only_what_a_person_wrote_is_kept(tmp_path: Path, written: bytes, kept: list[bytes]) -> None:
    """The contents that we know, and an emptied file, are nobody's work."""
    rescued = Kept()
    late = LateSaves(rescued, 0.05)
    (tmp_path / "file").write_bytes(b"old")
    with open_folder(tmp_path) as folder, (tmp_path / "file").open("wb") as editor:
        late.hold(folder, "file", "Button.css", (b"old", b"ours"))
        folder.remove("file")
        editor.write(written)
    until(lambda: not late._running, "it was looked at")
    assert rescued.bytes == kept


def test_many_are_not_held_at_once(tmp_path: Path) -> None:
    """A process may have some hundreds of files open: the oldest are looked at before their time, and all are closed."""
    rescued = Kept()
    late = LateSaves(rescued, 60)
    with open_folder(tmp_path) as folder:
        for number in range(200):
            (tmp_path / f"file{number}").write_bytes(b"theirs %d" % number)
            late.hold(folder, f"file{number}", "Button.css", (b"old",))
            folder.remove(f"file{number}")
    assert len(late._held) == 64
    assert rescued.bytes == [b"theirs %d" % number for number in range(136)]
    while late._held:
        os.close(late._held.popleft().descriptor)


def test_what_is_not_there_is_not_held(tmp_path: Path) -> None:
    """Nor what is no plain file."""
    late = LateSaves(Kept())
    (tmp_path / "link").symlink_to(tmp_path)
    with open_folder(tmp_path) as folder:
        late.hold(folder, "gone", "Button.css", ())
        late.hold(folder, "link", "Button.css", ())
    assert not late._held

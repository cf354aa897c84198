import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sidecar.workspace.folders import Folder, HandleFolder, Look, NotAPlainFile, PathFolder, TooBig

Open = Callable[..., Folder]


@pytest.fixture(params=[HandleFolder, PathFolder])
def opened(request: pytest.FixtureRequest) -> Open:
    """Each way to hold a folder: all keep the same contract."""
    way: Open = request.param
    return way


def test_what_is_created_can_be_read(opened: Open, tmp_path: Path) -> None:
    """A new file has the whole content and is not made twice."""
    with opened(tmp_path) as folder:
        folder.create("a.ts", b"data" * 100_000)
        assert folder.read("a.ts", 1 << 20)[0] == b"data" * 100_000
        with pytest.raises(FileExistsError):
            folder.create("a.ts", b"other")
        folder.remove("a.ts")
        with pytest.raises(FileNotFoundError):
            folder.read("a.ts", 10)


def test_names_can_be_moved_and_doubled(opened: Open, tmp_path: Path) -> None:
    """Rename replaces, link doesn't."""
    with opened(tmp_path) as folder:
        folder.create("a", b"a")
        folder.create("b", b"b")
        folder.rename("a", "b")
        folder.link("b", "c")
        with pytest.raises(FileExistsError):
            folder.link("b", "c")
        folder.sync()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "c"]
    assert (tmp_path / "c").read_bytes() == b"a"


def test_mode_is_handed_on(opened: Open, tmp_path: Path) -> None:
    """A file takes the permission bits it is given, whatever the umask."""
    with opened(tmp_path) as folder:
        folder.create("a", b"", Look(0o666, os.getuid(), os.getgid()))
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o666


def test_ownership_is_handed_on_where_permitted(opened: Open, tmp_path: Path) -> None:
    """The administrator keeps the owner of a file; anybody else gets the file without an error."""
    with opened(tmp_path) as folder:
        folder.create("a", b"x", Look(0o640, 12345, 12345))
    owner = (tmp_path / "a").stat().st_uid
    assert owner == (12345 if os.getuid() == 0 else os.getuid())
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_file_systems_that_cannot_sync_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system can't sync a folder that is no failure; a failing disk is."""
    codes = iter([errno.EINVAL, errno.EIO])

    def refuse(descriptor: int) -> None:
        raise OSError(next(codes), "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with HandleFolder(tmp_path) as folder:
        folder.sync()
        with pytest.raises(OSError, match="no"):
            folder.sync()


def test_mounts_with_fixed_modes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where modes can't be changed a file is written all the same."""

    def refuse(descriptor: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "fchmod", refuse)
    with HandleFolder(tmp_path) as folder:
        folder.create("a", b"x", Look(0o644, os.getuid(), os.getgid()))
    assert (tmp_path / "a").read_bytes() == b"x"


def test_links_are_never_followed(opened: Open, tmp_path: Path) -> None:
    """A symlink in a file's place is no plain file, for readers and for writers."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(outside)
    with opened(tmp_path, ["in"]) as folder:
        with pytest.raises(NotAPlainFile):
            folder.read("link", 10)
        with pytest.raises(OSError, match=r"\w"):
            folder.create("link", b"mine")
    assert outside.read_bytes() == b"secret"


def test_linked_folders_are_not_entered(opened: Open, tmp_path: Path) -> None:
    """A symlink anywhere on the way down stops the opening."""
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    for parts in (["link"], ["link", "deep"]):
        with pytest.raises(OSError, match=r"\w"):
            opened(tmp_path, parts)


def test_a_folder_swapped_for_a_link_redirects_nobody(opened: Open, tmp_path: Path) -> None:
    """Row 15: after the folder's name became a link, the open folder still isn't what the link points to."""
    (tmp_path / "src").mkdir()
    (tmp_path / "outside").mkdir()
    with opened(tmp_path, ["src"]) as folder:
        (tmp_path / "src").rename(tmp_path / "moved")
        (tmp_path / "src").symlink_to("outside")
        try:
            folder.create("a", b"x")
        except OSError:
            assert folder.handle is None  # without handles the use is refused, with one it goes on inside
    assert not list((tmp_path / "outside").iterdir())


def test_size_is_limited(opened: Open, tmp_path: Path) -> None:
    """A file over the limit isn't read."""
    (tmp_path / "a").write_bytes(b"12345")
    with opened(tmp_path) as folder:
        assert folder.read("a", 5)[0] == b"12345"
        with pytest.raises(TooBig):
            folder.read("a", 4)


def test_no_descriptor_stays_open(opened: Open, tmp_path: Path) -> None:
    """Opening, refusing and closing leaves no descriptor behind."""
    (tmp_path / "src").mkdir()
    (tmp_path / "pipe").symlink_to("nowhere")
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(5):
        with opened(tmp_path, ["src"]) as folder, pytest.raises(FileNotFoundError):
            folder.read("none", 1)
        with pytest.raises(OSError, match=r"\w"):
            opened(tmp_path, ["src", "none"])
        folder.close()
    assert len(list(Path("/dev/fd").iterdir())) == before

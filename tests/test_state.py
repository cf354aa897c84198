import hashlib
import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sidecar.errors import Refused
from sidecar.state import (
    DevServer,
    ProjectState,
    RunFile,
    load_token,
    process_lives,
    project_id,
    state_folder,
    write_private,
)


@pytest.fixture
def state(tmp_path: Path) -> ProjectState:
    """The state of a project in a folder of its own."""
    root = tmp_path / "project"
    root.mkdir()
    return ProjectState(root, tmp_path / "state")


def run_of(state: ProjectState, pid: int | None = None) -> RunFile:
    """The run file of this process, or of another one."""
    return RunFile(pid=pid or os.getpid(), port=7802, token="secret-token", version="1", root=str(state.root))


def dead_pid() -> int:
    """The id of a process that has just ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def announce(state: ProjectState, name: str, **members: object) -> None:
    """Write a dev server's file as the Vite plugin does."""
    state.dev_server_folder.mkdir(parents=True, exist_ok=True)
    server = {"pid": os.getpid(), "url": "http://localhost:6006", "root": str(state.root), "kind": "vite", **members}
    (state.dev_server_folder / f"{name}.json").write_text(json.dumps(server))


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.stat().st_mode)


# --- folders and ids ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"SIDESTORY_STATE_DIR": "/s", "XDG_STATE_HOME": "/x"}, "linux", "/s"),
        ({"XDG_STATE_HOME": "/x"}, "linux", "/x/sidestory"),
        ({"XDG_STATE_HOME": "relative"}, "linux", "~/.local/state/sidestory"),
        ({}, "linux", "~/.local/state/sidestory"),
        ({"XDG_STATE_HOME": "/x"}, "darwin", "~/Library/Application Support/sidestory"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/sidestory"),
        ({}, "win32", "~/AppData/Local/sidestory"),
    ],
)
def test_state_folder_follows_the_platform(environ: dict[str, str], platform: str, expected: str) -> None:
    """The setting wins; relative XDG values don't count, as their specification says."""
    assert state_folder(environ, platform) == Path(expected).expanduser()


def test_project_id_is_of_the_real_path(tmp_path: Path) -> None:
    """A link to a project, a relative spelling and a trailing slash name the same project; its neighbour another."""
    root = tmp_path / "projet à moi"
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    expected = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    assert {project_id(path) for path in (root, tmp_path / "link", root / ".." / root.name)} == {expected}
    assert project_id(tmp_path) != expected


def test_a_checkout_is_known_by_host_and_path_and_stays_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same path on two hosts is two checkouts; a new host name or a lost state folder changes nothing."""
    monkeypatch.setattr("socket.gethostname", lambda: "one")
    state = ProjectState(tmp_path, tmp_path / "state")
    owner = state.owner
    assert len(owner) == 16
    assert owner != state.project_id
    assert ProjectState(tmp_path, tmp_path / "elsewhere").owner == owner
    assert ProjectState(tmp_path / "state", tmp_path / "elsewhere").owner != owner
    monkeypatch.setattr("socket.gethostname", lambda: "two")
    assert ProjectState(tmp_path, tmp_path / "state").owner == owner
    assert ProjectState(tmp_path, tmp_path / "third").owner != owner
    assert mode(state.folder / "owner") == 0o600


def test_a_checkout_with_older_sessions_keeps_its_name(tmp_path: Path) -> None:
    """They are marked with the project id alone, and must stay this checkout's."""
    state = ProjectState(tmp_path, tmp_path / "state")
    state.prepare()
    state.database.touch()
    assert state.owner == state.project_id == ProjectState(tmp_path, tmp_path / "state").owner


def test_a_damaged_name_of_a_checkout_is_made_anew(tmp_path: Path) -> None:
    """Half a file is no name."""
    state = ProjectState(tmp_path, tmp_path / "state")
    owner = state.owner
    (state.folder / "owner").write_bytes(b"\xff")
    assert state.owner == owner


def test_why_a_state_folder_cannot_be_written(tmp_path: Path) -> None:
    """In the system's words; a good one is made, private."""
    assert ProjectState(tmp_path, tmp_path / "state").refusal() is None
    assert mode(tmp_path / "state") == 0o700
    (tmp_path / "file").write_text("")
    assert ProjectState(tmp_path, tmp_path / "file").refusal() in {"File exists", "Not a directory"}


def test_a_folder_that_takes_no_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only file system has all the folders, perhaps."""
    state = ProjectState(tmp_path, tmp_path / "state")
    monkeypatch.setattr(os, "access", lambda path, mode: path != state.folder)
    assert state.refusal() == "Permission denied"


# --- the token ------------------------------------------------------------------------------------------------------


def test_the_token_is_made_once(tmp_path: Path) -> None:
    """256 random bits, the same at every call, another one in another folder."""
    token = load_token(tmp_path / "a")
    assert len(token) == 43
    assert load_token(tmp_path / "a") == token
    assert load_token(tmp_path / "b") != token


def test_many_at_once_agree_on_the_token(tmp_path: Path) -> None:
    """Whoever comes first makes it; nobody reads a part, and no temporary file stays."""
    with ThreadPoolExecutor(8) as pool:
        tokens = set(pool.map(lambda _: load_token(tmp_path), range(32)))
    assert len(tokens) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["token"]


def test_token_and_folder_are_private(tmp_path: Path) -> None:
    """Only the user reads them, whatever the umask and whatever was there."""
    folder = tmp_path / "state"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        load_token(folder)
    finally:
        os.umask(before)
    assert (mode(folder), mode(folder / "token")) == (0o700, 0o600)


@pytest.mark.parametrize("permissions", [0o644, 0o640, 0o604, 0o660])
def test_a_readable_token_is_replaced(tmp_path: Path, permissions: int) -> None:
    """What others could read is no secret any more."""
    token = load_token(tmp_path)
    (tmp_path / "token").chmod(permissions)
    assert load_token(tmp_path) != token
    assert mode(tmp_path / "token") == 0o600


@pytest.mark.parametrize("content", ["", "short", "\n" * 60])
def test_a_damaged_token_is_replaced(tmp_path: Path, content: str) -> None:
    """A token that is too short to be one would let anybody in."""
    write_private(tmp_path / "token", content)
    assert len(load_token(tmp_path)) == 43


def test_a_linked_token_is_refused(tmp_path: Path) -> None:
    """A link could lead to a file that somebody else chose."""
    (tmp_path / "chosen").write_text("x" * 43)
    (tmp_path / "token").symlink_to(tmp_path / "chosen")
    with pytest.raises(Refused) as caught:
        load_token(tmp_path)
    assert caught.value.code == "token_file_unsafe"
    assert str(tmp_path) not in caught.value.message


# --- the run file ---------------------------------------------------------------------------------------------------


def test_a_running_sidecar_is_announced(state: ProjectState) -> None:
    """Others read who runs while it runs, and nothing afterwards."""
    run = run_of(state)
    with state.announced(run):
        assert state.read_run() == run
        assert json.loads(state.run_file.read_text())["token"] == "secret-token"
    assert state.read_run() is None
    assert not state.run_file.exists()


def test_the_token_is_not_in_the_representation(state: ProjectState) -> None:
    """A run file in a log shows no secret (threat 19)."""
    assert "secret-token" not in repr(run_of(state))


def test_run_file_and_folders_are_private(state: ProjectState) -> None:
    """The file with the token is 0600 in folders of 0700."""
    state.write_run(run_of(state))
    assert mode(state.run_file) == 0o600
    folders = [state.state, state.state / "projects", state.folder, state.journal]
    assert {mode(folder) for folder in folders} == {0o700}


def test_a_dead_sidecar_does_not_run(state: ProjectState) -> None:
    """A killed sidecar leaves its file behind; its process id tells."""
    state.write_run(run_of(state, dead_pid()))
    assert state.read_run() is None


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"pid": 1}', '{"pid":"x","port":1,"token":"","version":"","root":""}']
)
def test_a_damaged_run_file_is_nobody(state: ProjectState, content: str) -> None:
    """What can't be read as a run file announces nothing."""
    state.prepare()
    state.run_file.write_text(content)
    assert state.read_run() is None


def test_another_sidecars_file_stays(state: ProjectState) -> None:
    """A second sidecar that ends doesn't take back what the first one said."""
    run = run_of(state)
    state.write_run(run)
    state.remove_run(run.pid + 1)
    assert state.read_run() == run


def test_process_lives() -> None:
    """A process that is there does."""
    assert process_lives(os.getpid())


@pytest.mark.parametrize("pid", [0, -1, 2**40])
def test_ids_that_no_process_has(pid: int) -> None:
    """They are dead, and nobody is signalled to find out."""
    assert not process_lives(pid)


# --- dev servers ----------------------------------------------------------------------------------------------------


def test_no_dev_server_without_a_file(state: ProjectState) -> None:
    """The folder may not even exist."""
    assert (state.dev_server(), state.trusted_origins()) == (None, [])


def test_dev_servers_of_the_project_and_below_it(state: ProjectState) -> None:
    """A Storybook comes first, then the newest; a monorepo's root has the servers of its packages, not its neighbours'."""
    announce(state, "1", url="http://localhost:5173", startedAt=1)
    announce(state, "2", url="http://localhost:5174", startedAt=2, root=str(state.root / "packages" / "ui"))
    announce(state, "3", kind="storybook", viteVersion="8.3.8", origins=["https://my.dev"])
    announce(state, "4", url="http://localhost:1", root=str(state.root.with_name("project2")))
    announce(state, "5", url="http://localhost:2", pid=dead_pid())
    (state.dev_server_folder / "6.json").write_text("{")

    assert [server.port for server in state.dev_servers()] == [6006, 5174, 5173]
    first = state.dev_server()
    assert first is not None
    assert first.vite_version == "8.3.8"
    assert state.trusted_origins() == [
        "http://localhost:6006",
        "https://my.dev",
        "http://localhost:5174",
        "http://localhost:5173",
    ]


def test_default_ports() -> None:
    """A URL without a port has its scheme's."""
    ports = [
        DevServer(pid=1, url=url, root="/", kind="vite").port for url in ("http://a", "https://a", "http://[::1]:5")
    ]
    assert ports == [80, 443, 5]


def test_writing_leaves_no_temporary_file(tmp_path: Path) -> None:
    """Not even when the target can't be replaced."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_private(tmp_path / "folder", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]

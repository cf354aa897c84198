"""What Sidestory keeps outside the project: the token, the run file, the dev servers' files, the database, the journal.

Layout, below `SIDESTORY_STATE_DIR` or the platform's state folder::

    token                          the secret of this user, 256 random bits
    devservers/<pid>-<random>.json written by overlay_js/vite-plugin.js, one per listening dev server
    projects/<project id>/         run.json (announces the running sidecar), run.lock (held by it), owner, sidestory.db, journal/,
                                   history/ (what files were before they were changed)

Folders are 0700 and files 0600. `overlay_js/vite-plugin.js` computes the same paths and the same project id: change both.
"""

import errno
import hashlib
import os
import re
import secrets
import socket
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from sidecar.errors import Refused
from sidecar.models import Wire

TOKEN_BYTES = 32
_TOKEN = re.compile(f"[A-Za-z0-9_-]{{{TOKEN_BYTES},256}}")
_OWNER = re.compile("[0-9a-f]{16}")
_W = TypeVar("_W", bound=Wire)


class RunFile(Wire):
    """A running sidecar, as the Vite plugin needs it to forward requests."""

    pid: int
    port: int
    token: str = Field(repr=False)
    version: str
    root: str


class DevServer(Wire):
    """A listening dev server that has the plugin. `url` ends without a slash; `origins` are allowed beyond its own."""

    pid: int
    url: str
    base: str = "/"
    root: str
    kind: Literal["storybook", "vite"]
    vite_version: str | None = None
    origins: list[str] = Field(default_factory=list)
    started_at: float = 0  # seconds since the epoch

    @property
    def port(self) -> int:
        """The port it listens on."""
        parts = urlsplit(self.url)
        return parts.port or (443 if parts.scheme == "https" else 80)


class ProjectState:
    """The state of one project: paths, and who runs.

    Args:
        root: The project's folder; symlinks are resolved.
        folder: The state folder, by default `state_folder()`.
        kept: Whether the folder outlives the sidecar; one that doesn't stands in where the right one can't be used.
    """

    def __init__(self, root: Path, folder: Path | None = None, *, kept: bool = True) -> None:
        self.kept = kept
        self.root = Path(os.path.realpath(root))
        self.state = (folder or state_folder()).absolute()
        self.project_id = project_id(root)
        self.folder = self.state / "projects" / self.project_id
        self.database = self.folder / "sidestory.db"
        self.journal = self.folder / "journal"
        self.history = self.folder / "history"
        self.run_file = self.folder / "run.json"
        self.lock_file = self.folder / "run.lock"
        self.dev_server_folder = self.state / "devservers"

    @property
    def owner(self) -> str:
        """16 hex digits that name this checkout among those that share a Redis; the same for as long as the folder is.

        Made of host and path, so that it is the same again where the state folder was lost, and written down, so that it
        stays when the host gets another name. The path alone would be the same in everybody's container.
        """
        path = self.folder / "owner"
        with suppress(OSError, UnicodeDecodeError):
            if _OWNER.fullmatch(found := path.read_text("ascii")):
                return found
        owner = hashlib.sha256(f"{socket.gethostname()}\0{self.project_id}".encode()).hexdigest()[:16]
        if self.database.exists():  # its sessions are older than this file, and know the checkout so
            owner = self.project_id
        with suppress(OSError):
            make_private_folder(self.folder)
            write_private(path, owner)
        return owner

    def prepare(self) -> None:
        """Make the project's folders, or close them to other users if they are open."""
        for folder in (self.state, self.state / "projects", self.folder, self.journal, self.history):
            make_private_folder(folder)

    def refusal(self) -> str | None:
        """Why nothing can be written in the folders, in the system's words; None when something can. Makes them."""
        try:
            self.prepare()
        except OSError as error:
            return error.strerror or str(error)
        writable = all(os.access(folder, os.W_OK) for folder in (self.state, self.folder))
        return None if writable else os.strerror(errno.EACCES)

    def write_run(self, run: RunFile) -> None:
        """Announce the running sidecar; the token in it is the one that this sidecar accepts."""
        self.prepare()
        write_private(self.run_file, run.model_dump_json(by_alias=True))

    def read_run(self) -> RunFile | None:
        """The running sidecar, or None when there is none, its process is gone or the file can't be read as one."""
        run = _parse(RunFile, self.run_file)
        return run if run is not None and process_lives(run.pid) else None

    def remove_run(self, pid: int) -> None:
        """Take back the announcement that process `pid` made; another sidecar's stays."""
        run = _parse(RunFile, self.run_file)
        if run is not None and run.pid == pid:
            self.run_file.unlink(missing_ok=True)

    @contextmanager
    def announced(self, run: RunFile) -> Iterator[None]:
        """Keep the run file in place while the block runs."""
        self.write_run(run)
        try:
            yield
        finally:
            self.remove_run(run.pid)

    def dev_servers(self) -> list[DevServer]:
        """The living dev servers of this project or of a folder in it: Storybooks first, then the newest first."""
        found = (_parse(DevServer, path) for path in self.dev_server_folder.glob("*.json"))
        ours = [
            server
            for server in found
            if server is not None and Path(server.root).is_relative_to(self.root) and process_lives(server.pid)
        ]
        return sorted(ours, key=lambda server: (server.kind != "storybook", -server.started_at))

    def dev_server(self) -> DevServer | None:
        """The dev server to follow, or None when none is running."""
        return next(iter(self.dev_servers()), None)

    def trusted_origins(self) -> list[str]:
        """Origins of the pages that may call through the plugin, e.g. `http://localhost:6006`."""
        return [origin for server in self.dev_servers() for origin in (server.url, *server.origins)]


def state_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The state folder of this user, absolute; it may not exist yet.

    The rules are spelled out because the Vite plugin must come to the same answer: `SIDESTORY_STATE_DIR`, else what
    the platform has for it (on Linux the XDG base directory specification, which ignores relative values).
    """
    if configured := environ.get("SIDESTORY_STATE_DIR"):
        return Path(configured).absolute()
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "sidestory"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "sidestory"
    xdg = Path(environ.get("XDG_STATE_HOME", ""))
    return (xdg if xdg.is_absolute() else Path.home() / ".local" / "state") / "sidestory"


def project_id(root: Path) -> str:
    """16 hex digits that name the project at `root`: from the real path in POSIX form, the same in the Vite plugin."""
    real = os.path.realpath(root)
    posix = real.replace("\\", "/") if sys.platform == "win32" else real
    return hashlib.sha256(os.fsencode(posix)).hexdigest()[:16]


def load_token(folder: Path | None = None) -> str:
    """The token of this user; it is made on the first call.

    A token file that other users could read is replaced by a new one, because what was readable is no secret.

    Raises:
        Refused: `token_file_unsafe` when the file is a link or belongs to somebody else.
    """
    folder = (folder or state_folder()).absolute()
    path = folder / "token"
    make_private_folder(folder)
    for _ in range(3):
        if (token := _read_token(path)) is not None:
            return token
        _create_once(path, secrets.token_urlsafe(TOKEN_BYTES))
    raise Refused("The token file changes while it is read; try again.", "token_file_unsafe")


def make_private_folder(folder: Path) -> None:
    """Make `folder`, or take the permissions of group and others away from it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)


def write_private(path: Path, text: str) -> None:
    """Replace `path` by `text` in one step, readable by this user only."""
    temporary = _write_beside(path, text)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def process_lives(pid: int) -> bool:
    """Whether a process with this id exists."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _windows_process_lives(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError) as error:
        return isinstance(error, PermissionError)
    return True


def _windows_process_lives(pid: int) -> bool:
    # os.kill(pid, 0) would send CTRL+C there.
    import ctypes  # noqa: PLC0415 - for Windows alone

    still_active, query_limited_information = 259, 0x1000
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active


def _read_token(path: Path) -> str | None:
    """The token in `path`; None when there is none to trust, in which case the file is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused("The token file can't be read; remove it and try again.", "token_file_unsafe") from error
    with os.fdopen(descriptor, encoding="ascii", errors="replace") as file:
        status = os.fstat(file.fileno())
        token = file.read(256).strip()
    if sys.platform != "win32":
        if status.st_uid != os.getuid():
            raise Refused("The token file belongs to another user; remove it and try again.", "token_file_unsafe")
        if status.st_mode & 0o077:
            token = ""
    if _TOKEN.fullmatch(token):
        return token
    path.unlink(missing_ok=True)
    return None


def _create_once(path: Path, text: str) -> None:
    """Create `path` with all of `text`, unless somebody else did already."""
    temporary = _write_beside(path, text)
    try:
        with suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_beside(path: Path, text: str) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _parse(model: type[_W], path: Path) -> _W | None:
    try:
        return model.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None

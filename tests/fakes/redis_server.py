"""A real redis-server of a test's own: on a free port and a Unix socket, in a temporary folder, and surely ended.

`with RedisServer() as server:` then connect to `server.url`. It can be killed, paused and started again, empty or with
what it saved, always on the same port. Everything here blocks for some milliseconds; that is fine in tests.
"""

import os
import random
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from redis import Redis

_DEADLINE = 20.0  # seconds that a test waits for the server at most
_PORTS = range(10_000, 22_000)  # below what systems hand out by themselves, and so is the cluster's bus 10,000 above
_TRIES = 20
# Ends the server when this process is gone, however it went: then nobody holds the other end of standard input.
_GUARD = 'read -r _; kill -s KILL -- "-$1" 2>/dev/null'


class RedisServer:
    """The server. Enter it, or call `start` and `stop`.

    Args:
        password: What clients have to say first.
        tls: Take TLS connections alone on the port; see `ca_file`. The Unix socket stays plain.
        append_only: Log every write to a file, so that a killed server loses nothing.
        cluster: Be a Redis Cluster of one node that has every slot.
        replica_of: Follow this server, read-only.
        settings: Lines of redis.conf, e.g. `{"maxmemory": "2mb"}`.

    Attributes:
        port: The TCP port, the same after every restart.
    """

    def __init__(
        self,
        *,
        password: str | None = None,
        tls: bool = False,
        append_only: bool = False,
        cluster: bool = False,
        replica_of: "RedisServer | None" = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._password, self._tls, self._cluster = password, tls, cluster
        self._append_only, self._replica_of, self._settings = append_only, replica_of, settings or {}
        self._home = tempfile.TemporaryDirectory(prefix="sidestory-redis-")
        self.folder = Path(self._home.name)
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address as REDIS_URL has it, with password and the file that proves the certificate."""
        if self._tls:
            return f"rediss://{self._login}127.0.0.1:{self.port}/0?ssl_ca_certs={self.ca_file}"
        return f"redis://{self._login}127.0.0.1:{self.port}/0"

    @property
    def unix_url(self) -> str:
        """Its address on the Unix socket."""
        return f"unix://{self._login}{self.socket_path}?db=0"

    @property
    def socket_path(self) -> Path:
        """Of the Unix socket."""
        return self.folder / "redis.sock"

    @property
    def ca_file(self) -> Path:
        """The certificate, which proves itself."""
        return self.folder / "certificate.pem"

    @property
    def running(self) -> bool:
        """Whether the process is there, paused or not."""
        return self._process is not None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> Self:
        """Start and wait until it answers; with what it saved, if it ran before."""
        if self._tls and not self.ca_file.exists():
            self._make_certificate()
        for _ in range(_TRIES):
            port = self.port or _free_port()
            if self._answers_on(port):
                self.port = port
                break
        else:
            raise RuntimeError(f"redis-server doesn't start: {self.log()[-1000:]}")
        if self._cluster:
            self._join_cluster()
        return self

    def stop(self) -> None:
        """End it for good and delete its folder; again is fine."""
        self.kill()
        self._home.cleanup()

    def kill(self) -> None:
        """SIGKILL, paused or not; nothing happens when it isn't running."""
        process, self._process = self._process, None
        guard, self._guard = self._guard, None
        if process is not None:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if guard is not None:
            guard.communicate()
        self.socket_path.unlink(missing_ok=True)

    def pause(self) -> None:
        """SIGSTOP: connections stay open, the system takes new ones, and nobody answers."""
        os.kill(self._pid(), signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT."""
        os.kill(self._pid(), signal.SIGCONT)

    def save(self) -> None:
        """Write all data to disk now: what a killed server has again when it starts, without `append_only`."""
        self.call("SAVE")

    def restart_with_data(self) -> None:
        """Save, kill, and start again; a server that isn't running just starts."""
        if self.running:
            self.save()
        self.kill()
        self.start()

    def restart_empty(self) -> None:
        """Kill, and start again without any data."""
        self.kill()
        for file in self.folder.glob("dump.rdb"):
            file.unlink()
        for file in self.folder.glob("appendonlydir/*"):
            file.unlink()
        self.start()

    def call(self, *command: str | bytes | float) -> Any:
        """Run one command over the Unix socket and give the raw answer (bytes, int, list …)."""
        with self.client() as client:
            client.response_callbacks.clear()
            return client.execute_command(*command)

    def client(self) -> "Redis":
        """A plain synchronous client on the Unix socket, to be used in `with`."""
        return Redis(unix_socket_path=str(self.socket_path), password=self._password, socket_timeout=_DEADLINE)

    def log(self) -> str:
        """What the server wrote to its log."""
        path = self.folder / "redis.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def configuration(self, port: int) -> dict[str, str]:
        """The lines of redis.conf."""
        lines = {
            "bind": "127.0.0.1",
            "port": "0" if self._tls else str(port),
            "unixsocket": str(self.socket_path),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "logfile": str(self.folder / "redis.log"),
            "save": '""',
            "appendonly": "yes" if self._append_only else "no",
            "repl-diskless-sync-delay": "0",
        }
        if self._password is not None:
            lines |= dict.fromkeys(("requirepass", "masterauth"), f'"{self._password}"')
        if self._tls:
            key = self.folder / "key.pem"
            files = {"tls-cert-file": self.ca_file, "tls-key-file": key, "tls-ca-cert-file": self.ca_file}
            lines |= {name: str(file) for name, file in files.items()}
            lines |= {"tls-port": str(port), "tls-auth-clients": "no"}
        if self._cluster:
            lines |= {"cluster-enabled": "yes", "cluster-config-file": "nodes.conf"}
        if self._replica_of is not None:
            lines |= {"replicaof": f"127.0.0.1 {self._replica_of.port}"}
        return lines | dict(self._settings)

    def command(self, configuration: Path) -> list[str]:
        """How the process is started."""
        return ["redis-server", str(configuration)]

    def _answers_on(self, port: int) -> bool:
        """Start it there; False when it ended at once, as it does when the port was taken meanwhile."""
        path = self.folder / "redis.conf"
        path.write_text("".join(f"{name} {value}\n" for name, value in self.configuration(port).items()))
        self._process = subprocess.Popen(
            self.command(path), start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        self._guard = subprocess.Popen(
            ["sh", "-c", _GUARD, "guard", str(self._process.pid)], start_new_session=True, stdin=subprocess.PIPE
        )
        deadline = time.monotonic() + _DEADLINE
        while self._process.poll() is None:
            if self._is_ready():
                return True
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError(f"redis-server doesn't answer: {self.log()[-1000:]}")
            time.sleep(0.005)
        self.kill()
        return False

    def _is_ready(self) -> bool:
        """Whether it answers, and has read what it saved."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_DEADLINE)
            try:
                connection.connect(str(self.socket_path))
                connection.sendall(b"PING\r\n")
                return connection.recv(100).startswith((b"+PONG", b"-NOAUTH"))
            except OSError:
                return False

    def _join_cluster(self) -> None:
        """Take every slot, and wait until the cluster says that it works, which takes it two seconds."""
        if b"cluster_slots_assigned:0" in self.call("CLUSTER", "INFO"):
            self.call("CLUSTER", "ADDSLOTS", *range(16384))
        deadline = time.monotonic() + _DEADLINE
        while b"cluster_state:ok" not in self.call("CLUSTER", "INFO"):
            if time.monotonic() > deadline:
                raise TimeoutError("the cluster never got ready")
            time.sleep(0.005)

    def _make_certificate(self) -> None:
        names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
        options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=sidestory-test"
        files = ["-addext", names, "-keyout", str(self.folder / "key.pem"), "-out", str(self.ca_file)]
        subprocess.run(["openssl", *options.split(), *files], check=True, capture_output=True)

    @property
    def _login(self) -> str:
        return "" if self._password is None else f":{quote(self._password, safe='')}@"

    def _pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid


class RedisSentinel(RedisServer):
    """A Sentinel that watches one server under the name `service`, alone and quick to judge."""

    def __init__(self, master: RedisServer, service: str = "main") -> None:
        super().__init__()
        self._master, self.service = master, service

    @property
    def url(self) -> str:
        """As REDIS_URL has it."""
        return f"redis+sentinel://127.0.0.1:{self.port}/{self.service}/0"

    def configuration(self, port: int) -> dict[str, str]:
        """The lines of sentinel.conf."""
        lines = super().configuration(port)
        kept = {name: lines[name] for name in ("bind", "port", "unixsocket", "unixsocketperm", "dir", "logfile")}
        return kept | {
            f"sentinel monitor {self.service}": f"127.0.0.1 {self._master.port} 1",
            f"sentinel down-after-milliseconds {self.service}": "500",
            f"sentinel failover-timeout {self.service}": "3000",
        }

    def command(self, configuration: Path) -> list[str]:
        """How the process is started."""
        return [*super().command(configuration), "--sentinel"]


def _free_port() -> int:
    """A port that nobody listens on, nor on the one of the cluster's bus above it."""
    for _ in range(_TRIES):
        port = random.choice(_PORTS)
        try:
            with socket.create_server(("127.0.0.1", port)), socket.create_server(("127.0.0.1", port + 10_000)):
                return port
        except OSError:
            continue
    raise RuntimeError("no free port was found")

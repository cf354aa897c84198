"""What strace can do to a running process: count its system calls, and kill it, or let them fail, at the Nth."""

import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# All that changes files, or makes a change durable. Architectures differ, hence the question marks.
WRITES = (
    "write",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
    "fchmod",
    "fchown",
    "flock",
)
OPENS = ("openat",)

_PATIENCE = 5.0  # seconds


def kill_at(call: str, number: int) -> list[str]:
    """The command under which a program is killed as one of its threads enters `call` for the Nth time."""
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject=?{call}:signal=KILL:when={number}"]


@contextmanager
def killing(pid: int, call: str, number: int) -> Iterator[None]:
    """Kill process `pid` as one of its threads enters `call` for the Nth time from now on."""
    with _attached(pid, [f"trace=?{call}", f"inject=?{call}:signal=KILL:when={number}"], Path("/dev/null")):
        yield


@contextmanager
def failing(pid: int, call: str, error: str, when: str) -> Iterator[None]:
    """Let the system call `call` of process `pid` fail with `error`, per thread the Nth (`3`) or all from it on (`3+`)."""
    with _attached(pid, [f"trace=?{call}", f"inject=?{call}:error={error}:when={when}"], Path("/dev/null")):
        yield


@contextmanager
def counting(pid: int, calls: tuple[str, ...], folder: Path) -> Iterator[Counter[str]]:
    """How often the busiest thread of process `pid` enters each of `calls`; known once the block has ended."""
    found: Counter[str] = Counter()
    log = folder / "calls"
    with _attached(pid, ["trace=" + ",".join(f"?{call}" for call in calls)], log):
        yield found
    per_thread = Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text(), re.MULTILINE))
    for (_, call), count in per_thread.items():
        found[call] = max(found[call], count)


@contextmanager
def _attached(pid: int, expressions: list[str], log: Path) -> Iterator[None]:
    command = ["strace", "-f", "-o", str(log)]
    for expression in expressions:
        command += ["-e", expression]
    tracer = subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.PIPE, text=True)
    assert tracer.stderr is not None
    with tracer.stderr:
        told = tracer.stderr.readline()
        try:
            assert "attached" in told, told
            yield
            tracer.send_signal(signal.SIGINT)  # it lets go of the process
        finally:
            # It ends with a process that died, too. Asked to let go in that very moment, it may wait for ever.
            try:
                tracer.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                tracer.kill()
                tracer.wait()

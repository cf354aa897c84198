"""Disks that are full, or can't be written, where a test wants them to be."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.processes import until


def can_mount() -> bool:
    """Whether this user may mount file systems; containers often forbid it even to root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], check=False).returncode == 0


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A disk of its own at `folder`, of `size` as mount writes it."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """The disk of `folder` has no byte left meanwhile."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        size = 64 * 1024
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The disk of `folder` takes no writes meanwhile; it must first be rid of files that are removed but held open."""
    remount = ["mount", "-o", "remount,ro", str(folder)]
    until(lambda: subprocess.run(remount, check=False, capture_output=True).returncode == 0, "the disk is read-only")
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@contextmanager
def limited(pid: int, size: int) -> Iterator[None]:
    """Process `pid` may write no file beyond `size` bytes meanwhile; what the kernel then says is what a quota says."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)

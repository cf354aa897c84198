"""Gives a file a new modification time, so that the dev server sends an update for it; not a byte changes."""

import os

from sidecar.errors import NotFound
from sidecar.workspace.policy import PathPolicy


def touch(policy: PathPolicy, path: str) -> None:
    """Touch a writable file of the project, never through a symlink.

    Raises:
        NotFound: `file_not_found`.
        Refused: The policy doesn't let it be written.
    """
    *above, name = policy.writable(path).split("/")
    try:
        with policy.folder(above) as folder:
            descriptor = folder.open(name, os.O_RDWR)
            try:
                os.utime(descriptor if os.utime in os.supports_fd else folder.path / name)
            finally:
                os.close(descriptor)
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path}.", "file_not_found", {"path": path}) from error

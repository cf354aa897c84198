"""Notices that a person, or another program, changed a file that a palette has open."""

from collections.abc import Collection, Iterable, Mapping

from sidecar.hub import Hub
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest


class ExternalEdits:
    """Tells pages of changed files that are not Sidestory's own doing. A checkout of git is one event, not fifty."""

    def __init__(self, policy: PathPolicy, hub: Hub) -> None:
        self._policy = policy
        self._hub = hub
        self._open: set[str] = set()
        self._own: dict[str, str | None] = {}

    def look_at(self, paths: Iterable[str]) -> None:
        """A palette was opened on these files."""
        self._open.update(paths)

    def ours(self, contents: Mapping[str, bytes | None]) -> None:
        """Sidestory is about to write these."""
        self._own.update({path: None if data is None else digest(data) for path, data in contents.items()})

    def on_watched(self, paths: Collection[str]) -> None:
        """The watcher saw these project paths change."""
        disk = read_all(self._policy, self._open.intersection(paths))
        found = {path: None if data is None else digest(data) for path, data in disk.items()}
        foreign = sorted(path for path, sha in found.items() if path not in self._own or self._own[path] != sha)
        if foreign:
            for path in foreign:
                self._own.pop(path, None)
            self._hub.publish("external", files=foreign)

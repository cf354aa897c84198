"""Notices that a person, or another program, changed a file that a palette has open."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

from sidecar.errors import SidestoryError
from sidecar.hub import Hub
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest

_Name = str | None  # the sha256 of a content, None for no file


class ExternalEdits:
    """Tells pages of changed files that are not Sidestory's own doing. A checkout of git is one event, not fifty.

    What counts is the content: a touched file, or one that was saved unchanged, is no news.
    """

    def __init__(self, policy: PathPolicy, hub: Hub) -> None:
        self._policy = policy
        self._hub = hub
        # By open file: the contents that are no news, the newest last. Of a change that is taken back right away there
        # are two, because the watcher's word on the first may come when the second is already on its way.
        self._known: dict[str, list[_Name]] = {}

    def look_at(self, paths: Iterable[str]) -> None:
        """A palette was opened on these files."""
        for path, name in self._on_disk(path for path in paths if path not in self._known).items():
            self._known[path] = [name]

    def ours(self, contents: Mapping[str, bytes | None]) -> None:
        """Sidestory is about to write these."""
        for path, data in contents.items():
            if path in self._known:
                self._known[path].append(None if data is None else digest(data))

    def on_watched(self, paths: Collection[str]) -> None:
        """The watcher saw these project paths change."""
        foreign = []
        for path, name in self._on_disk(self._known.keys() & set(paths)).items():
            known = self._known[path]
            if name not in known:
                foreign.append(path)
                known.append(name)
            if name == known[-1]:
                del known[:-1]
        if foreign:
            self._hub.publish("external", files=sorted(foreign))

    def _on_disk(self, paths: Iterable[str]) -> dict[str, _Name]:
        disk: dict[str, bytes | None] = {}
        for path in paths:
            with suppress(SidestoryError):  # a folder by now, or too large: nothing that could be told of
                disk |= read_all(self._policy, [path])
        return {path: None if data is None else digest(data) for path, data in disk.items()}

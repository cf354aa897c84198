"""The story index joined with the project's files: which component each story is about."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from sidecar.errors import SidestoryError
from sidecar.workspace.base import StoryEntry
from sidecar.workspace.discovery import components_of
from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import extension


class Catalog:
    """One state of the index. Entries whose file isn't in the project are left out.

    Args:
        policy: Of the project.
        graph: The project's imports.
        entries: Of the index.
    """

    def __init__(self, policy: PathPolicy, graph: Graph, entries: Sequence[StoryEntry]) -> None:
        self._policy = policy
        self._graph = graph
        self.source = entries
        self._files: dict[str, str | None] = {}

    @cached_property
    def by_file(self) -> dict[str, list[StoryEntry]]:
        """The entries of each stories or MDX file, in the index's order."""
        files: dict[str, list[StoryEntry]] = {}
        for entry in self.source:
            if path := self._file(entry.import_path):
                files.setdefault(path, []).append(entry)
        return files

    def find(self, story_id: str) -> tuple[StoryEntry, str] | None:
        """The entry of this id and its file, or None; entries found by scanning have no id."""
        for entry in self.source:
            if entry.id and entry.id == story_id and (path := self._file(entry.import_path)):
                return entry, path
        return None

    def components(self, stories: str) -> tuple[str, ...]:
        """The files that may be the component of a stories file of the index, likeliest first."""
        listed = (entry.component_path for entry in self.by_file[stories])
        files = (self._file(path) for path in dict.fromkeys(listed) if path)
        return components_of(self._graph, stories, [path for path in files if path])

    def stories_files(self, component: str) -> list[str]:
        """The stories files about a component, sorted; MDX pages aren't among them."""
        return sorted(
            path
            for path, entries in self.by_file.items()
            if any(entry.type == "story" for entry in entries) and self.components(path)[0] == component
        )

    def all_components(self) -> list[str]:
        """The likeliest component of every stories file, sorted; pages of documentation about none have none."""
        return sorted({path for each in self.by_file if extension(path := self.components(each)[0]) != "mdx"})

    def entries_of(self, files: Iterable[str]) -> list[StoryEntry]:
        """The entries of these files, in the index's order."""
        wanted = {id(entry) for path in files for entry in self.by_file.get(path, ())}
        return [entry for entry in self.source if id(entry) in wanted]

    def _file(self, raw: str) -> str | None:
        """The canonical path of an existing file that the index names, or None."""
        if raw not in self._files:
            try:
                path = self._policy.readable(raw)
            except SidestoryError:  # virtual modules, other packages of a monorepo, dependencies
                self._files[raw] = None
            else:
                self._files[raw] = path if (self._policy.root / path).is_file() else None
        return self._files[raw]

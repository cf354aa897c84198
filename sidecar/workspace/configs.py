"""The project's own files that its tools run on this machine: they are never written."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sidecar.workspace.graph import Graph
from sidecar.workspace.rules import extension, protecting_rule

if TYPE_CHECKING:  # the policy asks here
    from sidecar.workspace.policy import PathPolicy

_RUNNABLE = frozenset({"ts", "js", "mjs", "mts", "cts", "cjs"})
_RUN_BY_STORYBOOK = ("main", "test-runner")


class ConfigFiles:
    """What `vite.config` and its like import, found by parsing them.

    Args:
        policy: Of the project.
    """

    def __init__(self, policy: "PathPolicy") -> None:
        self._root = policy.root
        self._graph = Graph(policy)

    def __contains__(self, path: object) -> bool:
        """Whether a tool runs this file, whose canonical path is given."""
        return path in self.paths()

    def paths(self) -> frozenset[str]:
        """The configurations at the root, Storybook's main file, what they import, and the scripts that they name."""
        reached = self._graph.closure(self._starts(), follow=_runs)
        # Tools also load what configurations name in strings (`setupFiles`, plugins). Such a file is protected, but not
        # what it imports in turn: strings name a library's entry, too, which reaches every component.
        named = (
            self._graph.resolve(literal, path)
            for path in reached
            for literal in self._graph.modules.module(path).paths
            if "*" not in literal
        )
        return frozenset(reached) | {path for path in named if path and extension(path) in _RUNNABLE and _runs(path)}

    def _starts(self) -> Iterator[str]:
        with os.scandir(self._root) as entries:
            names = [entry.name for entry in entries]
        for name in names:
            if extension(name) in _RUNNABLE and protecting_rule((name,)) == "tool_config":
                yield name
        for name in _RUN_BY_STORYBOOK:
            yield from (f".storybook/{name}.{ending}" for ending in _RUNNABLE)


def _runs(path: str) -> bool:
    """Whether a tool that loads this file runs it: not stylesheets, nor what is built for the browser or only listed.

    A test setup may import the preview, which imports components and tokens.
    """
    name = path.rpartition("/")[2]
    return extension(path) in _RUNNABLE | {"tsx", "jsx"} and not name.startswith("preview.") and ".stories." not in name

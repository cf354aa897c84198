"""The project's import graph, read from the sources on demand."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sidecar.workspace.modules import Modules, Stamp
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.resolve import Resolver
from sidecar.workspace.tsconfig import Aliases

_MAX_FILES = 5_000


@dataclass(frozen=True, slots=True)
class _Edges:
    """What one file imports, and what that was derived from."""

    stamp: Stamp
    aliases: Aliases
    targets: tuple[str, ...]
    complete: bool  # whether every local specifier leads to a file, read or not: what doesn't may yet


class _Look:
    """One walk over the graph, in which each file is looked at once."""

    def __init__(self, modules: Modules, aliases: Aliases) -> None:
        self.aliases = aliases
        self._modules = modules
        self._stamps: dict[str, Stamp | None] = {}

    def stamp(self, path: str) -> Stamp | None:
        if path not in self._stamps:
            self._stamps[path] = self._modules.stamp(path)
        return self._stamps[path]


class Graph:
    """Answers who imports whom. Safe to use from several threads.

    Args:
        policy: Every look at the disk goes through it.
    """

    def __init__(self, policy: PathPolicy) -> None:
        self.modules = Modules(policy)
        self._resolver = Resolver(policy)
        self._edges: dict[str, _Edges] = {}
        self._resolved: dict[tuple[str, str], str] = {}
        self._resolved_by: Aliases | None = None
        self._lock = threading.RLock()

    def resolve(self, specifier: str, importer: str) -> str | None:
        """The canonical path of the project file that `importer` means by `specifier`, or None."""
        with self._lock:
            return self._resolve(specifier, importer, self._look())

    def direct(self, path: str) -> tuple[str, ...]:
        """The project files that a file imports itself, in source order."""
        with self._lock:
            return self._direct(path, self._look())

    def closure(self, starts: Iterable[str], follow: Callable[[str], bool] = lambda _: True) -> tuple[str, ...]:
        """All project files that can be reached by imports, the starts included, nearest first.

        Args:
            starts: Canonical paths; those that don't exist are left out.
            follow: Which found files belong to the answer and are followed further.
        """
        with self._lock:
            return self._closure(starts, follow, self._look())

    def reaching(self, starts: Iterable[str], target: str) -> set[str]:
        """Those of `starts` from which `target` can be reached by imports; `target` itself, if it is a start, too."""
        with self._lock:
            starts = set(starts)
            look = self._look()
            importers: dict[str, set[str]] = {}
            for path in self._closure(starts, lambda _: True, look):
                for imported in self._direct(path, look):
                    importers.setdefault(imported, set()).add(path)
            reaching = {target}
            waiting = [target]
            while waiting:
                new = importers.get(waiting.pop(), set()) - reaching
                reaching |= new
                waiting.extend(new)
            return reaching & starts

    def _closure(self, starts: Iterable[str], follow: Callable[[str], bool], look: _Look) -> tuple[str, ...]:
        reached = dict.fromkeys(path for path in starts if look.stamp(path) is not None)
        waiting = list(reached)
        for path in waiting:  # grows while it is walked: breadth first
            for target in self._direct(path, look):
                if target not in reached and len(reached) < _MAX_FILES and follow(target):
                    reached[target] = None
                    waiting.append(target)
        return tuple(reached)

    def _look(self) -> _Look:
        return _Look(self.modules, self._resolver.aliases())

    def _direct(self, path: str, look: _Look) -> tuple[str, ...]:
        stamp = look.stamp(path)
        if stamp is None:
            return ()
        kept = self._edges.get(path)
        if (
            kept is not None
            and kept.complete
            and kept.stamp == stamp
            and kept.aliases is look.aliases
            and all(look.stamp(target) is not None for target in kept.targets)
        ):
            return kept.targets
        found = {source: self._resolve(source, path, look) for source in self.modules.module(path).specifiers}
        targets = tuple(dict.fromkeys(target for target in found.values() if target is not None))
        complete = all(
            target is not None or not source.startswith((".", "/")) or self._resolver.taken(source, path)
            for source, target in found.items()
        )
        self._edges[path] = _Edges(stamp, look.aliases, targets, complete)
        return targets

    def _resolve(self, specifier: str, importer: str, look: _Look) -> str | None:
        """As `resolve`; what was found stays found as long as it is there and the aliases are the same."""
        if self._resolved_by is not look.aliases:
            self._resolved_by = look.aliases
            self._resolved.clear()
        kept = self._resolved.get((specifier, importer))
        if kept is not None and look.stamp(kept) is not None:
            return kept
        found = self._resolver.resolve(specifier, importer)
        if found is not None:
            self._resolved[specifier, importer] = found
        return found

"""The project's import graph, read from the sources on demand and kept by modification time and size."""

import threading
from collections.abc import Callable, Iterable, Iterator

from sidecar.errors import SidestoryError
from sidecar.workspace.imports import ALL, Module, parse_module
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.resolve import Resolver, Stamp
from sidecar.workspace.rules import SCRIPTS, STYLES, extension
from sidecar.workspace.textfile import decode

_PARSED = SCRIPTS | STYLES | {"mts", "cts", "cjs", "mdx"}
_MAX_FILES = 5_000
_MAX_BARRELS = 16  # of re-exports on the way to one component


class Graph:
    """Answers who imports whom. Safe to use from several threads.

    Args:
        policy: Every look at the disk goes through it.
    """

    def __init__(self, policy: PathPolicy) -> None:
        self._policy = policy
        self._resolver = Resolver(policy)
        self._modules: dict[str, tuple[Stamp, Module]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._lock = threading.RLock()

    def module(self, path: str) -> Module:
        """What the file says about others; an empty module when it can't be read or isn't a language we parse."""
        if extension(path) not in _PARSED:
            return Module()
        try:
            status = (self._policy.root / path).stat()
        except OSError:
            return Module()
        stamp = (status.st_mtime_ns, status.st_size)
        with self._lock:
            kept = self._modules.get(path)
            if kept is not None and kept[0] == stamp:
                return kept[1]
            module = parse_module(path, self.text(path))
            self._modules[path] = (stamp, module)
            return module

    def text(self, path: str) -> str:
        """The file's text with LF line ends; "" when it may not or can't be read."""
        try:
            return decode(self._policy.read(path))[0]
        except SidestoryError:  # gone since it was found, too large, not UTF-8: nothing to learn from it
            return ""

    def resolve(self, specifier: str, importer: str) -> str | None:
        """The canonical path of the project file that `importer` means by `specifier`, or None."""
        with self._lock:
            kept = self._found.get((specifier, importer))
            if kept is not None and (self._policy.root / kept).is_file():
                return kept
            found = self._resolver.resolve(specifier, importer)
            if found is not None:
                self._found[specifier, importer] = found
            return found

    def direct(self, path: str) -> tuple[str, ...]:
        """The project files that a file imports itself, in source order."""
        found = (self.resolve(specifier, path) for specifier in self.module(path).specifiers)
        return tuple(dict.fromkeys(target for target in found if target is not None))

    def closure(self, starts: Iterable[str], follow: Callable[[str], bool] = lambda _: True) -> tuple[str, ...]:
        """All project files that can be reached by imports, the starts included, nearest first.

        Args:
            starts: Canonical paths.
            follow: Which found files belong to the answer and are followed further.
        """
        reached = dict.fromkeys(starts)
        waiting = list(reached)
        for path in waiting:  # grows while it is walked: breadth first
            for target in self.direct(path):
                if target not in reached and len(reached) < _MAX_FILES and follow(target):
                    reached[target] = None
                    waiting.append(target)
        return tuple(reached)

    def origin(self, path: str, name: str) -> str | None:
        """The file in which the export `name` of `path` is really made, through barrels; None when `path` hasn't it."""
        return next(self._origins(path, name, set()), None)

    def imported_from(self, path: str, local: str) -> str | None:
        """The file in which what `path` calls `local` is made, when it is imported from a project file."""
        for binding in self.module(path).imports:
            if binding.name == local and (target := self.resolve(binding.source, path)):
                return target if binding.imported == ALL else self.origin(target, binding.imported) or target
        return None

    def _origins(self, path: str, name: str, seen: set[tuple[str, str]]) -> Iterator[str]:
        if (path, name) in seen or len(seen) > _MAX_BARRELS:
            return
        seen.add((path, name))
        module = self.module(path)
        if extension(path) not in SCRIPTS or name == ALL:
            yield path
            return
        if (local := module.exports.get(name)) is not None:
            passed_on = next((binding for binding in module.imports if binding.name == local), None)
            target = self.resolve(passed_on.source, path) if passed_on else None
            if passed_on is None or target is None:
                yield path
            else:
                yield from self._origins(target, passed_on.imported, seen)
        for binding in module.reexports:
            if binding.name in {name, ALL} and (target := self.resolve(binding.source, path)):
                wanted = name if binding.name == ALL else binding.imported
                if binding.name == ALL and name == "default":
                    continue  # `export *` leaves the default out
                yield from self._origins(target, wanted, seen)

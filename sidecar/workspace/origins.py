"""Where a name is really made: from an import, through barrels, to a file of the project."""

from collections.abc import Iterator

from sidecar.workspace.graph import Graph
from sidecar.workspace.imports import ALL
from sidecar.workspace.rules import SCRIPTS, extension

_MAX_BARRELS = 64  # modules looked into for one name


def imported_from(graph: Graph, path: str, local: str) -> str | None:
    """The file in which what `path` calls `local` is made, when it comes from a project file by import.

    What can't be followed to its end (computed exports, CommonJS) gives the last file that was reached.
    """
    for binding in graph.modules.module(path).imports:
        if binding.name == local and (target := graph.resolve(binding.source, path)):
            return target if binding.imported == ALL else origin(graph, target, binding.imported) or target
    return None


def origin(graph: Graph, path: str, name: str) -> str | None:
    """The file in which the export `name` of `path` is made; None when no module on the way is known to have it."""
    return next(_origins(graph, path, name, set()), None)


def _origins(graph: Graph, path: str, name: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    if (path, name) in seen or len(seen) > _MAX_BARRELS:
        return
    seen.add((path, name))
    if extension(path) not in SCRIPTS or name == ALL:
        yield path
        return
    module = graph.modules.module(path)
    local = module.exports.get(name)
    passed_on = next((binding for binding in module.imports if binding.name == local), None)
    if passed_on is not None and (target := graph.resolve(passed_on.source, path)):
        yield from _origins(graph, target, passed_on.imported, seen)
    elif local is not None:
        yield path
    for binding in module.reexports:
        starred = binding.name == ALL and name != "default"  # `export *` leaves the default out
        if (starred or binding.name == name) and (target := graph.resolve(binding.source, path)):
            yield from _origins(graph, target, name if starred else binding.imported, seen)

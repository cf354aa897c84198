"""Stories file → component: what the index says, else what the meta says, else what is imported."""

from collections.abc import Iterator, Sequence

from sidecar.workspace.graph import Graph
from sidecar.workspace.origins import imported_from
from sidecar.workspace.rules import SCRIPTS, extension
from sidecar.workspace.stories import is_stories_file

_COMPONENTS = SCRIPTS | {"vue", "svelte"}
_WITH_MARKUP = frozenset({"tsx", "jsx", "vue", "svelte"})


def components_of(graph: Graph, stories: str, listed: Sequence[str] = ()) -> tuple[str, ...]:
    """The files that may be the component of a stories or MDX file, likeliest first; never empty.

    Args:
        graph: The project's imports.
        stories: Canonical path of the stories or MDX file.
        listed: What the story index names as its components: existing files, canonical.

    Storybook's index names a barrel or a folder where a component is imported through one, and nothing for some
    frameworks; then the meta's `component` is followed to where it is made. A file that defines its component itself is
    its own component.
    """
    sure = [path for path in listed if _is_component(path) and not _is_barrel(graph, path)]
    if sure:
        return tuple(dict.fromkeys(sure))
    if of_meta := tuple(dict.fromkeys(_of_meta(graph, stories, {stories}))):
        return of_meta
    imported = sorted(_imported(graph, stories), key=lambda path: _rank(path, stories))
    return tuple(dict.fromkeys(imported)) or tuple(listed[:1]) or (stories,)


def _of_meta(graph: Graph, stories: str, seen: set[str]) -> Iterator[str]:
    module = graph.modules.module(stories)
    bound = {binding.name for binding in module.imports}
    for name in module.components:
        if (path := imported_from(graph, stories, name)) is not None:
            if _is_component(path):
                yield path
        elif name not in bound:  # made in the stories file itself
            yield stories
    if extension(stories) == "mdx":  # `<Meta of={ButtonStories} />`
        for target in graph.direct(stories):
            if is_stories_file(target) and target not in seen:
                yield from _of_meta(graph, target, seen | {target})


def _imported(graph: Graph, stories: str) -> Iterator[str]:
    """The project's files behind the names that a stories file imports."""
    for binding in graph.modules.module(stories).imports:
        path = imported_from(graph, stories, binding.name)
        if path is not None and extension(path) in _WITH_MARKUP and not is_stories_file(path):
            yield path


def _rank(path: str, stories: str) -> tuple[bool, bool]:
    """Files named like the stories first, then those in its folder."""
    folder, _, name = stories.rpartition("/")
    above, _, own = path.rpartition("/")
    return own.partition(".")[0].casefold() != name.partition(".")[0].casefold(), above != folder


def _is_component(path: str) -> bool:
    return extension(path) in _COMPONENTS and not is_stories_file(path)


def _is_barrel(graph: Graph, path: str) -> bool:
    """Whether a file only passes on what others make. One with markup isn't parsed for that, unless it is an index."""
    name = path.rpartition("/")[2]
    if extension(path) in _WITH_MARKUP and not name.startswith("index."):
        return False
    module = graph.modules.module(path)
    imported = {binding.name for binding in module.imports}
    return bool(module.reexports or module.exports) and set(module.exports.values()) <= imported

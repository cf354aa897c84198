"""Story → component → file set: what a prompt on a story may change, and which stories a file shows in."""

import asyncio
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from sidecar.errors import NotFound, SidestoryError
from sidecar.workspace.base import Resolved, StoryEntry, StoryIndex
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import STYLES, extension

if TYPE_CHECKING:  # these parse, and most starts of the program don't come to that
    from sidecar.workspace.catalog import Catalog
    from sidecar.workspace.graph import Graph
    from sidecar.workspace.reference import Reference

_NEAR = 5


class Components:
    """The components of a project.

    Args:
        policy: Every look at the disk goes through it.
        story_index: Knows the stories.
        design_system: The project-relative path of the design-system document; None: it is looked for.
    """

    def __init__(
        self,
        policy: PathPolicy,
        story_index: StoryIndex,
        *,
        design_system: str | None = None,
    ) -> None:
        self._policy = policy
        self._index = story_index
        self._design_system = design_system
        self._last: Catalog | None = None

    async def warm(self) -> None:
        """Parse all that the stories load, so that the first question needn't wait for it (1 ms per file)."""
        catalog = await self._catalog()
        await asyncio.to_thread(lambda: self._graph.closure(catalog.by_file))

    async def of_story(self, story_id: str) -> Resolved:
        """The component of a story.

        Raises:
            NotFound: `story_not_found`, with `near` ids, or component paths where no Storybook tells its ids;
                `no_component`: it is a page of documentation about none.
        """
        catalog = await self._catalog()
        found = await asyncio.to_thread(catalog.find, story_id)
        if found is None:
            raise await asyncio.to_thread(_no_story, story_id, catalog)
        entry, path = found
        candidates = await asyncio.to_thread(catalog.components, path)
        if extension(candidates[0]) == "mdx":
            raise NotFound("This page is about no component: open a story.", "no_component")
        return await asyncio.to_thread(lambda: self._resolved(catalog, candidates, entry))

    async def of_path(self, component_path: str) -> Resolved:
        """The component in a file, with or without stories.

        Raises:
            Malformed, Refused: By the policy.
            NotFound: `component_not_found`, with `near` paths.
        """
        path = self._policy.writable(component_path)
        catalog = await self._catalog()
        if not (self._policy.root / path).is_file():
            near = _near(path, await asyncio.to_thread(catalog.all_components))
            raise NotFound(f"There is no component {path}.", "component_not_found", {"near": near})
        return await asyncio.to_thread(lambda: self._resolved(catalog, (path,), None))

    async def all(self) -> list[str]:
        """The paths of all components that have stories, sorted."""
        catalog = await self._catalog()
        return await asyncio.to_thread(catalog.all_components)

    async def stories(self) -> dict[str, list[StoryEntry]]:
        """The stories of each component that has some, by its path, sorted; pages of documentation aren't among them."""
        catalog = await self._catalog()

        def listed() -> dict[str, list[StoryEntry]]:
            paths = {path: catalog.stories_files(path) for path in catalog.all_components()}
            told = {
                path: [each for each in catalog.entries_of(files) if each.type == "story"]
                for path, files in paths.items()
            }
            return {path: entries for path, entries in told.items() if entries}

        return await asyncio.to_thread(listed)

    async def stories_using(self, path: str) -> list[StoryEntry]:
        """The stories, and pages of documentation, whose modules reach a project file; in the index's order."""
        catalog = await self._catalog()

        def using() -> list[StoryEntry]:
            return catalog.entries_of(self._graph.reaching(catalog.by_file, self._policy.canonical(path)))

        return await asyncio.to_thread(using)

    def closure(self, path: str) -> set[str]:
        """The project files that loading a file loads, itself included; none for what isn't a file of the project."""
        try:
            return set(self._graph.closure([self._policy.readable(path)]))
        except SidestoryError:
            return set()

    def reference_stylesheets(self, resolved: Resolved) -> dict[str, str]:
        """The stylesheets that the component's page loads, as text by path; for looking things up."""
        return self._reference.stylesheets(resolved.files, in_storybook=resolved.story is not None)

    def design_system(self) -> str:
        """The text of the project's design-system document, "" when there is none."""
        return self._reference.design_system()

    async def _catalog(self) -> "Catalog":
        entries = await self._index.entries()
        if self._last is None or self._last.source is not entries:
            from sidecar.workspace.catalog import Catalog  # noqa: PLC0415 - parses

            self._last = Catalog(self._policy, self._graph, entries)
        return self._last

    def _resolved(self, catalog: "Catalog", candidates: tuple[str, ...], story: StoryEntry | None) -> Resolved:
        component = candidates[0]
        stories = catalog.stories_files(component)
        files = dict.fromkeys((component, *self._styles(component)))
        files.update(dict.fromkeys(stories))
        first = next((entry for entry in catalog.entries_of(stories) if entry.type == "story"), None)
        return Resolved(
            component_path=component,
            candidates=candidates,
            files=tuple(path for path in files if path == component or self._may_change(path)),
            story=story or first,
        )

    def _styles(self, component: str) -> Sequence[str]:
        """The stylesheets that a component imports and what those import, but not by way of the latter what is global."""
        own = [path for path in self._graph.direct(component) if extension(path) in STYLES]
        shared = set(self._reference.global_sheets()) - set(own)
        return self._graph.closure(own, follow=lambda path: extension(path) in STYLES and path not in shared)

    def _may_change(self, path: str) -> bool:
        try:
            self._policy.writable(path)
        except SidestoryError:
            return False
        return True

    @cached_property
    def _graph(self) -> "Graph":
        from sidecar.workspace.graph import Graph  # noqa: PLC0415 - parses

        return Graph(self._policy)

    @cached_property
    def _reference(self) -> "Reference":
        from sidecar.workspace.reference import Reference  # noqa: PLC0415 - parses

        return Reference(self._graph, self._design_system)


def _no_story(story_id: str, catalog: "Catalog") -> NotFound:
    if ids := [entry.id for entry in catalog.source if entry.id]:
        near = _near(story_id, ids)
        return NotFound(f"There is no story {story_id!r}.", "story_not_found", {"near": near})
    near = _called_like(story_id, catalog.all_components())
    message = f"Storybook doesn't tell its stories, so {story_id!r} can't be found: start it, or name a componentPath."
    return NotFound(message, "story_not_found", {"near": near})


def _called_like(story_id: str, components: Sequence[str]) -> list[str]:
    """The components whose file is called like the end of a story's title (`forms-text-field--empty`: TextField.tsx)."""
    words = story_id.partition("--")[0].casefold().split("-")
    stems = {path: path.rpartition("/")[2].partition(".")[0].casefold() for path in components}
    called = ["".join(words[start:]) for start in range(len(words))]
    close = [stem for name in called for stem in get_close_matches(name, stems.values(), n=_NEAR, cutoff=0.75)]
    return [path for stem in dict.fromkeys(close) for path in components if stems[path] == stem][:_NEAR]


def _near(wanted: str, known: Sequence[str]) -> list[str]:
    """The closest of the known names: as a whole, or by their last part."""
    close = get_close_matches(wanted, [name for name in known if name], n=_NEAR, cutoff=0.6)
    last = {name.rpartition("/")[2].casefold(): name for name in known if name}
    close += [last[name] for name in get_close_matches(wanted.rpartition("/")[2].casefold(), last, n=_NEAR, cutoff=0.6)]
    return list(dict.fromkeys(close))[:_NEAR]

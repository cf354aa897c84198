"""Which files an operation on a project is about, and which paths it may write."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from sidecar.errors import CannotDo, SidestoryError
from sidecar.journeys.change import Contents
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import SOURCES, extension
from sidecar.workspace.scan import project_files
from sidecar.workspace.textfile import decode

_MOST_BYTES = 200_000  # of all files that a model is sent unasked
_COMPARED = 20  # components, in the search for an example
_USUAL = "src"


class Scope:
    """Looks up files; everything goes through the policy.

    Args:
        components: Which files belong together.
        policy: What may be read and written.
    """

    def __init__(self, components: Components, policy: PathPolicy) -> None:
        self._components = components
        self._policy = policy

    async def of(self, named: Sequence[str], known: Sequence[str]) -> dict[str, bytes | None]:
        """The files of the named components; without any of those known, else of all, as far as they are not too many.

        Raises:
            SidestoryError: A named one isn't there, or must not be touched.
        """
        files: dict[str, bytes | None] = {}
        for path in named:
            files |= read_all(self._policy, (await self._components.of_path(path)).files)
        if named:
            return files
        for path in [each for each in known if self._is_there(each)] or await self.components():
            more = await self._files(path)
            if files and _size(files) + _size(more) > _MOST_BYTES:
                break
            files |= more
        return files

    async def components(self) -> list[str]:
        """All components that have stories."""
        return await self._components.all()

    async def example(self) -> str | None:
        """A component that shows the project's conventions: the one with the smallest files."""
        sizes = {path: _size(await self._files(path)) for path in (await self.components())[:_COMPARED]}
        sizes = {path: size for path, size in sizes.items() if size}
        return min(sizes, key=lambda path: (sizes[path], path), default=None)

    async def folder(self, given: str | None) -> str:
        """The folder of a new component: the given one, that of most components, or `src`.

        Raises:
            Malformed, Refused: By the policy.
            CannotDo: `folder_missing`.
        """
        if given is None:
            above = [str(PurePosixPath(path).parent) for path in await self.components()]
            given = max(sorted(set(above)), key=above.count, default=_USUAL)
        probe = "New.tsx" if given in {"", "."} else f"{given.rstrip('/')}/New.tsx"
        folder = self.writable(probe).rpartition("/")[0]
        return folder or "."

    def writable(self, path: str) -> str:
        """The canonical path of a file that may be written, or made in a folder that is there.

        Raises:
            Malformed, Refused: By the policy.
            CannotDo: `folder_missing`.
        """
        canonical = self._policy.writable(path)
        if not (self._policy.root / canonical).parent.is_dir():
            message = f"The folder of {canonical} doesn't exist; make it first, or use another one."
            raise CannotDo(message, "folder_missing", {"path": canonical})
        return canonical

    def everything(self) -> dict[str, str]:
        """The text of every source file that may be written; others are nobody's business here."""
        found: dict[str, str] = {}
        for path in project_files(self._policy.root):
            if extension(path) in SOURCES:
                with suppress(SidestoryError):
                    found[path] = decode(self._policy.read(self._policy.writable(path)))[0]
        return found

    async def _files(self, path: str) -> dict[str, bytes | None]:
        """The files of a component that nobody named; none of one that can't be used."""
        try:
            return read_all(self._policy, (await self._components.of_path(path)).files)
        except SidestoryError:
            return {}

    def _is_there(self, path: str) -> bool:
        return extension(path) in SOURCES and (self._policy.root / path).is_file()


def texts(files: Contents) -> dict[str, str]:
    """Files as editors see them."""
    return {path: decode(data)[0] for path, data in files.items() if data is not None}


def _size(files: Contents) -> int:
    return sum(len(data) for data in files.values() if data is not None)

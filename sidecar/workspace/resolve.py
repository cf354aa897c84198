"""Import specifiers to files of the project. Packages resolve to nothing."""

import os
import posixpath
import stat
from collections.abc import Iterator

from sidecar.errors import SidestoryError
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import STYLES, extension, reading_rule
from sidecar.workspace.textfile import decode
from sidecar.workspace.tsconfig import Aliases, aliases_of, further_configs, parse_jsonc

_SCRIPT_ENDINGS = ("tsx", "ts", "jsx", "js", "mjs", "mts", "cts", "cjs", "vue", "svelte", "mdx")
# What TypeScript lets an import of the compiled name mean.
_COMPILED = {"js": ("ts", "tsx"), "jsx": ("tsx",), "mjs": ("mts",), "cjs": ("cts",)}
_CONFIGS = ("tsconfig.json", "jsconfig.json")
_MAX_CONFIGS = 16

_Stamp = tuple[int, int]


class Resolver:
    """Finds the file that a specifier means, by the rules that Vite and TypeScript share.

    Args:
        policy: Every look at the disk goes through it.
    """

    def __init__(self, policy: PathPolicy) -> None:
        self._policy = policy
        self._root = f"{policy.root}{os.sep}"
        self._aliases = Aliases({})
        self._read: dict[str, _Stamp | None] | None = None

    def resolve(self, specifier: str, importer: str, *, folders: bool = True) -> str | None:
        """The canonical path of the project file that `importer` means by `specifier`, or None.

        Args:
            specifier: As in the source, maybe with Vite's `?query`.
            importer: Canonical path of the importing file.
            folders: Whether a folder stands for its index file.
        """
        specifier = specifier.partition("?")[0]
        for base in self._bases(specifier, importer):
            for candidate in _spellings(base, importer, folders=folders):
                if found := self.file(candidate):
                    return found
        return None

    def taken(self, specifier: str, importer: str) -> bool:
        """Whether the very file that is named is there and by its name is none to be read, a picture say: nothing else is meant."""
        return any(self._is_no_source(base) for base in self._bases(specifier.partition("?")[0], importer))

    def _is_no_source(self, path: str) -> bool:
        inside = not path.startswith("../")
        return inside and reading_rule(path.split("/")) is not None and os.path.isfile(self._root + path)  # noqa: PTH113 - as in `file`

    def file(self, path: str) -> str | None:
        """The canonical path of an existing readable file outside `node_modules`, or None."""
        try:
            # As a string: this is called for many names that don't exist, and a Path costs more than the call.
            if not stat.S_ISREG(os.stat(self._root + path).st_mode):  # noqa: PTH116
                return None
            return self._policy.readable(path)
        except (OSError, ValueError, SidestoryError):  # missing, unspeakable, or not ours to read: all the same here
            return None

    def _bases(self, specifier: str, importer: str) -> Iterator[str]:
        here = posixpath.dirname(importer)
        style = extension(importer) in STYLES
        if specifier.startswith(("./", "../")) or specifier in {".", ".."}:
            yield posixpath.normpath(posixpath.join(here, specifier))
        elif specifier.startswith("/") and not specifier.startswith("//"):
            yield posixpath.normpath(specifier.lstrip("/"))  # Vite: from the project's root
        elif specifier and ":" not in specifier and not specifier.startswith("//"):
            if style:  # `@import "base.css"` is relative
                yield posixpath.normpath(posixpath.join(here, specifier))
            yield from self.aliases().expand(specifier)

    def aliases(self) -> Aliases:
        """The aliases of the project's `tsconfig.json` (or `jsconfig.json`) and what it extends or refers to."""
        if self._read is None or any(self._stamp(path) != stamp for path, stamp in self._read.items()):
            self._aliases = self._load()
        return self._aliases

    def _load(self) -> Aliases:
        read: dict[str, _Stamp | None] = {}
        self._read = read
        paths: dict[str, tuple[str, ...]] = {}
        base: str | None = None
        waiting = list(_CONFIGS)
        while waiting and len(read) < _MAX_CONFIGS:
            path = waiting.pop(0)
            if path in read:
                continue
            read[path] = self._stamp(path)
            if read[path] is None:
                continue
            try:
                config = parse_jsonc(decode(self._policy.read(path))[0])
            except SidestoryError:
                continue
            folder = posixpath.dirname(path)
            own = aliases_of(config, folder)
            paths = {**{pattern: tuple(targets) for pattern, targets in own.paths.items()}, **paths}
            base = own.base if base is None else base
            waiting.extend(posixpath.normpath(posixpath.join(folder, name)) for name in further_configs(config))
        return Aliases(paths, base)

    def _stamp(self, path: str) -> _Stamp | None:
        try:
            status = os.stat(self._root + path)  # noqa: PTH116 - as above
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


def _spellings(base: str, importer: str, *, folders: bool) -> Iterator[str]:
    """The files that a path without a certain ending may mean, likeliest first."""
    if base == ".." or base.startswith("../"):
        return
    yield base
    if extension(importer) in STYLES:
        folder, name = posixpath.split(base)
        for ending in ("css", "scss", "sass", "less"):
            yield f"{base}.{ending}"
            yield posixpath.join(folder, f"_{name}.{ending}")
        yield from (
            posixpath.join(base, f"{index}.{ending}") for index in ("_index", "index") for ending in ("scss", "sass")
        )
        yield posixpath.join(folder, f"_{name}")
        return
    stem, _, ending = base.rpartition(".")
    yield from (f"{stem}.{source}" for source in _COMPILED.get(ending, ()))
    yield from (f"{base}.{source}" for source in _SCRIPT_ENDINGS)
    if folders:
        yield from (posixpath.join(base, f"index.{source}") for source in _SCRIPT_ENDINGS)

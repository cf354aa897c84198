"""The dev server as the rest of the sidecar sees it."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from sidecar.models import Receipt, ReceiptError

if TYPE_CHECKING:  # it loads the parsers
    from sidecar.edits.declarations import ChangedDeclaration

Declarations = Mapping[str, Sequence["ChangedDeclaration"]]  # by the project path of their stylesheet


@dataclass(frozen=True, slots=True)
class DevServer:
    """A running Storybook or Vite.

    Attributes:
        url: Its origin, e.g. `http://localhost:6006`, without a trailing slash.
        base: Vite's public base path, `/` by default.
        kind: What serves the pages.
        root: Vite's root folder: what the paths of hot updates are relative to.
        version: Of Storybook or Vite, as far as it is known.
    """

    url: str
    base: str
    kind: Literal["storybook", "vite"]
    root: Path
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of an HMR payload: `accepted_path` is the module loaded anew, `path` the one that accepts it."""

    path: str
    accepted_path: str
    timestamp: int


@dataclass(frozen=True, slots=True)
class HotUpdate:
    """The dev server sent an update to its clients. It proves nothing about what they made of it."""

    updates: Sequence[Update]


@dataclass(frozen=True, slots=True)
class FullReload:
    """The dev server told its clients to load the page anew."""


@dataclass(frozen=True, slots=True)
class CompileFailed:
    """A module could not be transformed; sent when a browser fetched it."""

    error: ReceiptError


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """The socket to the dev server came up or went away."""

    connected: bool


HmrEvent = HotUpdate | FullReload | CompileFailed | LinkChanged


class Expected(Protocol):
    """A write whose proof is being collected."""

    def written(self, at: float) -> None:
        """The last file was in place at `at` (`time.perf_counter()`)."""
        ...

    async def verdict(self) -> Receipt:
        """Wait for the receipt; it always comes."""
        ...


class Prover(Protocol):
    """Proves that the browser took a write."""

    def expect(
        self,
        files: Collection[str],
        stories: Collection[str],
        declarations: Declarations,
        *,
        rewritten: bool = True,
        undoes: ReceiptError | None = None,
    ) -> AbstractContextManager[Expected]:
        """Begin to collect proof, before the write: of `files`, which `stories` (ids) show, with these CSS declarations.

        As a mapping, `stories` also says which of the files each story loads. Files that are only touched, not
        `rewritten`, come out of the dev server as they were. A write that `undoes` an error is not failed by it.
        """
        ...

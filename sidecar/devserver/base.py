"""The dev server as the rest of the sidecar sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sidecar.models import ReceiptError


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

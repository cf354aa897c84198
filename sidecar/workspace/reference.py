"""What a project says about its own design: the stylesheets of its tokens, and its design-system document."""

import re
import time
from collections.abc import Callable

from sidecar.workspace.graph import Graph
from sidecar.workspace.modules import Stamp
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import STYLES, extension
from sidecar.workspace.scan import project_files

_PREVIEWS = tuple(f".storybook/preview.{ending}" for ending in ("ts", "tsx", "js", "jsx", "mjs"))
_ENTRIES = tuple(f"src/{name}.{ending}" for name in ("main", "index") for ending in ("tsx", "ts", "jsx", "js", "css"))
_DOCUMENTS = ("design-system.md", "docs/design-system.md")
_TOKENS = re.compile(r":root\b[^{}]*\{[^}]*--[\w-]+\s*:|@theme\b|^\s*\$[\w-]+\s*:", re.MULTILINE)

_FRESH_SECONDS = 5.0  # before the folders are walked again for stylesheets that nobody imports globally
_MAX_SHEETS = 400


class Reference:
    """Finds and reads them.

    Args:
        policy: Every content is read through it.
        graph: The project's imports.
        design_system: The project-relative path of the document, when the user named one.
        clock: Seconds, monotonic.
    """

    def __init__(
        self,
        policy: PathPolicy,
        graph: Graph,
        design_system: str | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._policy = policy
        self._graph = graph
        self._documents = (design_system,) if design_system else _DOCUMENTS
        self._clock = clock
        self._sheets: tuple[str, ...] = ()
        self._walked_at = float("-inf")
        self._texts: dict[str, tuple[Stamp, str]] = {}

    def global_sheets(self) -> tuple[str, ...]:
        """The stylesheets that Storybook's preview and the app's entry import, with what those import."""
        starts = [path for path in (*_PREVIEWS, *_ENTRIES) if self._graph.modules.stamp(path) is not None]
        sheets = [path for start in starts for path in (start, *self._graph.direct(start)) if _is_style(path)]
        return self._graph.closure(sheets, follow=_is_style)

    def stylesheets(self) -> dict[str, str]:
        """The text of each global stylesheet and of each one that declares tokens, by path; the global ones first."""
        sheets = self.global_sheets()
        found = {path: self._text(path) for path in sheets}
        for path in self._walk():
            if path not in found and _TOKENS.search(text := self._text(path)):
                found[path] = text
        return {path: text for path, text in found.items() if text}

    def design_system(self) -> str:
        """The text of the design-system document, "" when there is none."""
        return next((text for path in self._documents if (text := self._text(path))), "")

    def _walk(self) -> tuple[str, ...]:
        if self._clock() - self._walked_at > _FRESH_SECONDS:
            sheets = (path for path in project_files(self._policy.root) if _is_style(path))
            self._sheets = tuple(path for path, _ in zip(sheets, range(_MAX_SHEETS), strict=False))
            self._walked_at = self._clock()
        return self._sheets

    def _text(self, path: str) -> str:
        stamp = self._graph.modules.stamp(path)
        if stamp is None:
            return ""
        kept = self._texts.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._texts[path] = (stamp, self._graph.modules.text(path))
        return kept[1]


def _is_style(path: str) -> bool:
    return extension(path) in STYLES

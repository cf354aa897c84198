"""What a project says about its own design: the stylesheets that hold everywhere, and its design-system document."""

import re
from collections.abc import Collection

from sidecar.workspace.graph import Graph
from sidecar.workspace.modules import Stamp
from sidecar.workspace.rules import STYLES, extension

_PREVIEWS = tuple(f".storybook/preview.{ending}" for ending in ("ts", "tsx", "js", "jsx", "mjs"))
_ENTRIES = tuple(f"src/{name}.{ending}" for name in ("main", "index") for ending in ("tsx", "ts", "jsx", "js", "css"))
_DOCUMENTS = ("design-system.md", "docs/design-system.md")
_HEAD = ".storybook/preview-head.html"
_LINK = re.compile(r"""<link\b[^>]*\bhref\s*=\s*["']?\.?/?([^"'\s>?#]+\.css)\b""", re.IGNORECASE)
_SERVED = ("", "public/")  # where Vite looks for what a page asks for


class Reference:
    """Finds and reads them.

    Args:
        graph: The project's imports.
        design_system: The project-relative path of the document, when the user named one.
    """

    def __init__(self, graph: Graph, design_system: str | None) -> None:
        self._graph = graph
        self._documents = (design_system,) if design_system else _DOCUMENTS
        self._texts: dict[str, tuple[Stamp, str]] = {}

    def global_sheets(self) -> tuple[str, ...]:
        """The stylesheets that Storybook's preview and the app's entry import, with what those import."""
        starts = [path for path in (*_PREVIEWS, *_ENTRIES) if self._graph.modules.stamp(path) is not None]
        sheets = [path for start in starts for path in (start, *self._graph.direct(start)) if _is_style(path)]
        return self._graph.closure(sheets, follow=_is_style)

    def stylesheets(self, files: Collection[str], *, in_storybook: bool) -> dict[str, str]:
        """The text of each stylesheet that a page of the component loads, by path; the global ones first.

        What else the project has is no use: a variable that isn't on the page has no value there.

        Args:
            files: The component's file set.
            in_storybook: Whether the page is a story: then Storybook's preview is loaded with it, else the app's entry.
        """
        starts = (*_PREVIEWS, *self._linked()) if in_storybook else _ENTRIES
        loaded = dict.fromkeys((*self._graph.closure(starts), *self._graph.closure(files)))
        return {path: text for path in loaded if _is_style(path) and (text := self._text(path))}

    def design_system(self) -> str:
        """The text of the design-system document, "" when there is none."""
        return next((text for path in self._documents if (text := self._text(path))), "")

    def _linked(self) -> list[str]:
        """The project's stylesheets that the head of Storybook's preview links to."""
        names = _LINK.findall(self._text(_HEAD))
        return [f"{folder}{name}" for name in names for folder in _SERVED]

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

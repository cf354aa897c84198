"""Path aliases of `tsconfig.json`, which is JSON with comments and trailing commas. Pure.

Format: https://www.typescriptlang.org/tsconfig#paths
"""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_COMMENT = r"/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*"
_STRING = r'"(?:\\.|[^"\\])*"'
_TOKENS = re.compile(rf"({_STRING})|{_COMMENT}|,(?=\s*(?:(?:{_COMMENT})\s*)*[}}\]])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Aliases:
    """The aliases in force.

    Attributes:
        paths: Pattern (with at most one `*`) to substitutions, project-relative.
        base: The project-relative folder that bare specifiers are tried in, "" for the root; None: none is declared.
    """

    paths: Mapping[str, Sequence[str]]
    base: str | None = None

    def expand(self, specifier: str) -> Iterator[str]:
        """The project-relative paths, without endings, that a bare specifier may mean; the likeliest first."""
        best = max((pattern for pattern in self.paths if _matches(pattern, specifier)), key=_rank, default=None)
        if best is not None:
            head, star, tail = best.partition("*")
            middle = specifier[len(head) : len(specifier) - len(tail)] if star else ""
            yield from (target.replace("*", middle, 1) for target in self.paths[best])
        if self.base is not None:
            yield posixpath.normpath(posixpath.join(self.base, specifier))


def parse_jsonc(text: str) -> dict[str, Any]:
    """The object that `text` holds; an empty one when it is no JSON object even without comments."""
    try:
        value = json.loads(_TOKENS.sub(lambda token: token[1] or "", text.removeprefix("\ufeff")))
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def aliases_of(config: Mapping[str, Any], folder: str) -> Aliases:
    """The aliases that one configuration declares itself.

    Args:
        config: A parsed `tsconfig.json`.
        folder: Its project-relative folder, "" for the root.
    """
    options = config.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    base_url = options.get("baseUrl")
    base = posixpath.normpath(posixpath.join(folder, base_url)) if isinstance(base_url, str) else None
    start = folder if base is None else base
    declared = options.get("paths")
    paths = {
        pattern: tuple(
            posixpath.normpath(posixpath.join(start, target)) for target in targets if isinstance(target, str)
        )
        for pattern, targets in (declared.items() if isinstance(declared, dict) else ())
        if isinstance(targets, list)
    }
    return Aliases(paths, base)


def further_configs(config: Mapping[str, Any]) -> Iterator[str]:
    """The local configurations that this one extends or refers to, as it names them."""
    extended = config.get("extends")
    for name in extended if isinstance(extended, list) else [extended]:
        if isinstance(name, str) and name.startswith("."):
            yield name if name.endswith(".json") else f"{name}.json"
    references = config.get("references")
    for reference in references if isinstance(references, list) else ():
        path = reference.get("path") if isinstance(reference, dict) else None
        if isinstance(path, str):
            yield path if path.endswith(".json") else f"{path}/tsconfig.json"


def _matches(pattern: str, specifier: str) -> bool:
    head, star, tail = pattern.partition("*")
    if not star:
        return pattern == specifier
    return len(specifier) >= len(head) + len(tail) and specifier.startswith(head) and specifier.endswith(tail)


def _rank(pattern: str) -> tuple[bool, int]:
    """An exact pattern beats every star; among stars the longest prefix wins."""
    head, star, _ = pattern.partition("*")
    return not star, len(head)

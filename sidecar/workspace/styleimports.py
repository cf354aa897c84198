"""What a stylesheet imports. Pure.

A scanner rather than the CSS grammar, which doesn't know `@use`, `@forward`, Less's options or Sass's lists.
"""

import re
from collections.abc import Iterator

_COMMENT = r"/\*.*?(?:\*/|\Z)"
_LINE_COMMENT = r"(?<![:/])//[^\n]*"  # Sass and Less; not the one in `https://`
_STRING = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
_COMPOSES = rf"\bcomposes\s*:[^;{{}}\"']*\bfrom\s+(?P<composes>{_STRING})"


def _loads(ends: str) -> str:
    return rf"@(?:import|use|forward)\b(?P<loads>(?:{_STRING}|url\([^)]*\)|[^{ends}\"'])*)"


def _scanner(*alternatives: str) -> re.Pattern[str]:
    """Strings and comments are matched so that nothing inside them is."""
    return re.compile("|".join((_COMMENT, *alternatives, _COMPOSES, _STRING)), re.DOTALL | re.IGNORECASE)


_SCANNERS = {
    "css": _scanner(_loads(";{}")),
    "scss": _scanner(_LINE_COMMENT, _loads(";{}")),
    "less": _scanner(_LINE_COMMENT, _loads(";{}")),
    "sass": _scanner(_LINE_COMMENT, _loads(r";{}\n")),  # indented: a line ends a statement
}

_OPTIONS = re.compile(r"\s*\([^)]*\)")  # Less: `@import (reference) "x"`
_TARGET = re.compile(
    r"\s*(?:url\(\s*[\"']?(?P<url>[^\"')]*?)[\"']?\s*\)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\s,;\"'()]+))\s*(?P<more>,)?",
    re.IGNORECASE,
)


def style_imports(text: str, ending: str) -> Iterator[str]:
    """The specifiers of `@import`, `@use`, `@forward` and CSS modules' `composes … from`, in source order.

    Args:
        text: The stylesheet.
        ending: `css`, `scss`, `sass` or `less`.
    """
    for match in _SCANNERS[ending].finditer(text):
        if composed := match["composes"]:
            yield composed[1:-1]
        elif loads := match["loads"]:
            yield from _targets(loads)


def _targets(prelude: str) -> Iterator[str]:
    options = _OPTIONS.match(prelude)
    at = options.end() if options else 0
    while target := _TARGET.match(prelude, at):
        yield next(path for path in target.group("url", "double", "single", "bare") if path is not None)
        if not target["more"]:
            return
        at = target.end()

"""What a stylesheet imports. Pure.

A scanner rather than the CSS grammar, which doesn't know `@use`, `@forward`, Less's options or Sass's lists.
"""

import re
from collections.abc import Iterator

_COMMENT = r"/\*.*?(?:\*/|\Z)"
_LINE_COMMENT = r"(?<![:/])//[^\n]*"  # Sass and Less; not the one in `https://`
_STRING = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
_LOADS = rf"@(?:import|use|forward)\b(?P<loads>(?:{_STRING}|url\([^)]*\)|[^;{{}}\"'])*)"
_COMPOSES = rf"\bcomposes\s*:[^;{{}}\"']*\bfrom\s+(?P<composes>{_STRING})"

_CSS = re.compile(f"{_COMMENT}|{_LOADS}|{_COMPOSES}|{_STRING}", re.DOTALL)
_SASS = re.compile(f"{_COMMENT}|{_LINE_COMMENT}|{_LOADS}|{_COMPOSES}|{_STRING}", re.DOTALL)

_OPTIONS = re.compile(r"\s*\([^)]*\)")  # Less: `@import (reference) "x"`
_TARGET = re.compile(r"\s*(?:url\(\s*)?[\"']?(?P<path>[^\"'()\s;]+)[\"']?\s*\)?\s*(?P<more>,)?")


def style_imports(text: str, ending: str) -> Iterator[str]:
    """The specifiers of `@import`, `@use`, `@forward` and CSS modules' `composes … from`, in source order.

    Args:
        text: The stylesheet.
        ending: `css`, `scss`, `sass` or `less`.
    """
    for match in (_CSS if ending == "css" else _SASS).finditer(text):
        if composed := match["composes"]:
            yield composed[1:-1]
        elif loads := match["loads"]:
            yield from _targets(loads.splitlines()[0] if ending == "sass" else loads)


def _targets(prelude: str) -> Iterator[str]:
    options = _OPTIONS.match(prelude)
    at = options.end() if options else 0
    while target := _TARGET.match(prelude, at):
        yield target["path"]
        if not target["more"]:
            return
        at = target.end()

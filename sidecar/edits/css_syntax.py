"""What is broken in a stylesheet, by the tokens of CSS Syntax Level 3. Pure.

Not by tree-sitter: its CSS grammar fails on much that is valid today (range media queries, `@import … layer()`,
nested `.x &`), while what must be found here is simple: brackets, strings and comments that don't end, and
declarations that a browser would drop without a word.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<string>"(?:\\.|[^"\\\n])*(?P<double>"?)|'(?:\\.|[^'\\\n])*(?P<single>'?))
    |(?P<url>url\(\s*(?!["'\s])(?:\\.|[^)\\])*\)?)
    |(?P<escape>\\.)
    |(?P<mark>[{}()\[\];:])
    |(?P<other>[^\\{}()\[\];:"'/u]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSING = {"{": "}", "(": ")", "[": "]"}
# A second `name:` at the start of a line, inside one value: the semicolon before it is missing.
_RUN_ON = re.compile(r"\n\s*(?!progid)-{0,2}[a-z][\w-]*\s*:")


_SHOWN = 40


class CssProblem(NamedTuple):
    """Something broken: where it begins (offset in characters) and what it is."""

    offset: int
    message: str


class _Open(NamedTuple):
    mark: str
    offset: int


def css_problems(text: str) -> list[CssProblem]:
    """Everything broken in a stylesheet, in order; [] for a valid one, however new its features are."""
    scan = _Scan()
    for token in _TOKEN.finditer(text):
        value, offset = token[0], token.start()
        match token.lastgroup:
            case "comment" if len(value) < len("/**/") or not value.endswith("*/"):
                scan.problem(offset, "this comment is never closed")
            case "comment":
                pass
            case "string" if not (token["double"] or token["single"]):
                scan.problem(offset, "this string is never closed")
            case "url" if not value.endswith(")"):
                scan.problem(offset, "this url( is never closed")
            case "mark":
                scan.mark(value, offset)
            case _:
                scan.say(value, offset)
    return scan.finish()


class _Scan:
    """Open brackets and the statement since the last `{`, `}` or `;`."""

    def __init__(self) -> None:
        self._problems: list[CssProblem] = []
        self._brackets: list[_Open] = []
        self._said: list[str] = []  # the statement, without comments and without what stands in ( ) and [ ]
        self._start = 0

    def problem(self, offset: int, message: str) -> None:
        self._problems.append(CssProblem(offset, message))

    def say(self, value: str, offset: int) -> None:
        if self._top in {"(", "["}:
            return
        if not "".join(self._said).strip():
            self._said.clear()
            self._start = offset + len(value) - len(value.lstrip())
        self._said.append(value)

    def mark(self, value: str, offset: int) -> None:
        match value:
            case "{":
                self._brackets.append(_Open(value, offset))
                self._said.clear()
            case "(" | "[":
                self.say(value, offset)
                self._brackets.append(_Open(value, offset))
            case ")" | "]":
                self._close(value, offset)
                self.say(value, offset)
            case "}":
                while self._top in {"(", "["}:
                    self._never_closed(self._brackets.pop())
                self._end_statement()
                self._close(value, offset)
            case ";" if self._top not in {"(", "["}:
                self._end_statement()
            case _:
                self.say(value, offset)

    def finish(self) -> list[CssProblem]:
        for bracket in self._brackets:
            self._never_closed(bracket)
        return sorted(self._problems)

    @property
    def _top(self) -> str:
        return self._brackets[-1].mark if self._brackets else ""

    def _close(self, value: str, offset: int) -> None:
        if self._top and _CLOSING[self._top] == value:
            self._brackets.pop()
        else:
            self.problem(offset, f"this {value} closes nothing")

    def _never_closed(self, bracket: _Open) -> None:
        self.problem(bracket.offset, f"this {bracket.mark} is never closed")

    def _end_statement(self) -> None:
        statement = "".join(self._said).strip()
        self._said.clear()
        if self._top != "{" or not statement or statement.startswith(("@", "--")):
            return
        name, colon, value = statement.partition(":")
        if not colon:
            self.problem(self._start, f"`{_short(statement)}` is no declaration: it has no colon")
        elif not value.strip():
            self.problem(self._start, f"`{_short(name)}` has no value")
        elif found := _RUN_ON.search(value):
            self.problem(self._start, f"a semicolon is missing before `{found[0].strip()}`")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"

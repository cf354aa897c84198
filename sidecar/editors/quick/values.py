"""A CSS value as its components: words, functions, strings, commas and slashes, each with its place in the text."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<comment>/\*.*?\*/)
  | (?P<space>\s+)
  | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<mark>[,/])
  | (?P<function>-?[\w-]*\()
  | (?P<word>(?:[^\s,/()"']|\\.)+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a value: its text, where it starts and ends in the value, in characters."""

    text: str
    start: int
    end: int

    @property
    def function(self) -> str:
        """The name of the function it calls, in lower case; "" when it calls none."""
        return self.text.partition("(")[0].lower() if self.text.endswith(")") else ""


def components(value: str) -> list[Component]:
    """The components at the top level, in order; comments and spaces are left out, commas and slashes are in."""
    found: list[Component] = []
    place = 0
    while match := _TOKEN.match(value, place):
        end = match.end()
        if match.lastgroup == "function":
            end = _closing(value, end)
        if match.lastgroup not in {"comment", "space"}:
            found.append(Component(value[place:end], place, end))
        place = end
    return found


def layers(value: str) -> list[list[Component]]:
    """The components between the commas at the top level, as in `box-shadow` and `background`."""
    found: list[list[Component]] = [[]]
    for component in components(value):
        if component.text == ",":
            found.append([])
        else:
            found[-1].append(component)
    return found


def substitute(value: str, changes: list[tuple[Component, str]]) -> str:
    """The value with some of its components replaced and every other character as it was."""
    for component, text in sorted(changes, key=lambda change: change[0].start, reverse=True):
        value = value[: component.start] + text + value[component.end :]
    return value


def _closing(value: str, place: int) -> int:
    """The place after the bracket that closes the one before `place`."""
    depth = 1
    while depth and (match := _TOKEN.match(value, place)):
        place = match.end()
        if match.lastgroup == "function" or match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
    return place


def variable_of(value: str) -> str | None:
    """The custom property that a value is, and nothing else: `--gap` of `var(--gap)`; None for any other value."""
    found = _VARIABLE.fullmatch(value.strip())
    return found[1] if found else None

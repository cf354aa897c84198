"""Which declarations an edit of a stylesheet made new or different, so that they can be looked for in the page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sidecar.edits.stylesheet import Rule, normal_media, normal_selector, normal_value, parse

_COMMA = re.compile(r",(?![^(\[]*[)\]])")  # not one in `:is(a, b)`
_LINE = re.compile(r"(border(-(top|right|bottom|left|(block|inline)(-(start|end))?))?|outline)")
_Key = tuple[tuple[str, ...], str, tuple[str, ...], tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class ChangedDeclaration:
    """A declaration that is new in a sheet, or whose value or importance is.

    Attributes:
        selector: The rule's own selector as the source has it, in one spelling; for CSS modules with the local names.
            A nested rule's selector starts with `&` as the CSSOM shows it.
        media: The conditions of the `@media` rules around it, joined by ` and `, as the source has them; or None.
        property: Lower case, unless it is a custom one. That of `border: none` is `border-style`: Chromium can't tell the
            value of the shorthand then.
        value: As the source has it, comments and needless spaces removed, with ` !important` where it has that.
        index: Position of its style rule among the sheet's style rules in source order, nested ones included. What
            stands directly in an at-rule nested in a style rule has that style rule's index.
    """

    selector: str
    media: str | None
    property: str
    value: str
    index: int


def css_declarations(before: str, after: str, *, flat: bool = False) -> list[ChangedDeclaration]:
    """The declarations of style rules that are new or changed in `after`, in source order.

    Of several declarations of one property in one rule only the one that counts is looked at (the last important one,
    else the last). Left out: what was removed, vendor-prefixed properties (a browser drops foreign ones), `composes`
    (CSS modules take it out), and everything outside of style rules (keyframes, font faces).

    Args:
        before: The sheet as it was.
        after: The sheet as it is.
        flat: Whether nested rules get the whole selector that Sass and Less make of them.
    """
    old = {key: values for key, _, values in _keyed(before)}
    changed: list[ChangedDeclaration] = []
    for key, rule, values in _keyed(after):
        known = old.get(key, {})
        changed.extend(
            ChangedDeclaration(
                _whole(rule) if flat else _shown(rule),
                " and ".join(rule.media) or None,
                _told_by(name, value),
                value,
                rule.index,
            )
            for name, value in values.items()
            if known.get(name) != value
        )
    return changed


@lru_cache(maxsize=16)  # an undo goes back to a sheet that was looked at before
def _keyed(text: str) -> Sequence[tuple[_Key, Rule, Mapping[str, str]]]:
    """A sheet's rules by what identifies them (selectors, conditions, the how-manieth of these they are), and what counts in each."""
    seen: Counter[tuple[object, ...]] = Counter()
    keyed: list[tuple[_Key, Rule, Mapping[str, str]]] = []
    for rule in parse(text).rules:
        parents = tuple(normal_selector(parent) for parent in rule.parents)
        media = tuple(normal_media(condition) for condition in rule.media)
        name = (parents, normal_selector(rule.selector), media, rule.scopes)
        keyed.append(((*name, seen[name]), rule, _effective(rule)))
        seen[name] += 1
    return keyed


def _effective(rule: Rule) -> dict[str, str]:
    values: dict[str, str] = {}
    for declaration in rule.declarations:
        name = declaration.name
        if name == "composes" or (name.startswith("-") and not name.startswith("--")):
            continue
        if values.get(name, "").endswith(" !important") and not declaration.important:
            continue
        values.pop(name, None)  # the later one's place counts
        values[name] = normal_value(declaration.value) + (" !important" if declaration.important else "")
    return values


def _told_by(name: str, value: str) -> str:
    """The property by which a browser tells a value."""
    return f"{name}-style" if value.removesuffix(" !important") == "none" and _LINE.fullmatch(name) else name


def _shown(rule: Rule) -> str:
    selector = normal_selector(rule.selector)
    return f"& {selector}" if rule.nested and "&" not in selector else selector


def _whole(rule: Rule) -> str:
    wholes = [""]
    for selector in (*rule.parents, rule.selector):
        parts = [part.strip() for part in _COMMA.split(normal_selector(selector))]
        wholes = [
            part.replace("&", outer) if "&" in part else f"{outer} {part}".strip() for outer in wholes for part in parts
        ]
    return ",".join(wholes)

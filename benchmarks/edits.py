"""A row of edits as people make them: each changes what the one before left, most of them one line of the stylesheet."""

import random
from collections.abc import Iterator, Mapping

COMPONENT = "src/components/Button/Button.tsx"
SHEET = "src/components/Button/Button.css"

Files = Mapping[str, bytes]

_LENGTHS = ("padding", "gap", "border-radius", "font-size", "margin")
_COLOURS = ("background", "color", "border-color")


def edits(files: Files, count: int) -> Iterator[Files]:
    """`count` states of the component, one after the other; always the same ones.

    Of ten edits eight change a value in the stylesheet, one adds a rule to it and one changes the component itself.
    """
    chance = random.Random(20_261_121)
    now = dict(files)
    for number in range(count):
        if number % 10 == 4:
            now[COMPONENT] = _component(now[COMPONENT], number)
        elif number % 10 == 9:
            now[SHEET] += _rule(chance, number)
        else:
            now[SHEET] = _declaration(now[SHEET], chance)
        yield dict(now)


def _component(code: bytes, number: int) -> bytes:
    """Another attribute on the element, in place of the last one."""
    before, element, after = code.partition(b"<button type={type}")
    rest = after[after.index(b" className") :]
    return before + element + b' data-look="%d"' % number + rest


def _rule(chance: random.Random, number: int) -> bytes:
    colour, name = chance.choice(_COLOURS), chance.choice(_LENGTHS)
    return (
        f"\n.button--look-{number} {{\n  {colour}: #{chance.randrange(2**24):06x};\n"
        f"  {name}: {chance.randrange(1, 40)}px;\n}}\n"
    ).encode()


def _declaration(sheet: bytes, chance: random.Random) -> bytes:
    """Another value in one declaration."""
    lines = sheet.split(b"\n")
    places = [at for at, line in enumerate(lines) if line.startswith(b"  ") and b": " in line and line.endswith(b";")]
    at = chance.choice(places)
    name, _, before = lines[at].partition(b": ")
    value = before
    while value == before:
        value = b"%d.%dpx;" % (chance.randrange(1, 40), chance.randrange(1, 10))
    lines[at] = name + b": " + value
    return b"\n".join(lines)

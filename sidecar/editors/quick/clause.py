"""The meaningful tokens of one clause, and what the patterns' builders ask of them."""

import re
from collections.abc import Sequence

from sidecar.editors.quick.scales import Sized
from sidecar.editors.quick.wishes import Colour
from sidecar.editors.quick.words import Token


class Clause:
    """The meaningful tokens of one clause, by kind."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.kinds = "".join(f"{token.kind} " for token in tokens)

    def has(self, kind: str) -> bool:
        """Whether there is a token of that kind."""
        return any(token.kind == kind for token in self.tokens)

    def all(self, kind: str) -> list[str]:
        """The string values of the tokens of that kind."""
        return [token.value for token in self.tokens if token.kind == kind and isinstance(token.value, str)]

    def one(self, kind: str) -> str:
        """The string value of the first token of that kind, or ""."""
        return next(iter(self.all(kind)), "")

    def amount(self, kind: str) -> float:
        """The number that a `percent` or `times` token stands for."""
        return next(token.value for token in self.tokens if token.kind == kind and isinstance(token.value, float))

    @property
    def colours(self) -> list[Colour]:
        """Its colours in order."""
        return [token.value for token in self.tokens if isinstance(token.value, Colour)]

    @property
    def comparisons(self) -> list[tuple[str, int]]:
        """The measure and the direction of each comparative."""
        return [token.value for token in self.tokens if token.kind == "bigger" and isinstance(token.value, tuple)]

    @property
    def sign(self) -> int:
        """1 for more, -1 for less."""
        if self.has("less") or self.has("shrink") or self.has("thinner") or self.has("squarer"):
            return -1
        return self.comparisons[0][1] if self.comparisons else 1

    @property
    def measures(self) -> list[str]:
        """What the clause measures, in CSS's words; [] when it only says `bigger`."""
        found = self.all("measure")
        if self.has("size"):
            found.append("size")
        if self.has("text"):
            found = found or ["font-size"]
        if self.has("border"):
            found.append(f"{self.one('border')}-width")
        if self.has("opacity") or self.has("transparency") or self.has("opaque"):
            found.append("opacity")
        return found

    @property
    def length(self) -> str:
        """Its lengths, percentages, tokens of sizes and bare numbers (pixels) as a CSS value."""
        parts: list[str] = []
        for token in self.tokens:
            match token.kind, token.value:
                case "length", str(value):
                    parts.append(value)
                case _, Sized(_, value):
                    parts.append(value)
                case "number", str(value):
                    parts.append(value if value.strip("0") == "" else f"{value}px")
                case "percent", _:
                    parts.append(re.sub(r"[^\d.%]", "", token.text.replace(",", ".")).rstrip("%") + "%")
        return " ".join(parts)

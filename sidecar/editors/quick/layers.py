"""What styles an element: layers of declarations, the weakest first, and the one that wins for a property."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from sidecar.editors.quick.shorthands import longhands


class Edit(NamedTuple):
    """Replace the bytes from `start` to `end` of a file by a text."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A property with its value where it stands, in a stylesheet or in a style object.

    Attributes:
        name: The property in CSS's spelling.
        value: The CSS value; "" when only the running code knows it.
        important: Whether it is `!important`.
        start, end: The bytes of the value, as the file has it.
        number: Whether it is a number in a style object, which React takes for pixels where a length is due.
        quote: The quotes around it in a style object; "" in a stylesheet and around numbers.
    """

    name: str
    value: str
    important: bool = False
    start: int = 0
    end: int = 0
    number: bool = False
    quote: str = ""

    @property
    def computed(self) -> bool:
        """Whether only the running code knows the value."""
        return not self.value


class Kind(Enum):
    """Where a layer stands and whether it may be edited."""

    RULE = "rule"  # a rule of the request's own files
    STYLE = "style"  # a style object of the component
    FOREIGN = "foreign"  # a rule of another file: never edited
    STATE = "state"  # a rule for a state such as `:disabled`: not edited, but it can win


@dataclass(frozen=True, slots=True)
class Layer:
    """The declarations of one rule or style object.

    Attributes:
        kind: What it is.
        path: Its file, "" when the page didn't say.
        name: What to call it: the selector, or `styles.base`.
        declarations: In source order.
        body: The bytes between its braces.
        conditional: Whether it holds only under a media condition.
    """

    kind: Kind
    path: str
    name: str
    declarations: tuple[Declared, ...]
    body: tuple[int, int] = (0, 0)
    conditional: bool = False

    @property
    def editable(self) -> bool:
        """Whether declarations of it may be changed."""
        return self.kind in {Kind.RULE, Kind.STYLE}


class Winner(NamedTuple):
    """The declaration that decides a longhand, and the layer it stands in."""

    layer: Layer
    declared: Declared


def winner(layers: Sequence[Layer], longhand: str) -> Winner | None:
    """The declaration that decides a longhand for an element with these layers; None when nothing sets it."""
    normal: Winner | None = None
    for layer in reversed(layers):
        for declared in reversed(layer.declarations):
            if longhand not in longhands(declared.name):
                continue
            if declared.important:
                return Winner(layer, declared)
            normal = normal or Winner(layer, declared)
    return normal

"""What a prompt can ask for. Pure."""

from dataclasses import dataclass

from sidecar.context.amounts import Amount
from sidecar.context.commands import Kind
from sidecar.context.elements import Part, Parts
from sidecar.context.situation import EditType, Said


@dataclass(frozen=True, slots=True, eq=False)
class Intent:
    """One thing that a prompt asks for.

    Attributes:
        kind: `edit`, `undo`, `redo`, `restore`, `history`, `question`.
        edit_type: Of an edit; None where no type can be told.
        target: The element that an edit is about; None is the component's root.
        version_id: Where a restore goes, and where an undo of several steps ends.
        amount: What is said in figures.
        confidence: From 0 to 1.
        text: The clause that says it.
        bare: The clause without the words for the element: what is to be done with it.
        named: Whether the element is named, and not only pointed at.
        repeats: Whether it repeats what the last turn did, on another element.
        weak: Whether the type is only the likeliest of several.
    """

    kind: Kind
    edit_type: EditType | None = None
    target: Part | None = None
    version_id: int | None = None
    amount: Amount | None = None
    confidence: float = 0.9
    text: str = ""
    bare: str = ""
    named: bool = False
    repeats: bool = False
    weak: bool = False


def part_of(said: Said | None, parts: Parts) -> Part | None:
    """The element that a turn was about; None for the root, and for one that is gone."""
    return parts.by_id.get(said.target) if said is not None and said.target is not None else None

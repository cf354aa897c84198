"""What the engine knows when a prompt is read: the component, the conversation, the versions, what is picked. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

EditType = Literal[
    "size",
    "color",
    "spacing",
    "typography",
    "border",
    "effect",
    "layout",
    "content",
    "structure",
    "variant",
    "behavior",
    "accessibility",
]


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier prompt on the path from the root to the head.

    Attributes:
        prompt: What was typed.
        edit_type: What kind of change it was; None when nobody told.
        target: The id of the element that it was about; None for the component as a whole.
        version_id: The version that it made; None when it changed nothing.
        parent_version_id: The version that it was said about.
        success: Whether the change is there.
    """

    prompt: str
    edit_type: EditType | None = None
    target: str | None = None
    version_id: int | None = None
    parent_version_id: int | None = None
    success: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """A version of the component: its number, its parent, what it was made for."""

    version_id: int
    parent_id: int | None
    prompt: str
    origin: str = "prompt"


@dataclass(frozen=True, slots=True)
class Picked:
    """The element that is picked in the page: its tag, its classes, its text; whether a person chose it, and not the page."""

    tag: str
    classes: Sequence[str] = ()
    text: str = ""
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a prompt is understood with.

    Attributes:
        component_path: The component's file.
        files: The texts of its file set, by path.
        picked: The element that is picked, or None.
        turns: The turns on the path to the head, oldest first.
        versions: The whole tree, as far as it is known, in the order of the numbers.
        current_version_id: The head; 0 when nothing was changed yet.
        redo_version_id: Where Redo leads; None when there is nothing to redo.
        chosen: The id of the element that a person chose when asked which one is meant.
        colours: The design system's names for colours.
    """

    component_path: str
    files: Mapping[str, str]
    picked: Picked | None = None
    turns: Sequence[Said] = ()
    versions: Sequence[Known] = ()
    current_version_id: int = 0
    redo_version_id: int | None = None
    chosen: str | None = None
    colours: frozenset[str] = field(default_factory=frozenset)

    @property
    def last(self) -> Said | None:
        """The last turn."""
        return self.turns[-1] if self.turns else None

    def path(self) -> list[int]:
        """The numbers of the versions from the root to the head, as far as they are known."""
        parents = {version.version_id: version.parent_id for version in self.versions}
        line: list[int] = []
        at: int | None = self.current_version_id or None
        while at is not None and at in parents and at not in line:
            line.append(at)
            at = parents[at]
        return line[::-1]

    def parent(self, version_id: int) -> int | None:
        """The version before one."""
        return next((version.parent_id for version in self.versions if version.version_id == version_id), None)

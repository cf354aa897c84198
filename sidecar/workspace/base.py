"""What others need to know about the workspace: changes to files, stories, and what a story resolves to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Change:
    """What shall become of one file.

    Attributes:
        path: Project-relative.
        expected: The sha256 of the content it must have now; None: it must not exist.
        data: The new content; None: the file shall be gone.
    """

    path: str
    expected: str | None
    data: bytes | None


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file that changed.

    Attributes:
        path: Canonical.
        before: The sha256 of its content before; None: there was no file.
        after: The sha256 of its content now; None: it is gone.
        renamed_at: `time.perf_counter()` right before it was put in place: nobody can have seen it earlier.
    """

    path: str
    before: str | None
    after: str | None
    renamed_at: float


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a set that changed, in the order in which they were put in place; those that didn't are left out."""

    files: tuple[WrittenFile, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """What is about to change files, for people who look for an older state later.

    Attributes:
        kind: E.g. `prompt`, `undo`, `redo`, `restore`, `rollback`, `history`; "" when nobody said.
        text: More of it, e.g. the prompt; may be "".
    """

    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """What one file is right before it is changed.

    Attributes:
        path: Canonical.
        before: Its content; None: there is no file.
        after: The sha256 of what it becomes; None: it will be gone.
    """

    path: str
    before: bytes | None
    after: str | None


class Keeper(Protocol):
    """Keeps what files were before they are changed."""

    def keep(self, images: Sequence[Image], cause: Cause) -> None:
        """Make the images of a set survive whatever comes next; `OSError` when that can't be: the set stays as it is."""
        ...


class NoKeeper:
    """Keeps nothing, where no history is wanted."""

    def keep(self, images: Sequence[Image], cause: Cause) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One entry of Storybook's `/index.json` (v5).

    Attributes:
        id: E.g. `components-button--primary`; "" when no dev server gave it one.
        title: E.g. `Components/Button`; may be "".
        name: E.g. `Primary`; may be "".
        import_path: The stories or MDX file, as the index names it (`./src/Button.stories.tsx`).
        component_path: What the index takes for the component's file, unchecked; it may name a folder, or be None.
        type: `story`, or `docs` for a page of documentation.
    """

    id: str
    title: str
    name: str
    import_path: str
    component_path: str | None = None
    type: Literal["story", "docs"] = "story"


class StoryIndex(Protocol):
    """Knows the stories of the project."""

    async def entries(self) -> Sequence[StoryEntry]:
        """All entries, in the index's order; it caches as it sees fit."""
        ...


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a story or a path stands for.

    Attributes:
        component_path: The component's file, canonical; the likeliest when there are several.
        candidates: All files that may be the component, likeliest first; more than one means: let the person choose.
        files: The file set that a prompt on it may change: the component first, then styles, then stories.
        story: The story that was asked for, or the first one of the component, or None.
    """

    component_path: str
    candidates: tuple[str, ...]
    files: tuple[str, ...]
    story: StoryEntry | None = None

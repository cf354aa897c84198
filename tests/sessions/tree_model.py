"""What a session is, as simply as it can be said: every version whole, in memory."""

from dataclasses import dataclass, field
from itertools import pairwise

from sidecar.models import Turn

Files = dict[str, bytes | None]


@dataclass
class ModelVersion:
    """A version with whole contents."""

    parent: int
    files: Files
    failed: bool = False
    ours: bool = True  # a change of Sidestory's, not what a person left on the disk
    label: str | None = None
    starred: bool = False


@dataclass
class Model:
    """What a session is: every version whole, and for each version the child on the path last taken."""

    versions: dict[int, ModelVersion] = field(default_factory=dict)
    head: int = 0
    redo: dict[int, int] = field(default_factory=dict)
    joined: Files = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)

    @property
    def starred(self) -> list[int]:
        """The numbers of the starred versions."""
        return sorted(number for number, version in self.versions.items() if version.starred)

    def sound(self) -> list[int]:
        """The numbers of the versions that one can go to."""
        return [number for number, version in self.versions.items() if not version.failed]

    def path(self) -> list[int]:
        """From the head to the root."""
        path, number = [], self.head
        while number:
            path.append(number)
            number = self.versions[number].parent
        return path

    def move(self, to: int) -> None:
        """Move the head; what is on its path is what was last visited."""
        self.head = to
        path = self.path()
        self.redo |= {parent: child for child, parent in pairwise(path)}

    def add(self, files: Files, *, failed: bool = False, ours: bool = True) -> int:
        """A new child of the head."""
        number = len(self.versions) + 1
        self.versions[number] = ModelVersion(self.head, dict(files), failed, ours)
        return number

    def contents(self, number: int) -> Files:
        """A version with the files that joined later as they joined."""
        return self.joined | self.versions[number].files

    def undo_target(self) -> int | None:
        """The closest ancestor that did not fail of the closest change of Sidestory's."""
        path = self.path()
        changes = [place for place, number in enumerate(path) if self.versions[number].ours]
        below = path[changes[0] + 1 :] if changes else []
        return next((number for number in below if not self.versions[number].failed), None)

    def redo_target(self) -> int | None:
        """Down the path last taken, past failed ones."""
        number = self.redo.get(self.head)
        while number is not None and self.versions[number].failed:
            number = self.redo.get(number)
        return number

    def conversation(self) -> list[Turn]:
        """The last ten turns of the path."""
        path = self.path()
        return [
            turn
            for turn in self.turns
            if turn.version_id in path
            or ((turn.version_id is None or not turn.success) and turn.parent_version_id in [*path, 0])
        ][-10:]

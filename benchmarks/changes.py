"""The changes that are measured: one line of one file, different every time, made by Sidestory or by a bare write."""

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

STORY = "components-button--primary"
COMPONENT = "src/components/Button/Button.tsx"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Attributes:
        name: As the table has it.
        path: The file, relative to the project.
        original: The line's text that is replaced; it occurs once.
        nth: The text of the nth change, with `{n}` in it.
        is_stories: Whether Storybook draws the story anew, instead of a hot update in place.
        rounds: How often it is measured, each time in pages loaded anew. How long Storybook takes to draw a story anew
            differs by 20 ms from one loaded page to the next, and by 100 ms from one time to the next.
    """

    name: str
    path: str
    original: str
    nth: str
    is_stories: bool = False
    rounds: int = 1

    def text(self, n: int) -> str:
        """The text after `n` changes."""
        return self.nth.format(n=n) if n else self.original


KINDS = (
    Kind("CSS", "src/components/Button/Button.css", "  border-radius: 8px;", "  border-radius: {n}.25px;"),
    Kind(
        "TSX",
        COMPONENT,
        "    <button type={type} className={classes.join(' ')} {...rest}>",
        "    <button type={{type}} data-round=\"{n}\" className={{classes.join(' ')}} {{...rest}}>",
    ),
    Kind(
        "stories",
        "src/components/Button/Button.stories.tsx",
        "  args: { label: 'Invite people', onClick: fn() },",
        "  args: {{ label: 'Invite {n} people', onClick: fn() }},",
        is_stories=True,
        rounds=4,
    ),
)


class Series:
    """The changes of one kind in one project, one after the other."""

    def __init__(self, kind: Kind, project: Path) -> None:
        self.kind = kind
        self.file = project / kind.path
        self._number = count(1)
        self._now = kind.original

    def next(self) -> tuple[str, str, str]:
        """The next change as (path, old text, new text)."""
        old, self._now = self._now, self.kind.text(next(self._number))
        return self.kind.path, old, self._now

    def look(self) -> None:
        """Take up from what is in the file: the last change may have been rolled back."""
        text = self.file.read_text()
        number = next(self._number)
        self._now = next(known for known in map(self.kind.text, range(number, -1, -1)) if known in text)

    def write(self) -> None:
        """Make the next change as an editor would: a temporary file, then a rename."""
        _, old, new = self.next()
        replace(self.file, self.file.read_text().replace(old, new))


def replace(file: Path, text: str) -> None:
    """Write through a temporary file in the same folder, durably."""
    temporary = file.with_name(f".{file.name}.bare.tmp")
    with temporary.open("w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(file)

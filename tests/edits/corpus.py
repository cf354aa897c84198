"""The recorded shapes of answers in tests/data/answers: one file each, a sentence and then sections.

`=== answer [crlf|chomp]` what the model sends; `=== files crlf` the files have Windows line ends; `=== prose` what the
person reads; `=== <path>` the changed lines as `-old` and `+new`; `=== refused` lines of `kind path`; `=== loose` code
without a file; `=== create` new files may be made in the component's folder. Without a section for files nothing may
change.
"""

from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path, PurePosixPath

from sidecar.edits.apply import apply
from sidecar.edits.blocks import parse
from sidecar.edits.refusals import EditMismatch

_FOLDER = Path(__file__).parent.parent / "data" / "answers"


@dataclass(frozen=True)
class Shape:
    """One answer and what must come of it."""

    name: str
    answer: str
    files: dict[str, str]
    changed: dict[str, list[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    prose: str | None = None
    loose: bool = False
    creates: bool = False

    def place(self, name: str) -> str | None:
        """Where a new file goes."""
        folder = PurePosixPath("src/Button")
        return name if self.creates and PurePosixPath(name).parent == folder else None

    @property
    def expected(self) -> tuple[dict[str, list[str]], list[str]]:
        """What must come of it: changed lines by file, and refusals."""
        return self.changed, self.refused

    def outcome(self) -> tuple[dict[str, list[str]], list[str]]:
        """What comes of it: changed lines by file, and refusals."""
        try:
            changed = apply(self.files, parse(self.answer, self.files).edits, self.place)
        except EditMismatch as mismatch:
            return {}, [f"{each.kind} {each.path}".strip() for each in mismatch.refusals]
        return {path: changes(self.files.get(path, ""), text) for path, text in changed.items()}, []


def base_files() -> dict[str, str]:
    """The file set that all answers are about."""
    return {f"src/Button/{path.name}": path.read_text("utf-8") for path in sorted((_FOLDER / "files").iterdir())}


def shapes() -> list[Shape]:
    """All shapes, by name."""
    return [_read(path) for path in sorted(_FOLDER.glob("*.txt"))]


def changes(before: str, after: str) -> list[str]:
    """The lines that differ, as `-old` and `+new`, in order."""
    diff = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    return [line for line in diff[2:] if not line.startswith("@@")]


def _read(path: Path) -> Shape:
    _, *sections = path.read_text("utf-8").split("=== ")
    answer, files = "", base_files()
    changed: dict[str, list[str]] = {}
    refused: list[str] = []
    prose: str | None = None
    loose = creates = False
    for section in sections:
        title, body = section.split("\n", 1)
        match title.split():
            case ["answer", *how]:
                answer = body.removesuffix("\n") if "chomp" in how else body
                answer = answer.replace("\n", "\r\n") if "crlf" in how else answer
            case ["files", "crlf"]:
                files = {name: text.replace("\n", "\r\n") for name, text in files.items()}
            case ["prose"]:
                prose = body.strip()
            case ["refused"]:
                refused = body.splitlines()
            case ["loose"]:
                loose = True
            case ["create"]:
                creates = True
            case [name]:
                changed[name] = body.splitlines()
            case _:
                raise ValueError(f"{path.name}: unknown section {title!r}")
    return Shape(path.stem, answer, files, changed, refused, prose, loose, creates)

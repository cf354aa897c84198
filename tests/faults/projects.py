"""Small projects for fault tests, and what must be true of them whenever the sidecar is up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sidecar.workspace.journal import Journal
from tests.faults.sidecars import Answer, Sidecar

_TSX = """\
import './{name}.css';

export const {name} = ({{ label }}: {{ label: string }}) => (
  <button className="{class_}" data-round="0">
    {{label}}
  </button>
);
"""
_CSS = """\
.{class_} {{
  padding: 10px;
  color: red;
}}
"""
_STORIES = """\
import {{ {name} }} from './{name}';

export default {{ title: '{name}', component: {name} }};
export const Primary = {{ args: {{ label: 'Save' }} }};
"""

Files = Mapping[str, str | None]

_JUDGED = 20  # of a long session the newest versions are judged each time


def lay_components(root: Path, *names: str) -> None:
    """Write a project with a component of each name: its source, its stylesheet, its stories."""
    (root / "src").mkdir(parents=True)
    (root / "package.json").write_text('{"name": "faults"}\n')
    for name in names:
        for end, text in ((".tsx", _TSX), (".css", _CSS), (".stories.tsx", _STORIES)):
            (root / "src" / f"{name}{end}").write_text(text.format(name=name, class_=name.lower()))


def source(name: str) -> str:
    """The path of a component."""
    return f"src/{name}.tsx"


def sheet(name: str) -> str:
    """The path of its stylesheet."""
    return f"src/{name}.css"


@dataclass
class Told:
    """What a client was told of one session: after a crash all of it must still be so.

    Attributes:
        session_id: The session, once one is known.
        versions: The files of each version that was acknowledged, None where they were not asked for in time.
        head: Where the last answer left the head.
        unanswered: Whether a request was on its way, so that the head may be elsewhere by now.
        edits: How many versions are a person's edits.
    """

    session_id: str | None = None
    versions: dict[int, Files | None] = field(default_factory=dict)
    head: int = 0
    unanswered: bool = False
    edits: int = 0

    def acknowledged(self, sidecar: Sidecar, answer: Answer) -> None:
        """A change was answered with success; its content is asked for, which may be the moment of the next crash."""
        assert answer.status == 200, answer
        self.session_id, self.head, self.unanswered = answer.body["sessionId"], answer.body["currentVersion"], False
        self.versions.setdefault(self.head, None)
        version = sidecar.get(f"/__ai-version?sessionId={self.session_id}&versionId={self.head}")
        self.versions[self.head] = version.body["files"]


class Oracle:
    """Judges a project after each start.

    Args:
        sidecar: Runs when something is judged.
    """

    def __init__(self, sidecar: Sidecar) -> None:
        self._sidecar = sidecar
        self._names = self.names()

    def names(self) -> set[str]:
        """Every file of the project."""
        root = self._sidecar.root
        return {path.relative_to(root).as_posix() for path in root.rglob("*")}

    def project(self) -> dict[str, bytes]:
        """Every file of the project with its content."""
        root = self._sidecar.root
        return {name: (root / name).read_bytes() for name in self.names() if (root / name).is_file()}

    def disk(self, paths: Mapping[str, Any]) -> dict[str, str | None]:
        """What stands in files now."""
        found = {path: self._sidecar.root / path for path in paths}
        return {path: file.read_text() if file.exists() else None for path, file in found.items()}

    def judge(self, *clients: Told) -> None:
        """No file is left over or lacking, nothing is half done, and all that was told holds."""
        assert self.names() == self._names
        assert Journal(self._sidecar.state.journal).pending() is None
        assert not list(self._sidecar.state.journal.glob("rescued/*"))
        assert not list(self._sidecar.state.folder.glob("*broken*"))
        for told in clients:
            if told.session_id is not None:
                self._judge(told.session_id, told)

    def head(self, told: Told) -> int:
        """The version that the head of a client's session is on, 0 without a session."""
        if told.session_id is None:
            return 0
        found: int = self._sidecar.get(f"/__ai-versions?sessionId={told.session_id}&limit=1").body["currentVersion"]
        return found

    def _judge(self, session_id: str, told: Told) -> None:
        listed = self._sidecar.get(f"/__ai-versions?sessionId={session_id}&limit=200")
        assert listed.status == 200, listed
        versions = {version["versionId"]: version for version in listed.body["versions"]}
        assert {version["state"] for version in versions.values()} <= {"applied", "failed"}
        head = listed.body["currentVersion"]
        files = self._files(session_id, head)
        # Every version is a whole set: a torn file, or one of two, would be none of them.
        assert self.disk(files) == files, f"the head is on version {head}, the disk isn't"
        assert told.unanswered or head == told.head
        assert sum(version["origin"] == "external" for version in versions.values()) <= told.edits
        for number in sorted(told.versions)[-_JUDGED:]:
            assert versions[number]["state"] == "applied", f"version {number} was acknowledged"
            assert told.versions[number] in (None, self._files(session_id, number))

    def _files(self, session_id: str, number: int) -> Files:
        answer = self._sidecar.get(f"/__ai-version?sessionId={session_id}&versionId={number}")
        assert answer.status == 200, answer
        files: Files = answer.body["files"]
        return files

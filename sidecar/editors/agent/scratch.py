"""The copy of a project's sources that an agent works on, so that nothing of what it does reaches the project unchecked."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sidecar.errors import TooLarge
from sidecar.state import make_private_folder

_MOST_BYTES = 1 << 20  # of one file; the path policy writes no larger ones


class Scratch:
    """The folders of one project's agent: `work`, which it sees, and `home`, where its program keeps its sessions.

    Args:
        folder: A private folder for all projects.
        project_id: Whose.
    """

    def __init__(self, folder: Path, project_id: str) -> None:
        self._own = folder / sha256(project_id.encode()).hexdigest()[:16]
        self.work = self._own / "work"
        self.home = self._own / "home"

    def lay(self, files: Mapping[str, str]) -> None:
        """Make `work` hold exactly these texts, by relative path; what is right already isn't touched."""
        for folder in (self._own.parent, self._own, self.work, self.home):
            make_private_folder(folder)
        for path in self._paths() - files.keys():
            (self.work / path).unlink()
        for path, text in files.items():
            target, data = self.work / path, text.encode()
            if not target.is_file() or target.read_bytes() != data:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)

    def changed(self, files: Mapping[str, str]) -> dict[str, str]:
        """The texts that differ from what was laid; files that are gone count as left alone.

        Raises:
            TooLarge: `file_too_large`.
        """
        found: dict[str, str] = {}
        for path in sorted(self._paths()):
            target = self.work / path
            if target.stat().st_size > _MOST_BYTES:
                raise TooLarge(f"{path} would be larger than 1 MB.", "file_too_large", {"path": path})
            text = target.read_bytes().decode(errors="replace").replace("\r\n", "\n")
            if files.get(path) != text:
                found[path] = text
        return found

    def _paths(self) -> set[str]:
        """All plain files, relative; links are never followed."""
        found: set[str] = set()
        for above, _, names in os.walk(self.work):
            for name in names:
                path = Path(above, name)
                if path.is_symlink():
                    path.unlink()
                elif path.is_file():
                    found.add(path.relative_to(self.work).as_posix())
        return found

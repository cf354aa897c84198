"""The one path resolver and the one policy: which file a path means, and whether it may be read or written."""

import functools
import os
import stat
from collections.abc import Collection, Container, Sequence
from pathlib import Path

from sidecar.errors import CannotDo, NotFound, Refused, TooLarge
from sidecar.workspace.folders import Folder, TooBig, open_folder
from sidecar.workspace.paths import bad, outside, parts_of
from sidecar.workspace.rules import MAX_BYTES, loads_code, protecting_rule, reading_rule
from sidecar.workspace.truename import true_name

_ANY_EXECUTE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


class PathPolicy:
    """Resolves paths of one project and says what may be done with them.

    Args:
        root: The project's folder.

    Raises:
        FileNotFoundError: When there is no such folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve(strict=True)
        self._roots = tuple(dict.fromkeys((root.absolute().as_posix(), self.root.as_posix())))

    def canonical(self, raw: str) -> str:
        """The project-relative POSIX path of `raw` in the disk's own case, with symlinks resolved.

        What doesn't exist (yet) keeps the spelling it was given, below the folder that does exist. The answer is a
        fixed point: canonical again, it stays as it is.

        Raises:
            Malformed: `bad_path`, when it is no project-relative path.
            Refused: `outside_project`, when it, or a symlink on its way, leads out of the project.
        """
        return "/".join(self._resolve(parts_of(raw, self._roots)))

    def readable(self, raw: str) -> str:
        """The canonical path of a source file that may be read; it may be missing.

        Raises:
            Refused: also `protected_file`, with the `rule` in its details.
        """
        given = parts_of(raw, self._roots)
        parts = self._resolve(given)
        for spelling in (given, parts):
            if rule := reading_rule(spelling):
                raise _protected("/".join(parts), rule)
        return "/".join(parts)

    def writable(self, raw: str, within: Collection[str] | None = None) -> str:
        """The canonical path of a file that may be written; it may be missing.

        Args:
            raw: The path as somebody gave it.
            within: The canonical paths that this writer may reach (a component's file set); None: no such limit.

        Raises:
            Malformed, Refused: As `canonical`; and `protected_file`, with the `rule` in its details.
        """
        given = parts_of(raw, self._roots)
        parts = self._resolve(given)
        path = "/".join(parts)
        for spelling in (given, parts):
            if rule := protecting_rule(spelling):
                raise _protected(path, rule)
        if within is not None and path not in within:
            raise _protected(path, "file_set")
        if rule := self._disk_rule(parts):
            raise _protected(path, rule)
        if path in self._config_files:
            raise _protected(path, "config_import")
        return path

    def admit(self, path: str, before: bytes | None, after: bytes) -> None:
        """Check the new content of a writable file.

        Raises:
            TooLarge: `file_too_large`, over 1 MB.
            CannotDo: `not_utf8`.
            Refused: `protected_file` with rule `loads_code`, when a stylesheet would make its compiler run a script.
        """
        if len(after) > MAX_BYTES:
            raise TooLarge(f"{path} would be larger than 1 MB.", "file_too_large", {"path": path})
        try:
            text = after.decode()
        except UnicodeDecodeError as error:
            raise CannotDo(f"The new content of {path} isn't UTF-8.", "not_utf8", {"path": path}) from error
        if loads_code(path, (before or b"").decode(errors="replace"), text):
            raise _protected(path, "loads_code")

    def read(self, raw: str) -> bytes:
        """The bytes of a readable file, opened without following any symlink.

        Raises:
            NotFound: `file_not_found`.
            TooLarge: `file_too_large`, over 1 MB.
            Malformed, Refused: As `readable`.
        """
        path = self.readable(raw)
        *above, name = path.split("/")
        try:
            with self.folder(above) as folder:
                return folder.read(name, MAX_BYTES)[0]
        except FileNotFoundError as error:
            raise NotFound(f"There is no file {path}.", "file_not_found", {"path": path}) from error
        except TooBig as error:
            raise TooLarge(f"{path} is larger than 1 MB.", "file_too_large", {"path": path}) from error
        except OSError as error:
            raise _protected(path, "not_a_file") from error

    @functools.cached_property
    def _config_files(self) -> Container[str]:
        # Imported here: parsing is heavy, and most commands write nothing.
        from sidecar.workspace.configs import ConfigFiles  # noqa: PLC0415

        return ConfigFiles(self)

    def folder(self, parts: Sequence[str]) -> Folder:
        """The folder of these canonical parts, held open; `OSError` when it is missing or a symlink by now."""
        return open_folder(self.root, parts)

    def _resolve(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Follow what exists of `parts`; the rest stays as it is."""
        existing = len(parts)
        while existing and not os.path.lexists(self.root.joinpath(*parts[:existing])):
            existing -= 1
        way = self.root.joinpath(*parts[:existing])
        try:
            real = way.resolve(strict=True)
            below = real.relative_to(self.root).parts
        except (OSError, ValueError, RuntimeError) as error:
            if isinstance(error, FileNotFoundError) and not way.is_symlink():
                return self._resolve(parts)  # deleted since, and perhaps made anew: some editors save so
            raise outside() from error  # a dangling link, a loop of links, a way out
        if existing < len(parts) and not real.is_dir():
            raise bad("it goes on below a file")
        resolved = (*self._in_disk_case(below), *parts[existing:])
        # A link may have led to names that no request could have used.
        return parts_of("/".join(resolved), ())

    def _in_disk_case(self, parts: Sequence[str]) -> tuple[str, ...]:
        folder, names = self.root, []
        for part in parts:
            name = true_name(folder, part)
            if name is None:
                raise outside()
            names.append(name)
            folder /= name
        return tuple(names)

    def _disk_rule(self, parts: Sequence[str]) -> str | None:
        """The rule that the file's own status breaks: kind, size, execute bits, further names."""
        try:
            status = self.root.joinpath(*parts).lstat()
        except FileNotFoundError:
            return None
        executable = status.st_mode & _ANY_EXECUTE and os.name == "posix"
        broken = {
            "not_a_file": not stat.S_ISREG(status.st_mode),
            "too_large": status.st_size > MAX_BYTES,
            "read_only": not status.st_mode & stat.S_IWUSR,  # a swap would not even notice
            # Replacing a file that has a second name cuts the two apart, and what the other one is can't be known.
            # pnpm makes such links, but into node_modules, where nothing is written anyway.
            "hard_link": status.st_nlink > 1,
            "executable": executable and not self._all_executable(),
        }
        return next((rule for rule, holds in broken.items() if holds), None)

    def _all_executable(self) -> bool:
        """Whether the bits mean nothing here: some mounts (Windows drives in WSL, SMB) show them on every file."""
        for name in ("package.json", "tsconfig.json", "README.md"):
            try:
                return bool((self.root / name).lstat().st_mode & _ANY_EXECUTE)
            except FileNotFoundError:
                continue
        return False


def _protected(path: str, rule: str) -> Refused:
    message = f"Sidestory doesn't touch {path} ({rule.replace('_', ' ')}); change it by hand."
    return Refused(message, "protected_file", {"path": path, "rule": rule})

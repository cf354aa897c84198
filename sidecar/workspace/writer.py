"""Writes sets of source files: all or none, never over somebody else's edit, one hot update per file.

The protocol, each step of which may be the last before a crash:

1. local history: the contents before, synced;
2. journal: the contents before and after, synced;
3. a temporary file beside each file, synced;
4. each file swapped in, in the order given (what others import comes first); folders synced;
5. what came out is compared with what was expected: if a person saved in between, everything is swapped back;
6. journal marked as done, temporary files removed.

What remains: a program that opens a file for writing before step 4 and writes only after step 6, some milliseconds
later, writes into a file that has no name any more. Within a second its bytes are kept aside; see `latesaves`.
"""

import asyncio
import contextlib
import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from sidecar.errors import CannotDo, Conflict, Malformed, SidestoryError
from sidecar.workspace.base import Cause, Change, Image, Keeper, NoKeeper, Written, WrittenFile
from sidecar.workspace.folders import Folder, Look, NotAPlainFile
from sidecar.workspace.journal import FileIntent, Intent, Journal
from sidecar.workspace.latesaves import LateSaves
from sidecar.workspace.paths import outside
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import MAX_BYTES
from sidecar.workspace.settle import Settled, settle, sync_folders
from sidecar.workspace.swap import Swap, native
from sidecar.workspace.target import Target
from sidecar.workspace.textfile import digest

_log = logging.getLogger(__name__)

_MAX_STEM = 60  # of the file's name in that of its temporary file: together they must stay below 255 bytes

_SAVING = 0.05  # seconds in which a file that was just emptied may be about to be filled: editors save in two steps


class Writer:
    """The only code that touches people's source files.

    Args:
        policy: Says what may be written.
        state_dir: A folder of this checkout outside the project, for the journal and rescued bytes.
        history: Keeps what files were before they are changed.
        swap: How files are put in place; the platform's best way by default.
        token: A fresh random name part for temporary files.
        clock: Seconds, monotonic.

    Attributes:
        unfinished: Whether the disk refused to let a set be taken back, so that `recover` must be tried again.
    """

    def __init__(
        self,
        policy: PathPolicy,
        state_dir: Path,
        *,
        history: Keeper | None = None,
        swap: Swap | None = None,
        token: Callable[[], str] = lambda: secrets.token_hex(6),
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._policy = policy
        self._journal = Journal(state_dir)
        self._history = history or NoKeeper()
        self._late = LateSaves(self._journal.rescue)
        self._swap = swap or native()
        self._token = token
        self._clock = clock
        self._turn = threading.Lock()
        self._untidy: Intent = ()
        self.unfinished = False

    async def apply(
        self, changes: Sequence[Change], within: Collection[str] | None = None, cause: Cause | None = None
    ) -> Written:
        """`write` in a thread. Cancelling the caller doesn't stop a write that has begun."""
        return await asyncio.shield(asyncio.to_thread(self.write, changes, within, cause))

    def write(
        self, changes: Sequence[Change], within: Collection[str] | None = None, cause: Cause | None = None
    ) -> Written:
        """Change a set of files, all or none.

        Args:
            changes: At most one per file; where one file imports another, the imported one first.
            within: The canonical paths that may be reached (a file set); None: no such limit.
            cause: What the history says about it.

        Raises:
            Malformed, Refused, TooLarge, CannotDo: By the policy; nothing was touched.
            CannotDo: `history_failed`, when what the files are can't be kept; nothing was touched.
            Conflict: `external_edit` with `paths`, when a file isn't what was expected, even if only since the last
                microsecond. The other side stays on disk; this one is in the caller's hands.
            CannotDo: `write_failed`, when the disk refuses; everything is as before. `recovery_failed`, when not even
                that could be had: the journal is kept, and the next call tries again.
        """
        with self._turn, _told(changes), self._journal.alone(), contextlib.ExitStack() as stack:
            self._finish_pending()
            self._tidy_up()
            targets = self._plan(changes, within, stack)
            if not targets:
                return Written(())
            self._keep(targets, cause or Cause())
            self._journal.record(tuple(target.intent for target in targets))
            try:
                written = self._put(targets)
                self._journal.done()
            except BaseException:
                self._settle(targets, crashed=False)
                raise
            self._untidy += self._tidy(targets)
            return written

    def _keep(self, targets: Sequence[Target], cause: Cause) -> None:
        images = [
            Image(path, file.before, None if file.after is None else digest(file.after))
            for path, file in ((target.path, target.intent) for target in targets)
        ]
        try:
            self._history.keep(images, cause)
        except OSError as error:
            message = (
                f"The files as they are can't be kept ({_reason(error)}), so nothing was written; free some space."
            )
            raise CannotDo(message, "history_failed", {"paths": [image.path for image in images]}) from error

    def recover(self) -> Settled:
        """Finish or take back what a crash cut short; call it once at start. See `settle` for what is decided.

        Raises:
            CannotDo: `recovery_failed`, when the disk refuses; the journal is kept for the next try.
        """
        try:
            with self._turn, self._journal.alone():
                settled = self._finish_pending()
                finished = self._journal.finished()
                self._untidy += finished or ()
                self._tidy_up()
                if finished and not self._untidy:
                    self._journal.clear()
                return settled
        except OSError as error:
            raise _unrecovered(error, ()) from error

    def _finish_pending(self) -> Settled:
        intent = self._journal.pending()
        if intent is None:
            return Settled("nothing")
        with contextlib.ExitStack() as stack:
            settled = self._settle(self._openable(intent, stack), crashed=True)
        lost = tuple(file.path for file in intent if file.path not in settled.paths)
        return Settled(settled.outcome, settled.paths + lost, settled.kept + lost, settled.rescued)

    def _tidy(self, targets: Sequence[Target]) -> Intent:
        """Remove the temporary files of what is in place; gives those that the disk doesn't let go of."""
        left = []
        for target in targets:
            try:
                target.discard(self._journal.rescue)
            except OSError as error:
                _log.warning("a temporary file of %s stays for now: %s", target.path, _reason(error))
                left.append(target.intent)
        return tuple(left)

    def _tidy_up(self) -> None:
        """Try again what `_tidy` left."""
        if self._untidy:
            with contextlib.ExitStack() as stack:
                self._untidy = self._tidy(self._openable(self._untidy, stack))

    def _settle(self, targets: Sequence[Target], *, crashed: bool) -> Settled:
        self.unfinished = True
        try:
            settled = settle(targets, self._journal.rescue, crashed=crashed)
            self._journal.clear()
            self.unfinished = False
        except OSError as error:
            raise _unrecovered(error, [target.path for target in targets]) from error
        return settled

    def _plan(
        self, changes: Sequence[Change], within: Collection[str] | None, stack: contextlib.ExitStack
    ) -> list[Target]:
        """The files that differ from what they shall be; the folders stay open as long as `stack`."""
        folders: dict[str, Folder] = {}
        seen: set[str] = set()
        strange: list[str] = []
        targets: list[Target] = []
        for change in changes:
            path = self._policy.writable(change.path, within)
            if path in seen:
                raise Malformed(f"The change names {path} twice.", "duplicate_path", {"path": path})
            seen.add(path)
            above, _, name = path.rpartition("/")
            if above not in folders:
                folders[above] = stack.enter_context(self._open(path))
            before, look = _current(folders[above], name)
            if change.data is not None:
                self._policy.admit(path, before, change.data)
            if before == change.data:
                continue
            if (None if before is None else digest(before)) != change.expected:
                strange.append(path)
            temp = f".{name[:_MAX_STEM]}.{self._token()}.tmp"
            intent = FileIntent(path, temp, before, change.data, look)
            targets.append(Target(intent, folders[above], self._swap, self._late))
        if strange:
            raise _conflict(strange)
        return targets

    def _put(self, targets: Sequence[Target]) -> Written:
        for target in targets:
            target.stage()
        written = []
        for target in targets:
            at = self._clock()  # before it: the dev server may announce the file before this thread runs on
            try:
                target.swap_in()
            except (FileNotFoundError, FileExistsError) as error:
                raise _conflict([target.path]) from error
            written.append(_written(target.intent, at))
        sync_folders(targets)
        if strange := [target.path for target in targets if target.came_out_strange()]:
            raise _conflict(strange)
        return Written(tuple(written))

    def _open(self, path: str) -> Folder:
        *above, _ = path.split("/")
        try:
            return self._policy.folder(above)
        except FileNotFoundError as error:
            message = f"The folder of {path} doesn't exist; make it first."
            raise CannotDo(message, "folder_missing", {"path": path}) from error
        except OSError as error:
            raise outside() from error

    def _openable(self, intent: Intent, stack: contextlib.ExitStack) -> list[Target]:
        """The files of a recorded set, without those whose folder was moved away or became a link since."""
        targets = []
        for file in intent:
            with contextlib.suppress(SidestoryError):
                targets.append(Target(file, stack.enter_context(self._open(file.path)), self._swap, self._late))
        return targets


def _current(folder: Folder, name: str) -> tuple[bytes | None, Look | None]:
    """The content and look of a file now; None for no file."""
    try:
        data, status = folder.read(name, MAX_BYTES)
        while not data and 0 <= time.time() - status.st_mtime < _SAVING:
            time.sleep(_SAVING / 10)
            data, status = folder.read(name, MAX_BYTES)
    except FileNotFoundError:
        return None, None
    except NotAPlainFile as error:
        raise outside() from error
    return data, Look.of(status)


def _written(intent: FileIntent, renamed_at: float) -> WrittenFile:
    before, after = (None if side is None else digest(side) for side in (intent.before, intent.after))
    return WrittenFile(intent.path, before, after, renamed_at)


def _unrecovered(error: OSError, paths: Sequence[str]) -> CannotDo:
    message = f"A write that was cut short couldn't be taken back ({_reason(error)}); check the disk."
    return CannotDo(message, "recovery_failed", {"paths": list(paths)})


def _conflict(paths: Sequence[str]) -> Conflict:
    names = ", ".join(paths)
    message = f"{names} changed on disk meanwhile; nothing was written and both sides were kept."
    return Conflict(message, "external_edit", {"paths": list(paths)})


@contextlib.contextmanager
def _told(changes: Sequence[Change]) -> Iterator[None]:
    """Turn what the disk refuses into words."""
    try:
        yield
    except OSError as error:
        message = f"The files couldn't be written ({_reason(error)}); they are as they were."
        raise CannotDo(message, "write_failed", {"paths": [change.path for change in changes]}) from error


def _reason(error: OSError) -> str:
    """In the system's words, without the path that `str(error)` has."""
    return os.strerror(error.errno) if error.errno else "unknown reason"

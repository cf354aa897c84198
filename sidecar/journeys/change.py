"""The second half of every change: commit → write → confirm, and back again when the page broke.

A prompt, an undo, a redo and a restore all come through here; what differs between them is only which version the head
is on afterwards.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sidecar.devserver.base import Declarations, Prover
from sidecar.errors import CannotDo, Conflict, StoreUnavailable
from sidecar.journeys.journey import Journey
from sidecar.models import Receipt, ReceiptError
from sidecar.workspace.base import Cause, Change, Written
from sidecar.workspace.stories import is_stories_file
from sidecar.workspace.textfile import decode, digest
from sidecar.workspace.writer import Writer

_log = logging.getLogger(__name__)

_PROMPTED = frozenset({"iterate", "create_preview", "update_project"})
_TITLE = 200  # characters of a prompt that are enough to know a change by

_SHEETS = (".css", ".scss", ".less")
_DEAF_SECONDS = 0.06
"""Vite's watcher drops a change of a file that follows another one within 50 ms, and never tells of it."""

Contents = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a write ended."""

    receipt: Receipt
    rolled_back: bool


class Changer:
    """Writes sets of files and proves that the browser took them.

    Args:
        writer: Puts files in place, all or none.
        receipts: Collects the proof.
        stories_using: The ids of the stories whose modules reach a project file.
        about_to_write: Told what will be on disk, so that the watcher's news of it surprises nobody.
        rollback: Whether a change whose receipt failed is taken back.
    """

    def __init__(
        self,
        writer: Writer,
        receipts: Prover,
        stories_using: Callable[[str], Awaitable[Collection[str]]],
        about_to_write: Callable[[Contents], None],
        *,
        rollback: bool,
    ) -> None:
        self._writer = writer
        self._receipts = receipts
        self._stories_using = stories_using
        self._about_to_write = about_to_write
        self._rollback = rollback

    async def write(
        self,
        journey: Journey,
        before: Contents,
        after: Contents,
        moved: Callable[[], Awaitable[None]],
        leaving: Callable[[], Awaitable[None]],
        *,
        noted: Callable[[], Awaitable[None]] | None = None,
    ) -> Outcome:
        """Put `after` where `before` is, and wait for the receipt.

        Args:
            journey: Whom to tell.
            before: What must be on disk now, for each path of `after`.
            after: The new contents, None to delete; only files that differ.
            moved: Awaited once the files are in place, before the receipt: it moves the head.
            leaving: Awaited before files are put back because the page broke: it notes that the head is to follow.
            noted: Awaited before anything is written: what a restart must find if it is cut short.

        Raises:
            Conflict: `external_edit`: a file is not what `before` says; nothing was changed.
            SidestoryError: Of `noted`; nothing was changed. Of `moved`; the files were put back.
            CannotDo: `recovery_failed`: the disk lets nothing be put back for now.
        """
        stories = await self._showing(after, noted)
        journey.stage("writing")
        journey.point_of_no_return()
        self._about_to_write(after)
        with self._receipts.expect(after.keys(), stories, declarations(before, after)) as expectation:
            # `within`: where a link by now leads to another file, that one is not ours to write.
            changes = [change(path, before, after) for path in in_order(after)]
            written = await self._writer.apply(changes, within=after.keys(), cause=cause(journey))
            expectation.written(in_place(written))
            journey.stage("confirming")
            await self._move(journey, moved, before, after)
            receipt = await expectation.verdict()
        rolled_back = False
        if receipt.verdict == "failed" and self._rollback:
            journey.stage("rolling back")
            try:
                await leaving()
            except StoreUnavailable as error:  # a broken page is worse than a history that a crash could confuse
                _log.warning("going back without a note of it: %s", error.message)
            try:
                rolled_back = await self._bring_back(journey, before, after, stories, receipt.error)
            except CannotDo as error:
                if error.code == "recovery_failed":
                    raise
                _log.warning("the change stays, because it can't be taken back: %s", error.message)
        journey.tell("receipt", receipt=receipt.wire(), rolledBack=rolled_back)
        return Outcome(receipt, rolled_back)

    async def put(self, before: Contents, after: Contents, why: Cause) -> Receipt:
        """Put `after` where `before` is, outside of any journey, and wait until the page shows it.

        A dev server can miss the second of two writes that come right after each other, so that the next write must wait.

        Raises:
            Conflict: `external_edit`: a file is not what `before` says; nothing was changed.
        """
        stories = await loaded_by(after, self._stories_using)
        self._about_to_write(after)
        with self._receipts.expect(after.keys(), stories, declarations(before, after)) as expectation:
            changes = [change(path, before, after) for path in in_order(after)]
            written = await self._writer.apply(changes, within=after.keys(), cause=why)
            expectation.written(in_place(written))
            return await expectation.verdict()

    async def _showing(
        self, after: Contents, noted: Callable[[], Awaitable[None]] | None
    ) -> Mapping[str, Collection[str]]:
        """The stories to hear of; they are looked for while `noted` waits for the disk."""
        if noted is None:
            return await staying(after, self._stories_using)
        looking = asyncio.ensure_future(staying(after, self._stories_using))
        try:
            await noted()
        except BaseException:
            looking.cancel()
            raise
        return await looking

    async def _move(
        self, journey: Journey, moved: Callable[[], Awaitable[None]], before: Contents, after: Contents
    ) -> None:
        try:
            await moved()
        except Exception:  # the store keeps nothing of it, e.g. on a full disk, so nothing of it may stay in the files
            await self._take_back(journey, before, after)
            raise

    async def _bring_back(
        self,
        journey: Journey,
        before: Contents,
        after: Contents,
        stories: Mapping[str, Collection[str]],
        broke: ReceiptError | None,
    ) -> bool:
        """Take the change back and wait until the page shows it: what it says of the failure must not be said of the next.

        Raises:
            CannotDo: The disk refuses.
        """
        with self._receipts.expect(after.keys(), stories, declarations(after, before), undoes=broke) as expectation:
            written = await self._take_back(journey, before, after)
            if written is None:
                return False
            expectation.written(in_place(written))
            receipt = await expectation.verdict()
        if receipt.verdict == "failed":
            _log.warning("the page is still broken: %s", receipt.error and receipt.error.message)
        return True

    async def _take_back(self, journey: Journey, before: Contents, after: Contents) -> Written | None:
        """Write `before` again; None when a person has meanwhile edited one of the files: theirs stays.

        Raises:
            CannotDo: The disk refuses.
        """
        await asyncio.sleep(_DEAF_SECONDS)  # the change was written, or noticed, just now
        self._about_to_write({path: before[path] for path in after})
        try:
            changes = [change(path, after, before) for path in in_order(after)]
            return await self._writer.apply(changes, within=after.keys(), cause=Cause("rollback", cause(journey).text))
        except Conflict:
            return None


@contextmanager
def kept_as_far_as_it_goes(outcome: Outcome) -> Iterator[None]:
    """The last save of a change, which adds its receipt: where the store fails, the change stands without that."""
    try:
        yield
    except StoreUnavailable as error:
        if outcome.rolled_back:  # nothing of it stands
            raise
        _log.warning("a change was made, but its receipt isn't kept: %s", error.message)


def in_place(written: Written) -> float:
    """When the last file was; now, when a person had already made the very same edit."""
    return max((file.renamed_at for file in written.files), default=time.perf_counter())


def next_start_decides(journey: Journey, error: BaseException) -> bool:
    """Whether only the disk will know how a write ended, so that the next start, or request, must ask it.

    Either the sidecar is ended meanwhile, or the disk refuses to let anything be taken back.
    """
    if isinstance(error, CannotDo):
        return error.code == "recovery_failed"
    return journey.final and isinstance(error, asyncio.CancelledError)


async def loaded_by(
    paths: Iterable[str], stories_using: Callable[[str], Awaitable[Collection[str]]]
) -> dict[str, set[str]]:
    """The stories whose modules reach one of `paths`, each with those that it loads."""
    loads: dict[str, set[str]] = {}
    for path in paths:
        for story in await stories_using(path):
            loads.setdefault(story, set()).add(path)
    return loads


async def staying(after: Contents, stories_using: Callable[[str], Awaitable[Collection[str]]]) -> dict[str, set[str]]:
    """As `loaded_by`, without the stories that go away with their file: that they are missing then is no failure."""
    stories = await loaded_by(after, stories_using)
    leaving = [path for path, data in after.items() if data is None and is_stories_file(path)]
    for story in await loaded_by(leaving, stories_using):
        del stories[story]
    return stories


def in_order(paths: Collection[str]) -> list[str]:
    """What others import comes first: stylesheets, then the component, then its stories."""
    return sorted(paths, key=lambda path: (".stories." in path, not path.endswith(_SHEETS), path))


def change(path: str, before: Contents, after: Contents) -> Change:
    """The write of one file, with what must be there before it."""
    expected = before.get(path)
    return Change(path=path, expected=None if expected is None else digest(expected), data=after[path])


def cause(journey: Journey) -> Cause:
    """What the local history says about the files that a journey changes."""
    return Cause("prompt", journey.prompt[:_TITLE]) if journey.kind in _PROMPTED else Cause(journey.kind)


def declarations(before: Contents, after: Contents) -> Declarations:
    """The CSS declarations that a change brings, by stylesheet; of Sass and Less those that the CSS grammar can read."""
    from sidecar.edits.declarations import css_declarations  # noqa: PLC0415  loads the parsers

    sheets = {path: data for path, data in after.items() if path.endswith(_SHEETS) and data is not None}
    return {
        path: css_declarations(text(before.get(path)), text(data), flat=not path.endswith(".css"))
        for path, data in sheets.items()
    }


def text(data: bytes | None) -> str:
    """A file's content as an editor sees it; an absent file is empty."""
    return "" if data is None else decode(data)[0]

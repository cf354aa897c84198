"""One file of a set on its way from before to after, and back. What a person wrote is never dropped."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sidecar.workspace.folders import Folder, NotAPlainFile, TooBig
from sidecar.workspace.journal import FileIntent
from sidecar.workspace.latesaves import LateSaves
from sidecar.workspace.rules import MAX_BYTES
from sidecar.workspace.swap import ASIDE, Swap

Side = Literal["before", "after", "other"]
Rescue = Callable[[str, bytes], Path]

_BACK = ".back"  # appended to the temporary name for the old content, where it must be made anew from the journal
_STRANGE = object()  # not a plain file, or larger than anything we handle: certainly a person's


class Target:
    """A file of a set in its open folder.

    Args:
        intent: What the file was and shall be.
        folder: Its folder, held open by the caller.
        swap: How files are put in place.
        late: Looks again at what is removed; None: nobody does.
    """

    def __init__(self, intent: FileIntent, folder: Folder, swap: Swap, late: LateSaves | None = None) -> None:
        self.intent = intent
        self.path = intent.path
        self.folder = folder
        self._name = intent.path.rpartition("/")[2]
        self._temp = intent.temp
        self._back = intent.temp + _BACK
        self._swap = swap
        self._late = late

    def stage(self) -> None:
        """Write the new content under the temporary name, durably."""
        if self.intent.after is not None:
            self.folder.create(self._temp, self.intent.after, self.intent.look)

    def swap_in(self) -> None:
        """Put the new state in place.

        Raises:
            FileNotFoundError: The file has gone meanwhile.
            FileExistsError: A file has come meanwhile.
        """
        if self.intent.before is None:
            self._swap.place(self.folder, self._temp, self._name)
        elif self.intent.after is None:
            self._swap.place(self.folder, self._name, self._temp)
        else:
            self._swap.exchange(self.folder, self._temp, self._name)

    def came_out_strange(self) -> bool:
        """Whether what `swap_in` took out isn't the content it was to replace."""
        return self.intent.before is not None and self._content(self._temp) != self.intent.before

    def side(self) -> Side:
        """What stands under the file's own name now."""
        content = self._content(self._name)
        if content == self.intent.after:
            return "after"
        return "before" if content == self.intent.before else "other"

    def tidy(self) -> None:
        """Complete or undo a swap of several steps that was cut short between them."""
        for spare in (self._temp, self._back):
            aside = spare + ASIDE
            if not self._there(aside):
                continue
            if self._there(spare):  # the name has not been replaced yet: this is a second copy of what it holds
                self.folder.remove(aside)
            else:
                self.folder.rename(aside, spare)

    def give_back(self) -> None:
        """Put a person's content that was swapped out back in its place, if there is one."""
        # Our content under the name says that the swap has happened, so that the spare is not a torn one of ours.
        if self.side() != "after" or not self._strange(self._temp):
            return
        if self.intent.after is None:
            with contextlib.suppress(FileExistsError):  # a newer file stands there: the spare is rescued later
                self._swap.place(self.folder, self._temp, self._name)
        else:
            self._trade(self._temp)

    def take_back(self) -> None:
        """From after to before; a person's write that comes in between stays where it is."""
        if self.intent.before is None:
            self._take_out()
            return
        spare = self._temp
        if self._content(spare) != self.intent.before:
            spare = self._back
            with contextlib.suppress(FileNotFoundError):
                self.folder.remove(spare)
            self.folder.create(spare, self.intent.before, self.intent.look)
        if self.intent.after is None:
            with contextlib.suppress(FileExistsError):
                self._swap.place(self.folder, spare, self._name)
        else:
            self._trade(spare)

    def discard(self, rescue: Rescue, *, torn: bool = False) -> list[Path]:
        """Remove what is left under the temporary names; the copies of what only a person can have written.

        Args:
            rescue: Keeps such bytes and tells where.
            torn: Whether the process may have died while it wrote one of these files itself.
        """
        rescued = []
        for spare, source in ((self._temp, self.intent.after), (self._back, self.intent.before)):
            content = self._content(spare)
            if content is None:
                continue
            if isinstance(content, bytes) and content and self._strange(spare):
                unfinished = torn and source is not None and source.startswith(content)
                if not unfinished:
                    rescued.append(rescue(self._name, content))
            if self._late is not None:
                self._late.hold(self.folder, spare, self._name, (self.intent.before, self.intent.after))
            with contextlib.suppress(FileNotFoundError):
                self.folder.remove(spare)
        return rescued

    def _take_out(self) -> None:
        """Remove our new file from under its name, unless a person's is there by now."""
        with contextlib.suppress(FileNotFoundError):
            self.folder.remove(self._temp)  # at most a second name of the same file
        with contextlib.suppress(FileNotFoundError):
            self._swap.place(self.folder, self._name, self._temp)
            if self._content(self._temp) != self.intent.after:
                with contextlib.suppress(FileExistsError):  # yet another one: the first is rescued later
                    self._swap.place(self.folder, self._temp, self._name)

    def _trade(self, spare: str) -> None:
        """Exchange our content under the name for `spare`, unless a person's is there by now."""
        with contextlib.suppress(FileNotFoundError):  # deleted by a person: stays deleted
            self._swap.exchange(self.folder, spare, self._name)
            if self._content(spare) != self.intent.after:
                self._swap.exchange(self.folder, spare, self._name)

    def _strange(self, spare: str) -> bool:
        content = self._content(spare)
        return content is not None and content not in (self.intent.before, self.intent.after)

    def _there(self, name: str) -> bool:
        return self._content(name) is not None

    def _content(self, name: str) -> bytes | object | None:
        try:
            return self.folder.read(name, MAX_BYTES)[0]
        except FileNotFoundError:
            return None
        except (NotAPlainFile, TooBig):
            return _STRANGE

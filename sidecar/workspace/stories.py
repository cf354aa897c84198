"""The stories of a project by its files alone, for when no Storybook runs that could list them."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence

from sidecar.workspace.base import StoryEntry
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.scan import project_files

_FRESH_SECONDS = 2.0
_STORIES = re.compile(r".*\.stories\.(tsx|jsx|ts|js|mjs|mdx|svelte)")


def is_stories_file(path: str) -> bool:
    """Whether a path is named like a stories file (`Button.stories.tsx`)."""
    return _STORIES.fullmatch(path) is not None


class ScannedIndex:
    """Finds stories files by name. Its entries have neither ids nor names, and no component.

    Args:
        policy: Of the project.
        clock: Seconds, monotonic.
    """

    def __init__(self, policy: PathPolicy, clock: Callable[[], float] = time.monotonic) -> None:
        self._root = policy.root
        self._clock = clock
        self._entries: Sequence[StoryEntry] = ()
        self._scanned_at = float("-inf")

    async def entries(self) -> Sequence[StoryEntry]:
        """One entry per stories file; an answer is used again for 2 s."""
        if self._clock() - self._scanned_at > _FRESH_SECONDS:
            self._entries = await asyncio.to_thread(self._scan)
            self._scanned_at = self._clock()
        return self._entries

    def _scan(self) -> Sequence[StoryEntry]:
        paths = (path for path in project_files(self._root) if is_stories_file(path))
        return tuple(StoryEntry(id="", title="", name="", import_path=f"./{path}") for path in paths)

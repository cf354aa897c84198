"""Which saved sessions are wanted, and what is shown of each in a list. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sidecar.snapshots.completeness import report
from sidecar.snapshots.document import read
from sidecar.snapshots.storyart import SwarmUIExportData


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; what is not given excludes nothing.

    Attributes:
        words: Looked for in script, title, story id and context, whatever their case.
        story: The story's UUID.
        episode: Its number.
        since: Saved at this time or later, in milliseconds.
        until: Saved before this time.
    """

    words: str = ""
    story: str = ""
    episode: int | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A session with what it says."""

    timestamp: int
    size: int
    document: Mapping[str, Any]
    session: SwarmUIExportData

    @classmethod
    def of(cls, timestamp: int, value: bytes) -> "Listed":
        """From what was kept; raises `CannotDo` when that is damaged."""
        document = read(value)
        return cls(timestamp, len(value), document, SwarmUIExportData.of(document))

    def entry(self) -> dict[str, Any]:
        """As seed 003 lists it."""
        fields = ("scriptText", "storyUuid", "analyzedEpisode")
        return {"timestamp": self.timestamp, **{name: self.document.get(name) for name in fields}}

    @property
    def report(self) -> Mapping[str, Any]:
        """What it lacks; see `completeness`."""
        return report(dict(self.document), self.session)

    def summary(self) -> dict[str, Any]:
        """What a person wants to know of it, without its content."""
        episode = self.session.analyzed_episode
        told = self.report
        return {
            "timestamp": self.timestamp,
            "savedAt": saved_at(self.timestamp),
            "title": episode.title,
            "episodeNumber": episode.episode_number,
            "storyUuid": self.session.story_uuid,
            "scenes": len(episode.scenes),
            "beats": told["beats"]["total"],
            "beatsWithPrompts": told["beats"]["withPrompts"],
            "complete": told["complete"],
            "bytes": self.size,
        }


def passes(listed: Listed, wanted: Wanted) -> bool:
    """Whether a session is wanted; its time was looked at before it was read, see `in_time`."""
    episode = listed.session.analyzed_episode
    if wanted.story and wanted.story.casefold() != listed.session.story_uuid.casefold():
        return False
    if wanted.episode is not None and wanted.episode != episode.episode_number:
        return False
    words = wanted.words.casefold()
    texts = (listed.document.get(name) for name in ("scriptText", "storyUuid", "episodeContext"))
    return any(words in text.casefold() for text in (*texts, episode.title) if isinstance(text, str))


def in_time(timestamp: int, wanted: Wanted) -> bool:
    """Whether a session was saved when it should have been."""
    return (wanted.since is None or timestamp >= wanted.since) and (wanted.until is None or timestamp < wanted.until)


def saved_at(timestamp: int) -> str:
    """ISO 8601 as JavaScript's `toISOString` has it; times that no calendar has stay numbers."""
    try:
        moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=timestamp)
    except OverflowError:
        return str(timestamp)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""What the routes about versions give."""

from typing import Annotated, Literal

from pydantic import Field

from sidecar.api.answers import Success
from sidecar.models import FileDiff, Version


class ListedVersion(Version):
    """A version in a list."""

    is_current: bool


class ListedVersions(Success):
    """A page of versions, the newest first."""

    versions: list[ListedVersion]
    current_version: int
    total_versions: int
    starred: list[int]


class FoundVersion(Success):
    """One version with its contents."""

    version_id: int
    code: Annotated[str, Field(description="The component's file.")]
    files: dict[str, str | None]
    version: Version


class Marked(Success):
    """A version with its new name or star."""

    version: ListedVersion
    starred: list[int]


class Differences(Success):
    """What changed between two versions."""

    diff: list[FileDiff]


class Imported(Success):
    """What became of a document."""

    session_id: str
    component_path: str
    outcome: Literal["imported", "copied", "replaced", "unchanged"]
    notes: list[str]
    total_versions: int
    total_turns: int

"""What the routes about saved working sessions give, as `/openapi.json` has it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from sidecar.api.answers import Answer, Success
from sidecar.snapshots.extraction import AspectRatio, Source
from sidecar.snapshots.working import Left
from sidecar.stores.base import StoreName


class SessionSaved(Success):
    """Where a session is, and for how long."""

    message: str
    session_key: Annotated[str, Field(description="Its key in Redis: `storyart:session:<ms>`.")]
    storage: StoreName
    timestamp: int
    saved_at: str
    expires_at: str


class SessionFound(Success):
    """A session as it was saved."""

    data: Annotated[
        dict[str, Any], Field(description="What was saved; docs/saved-sessions.md tells what is understood.")
    ]
    timestamp: int
    saved_at: str
    story_uuid_valid: Annotated[bool, Field(description="Whether `storyUuid` can be looked up.")]
    storage: StoreName


class OfOne(Success):
    """Which session it was."""

    timestamp: int


class Summary(Answer):
    """What a person wants to know of a session."""

    timestamp: int
    saved_at: str
    title: str
    episode_number: int | None
    story_uuid: str
    scenes: int
    beats: int
    beats_with_prompts: int
    complete: bool
    bytes: int


class SessionListed(Answer):
    """A session in a list; `savedAt` and `summary` where something was asked for."""

    timestamp: int
    script_text: Any
    story_uuid: Any
    analyzed_episode: Any
    saved_at: str | None = None
    summary: Summary | None = None


class SessionsListed(Success):
    """Saved sessions, newest first."""

    sessions: list[SessionListed]
    count: Annotated[int, Field(description="How many there are in all that are like this.")]
    offset: int | None = None
    limit: int | None = None
    storage: StoreName | None = None


class BeatCounts(Answer):
    """How many beats a session has, and which lack one of their two prompts."""

    total: int
    with_prompts: int
    without_prompts: list[str]


class Completeness(Answer):
    """What a session lacks."""

    complete: bool
    missing: list[str]
    problems: list[str]
    beats: BeatCounts


class CompletenessTold(OfOne):
    """What a session lacks."""

    completeness: Completeness


class SessionShared(OfOne):
    """A link for reading."""

    url: str


class ImageWanted(Answer):
    """An image to make; `prompt` as it was saved."""

    beat_id: str
    prompt: dict[str, Any]
    aspect_ratio: AspectRatio


class PromptsListed(OfOne):
    """The images to make, in story order."""

    prompts: list[ImageWanted]
    without_prompts: list[str]


class ComposedBy(Answer):
    """How many beats were given prompts, and by whom."""

    template: int
    claude: int


class PromptsMade(OfOne):
    """What was made, and all images to make."""

    request_id: str
    made: int
    composed_by: ComposedBy
    prompts: list[ImageWanted]


class CharacterListed(Answer):
    """A character with its LORA trigger."""

    name: str
    trigger: str
    aliases: list[str]


class AppearanceListed(Answer):
    """How a character looks in a scene; `source` tells what decided."""

    scene_number: int | None
    name: str
    trigger: str
    description: str
    lora_weight: float
    source: Source


class CharactersListed(OfOne):
    """The characters of the episode."""

    characters: list[CharacterListed]
    appearances: list[AppearanceListed]


class LocationListed(Answer):
    """The place of a scene; artifacts as they were saved."""

    scene_number: int | None
    location_name: str
    visual_description: str
    artifacts: list[dict[str, Any]]


class LocationsListed(OfOne):
    """The places of the episode."""

    locations: list[LocationListed]


class WorkingSaved(Success):
    """Where the state was kept."""

    storage: Literal["sqlite", "memory"]


class WorkingFound(Success):
    """What another load of a page was at, if any."""

    last: Left | None
    storage: Literal["sqlite", "memory"]

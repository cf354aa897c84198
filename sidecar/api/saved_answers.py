"""What the routes about saved working sessions take and give, as `/openapi.json` has it."""

from typing import Annotated, Any, Literal

from pydantic import Field

from sidecar.api.answers import Answer, Success
from sidecar.api.requests import Id, Number
from sidecar.models import Wire
from sidecar.snapshots.extraction import AspectRatio, Source
from sidecar.snapshots.filling import Style
from sidecar.snapshots.working import Left, WorkingState
from sidecar.snapshots.writing import ComposerName
from sidecar.stores.base import StoreName

Word = Annotated[str, Field(max_length=1_000)]
PageName = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]


# --- what they take -------------------------------------------------------------------------------------------------


class Keep(Wire):
    """`POST /api/v1/session/save` and `…/import`, in the query."""

    ttl: Number | None = None  # seconds that it is kept


class Search(Wire):
    """What is looked for among the saved sessions; what isn't given excludes nothing."""

    q: Word = ""
    story: Word = ""
    episode: Number | None = None
    from_: Annotated[Word, Field(alias="from")] = ""  # a date or time (ISO 8601), or milliseconds
    to: Word = ""


class Listing(Search):
    """`GET /api/v1/session/list`; without any parameter: all, in the shape of seed 003."""

    offset: Number = 0
    limit: Number = 50  # of more than 500 that many are given


class Turning(Search):
    """`GET /__ai-saved`. A form sends its empty fields too."""

    episode: Word = ""  # type: ignore[assignment]
    page: Annotated[Number, Field(ge=1)] = 1


class MakePrompts(Wire):
    """`POST /api/v1/session/{timestamp}/prompts`."""

    style_config: Style = Style()
    composer: ComposerName | None = None  # by itself Claude, where there is a model
    anew: bool = False  # also for beats that have prompts
    request_id: Id | None = None
    rejoin: bool = False


class OfPage(Wire):
    """`GET /__ai-working`."""

    page: PageName


class KeepWorking(Wire):
    """`POST /__ai-working`."""

    page: PageName
    state: WorkingState


# --- what they give -------------------------------------------------------------------------------------------------


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

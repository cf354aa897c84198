"""The shapes of seed 003: a working session of StoryArt, as much of it as can be understood.

They refuse nothing. A member of the wrong kind counts as missing, an entry of a list that can't be one is passed over, and
what the seed doesn't name is left alone. What is kept is the document itself, never one of these.
"""

import json
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)


class Loose(BaseModel):
    """Base of all of them: a member that isn't what it should be has its default."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True, protected_namespaces=(), strict=True)

    @field_validator("*", mode="wrap")
    @classmethod
    def _or_default(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        try:
            return handler(value)
        except ValidationError:
            return cls.model_fields[str(info.field_name)].get_default(call_default_factory=True)


def _objects(value: Any) -> Any:
    return [each for each in value if isinstance(each, dict | Loose)] if isinstance(value, list) else value


def _texts(value: Any) -> Any:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else value


def _number(value: Any) -> Any:
    """Whole numbers also as text or with a zero behind the point, as JavaScript and databases have them."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value) if len(value) < 10 else None  # noqa: PLR2004  no episode has such a number
    return int(value) if isinstance(value, float) and value.is_integer() else value


Texts = Annotated[list[str], BeforeValidator(_texts)]
Number = Annotated[int | None, BeforeValidator(_number)]
OBJECTS = BeforeValidator(_objects)


class SwarmUIPrompt(Loose):
    """What an image is made from; the defaults are the seed's, and what else somebody has put in stays."""

    model_config = ConfigDict(extra="allow")

    prompt: str = ""
    model: str = "flux1-dev"
    width: int = 1024
    height: int = 576
    steps: int = 28
    cfgscale: float = 7.0
    seed: int = -1


class BeatPrompts(Loose):
    """The prompts of one beat: 16:9 and 9:16."""

    cinematic: SwarmUIPrompt | None = None
    vertical: SwarmUIPrompt | None = None


class BeatPrompt(BeatPrompts):
    """Likewise, in the list `prompts` beside the analysis."""

    beat_id: str = Field("", alias="beatId")


class BeatAnalysis(Loose):
    """One beat of a scene."""

    beat_id: str = Field("", alias="beatId")
    core_action: str = ""
    beat_script_text: str = ""
    emotional_tone: str = ""
    visual_anchor: str = ""
    location_attributes: Texts = Field(default_factory=list, alias="locationAttributes")
    camera_angle_suggestion: str = Field("", alias="cameraAngleSuggestion")
    character_positioning: str = Field("", alias="characterPositioning")
    prompts: BeatPrompts = BeatPrompts()


class AnalyzedScene(Loose):
    """One scene of an episode."""

    scene_number: Number = Field(None, alias="sceneNumber")
    title: str = ""
    metadata: dict[str, Any] = Field(default_factory=dict)
    beats: Annotated[list[BeatAnalysis], OBJECTS] = Field(default_factory=list)


class AnalyzedEpisode(Loose):
    """The analysis, beat by beat."""

    episode_number: Number = Field(None, alias="episodeNumber")
    title: str = ""
    scenes: Annotated[list[AnalyzedScene], OBJECTS] = Field(default_factory=list)


class CharacterLocationContext(Loose):
    """What a character looks like at one place."""

    location_name: str = ""
    physical_description: str = ""
    clothing_description: str = ""
    hair_description: str = ""
    demeanor_description: str = ""
    temporal_context: str = ""
    swarmui_prompt_override: str = ""
    lora_weight_adjustment: float | None = None


class CharacterContext(Loose):
    """A character of the episode."""

    character_name: str = ""
    aliases: Texts = Field(default_factory=list)
    base_trigger: str = ""
    visual_description: str = ""
    location_contexts: Annotated[list[CharacterLocationContext], OBJECTS] = Field(default_factory=list)


class CharacterAppearance(Loose):
    """A character in a scene."""

    character_name: str = ""
    location_context: CharacterLocationContext = CharacterLocationContext()


class ArtifactContext(Loose):
    """A thing that is to be seen at a place, with whatever else is known of it."""

    model_config = ConfigDict(extra="allow")

    artifact_name: str = ""
    swarmui_prompt_fragment: str = ""


class LocationContext(Loose):
    """The place of a scene."""

    id: str = ""
    name: str = ""
    visual_description: str = ""
    artifacts: Annotated[list[ArtifactContext], OBJECTS] = Field(default_factory=list)


class SceneContext(Loose):
    """What is known of a scene beside its analysis; characters stand under either name."""

    scene_number: Number = None
    scene_title: str = ""
    scene_summary: str = ""
    location: LocationContext = LocationContext()
    characters: Annotated[list[CharacterAppearance], OBJECTS] = Field(default_factory=list)
    character_appearances: Annotated[list[CharacterAppearance], OBJECTS] = Field(default_factory=list)


class EpisodeContext(Loose):
    """What is known of an episode beside its analysis."""

    episode_number: Number = None
    episode_title: str = ""
    episode_summary: str = ""
    story_context: str = ""
    narrative_tone: str = ""
    core_themes: str = ""
    characters: Annotated[list[CharacterContext], OBJECTS] = Field(default_factory=list)
    scenes: Annotated[list[SceneContext], OBJECTS] = Field(default_factory=list)


class EnhancedEpisodeContext(Loose):
    """What is in `episodeContext`, which is JSON in a string."""

    episode: EpisodeContext = EpisodeContext()

    @classmethod
    def of(cls, value: Any) -> "EnhancedEpisodeContext | None":
        """From the string, or from the object itself; None when it is neither."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except (ValueError, RecursionError):
                return None
        return cls.model_validate(value) if isinstance(value, dict) else None


class SwarmUIExportData(Loose):
    """A working session."""

    script_text: str = Field("", alias="scriptText")
    episode_context: EnhancedEpisodeContext | None = Field(None, alias="episodeContext")
    story_uuid: str = Field("", alias="storyUuid")
    analyzed_episode: AnalyzedEpisode = Field(AnalyzedEpisode(), alias="analyzedEpisode")
    prompts: Annotated[list[BeatPrompt], OBJECTS] = Field(default_factory=list)

    @classmethod
    def of(cls, document: dict[str, Any]) -> Self:
        """What can be understood of a kept document."""
        context = EnhancedEpisodeContext.of(document.get("episodeContext"))
        return cls.model_validate({**document, "episodeContext": context})

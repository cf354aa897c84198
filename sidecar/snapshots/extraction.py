"""What makers of images take out of a saved session: prompts, characters, places (seed 003, "Extracting Data"). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sidecar.snapshots.storyart import (
    BeatPrompts,
    CharacterAppearance,
    CharacterContext,
    CharacterLocationContext,
    EpisodeContext,
    SceneContext,
    SwarmUIExportData,
)

AspectRatio = Literal["16:9", "9:16"]
Source = Literal["override", "location", "base"]
LORA_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a character looks in a scene.

    Attributes:
        source: What decided: the override for prompts, what is known of the character at this place, or the character's
            own description.
    """

    name: str
    trigger: str
    description: str
    lora_weight: float
    source: Source


def context_of(session: SwarmUIExportData) -> EpisodeContext:
    """What is known of the episode, an empty one where nothing is."""
    return session.episode_context.episode if session.episode_context else EpisodeContext()


def prompts_of(session: SwarmUIExportData) -> dict[str, BeatPrompts]:
    """The prompts of each beat that has any, in story order; those in the beat before those in the list beside."""
    listed = {each.beat_id: each for each in session.prompts}
    found: dict[str, BeatPrompts] = {}
    for scene in session.analyzed_episode.scenes:
        for beat in scene.beats:
            beside = listed.pop(beat.beat_id, BeatPrompts())
            cinematic = beat.prompts.cinematic or beside.cinematic
            vertical = beat.prompts.vertical or beside.vertical
            if cinematic or vertical:
                found[beat.beat_id] = BeatPrompts(cinematic=cinematic, vertical=vertical)
    return found | {
        beat_id: BeatPrompts(cinematic=each.cinematic, vertical=each.vertical) for beat_id, each in listed.items()
    }


def queue(session: SwarmUIExportData) -> list[dict[str, Any]]:
    """The images to make, in story order: `{beatId, prompt, aspectRatio}`, wide before tall."""
    return [
        {"beatId": beat_id, "prompt": prompt.model_dump(), "aspectRatio": ratio}
        for beat_id, prompts in prompts_of(session).items()
        for ratio, prompt in (("16:9", prompts.cinematic), ("9:16", prompts.vertical))
        if prompt is not None
    ]


def characters(session: SwarmUIExportData) -> list[dict[str, Any]]:
    """`{name, trigger, aliases}` of each character."""
    return [
        {"name": each.character_name, "trigger": each.base_trigger, "aliases": each.aliases}
        for each in context_of(session).characters
    ]


def locations(session: SwarmUIExportData) -> list[dict[str, Any]]:
    """`{sceneNumber, locationName, visualDescription, artifacts}` of each scene, each artifact as it was saved."""
    return [
        {
            "sceneNumber": scene.scene_number,
            "locationName": scene.location.name,
            "visualDescription": scene.location.visual_description,
            "artifacts": [artifact.model_dump() for artifact in scene.location.artifacts],
        }
        for scene in context_of(session).scenes
    ]


def appearances(session: SwarmUIExportData) -> list[dict[str, Any]]:
    """How each character looks in each scene: `{sceneNumber, name, trigger, description, loraWeight, source}`."""
    episode = context_of(session)
    return [
        {
            "sceneNumber": scene.scene_number,
            "name": each.name,
            "trigger": each.trigger,
            "description": each.description,
            "loraWeight": each.lora_weight,
            "source": each.source,
        }
        for scene in episode.scenes
        for each in appearing(episode, scene)
    ]


def appearing(episode: EpisodeContext, scene: SceneContext) -> Iterator[Appearance]:
    """The characters of a scene, from `characters` and from `character_appearances`, each once."""
    seen: set[str] = set()
    for each in (*scene.characters, *scene.character_appearances):
        if each.character_name and each.character_name not in seen:
            seen.add(each.character_name)
            yield _looks(known(episode.characters, each.character_name), each, scene.location.name)


def known(people: Sequence[CharacterContext], name: str) -> CharacterContext:
    """The character of this name or alias; one of whom nothing is known where there is none."""
    named = (each for each in people if each.character_name == name)
    aliased = (each for each in people if name in each.aliases)
    return next(named, None) or next(aliased, None) or CharacterContext(character_name=name)


def _looks(character: CharacterContext, appearance: CharacterAppearance, place: str) -> Appearance:
    here = appearance.location_context
    usual = next((each for each in character.location_contexts if place and each.location_name == place), None)
    source: Source = "base"
    description = character.visual_description
    for context in (here, usual):
        if context is not None and context.swarmui_prompt_override:
            source, description = "override", context.swarmui_prompt_override
            break
    else:
        described = next((text for each in (here, usual) if each and (text := _described(each))), "")
        if described:
            source, description = "location", described
    weights = (each.lora_weight_adjustment for each in (here, usual) if each is not None)
    weight = next((each for each in weights if each), LORA_WEIGHT)
    return Appearance(character.character_name, character.base_trigger, description, weight, source)


def _described(context: CharacterLocationContext) -> str:
    parts = (
        context.physical_description,
        context.clothing_description,
        context.hair_description,
        context.demeanor_description,
    )
    return ", ".join(part.strip().rstrip(".") for part in parts if part.strip())

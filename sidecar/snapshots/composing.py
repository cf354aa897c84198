"""Makes the words of image prompts out of an analysis, by a template: what is done where there is no model."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from sidecar.resources import templates_dir
from sidecar.snapshots.extraction import LORA_WEIGHT, Appearance, appearing, context_of
from sidecar.snapshots.filling import Lacking, Texts
from sidecar.snapshots.storyart import BeatAnalysis, EpisodeContext, SceneContext, SwarmUIExportData

if TYPE_CHECKING:
    from jinja2 import Environment


class Composer(Protocol):
    """Makes prompts for the beats of a scene, by beat id; it may leave some out.

    Raises `UpstreamFailed` when a model fails.
    """

    name: str

    async def compose(self, session: SwarmUIExportData, wanted: Lacking) -> Mapping[str, Texts]:
        """The words for each beat."""
        ...


class TemplateComposer:
    """The composer `template`: the parts of the analysis in the order in which image models read them best."""

    name = "template"

    async def compose(self, session: SwarmUIExportData, wanted: Lacking) -> Mapping[str, Texts]:
        """See `Composer.compose`; no beat is left out."""
        episode = context_of(session)
        scene = scene_of(episode, wanted.scene.scene_number)
        people = list(appearing(episode, scene))
        return {beat.beat_id: _texts(episode, scene, people, beat) for beat in wanted.beats}


def scene_of(episode: EpisodeContext, number: int | None) -> SceneContext:
    """What is known of a scene, an empty one where nothing is."""
    return next((each for each in episode.scenes if each.scene_number == number), SceneContext())


def with_triggers(text: str, episode: EpisodeContext) -> str:
    """The text with each character's name and aliases replaced by the trigger, which is what image models know."""
    triggers = {
        name.casefold(): each.base_trigger
        for each in episode.characters
        for name in (*each.aliases, each.character_name)
        if name.strip() and each.base_trigger
    }
    if not triggers:
        return text
    names = "|".join(re.escape(name) for name in sorted(triggers, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: triggers[found[0].casefold()], text, flags=re.IGNORECASE)


def subject(appearance: Appearance) -> str:
    """A character in a prompt: trigger, weighted where that isn't 1, and looks."""
    trigger = appearance.trigger or appearance.name
    if appearance.lora_weight != LORA_WEIGHT:
        trigger = f"({trigger}:{appearance.lora_weight:g})"
    return f"{trigger}, {appearance.description}" if appearance.description else trigger


def render(name: str, **values: Any) -> str:
    """One of the templates about prompts for images, on one line where it is such a prompt."""
    return _environment().get_template(name).render(values).strip()


def _texts(episode: EpisodeContext, scene: SceneContext, people: Sequence[Appearance], beat: BeatAnalysis) -> Texts:
    spoken = f"{beat.core_action} {beat.beat_script_text} {beat.visual_anchor} {beat.character_positioning}"
    seen = [each for each in people if _mentioned(each, episode, spoken)] or list(people)

    def text(ratio: str) -> str:
        rendered = render(
            "beat.j2",
            ratio=ratio,
            camera=beat.camera_angle_suggestion,
            subjects=[subject(each) for each in seen],
            action=with_triggers(beat.core_action, episode),
            positioning=with_triggers(beat.character_positioning, episode),
            anchor=with_triggers(beat.visual_anchor, episode),
            place=scene.location.visual_description or scene.location.name,
            attributes=beat.location_attributes,
            artifacts=[each.swarmui_prompt_fragment for each in scene.location.artifacts],
            tone=beat.emotional_tone,
        )
        parts = (" ".join(line.split()).rstrip(".,") for line in rendered.splitlines())
        return ", ".join(part for part in parts if part)

    return Texts(text("16:9"), text("9:16"))


def _mentioned(appearance: Appearance, episode: EpisodeContext, text: str) -> bool:
    aliases = next((each.aliases for each in episode.characters if each.character_name == appearance.name), [])
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        for name in (appearance.name, *aliases)
        if name
    )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  loaded when prompts are made

    return Environment(  # noqa: S701  plain text
        loader=FileSystemLoader(templates_dir() / "prompts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

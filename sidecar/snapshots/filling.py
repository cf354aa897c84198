"""Which beats of a session lack prompts, and the session with them. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from sidecar.errors import Malformed
from sidecar.models import Wire
from sidecar.snapshots.extraction import prompts_of
from sidecar.snapshots.storyart import AnalyzedScene, BeatAnalysis, SwarmUIExportData

_RATIO = re.compile(r"([1-9][0-9]?):([1-9][0-9]?)")
_LONG, _STEP = 1024, 64  # pixels of the longer side; image models want multiples of 64


class Style(Wire):
    """How the images are to be made: `styleConfig` of seed 003, and its defaults."""

    model: Annotated[str, Field(min_length=1, max_length=200)] = "flux1-dev"
    cinematic_aspect_ratio: Annotated[str, Field(max_length=5)] = "16:9"
    vertical_aspect_ratio: Annotated[str, Field(max_length=5)] = "9:16"
    steps: Annotated[int, Field(ge=1, le=500)] = 28
    cfgscale: Annotated[float, Field(ge=0, le=100)] = 7.0
    seed: Annotated[int, Field(ge=-1, lt=2**63)] = -1

    def prompt(self, text: str, ratio: str) -> dict[str, Any]:
        """A prompt with all that SwarmUI wants to know. Raises `Malformed` when the ratio is none."""
        width, height = size_of(ratio)
        return {
            "prompt": text,
            "model": self.model,
            "width": width,
            "height": height,
            "steps": self.steps,
            "cfgscale": self.cfgscale,
            "seed": self.seed,
        }


def size_of(ratio: str) -> tuple[int, int]:
    """Width and height in pixels: `16:9` is 1024 x 576. Raises `Malformed` when it is no ratio."""
    match = _RATIO.fullmatch(ratio)
    if match is None:
        raise Malformed("An aspect ratio is two numbers, like 16:9.", "bad_request")
    wide, tall = int(match[1]), int(match[2])
    shorter = max(_STEP, round(_LONG * min(wide, tall) / max(wide, tall) / _STEP) * _STEP)
    return (_LONG, shorter) if wide >= tall else (shorter, _LONG)


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of a beat's two prompts."""

    cinematic: str
    vertical: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """The beats of a scene that are to be given prompts; those without an id can't be."""

    scene: AnalyzedScene
    beats: Sequence[BeatAnalysis]


def lacking(session: SwarmUIExportData, *, anew: bool) -> list[Lacking]:
    """What is to be done, by scene; `anew`: also where there are prompts."""
    prompts = prompts_of(session)
    whole = set() if anew else {name for name, each in prompts.items() if each.cinematic and each.vertical}
    found = [
        Lacking(scene, [beat for beat in scene.beats if beat.beat_id and beat.beat_id not in whole])
        for scene in session.analyzed_episode.scenes
    ]
    return [each for each in found if each.beats]


def filled(document: Mapping[str, Any], made: Mapping[str, Texts], style: Style, *, anew: bool) -> dict[str, Any]:
    """The document with prompts in its beats; what is there stays, unless `anew`, and so does everything else."""
    prompts = prompts_of(SwarmUIExportData.of(dict(document)))

    def beat_with(beat: Any) -> Any:
        if not isinstance(beat, dict) or not isinstance(beat.get("beatId"), str):
            return beat
        texts = made.get(beat["beatId"])
        if texts is None:
            return beat
        there = None if anew else prompts.get(beat["beatId"])
        kept = beat["prompts"] if isinstance(beat.get("prompts"), dict) else {}
        new = {
            "cinematic": style.prompt(texts.cinematic, style.cinematic_aspect_ratio),
            "vertical": style.prompt(texts.vertical, style.vertical_aspect_ratio),
        }
        if there is not None:
            new |= {name: each.model_dump() for name in new if (each := getattr(there, name)) is not None}
        return {**beat, "prompts": {**kept, **new}}

    episode = document["analyzedEpisode"]
    scenes = [
        {**scene, "beats": [beat_with(beat) for beat in scene["beats"]]}
        if isinstance(scene, dict) and isinstance(scene.get("beats"), list)
        else scene
        for scene in episode["scenes"]
    ]
    return {**document, "analyzedEpisode": {**episode, "scenes": scenes}}

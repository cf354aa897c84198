"""What a saved session lacks to be restored and to make images from (seed 003, "Check Session Completeness"). Pure."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sidecar.snapshots.document import REQUIRED
from sidecar.snapshots.extraction import context_of, prompts_of
from sidecar.snapshots.storyart import EnhancedEpisodeContext, SwarmUIExportData

_NAMED = 8  # beats that are told by their names

# As seed 003 has it, "Invalid UUID".
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def is_uuid(value: Any) -> bool:
    """Whether it is a story's id in the form that the seed asks for."""
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def report(document: dict[str, Any], session: SwarmUIExportData) -> dict[str, Any]:
    """`complete`, `missing` fields, `problems` in sentences, and `beats`: how many, and which lack prompts."""
    missing = [name for name in REQUIRED if document.get(name) in (None, "", {}, [])]
    prompts = prompts_of(session)
    beats = [beat.beat_id for scene in session.analyzed_episode.scenes for beat in scene.beats]
    whole = {name for name, each in prompts.items() if each.cinematic and each.vertical}
    without = [beat_id for beat_id in beats if beat_id not in whole]
    problems = [*_of_fields(document, missing), *_of_context(session), *_of_analysis(session, missing)]
    return {
        "complete": not (missing or problems or without),
        "missing": missing,
        "problems": problems,
        "beats": {"total": len(beats), "withPrompts": len(beats) - len(without), "withoutPrompts": without},
    }


def lacks(told: Mapping[str, Any]) -> list[str]:
    """A report in sentences for people; none for a session that is complete."""
    found: list[str] = [*(f"{name} is missing." for name in told["missing"]), *told["problems"]]
    if without := told["beats"]["withoutPrompts"]:
        names = ", ".join(map(str, without[:_NAMED])) + (" …" if len(without) > _NAMED else "")
        found.append(f"{len(without)} of {told['beats']['total']} beats lack prompts: {names}.")
    return found


def _of_fields(document: dict[str, Any], missing: list[str]) -> list[str]:
    found = []
    if "storyUuid" not in missing and not is_uuid(document["storyUuid"]):
        found.append("storyUuid is no UUID, so that the story can't be looked up.")
    if "scriptText" not in missing and not isinstance(document["scriptText"], str):
        found.append("scriptText is no text.")
    if "episodeContext" not in missing and EnhancedEpisodeContext.of(document["episodeContext"]) is None:
        found.append("episodeContext is no JSON object, so that characters and places are not known.")
    if "analyzedEpisode" not in missing and not isinstance(document["analyzedEpisode"], dict):
        found.append("analyzedEpisode is no object.")
    return found


def _of_context(session: SwarmUIExportData) -> list[str]:
    if session.episode_context is None:
        return []
    nameless = [each.character_name for each in context_of(session).characters if not each.base_trigger]
    bare = [scene.scene_number for scene in context_of(session).scenes if not scene.location.visual_description]
    found = [f"The character {name or 'without a name'} has no base_trigger." for name in nameless]
    return found + [f"The location of scene {number} has no visual_description." for number in bare]


def _of_analysis(session: SwarmUIExportData, missing: list[str]) -> list[str]:
    episode = session.analyzed_episode
    if "analyzedEpisode" in missing:
        return []
    found = [] if episode.scenes else ["analyzedEpisode has no scenes."]
    found += [f"Scene {scene.scene_number} has no beats." for scene in episode.scenes if not scene.beats]
    ids = [beat.beat_id for scene in episode.scenes for beat in scene.beats]
    if "" in ids:
        found.append("A beat has no beatId.")
    if repeated := sorted(each for each, count in Counter(ids).items() if each and count > 1):
        found.append(f"Several beats have the same beatId: {', '.join(repeated)}.")
    return found

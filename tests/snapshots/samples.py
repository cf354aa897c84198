"""A small working session with everything that seed 003 names."""

import json
from typing import Any

STORY = "59f64b1e-726a-439d-a6bc-0dfefcababdb"
FRAGMENT = "flickering red emergency lights and glowing biohazard symbols on the walls"
OVERRIDE = "JRUMLV woman in a torn lab coat, hair tied back"

CONTEXT: dict[str, Any] = {
    "episode": {
        "episode_number": 1,
        "episode_title": "The Signal",
        "episode_summary": "A signal from below.",
        "story_context": "After the outbreak.",
        "narrative_tone": "tense",
        "core_themes": "trust",
        "characters": [
            {
                "character_name": "Catherine 'Cat' Mitchell",
                "aliases": ["Cat", "Catherine", "Mitchell"],
                "base_trigger": "JRUMLV woman",
                "visual_description": "a biologist in her thirties",
                "location_contexts": [
                    {"location_name": "The roof", "clothing_description": "a rain coat", "lora_weight_adjustment": 0.8}
                ],
            },
            {
                "character_name": "Daniel O'Brien",
                "aliases": ["Daniel"],
                "base_trigger": "HSCEIA man",
                "visual_description": "a former soldier",
                "location_contexts": [],
            },
        ],
        "scenes": [
            {
                "scene_number": 1,
                "scene_title": "The lab",
                "scene_summary": "Cat finds the signal.",
                "location": {
                    "id": "loc-1",
                    "name": "NHIA Facility 7",
                    "visual_description": "a sterile laboratory with cracked glass walls",
                    "artifacts": [
                        {
                            "artifact_name": "Emergency lights",
                            "swarmui_prompt_fragment": FRAGMENT,
                            "always_present": True,
                        }
                    ],
                },
                "characters": [
                    {
                        "character_name": "Catherine 'Cat' Mitchell",
                        "location_context": {"swarmui_prompt_override": OVERRIDE},
                    }
                ],
            },
            {
                "scene_number": 2,
                "scene_title": "The roof",
                "scene_summary": "They meet.",
                "location": {
                    "id": "loc-2",
                    "name": "The roof",
                    "visual_description": "a wet roof at night",
                    "artifacts": [],
                },
                "character_appearances": [
                    {"character_name": "Cat", "location_context": {}},
                    {"character_name": "Daniel O'Brien"},
                ],
            },
        ],
    }
}


def prompt(text: str, width: int = 1024, height: int = 576) -> dict[str, Any]:
    """A prompt as StoryArt saves it."""
    return {
        "prompt": text,
        "model": "flux1-dev",
        "width": width,
        "height": height,
        "steps": 28,
        "cfgscale": 7.0,
        "seed": -1,
    }


def beat(beat_id: str, action: str, **members: Any) -> dict[str, Any]:
    """A beat of an analysis."""
    return {
        "beatId": beat_id,
        "core_action": action,
        "beat_script_text": action,
        "emotional_tone": "tense",
        "visual_anchor": "a green oscilloscope",
        "locationAttributes": ["broken glass"],
        "cameraAngleSuggestion": "close-up",
        **members,
    }


def session(**members: Any) -> dict[str, Any]:
    """A session in which one beat has its prompts, one has them beside, and one has none."""
    return {
        "scriptText": "EPISODE: 1\nTITLE: The Signal\n\nSCENE 1\nINT. NHIA FACILITY 7 - DAY\n",
        "episodeContext": json.dumps(CONTEXT),
        "storyUuid": STORY,
        "analyzedEpisode": {
            "episodeNumber": 1,
            "title": "The Signal",
            "scenes": [
                {
                    "sceneNumber": 1,
                    "title": "The lab",
                    "metadata": {"act": 1},
                    "beats": [
                        beat(
                            "s1-b1",
                            "Cat listens",
                            prompts={"cinematic": prompt("wide"), "vertical": prompt("tall", 576, 1024)},
                        ),
                        beat("s1-b2", "Mitchell turns to Daniel"),
                    ],
                },
                {"sceneNumber": 2, "title": "The roof", "metadata": {}, "beats": [beat("s2-b1", "Daniel waits")]},
            ],
        },
        "prompts": [{"beatId": "s1-b2", "cinematic": prompt("beside"), "vertical": prompt("beside tall", 576, 1024)}],
        **members,
    }

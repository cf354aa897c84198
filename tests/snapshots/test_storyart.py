from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from sidecar.snapshots.completeness import report
from sidecar.snapshots.extraction import appearances, characters, locations, queue
from sidecar.snapshots.storyart import AnalyzedEpisode, EnhancedEpisodeContext, SwarmUIExportData
from tests.snapshots.samples import CONTEXT, session

NAMES = st.sampled_from(
    [
        *("analyzedEpisode", "scenes", "beats", "beatId", "prompts", "cinematic", "vertical", "prompt", "width"),
        *(
            "episodeContext",
            "episode",
            "characters",
            "character_name",
            "aliases",
            "location",
            "artifacts",
            "location_context",
        ),
        *("sceneNumber", "scene_number", "storyUuid", "scriptText", "lora_weight_adjustment", "character_appearances"),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=5),
    max_leaves=30,
)


def test_a_whole_session_is_understood() -> None:
    """Everything that the seed names is where it should be."""
    found = SwarmUIExportData.of(session())
    scene = found.analyzed_episode.scenes[0]
    assert (found.analyzed_episode.episode_number, scene.scene_number, scene.metadata) == (1, 1, {"act": 1})
    assert scene.beats[0].prompts.vertical is not None
    assert scene.beats[0].prompts.vertical.height == 1024
    assert scene.beats[0].location_attributes == ["broken glass"]
    assert found.episode_context is not None
    assert found.episode_context.episode.characters[0].aliases == ["Cat", "Catherine", "Mitchell"]
    assert found.prompts[0].beat_id == "s1-b2"


def test_what_is_of_the_wrong_kind_counts_as_missing() -> None:
    """Each by itself: the rest of its object is understood all the same."""
    scenes = [5, {"sceneNumber": "7", "title": None, "beats": [{"beatId": "b", "core_action": 3, "prompts": "none"}]}]
    found = AnalyzedEpisode.model_validate({"episodeNumber": 2.0, "title": ["x"], "scenes": scenes})
    assert (found.episode_number, found.title) == (2, "")
    (scene,) = found.scenes
    assert (scene.scene_number, scene.beats[0].beat_id, scene.beats[0].core_action) == (7, "b", "")
    assert scene.beats[0].prompts.cinematic is None


def test_the_context_is_text_or_an_object() -> None:
    """Anything else is none."""
    assert EnhancedEpisodeContext.of(CONTEXT) == SwarmUIExportData.of(session()).episode_context
    for other in ("", "[1]", "{oops", None, 3, "[" * 100_000):
        assert EnhancedEpisodeContext.of(other) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=st.dictionaries(NAMES, JSON, max_size=6))
def test_nothing_is_refused(document: dict[str, Any]) -> None:
    """Whatever somebody has saved: it can be looked through, and reported on."""
    found = SwarmUIExportData.of(document)
    told = report(document, found)
    assert told["beats"]["total"] >= told["beats"]["withPrompts"]
    for part in (queue, characters, locations, appearances):
        assert isinstance(part(found), list)

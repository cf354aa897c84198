import json
from copy import deepcopy
from typing import Any

from sidecar.snapshots.extraction import appearances, characters, locations, queue
from sidecar.snapshots.storyart import SwarmUIExportData
from tests.snapshots.samples import CONTEXT, FRAGMENT, OVERRIDE, beat, prompt, session

CAT, DANIEL = "Catherine 'Cat' Mitchell", "Daniel O'Brien"


def test_the_queue_is_in_story_order() -> None:
    """Wide before tall; from the beats, and for those without from the list beside; each prompt as it was saved."""
    document = session()
    document["prompts"].append({"beatId": "elsewhere", "vertical": prompt("no beat", 576, 1024)})
    document["analyzedEpisode"]["scenes"][0]["beats"][0]["prompts"]["cinematic"]["loras"] = "own"
    found = queue(SwarmUIExportData.of(document))
    assert [(each["beatId"], each["aspectRatio"], each["prompt"]["prompt"]) for each in found] == [
        ("s1-b1", "16:9", "wide"),
        ("s1-b1", "9:16", "tall"),
        ("s1-b2", "16:9", "beside"),
        ("s1-b2", "9:16", "beside tall"),
        ("elsewhere", "9:16", "no beat"),
    ]
    assert found[0]["prompt"] == {**prompt("wide"), "loras": "own"}


def test_a_beat_s_own_prompts_come_before_those_beside() -> None:
    """One by one: what it lacks is taken from the list."""
    document = session()
    document["analyzedEpisode"]["scenes"][0]["beats"][1] = beat("s1-b2", "x", prompts={"cinematic": prompt("own")})
    found = {each["aspectRatio"]: each["prompt"]["prompt"] for each in queue(SwarmUIExportData.of(document))[2:]}
    assert found == {"16:9": "own", "9:16": "beside tall"}


def test_characters_and_places_have_the_seed_s_members() -> None:
    """And no others; artifacts are as they were saved."""
    found = SwarmUIExportData.of(session())
    assert characters(found)[1] == {"name": DANIEL, "trigger": "HSCEIA man", "aliases": ["Daniel"]}
    assert locations(found)[0] == {
        "sceneNumber": 1,
        "locationName": "NHIA Facility 7",
        "visualDescription": "a sterile laboratory with cracked glass walls",
        "artifacts": [
            {"artifact_name": "Emergency lights", "swarmui_prompt_fragment": FRAGMENT, "always_present": True}
        ],
    }


def looks(context: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Who looks how in each scene."""
    found = appearances(SwarmUIExportData.of(session(episodeContext=json.dumps(context))))
    return [
        tuple(each[name] for name in ("sceneNumber", "name", "description", "loraWeight", "source")) for each in found
    ]


def test_overrides_come_before_places_and_these_before_the_character() -> None:
    """From both lists of a scene; the weight is 1 unless somebody says otherwise; an alias names the character."""
    assert looks(CONTEXT) == [
        (1, CAT, OVERRIDE, 1.0, "override"),
        (2, CAT, "a rain coat", 0.8, "location"),
        (2, DANIEL, "a former soldier", 1.0, "base"),
    ]


def test_a_scene_s_own_words_come_before_those_about_its_place() -> None:
    """And an override about the place before a mere description in the scene."""
    context = deepcopy(CONTEXT)
    roof = context["episode"]["scenes"][1]
    roof["character_appearances"][0]["location_context"] = {
        "hair_description": "wet hair",
        "lora_weight_adjustment": 1.2,
    }
    assert looks(context)[1] == (2, CAT, "wet hair", 1.2, "location")
    context["episode"]["characters"][0]["location_contexts"][0]["swarmui_prompt_override"] = "everywhere wet"
    assert looks(context)[1] == (2, CAT, "everywhere wet", 1.2, "override")


def test_a_character_that_nobody_described_is_there_all_the_same() -> None:
    """With its name alone; and one that stands in both lists is there once."""
    context = deepcopy(CONTEXT)
    context["episode"]["characters"] = []
    context["episode"]["scenes"][1]["characters"] = [{"character_name": DANIEL}]
    assert [each[1:3] for each in looks(context)] == [(CAT, OVERRIDE), (DANIEL, ""), ("Cat", "")]

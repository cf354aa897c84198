from typing import Any

import pytest

from sidecar.snapshots.completeness import is_uuid, lacks, report
from sidecar.snapshots.storyart import SwarmUIExportData
from tests.snapshots.samples import STORY, beat, prompt, session


def told(**members: Any) -> dict[str, Any]:
    """The report on the sample with other members."""
    document = session(**members)
    return report(document, SwarmUIExportData.of(document))


def test_a_session_with_all_prompts_is_complete() -> None:
    """Whether they stand in the beats or beside."""
    beside = [{"beatId": each, "cinematic": prompt("x"), "vertical": prompt("y")} for each in ("s1-b2", "s2-b1")]
    assert told(prompts=beside) == {
        "complete": True,
        "missing": [],
        "problems": [],
        "beats": {"total": 3, "withPrompts": 3, "withoutPrompts": []},
    }


def test_beats_that_lack_one_of_two_prompts_are_named() -> None:
    """A wide image alone is not all."""
    assert told(prompts=[{"beatId": "s1-b2", "cinematic": prompt("x")}])["beats"] == {
        "total": 3,
        "withPrompts": 1,
        "withoutPrompts": ["s1-b2", "s2-b1"],
    }


@pytest.mark.parametrize("empty", [None, "", {}, []])
def test_an_empty_field_is_missing(empty: Any) -> None:
    """However it is empty."""
    assert told(scriptText=empty, analyzedEpisode=empty)["missing"] == ["scriptText", "analyzedEpisode"]


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        ({"storyUuid": "59f64b1e"}, "storyUuid is no UUID"),
        ({"scriptText": 1}, "scriptText is no text"),
        ({"episodeContext": "{oops"}, "episodeContext is no JSON object"),
        (
            {"episodeContext": {"episode": {"characters": [{"character_name": "Cat"}]}}},
            "The character Cat has no base_trigger",
        ),
        ({"episodeContext": {"episode": {"scenes": [{"scene_number": 4}]}}}, "The location of scene 4 has no visual"),
        ({"analyzedEpisode": "x"}, "analyzedEpisode is no object"),
        ({"analyzedEpisode": {"title": "x"}}, "analyzedEpisode has no scenes"),
        ({"analyzedEpisode": {"scenes": [{"sceneNumber": 3}]}}, "Scene 3 has no beats"),
        ({"analyzedEpisode": {"scenes": [{"beats": [{}]}]}}, "A beat has no beatId"),
        ({"analyzedEpisode": {"scenes": [{"beats": [beat("b", ""), beat("b", "")]}]}}, "the same beatId: b"),
    ],
)
def test_what_is_wrong_is_said(members: dict[str, Any], problem: str) -> None:
    """In a sentence each, beside whatever else there is to say."""
    found = told(**members)
    assert found["complete"] is False
    assert any(problem in each for each in found["problems"])


def test_a_report_in_sentences() -> None:
    """Fields, problems, and the first of the beats; nothing of a session that is complete."""
    sentences = lacks(told(scriptText="", storyUuid="7"))
    assert sentences[0] == "scriptText is missing."
    assert "storyUuid is no UUID, so that the story can't be looked up." in sentences
    assert sentences[-1] == "1 of 3 beats lack prompts: s2-b1."
    many = [beat(f"b{number}", "") for number in range(10)]
    scenes = {"scenes": [{"sceneNumber": 1, "beats": many}]}
    assert lacks(told(analyzedEpisode=scenes))[-1].endswith("lack prompts: b0, b1, b2, b3, b4, b5, b6, b7 ….")
    beside = [{"beatId": each, "cinematic": prompt("x"), "vertical": prompt("y")} for each in ("s1-b2", "s2-b1")]
    assert lacks(told(prompts=beside)) == []


def test_a_uuid_is_one_in_the_seed_s_form() -> None:
    """Whatever its case."""
    assert is_uuid(STORY)
    assert is_uuid(STORY.upper())
    assert not any(map(is_uuid, (None, 7, "", STORY[:-1], f"{STORY}\n", STORY.replace("-", ""))))

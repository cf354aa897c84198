import pytest

from sidecar.errors import Malformed
from sidecar.snapshots.extraction import queue
from sidecar.snapshots.filling import Style, Texts, filled, lacking, size_of
from sidecar.snapshots.storyart import SwarmUIExportData
from tests.snapshots.samples import prompt, session

MADE = {"s1-b1": Texts("new wide", "new tall"), "s2-b1": Texts("made wide", "made tall")}


@pytest.mark.parametrize(
    ("ratio", "size"),
    [("16:9", (1024, 576)), ("9:16", (576, 1024)), ("1:1", (1024, 1024)), ("4:3", (1024, 768)), ("99:1", (1024, 64))],
)
def test_a_ratio_is_a_size(ratio: str, size: tuple[int, int]) -> None:
    """The longer side has 1024 pixels, the shorter one a multiple of 64."""
    assert size_of(ratio) == size


@pytest.mark.parametrize("ratio", ["", "16", "16:0", "a:b", "16:9:1", "100:1"])
def test_what_is_no_ratio_is_refused(ratio: str) -> None:
    """With a sentence."""
    with pytest.raises(Malformed):
        size_of(ratio)


def test_beats_that_lack_a_prompt_are_found() -> None:
    """By scene; anew: all of them, but never those without an id."""
    document = session()
    document["analyzedEpisode"]["scenes"][1]["beats"].append({"core_action": "nameless"})
    found = SwarmUIExportData.of(document)
    assert [[beat.beat_id for beat in each.beats] for each in lacking(found, anew=False)] == [["s2-b1"]]
    assert [[beat.beat_id for beat in each.beats] for each in lacking(found, anew=True)] == [
        ["s1-b1", "s1-b2"],
        ["s2-b1"],
    ]


def test_prompts_are_filled_in_and_all_else_stays() -> None:
    """What is there stays too, unless it is to be made anew."""
    document = session(own={"x": 1})
    whole = filled(document, MADE, Style(), anew=False)
    made = {(each["beatId"], each["aspectRatio"]): each["prompt"] for each in queue(SwarmUIExportData.of(whole))}
    assert made["s1-b1", "16:9"] == prompt("wide")
    assert made["s2-b1", "16:9"] == prompt("made wide")
    assert made["s2-b1", "9:16"] == prompt("made tall", 576, 1024)
    assert made["s1-b2", "16:9"] == prompt("beside")
    del whole["analyzedEpisode"]["scenes"][1]["beats"][0]["prompts"]
    assert whole == document == session(own={"x": 1})

    anew = filled(document, MADE, Style(model="other", steps=4), anew=True)
    first = anew["analyzedEpisode"]["scenes"][0]["beats"][0]["prompts"]["cinematic"]
    assert first == {**prompt("new wide"), "model": "other", "steps": 4}


def test_odd_scenes_and_beats_are_left_alone() -> None:
    """A document holds what somebody saved."""
    document = session()
    document["analyzedEpisode"]["scenes"] += [None, {"beats": "x"}, {"beats": [7, {"beatId": 5}]}]
    assert filled(document, MADE, Style(), anew=False)["analyzedEpisode"]["scenes"][2:] == [
        None,
        {"beats": "x"},
        {"beats": [7, {"beatId": 5}]},
    ]

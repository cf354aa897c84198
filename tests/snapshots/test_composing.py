from sidecar.snapshots.composing import TemplateComposer, scene_of, subject, with_triggers
from sidecar.snapshots.extraction import Appearance, context_of
from sidecar.snapshots.filling import lacking
from sidecar.snapshots.storyart import SwarmUIExportData
from tests.snapshots.samples import FRAGMENT, OVERRIDE, session

SESSION = SwarmUIExportData.of(session(prompts=[]))


async def test_a_prompt_has_all_that_an_image_shows() -> None:
    """Camera, who, what, where, what stands there, mood: names as triggers, the override instead of the description."""
    first, second = lacking(SESSION, anew=True)
    texts = (await TemplateComposer().compose(SESSION, first))["s1-b1"]
    parts = texts.cinematic.split(", ")
    assert parts[:2] == ["close-up", "wide cinematic composition"]
    assert OVERRIDE in texts.cinematic
    assert "a biologist" not in texts.cinematic
    for part in (
        "JRUMLV woman listens",
        "a sterile laboratory with cracked glass walls",
        "broken glass",
        FRAGMENT,
        "tense mood",
    ):
        assert part in texts.cinematic
    assert "vertical composition" in texts.vertical
    assert not {"Cat", "Mitchell", "NHIA"} & set(texts.cinematic.replace(",", "").split())
    on_the_roof = (await TemplateComposer().compose(SESSION, second))["s2-b1"].cinematic
    assert "HSCEIA man, a former soldier" in on_the_roof
    assert "JRUMLV" not in on_the_roof, "only who is mentioned is seen"


async def test_a_session_that_nothing_is_known_of_gives_its_actions() -> None:
    """No context, no characters: what there is."""
    bare = SwarmUIExportData.of(session(episodeContext="", prompts=[]))
    texts = await TemplateComposer().compose(bare, lacking(bare, anew=True)[0])
    assert "Cat listens" in texts["s1-b1"].cinematic
    assert ", ," not in texts["s1-b1"].cinematic


def test_names_become_triggers_whole_and_the_longest_first() -> None:
    """Whatever their case, and nothing within other words."""
    episode = context_of(SESSION)
    text = with_triggers("CAT, Catherine 'Cat' Mitchell and a category of cats", episode)
    assert text == "JRUMLV woman, JRUMLV woman and a category of cats"


def test_a_weight_is_written_where_it_is_not_one() -> None:
    """As SwarmUI takes it; who has no trigger is named."""
    assert subject(Appearance("Cat", "T", "looks", 1.0, "base")) == "T, looks"
    assert subject(Appearance("Cat", "T", "", 0.8, "base")) == "(T:0.8)"
    assert subject(Appearance("Cat", "", "looks", 1.0, "base")) == "Cat, looks"


def test_a_scene_that_is_not_described_is_an_empty_one() -> None:
    """By its number."""
    assert scene_of(context_of(SESSION), 2).location.name == "The roof"
    assert scene_of(context_of(SESSION), 9).location.name == ""

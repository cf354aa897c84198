import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from sidecar.errors import CannotDo, Malformed, UpstreamFailed
from sidecar.snapshots.composing import TemplateComposer
from sidecar.snapshots.document import read, written
from sidecar.snapshots.filling import Lacking, Style, Texts
from sidecar.snapshots.service import SavedSessions
from sidecar.snapshots.storyart import SwarmUIExportData
from sidecar.snapshots.writing import PromptWriting
from sidecar.tasks import Tasks
from tests.snapshots.samples import session
from tests.snapshots.vaults import alone

BODY = json.dumps(session(prompts=[])).encode()


class FakeModel:
    """Makes a prompt for the first beat of each scene; from the scene with the number `breaks_at` on it fails."""

    name = "claude"

    def __init__(self, breaks_at: int = 99) -> None:
        self.breaks_at = breaks_at

    async def compose(self, session: SwarmUIExportData, wanted: Lacking) -> Mapping[str, Texts]:
        """See `Composer.compose`."""
        if (wanted.scene.scene_number or 0) >= self.breaks_at:
            raise UpstreamFailed("Claude is overloaded; try again.", "model_overloaded")
        return {wanted.beats[0].beat_id: Texts("model wide", "model tall")}


@pytest.fixture
async def sessions() -> AsyncIterator[SavedSessions]:
    """Sessions without a server."""
    vault, store, _ = await alone()
    async with Tasks() as saving:
        yield SavedSessions(vault, saving, keep=timedelta(days=7))
    await store.close()


def texts(answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was answered, in its order."""
    return [(each["beatId"], each["prompt"]["prompt"]) for each in answer["prompts"]]


async def test_the_template_makes_what_is_missing(sessions: SavedSessions) -> None:
    """Each scene is told of, the prompts are in the session, and a second time there is nothing to do."""
    timestamp = (await sessions.save(BODY)).timestamp
    told: list[Mapping[str, Any]] = []
    writing = PromptWriting(sessions, TemplateComposer(), None)
    answer = await writing.run(timestamp, Style(), told.append)
    assert (answer["made"], answer["composedBy"]) == (2, {"template": 2, "claude": 0})
    assert [(each["done"], each["total"], each["sceneNumber"]) for each in told] == [(1, 2, 1), (2, 2, 2)]
    assert texts(answer)[:2] == [("s1-b1", "wide"), ("s1-b1", "tall")]
    assert len(answer["prompts"]) == 6
    again = await writing.run(timestamp, Style(), told.append)
    assert again["made"] == 0
    assert again["prompts"] == answer["prompts"]


async def test_what_the_model_leaves_out_the_template_makes(sessions: SavedSessions) -> None:
    """And the answer says how many were made by whom; with `template` nobody asks the model."""
    timestamp = (await sessions.save(BODY)).timestamp
    writing = PromptWriting(sessions, TemplateComposer(), FakeModel())
    answer = await writing.run(timestamp, Style(), lambda _: None, anew=True)
    assert answer["composedBy"] == {"template": 1, "claude": 2}
    assert texts(answer)[0] == ("s1-b1", "model wide")
    answer = await writing.run(timestamp, Style(), lambda _: None, composer="template", anew=True)
    assert answer["composedBy"] == {"template": 3, "claude": 0}


async def test_what_was_made_before_the_model_failed_is_saved(sessions: SavedSessions) -> None:
    """It was paid for; the failure is told."""
    timestamp = (await sessions.save(BODY)).timestamp
    writing = PromptWriting(sessions, TemplateComposer(), FakeModel(breaks_at=2))
    with pytest.raises(UpstreamFailed):
        await writing.run(timestamp, Style(), lambda _: None)
    document = read((await sessions.get(timestamp)).document.value)
    first, second = document["analyzedEpisode"]["scenes"]
    assert first["beats"][1]["prompts"]["cinematic"]["prompt"] == "model wide"
    assert "prompts" not in second["beats"][0]


async def test_what_is_saved_meanwhile_stays(sessions: SavedSessions) -> None:
    """The prompts go into the session as it is in the end."""
    timestamp = (await sessions.save(BODY)).timestamp
    kept = await sessions.get(timestamp)

    class Slow(TemplateComposer):
        async def compose(self, session: SwarmUIExportData, wanted: Lacking) -> Mapping[str, Texts]:
            if wanted.scene.scene_number == 1:
                await sessions.vault.replace(kept, written({**read(BODY), "scriptText": "changed"}))
            return await super().compose(session, wanted)

    answer = await PromptWriting(sessions, Slow(), None).run(timestamp, Style(), lambda _: None)
    document = read((await sessions.get(timestamp)).document.value)
    assert document["scriptText"] == "changed"
    assert answer["made"] == 2


async def test_what_can_t_be_is_said_before_anything_is_made(sessions: SavedSessions) -> None:
    """No model, no ratio."""
    timestamp = (await sessions.save(BODY)).timestamp
    writing = PromptWriting(sessions, TemplateComposer(), None)
    with pytest.raises(CannotDo, match="ANTHROPIC_API_KEY"):
        await writing.run(timestamp, Style(), lambda _: None, composer="claude")
    with pytest.raises(Malformed):
        await writing.run(timestamp, Style(vertical_aspect_ratio="tall"), lambda _: None)
    assert (await sessions.get(timestamp)).document.value == BODY

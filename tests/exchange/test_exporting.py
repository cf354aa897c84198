"""What an export says, and when there is none."""

import json

import pytest

from sidecar.errors import Conflict
from sidecar.models import Session
from tests.exchange.conftest import ASSET, BUTTON, SHEET, Checkout
from tests.exchange.test_importing import SEED


async def test_it_is_the_seeds_session(here: Checkout, rich: Session) -> None:
    """Its fields and their names, with the component's code in versions and turns."""
    document = json.loads(await here.export(rich.session_id))
    assert set(document) == {*SEED, "sidestory"}
    assert (document["sessionId"], document["componentPath"]) == (rich.session_id, BUTTON)
    assert document["currentVersionId"] == rich.current_version_id
    assert [version["code"] for version in document["versions"][:3]] == ["one\r\n", "one\r\n", "broken"]
    assert [turn.get("error") for turn in document["conversationHistory"]] == [None, "It broke.", None, None, None]
    assert "owner" not in json.dumps(document)


async def test_everything_else_stands_beside_it(here: Checkout, rich: Session) -> None:
    """The tree, all files, names, stars, receipts and what turns cost."""
    whole = json.loads(await here.export(rich.session_id))["sidestory"]
    assert [version.get("parentId") for version in whole["versions"]] == [None, 1, 2, 2, 2, 5]
    assert [version["state"] for version in whole["versions"]] == [
        "applied", "applied", "failed", "applied", "applied", "applied",
    ]  # fmt: skip
    assert all(set(version["files"]) == {BUTTON, SHEET, ASSET} for version in whole["versions"])
    assert (whole["versions"][1]["label"], whole["versions"][1]["starred"]) == ("grün", True)
    assert whole["versions"][1]["receipt"]["stages"][1] == {"stage": "rendered", "atMs": 81.1}
    assert whole["turns"][0]["usage"]["outputTokens"] == 4
    assert {"base64"} in [set(content) for content in whole["contents"].values()]


async def test_twice_gives_the_same_bytes(here: Checkout, rich: Session) -> None:
    """Reading changes nothing."""
    assert await here.export(rich.session_id) == await here.export(rich.session_id)


async def test_not_in_the_middle_of_a_change(here: Checkout, rich: Session) -> None:
    """What is half written is no state to take elsewhere."""
    await here.sessions.commit_version(
        rich, parent=rich.current_version_id, files={SHEET: b"x"}, prompt="x", origin="prompt"
    )
    with pytest.raises(Conflict) as caught:
        await here.export(rich.session_id)
    assert caught.value.code == "version_pending"

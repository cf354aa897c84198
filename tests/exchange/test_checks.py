"""Every lie that a document can tell is refused before a byte of it is stored."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from sidecar.errors import Malformed
from sidecar.exchange.checks import checked_contents, paths
from sidecar.exchange.document import Whole, parse
from sidecar.models import Session
from tests.exchange.conftest import ASSET, BUTTON, SHEET, Checkout

Change = Callable[[dict[str, Any]], object]


async def exported(here: Checkout, rich: Session) -> dict[str, Any]:
    """A document as programs see it."""
    found: dict[str, Any] = json.loads(await here.export(rich.session_id))
    return found


def check(raw: dict[str, Any]) -> Whole:
    """What an import does first."""
    document = parse(json.dumps(raw).encode())
    assert document.sidestory is not None
    checked_contents(document, document.sidestory)
    return document.sidestory


async def test_our_own_exports_are_in_order(here: Checkout, rich: Session) -> None:
    """And name all their files."""
    whole = check(await exported(here, rich))
    assert paths(whole.versions) == {BUTTON, SHEET, ASSET}


async def test_an_empty_session_is_in_order(here: Checkout) -> None:
    """One that was opened and never used."""
    session = (await here.sessions.open("src/New.tsx")).session
    assert check(await exported(here, session)).versions == []


def version(raw: dict[str, Any], number: int) -> dict[str, Any]:
    """One version in the `sidestory` object."""
    found: dict[str, Any] = raw["sidestory"]["versions"][number - 1]
    return found


def some_content(raw: dict[str, Any]) -> dict[str, Any]:
    """One content that is text."""
    found: dict[str, Any] = next(each for each in raw["sidestory"]["contents"].values() if each.get("text"))
    return found


LIES: dict[str, Change] = {
    "a content is another": lambda raw: some_content(raw).update(text="else"),
    "a content is missing": lambda raw: raw["sidestory"]["contents"].popitem(),
    "a content that nobody names": lambda raw: raw["sidestory"]["contents"].update({"0" * 64: {"text": ""}}),
    "a content is said to be missing": lambda raw: raw["sidestory"].update(missing=["0" * 64]),
    "a digest is none": lambda raw: version(raw, 2)["files"].update({SHEET: "../../etc/passwd"}),
    "no root": lambda raw: version(raw, 1).update(parentId=1),
    "two roots": lambda raw: version(raw, 2).pop("parentId"),
    "a parent that comes later": lambda raw: version(raw, 2).update(parentId=4),
    "a parent that isn't there": lambda raw: version(raw, 4).update(parentId=0),
    "its own parent": lambda raw: version(raw, 4).update(parentId=4),
    "another root's origin": lambda raw: version(raw, 1).update(origin="prompt"),
    "a second original": lambda raw: version(raw, 2).update(origin="original"),
    "a version that is not settled": lambda raw: version(raw, 4).update(state="pending"),
    "a failed root": lambda raw: version(raw, 1).update(state="failed"),
    "a number twice": lambda raw: version(raw, 2).update(versionId=1),
    "a number that is none": lambda raw: version(raw, 1).update(versionId=0),
    "a number that is huge": lambda raw: raw["sidestory"].update(lastVersionId=10**12),
    "a last version before the last": lambda raw: raw["sidestory"].update(lastVersionId=1),
    "a version is left out": lambda raw: (raw["sidestory"]["versions"].pop(2), raw["versions"].pop(2)),
    "a version is said to be lost": lambda raw: raw["sidestory"].update(lost=[2]),
    "a head that isn't there": lambda raw: raw.update(currentVersionId=77),
    "no head": lambda raw: raw.update(currentVersionId=0),
    "another head": lambda raw: raw.update(currentVersionId=4),
    "Redo to nowhere": lambda raw: version(raw, 4).update(redoId=77),
    "Redo off the path": lambda raw: version(raw, 1).update(redoId=4),
    "Redo in a circle": lambda raw: version(raw, 3).update(redoId=3),
    "Redo before to nowhere": lambda raw: version(raw, 3).update(redoBefore=77),
    "no uid": lambda raw: version(raw, 2).update(uid=""),
    "a long uid": lambda raw: version(raw, 2).update(uid="u" * 65),
    "a time without its zone": lambda raw: version(raw, 2).update(timestamp="2026-11-21T12:00:00"),
    "a turn's time without its zone": lambda raw: raw["sidestory"]["turns"][0].update(timestamp="2026-11-21T12:00:00"),
    "a turn with code": lambda raw: raw["sidestory"]["turns"][0].update(codeSnapshot="x"),
    "a turn of no version": lambda raw: raw["sidestory"]["turns"][0].update(versionId=-1),
    "a name of two lines": lambda raw: version(raw, 2).update(label="a\nb"),
    "a name with space around": lambda raw: version(raw, 2).update(label=" a"),
    "another code": lambda raw: raw["versions"][0].update(code="else"),
    "another snapshot": lambda raw: raw["conversationHistory"][0].update(codeSnapshot="else"),
    "another prompt": lambda raw: raw["conversationHistory"][0].update(userPrompt="else"),
    "one version less": lambda raw: raw["versions"].pop(),
    "one turn less": lambda raw: raw["conversationHistory"].pop(),
    "another component": lambda raw: raw.update(componentPath="src/Else.tsx"),
    "a huge file": lambda raw: some_content(raw).update(text="x" * (2**20 + 1)),
    "a thousand files": lambda raw: version(raw, 1)["files"].update({f"src/{n}.tsx": None for n in range(1_001)}),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
async def test_a_lie_is_refused(here: Checkout, rich: Session, lie: Change) -> None:
    """In words, as a document that can't be imported."""
    raw = await exported(here, rich)
    lie(raw)
    with pytest.raises(Malformed) as caught:
        check(raw)
    assert caught.value.code == "bad_export"

"""Seed 000's sessions as one line of versions."""

import json
import uuid
from typing import Any

import pytest

from sidecar.errors import Malformed
from sidecar.exchange.checks import checked_contents
from sidecar.exchange.document import Document, Whole, parse
from sidecar.exchange.seed import as_line
from tests.exchange.conftest import BUTTON
from tests.exchange.test_importing import SEED

STEPS: list[dict[str, Any]] = [
    {"versionId": n, "timestamp": f"2025-11-15T10:3{n}:00Z", "code": f"code {n}", "prompt": f"prompt {n}"}
    for n in range(1, 5)
]


def turn(n: int, **members: Any) -> dict[str, Any]:
    """A turn that made version `n`."""
    made = {"timestamp": "2025-11-15T10:40:00Z", "userPrompt": f"prompt {n}", "aiResponse": "", "success": True}
    return {**made, "codeSnapshot": f"code {n}", **members}


def line(**members: Any) -> tuple[Document, Whole, tuple[str, ...]]:
    """The seed's session with other members, as a line that is found to be in order."""
    document, whole, notes = as_line(parse(json.dumps(SEED | members).encode()), BUTTON, uuid.uuid4)
    checked_contents(document, whole)
    return document, whole, notes


def test_versions_stand_in_a_line() -> None:
    """Each comes from the one before, Redo leads along it, and the first one is the root, with its own prompt."""
    document, whole, notes = line(versions=STEPS, currentVersionId=3)
    assert [(v.version_id, v.parent_id, v.redo_id, v.origin, v.prompt) for v in whole.versions] == [
        (1, None, 2, "original", "prompt 1"),
        (2, 1, 3, "prompt", "prompt 2"),
        (3, 2, 4, "prompt", "prompt 3"),
        (4, 3, None, "prompt", "prompt 4"),
    ]
    assert document.current_version_id == 3
    assert [version.code for version in document.versions] == [f"code {n}" for n in range(1, 5)]
    assert notes == ()
    assert len({version.uid for version in whole.versions}) == 4


def test_turns_find_their_versions() -> None:
    """By their code and prompt, in order; a failed one belongs to the version that it was said about."""
    same = {**STEPS[2], "code": "code 1"}
    failed = turn(9, success=False, error="no", codeSnapshot="")
    history = [turn(1), turn(2), failed, turn(3, codeSnapshot="code 1")]
    _, whole, notes = line(versions=[*STEPS[:2], same], currentVersionId=3, conversationHistory=history)
    assert [(each.version_id, each.parent_version_id) for each in whole.turns] == [
        (1, None),
        (2, 1),
        (None, 2),
        (3, 2),
    ]
    assert (whole.turns[2].success, whole.turns[2].error) == (False, "no")
    assert notes == ()


def test_the_last_ten_turns_of_more_versions() -> None:
    """The seed forgets old turns, never versions."""
    _, whole, _ = line(versions=STEPS, currentVersionId=4, conversationHistory=[turn(3), turn(4)])
    assert [each.version_id for each in whole.turns] == [3, 4]


def test_code_of_no_version_is_told() -> None:
    """It can't be kept, so whoever imports learns of it."""
    document, _, notes = line(conversationHistory=[turn(7)])
    assert document.conversation_history[0].code_snapshot == ""
    assert len(notes) == 1
    assert "1 turn " in notes[0]


def test_numbers_begin_at_one() -> None:
    """Versions with gaps are counted anew, and the user is told."""
    document, whole, notes = line(
        versions=[{**STEPS[0], "versionId": 3}, {**STEPS[1], "versionId": 8}], currentVersionId=8
    )
    assert [version.version_id for version in whole.versions] == [1, 2]
    assert document.current_version_id == 2
    assert notes == ("Its versions are numbered from 1 now.",)


def test_a_session_without_versions() -> None:
    """Only talk: it comes in as that."""
    document, whole, _ = line(versions=[], currentVersionId=0, conversationHistory=[turn(1, codeSnapshot="")])
    assert (document.current_version_id, whole.last_version_id, len(whole.turns)) == (0, 0, 1)


@pytest.mark.parametrize(
    "members",
    [
        {"versions": [STEPS[1], STEPS[0]]},
        {"versions": [STEPS[0], STEPS[0]]},
        {"currentVersionId": 7},
        {"currentVersionId": 0},
        {"versions": [], "currentVersionId": 1},
    ],
)
def test_what_is_no_line(members: dict[str, Any]) -> None:
    """Versions out of order, or a current one that isn't there."""
    with pytest.raises(Malformed) as caught:
        line(**members)
    assert caught.value.code == "bad_export"

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sidecar.editors.agent.asking import counted, said_by, told
from sidecar.editors.base import Status, TextDelta
from sidecar.editors.turns import SessionLost
from sidecar.errors import SidestoryError, UpstreamFailed


def result(**members: Any) -> Any:
    """An SDK's result."""
    return SimpleNamespace(
        **{"is_error": False, "subtype": "success", "api_error_status": None, "errors": None, **members}
    )


def test_the_end_says_what_it_was() -> None:
    """Words, an error, a session that is gone; `success` may be an error."""
    assert said_by(result(result=" Done. "), resumed=False) == "Done."
    gone = result(is_error=True, errors=["No conversation found with session ID: 1"])
    with pytest.raises(SessionLost):
        said_by(gone, resumed=True)
    with pytest.raises(SidestoryError):
        said_by(gone, resumed=False)
    with pytest.raises(UpstreamFailed):
        said_by(result(is_error=True, api_error_status=401), resumed=False)
    with pytest.raises(UpstreamFailed):
        said_by(None, resumed=False)


def test_people_are_told_what_it_does() -> None:
    """Its words, and the file that a tool is used on by its name in the project; other places aren't named."""
    blocks: list[Any] = [
        SimpleNamespace(text="I look."),
        SimpleNamespace(name="Read", input={"file_path": "/copy/src/a.css"}),
        SimpleNamespace(name="Edit", input={"file_path": "/etc/passwd"}),
        SimpleNamespace(name="Grep", input={"pattern": "x"}),
        SimpleNamespace(thinking="…"),
    ]
    assert told(blocks, Path("/copy")) == [
        TextDelta("I look."),
        Status("reading", "src/a.css"),
        Status("editing", ""),
        Status("reading", ""),
    ]


def test_tokens_are_counted_as_the_api_names_them() -> None:
    """What isn't told is nothing."""
    usage = counted({"input_tokens": 3, "output_tokens": None, "service_tier": "standard"})
    assert (usage.input_tokens, usage.output_tokens) == (3, 0)

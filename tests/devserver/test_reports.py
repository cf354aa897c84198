"""What pages say is untrusted: bounded, finite, and shown without what it should not tell."""

from typing import Any

import pytest
from pydantic import ValidationError

from sidecar import resources
from sidecar.devserver.reports import MOST_CHECKS, REFUSED, PageError, Report, shown

HELLO: dict[str, Any] = {"event": "hello", "tab": "a", "browser": "b"}
CHECK = {"file": "a.css", "selector": ".a", "property": "color", "found": True}


def test_a_settled_report_as_the_agent_sends_it() -> None:
    """Members are read under their names on the wire; unknown ones, like a check's value, don't matter."""
    report = Report.model_validate_json(
        b'{"event":"settled","tab":"3d2e-f3","browser":"4e31","storyId":"button--primary","visible":false,"loadedAt":1.5,'
        b'"renderedAt":2.5,"updates":[{"acceptedPath":"\\u0000virtual:/x.js","timestamp":7}],"broken":null,'
        b'"errors":[{"source":"render","message":"boom"}],"checks":[{"file":"a.css","selector":".a","media":null,'
        b'"property":"color","value":"red","index":0,"found":true}]}'
    )
    assert (report.story_id, report.visible, report.loaded_at, report.rendered_at) == (
        "button--primary",
        False,
        1.5,
        2.5,
    )
    assert report.updates[0].accepted_path == "\0virtual:/x.js"
    assert report.checks[0].found


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "other"},
        {"tab": "x" * 65},
        {"tab": "<b>"},
        {"browser": ""},
        {"storyId": "x" * 401},
        {"loadedAt": float("nan")},
        {"renderedAt": float("inf")},
        {"errors": [{"source": "other", "message": ""}]},
        {"errors": [{"source": "render", "message": "x" * 4_001}]},
        {"errors": [{"source": "render", "message": ""}] * 21},
        {"checks": [CHECK] * (MOST_CHECKS + 1)},
        {"updates": [{"acceptedPath": "/a", "timestamp": 1}] * 501},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_no_page_says(wrong: dict[str, Any]) -> None:
    """A report that is too long, not finite or of another shape is refused."""
    with pytest.raises(ValidationError):
        Report.model_validate({**HELLO, **wrong})


def test_an_error_is_shown_without_absolute_paths() -> None:
    """A page's error becomes a receipt's, at the project path that it was given."""
    error = PageError(source="runtime", message="/home/me/x.tsx: boom", file="http://localhost/x.tsx", line=3, column=5)
    receipt_error = shown(error, "src/x.tsx")
    assert receipt_error.wire() == {
        "source": "runtime",
        "message": "x.tsx: boom",
        "file": "src/x.tsx",
        "line": 3,
        "column": 5,
    }
    assert shown(error, None).file is None


def test_the_page_says_it_in_the_same_words() -> None:
    """That a module was refused is known by its message."""
    assert REFUSED in (resources.overlay_dir() / "agent" / "settle.js").read_text()

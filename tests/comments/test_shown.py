"""What the files are without a preview, and how it is taken back."""

import logging

import pytest

from sidecar.comments.shown import Shown

SHEET, NEW, OTHER = "src/Button.css", "src/Icon.tsx", "src/Card.css"
SHOWN = Shown(
    proposal_id="p",
    component_path="src/Button.tsx",
    before={SHEET: "a {\n  gap: 4px;\n}\n\nb {}\n", NEW: None},
    after={SHEET: "a {\n  gap: 8px;\n}\n\nb {}\n", NEW: "new"},
)
ON_DISK = {path: text.encode() for path, text in SHOWN.after.items()}


def test_what_is_beneath() -> None:
    """The files as they were; what a person edited, and what the preview doesn't touch, as they are."""
    assert SHOWN.beneath({**ON_DISK, OTHER: b"c {}"}) == {
        SHEET: b"a {\n  gap: 4px;\n}\n\nb {}\n",
        NEW: None,
        OTHER: b"c {}",
    }
    assert SHOWN.beneath({SHEET: b"mine", NEW: None}) == {SHEET: b"mine", NEW: None}


async def test_taking_it_back() -> None:
    """The files get what they had, a new one goes, and an edit elsewhere in a file stays; what is back is not written."""
    assert await SHOWN.taken_back(ON_DISK) == {SHEET: b"a {\n  gap: 4px;\n}\n\nb {}\n", NEW: None}
    edited = ON_DISK | {SHEET: ON_DISK[SHEET].replace(b"b {}", b"b { margin: 0; }")}
    assert (await SHOWN.taken_back(edited))[SHEET] == b"a {\n  gap: 4px;\n}\n\nb { margin: 0; }\n"
    assert await SHOWN.taken_back({SHEET: b"a {\n  gap: 4px;\n}\n\nb {}\n", NEW: None}) == {}


async def test_an_edit_in_the_same_place_stays(caplog: pytest.LogCaptureFixture) -> None:
    """It is told, and not written over."""
    with caplog.at_level(logging.WARNING):
        wanted = await SHOWN.taken_back(ON_DISK | {SHEET: ON_DISK[SHEET].replace(b"8px", b"9px")})
    assert SHEET not in wanted
    assert "it stays as it is" in caplog.text

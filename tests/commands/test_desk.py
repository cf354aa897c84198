"""What is computed for the list; what it prints is in test_history.py."""

from datetime import UTC, datetime

from sidecar.commands.desk import changes, described
from sidecar.history.local import Kept
from sidecar.history.records import Damaged, Entry
from sidecar.workspace.base import Cause

PATH = "src/a.css"
AT = datetime(2026, 11, 21, 12, 0, 0, 7, UTC)


def kept(content: bytes | Damaged | None) -> Kept:
    """A kept state."""
    return Kept(Entry("0" * 12, PATH, AT, 1, "d", None, Cause("prompt", "p")), content)


def test_changes_lead_from_state_to_state() -> None:
    """Each to the next newer one, the newest to what is there now; next to damage nothing can be told."""
    states = [kept(b"a\nb\n"), kept(None), kept(b"x\n"), kept(Damaged("")), kept(b"y\n"), kept(b"y\n")]
    found = changes(PATH, states, b"a\nb\nc\n")
    assert [change and (change.added, change.removed) for change in found] == [
        (1, 0),
        (2, 0),
        (0, 1),
        None,
        None,
        (0, 0),
    ]


def test_an_entry_as_json() -> None:
    """Times in UTC as everywhere else."""
    assert described(kept(b"").entry) == {
        "id": "0" * 12,
        "at": "2026-11-21T12:00:00.000007Z",
        "size": 1,
        "sha256": "d",
        "before": "prompt",
        "text": "p",
    }

import os
import stat
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sidecar.workspace.folders import Look
from sidecar.workspace.journal import FileIntent, Intent, Journal, frame, unframe

SIDES = st.none() | st.binary(max_size=20)
LOOKS = st.none() | st.builds(Look, st.integers(0, 0o777), st.integers(0, 9), st.integers(0, 9))
INTENTS = st.lists(st.builds(FileIntent, st.text(), st.text(), SIDES, SIDES, LOOKS), max_size=4).map(tuple)
ONE: Intent = (FileIntent("src/a.ts", ".a.ts.1.tmp", b"old", b"new", Look(0o644, 1, 2)),)


@given(INTENTS, st.binary(max_size=30))
def test_records_come_back(intent: Intent, rest: bytes) -> None:
    """A record is read back exactly, whatever an older and longer one left behind it."""
    assert unframe(frame(intent) + rest) == intent


@given(INTENTS, st.data())
def test_torn_and_damaged_records_are_none(intent: Intent, data: st.DataObject) -> None:
    """A record cut short or with a flipped bit counts as no record."""
    whole = frame(intent)
    assert unframe(whole[: data.draw(st.integers(0, len(whole) - 1))]) is None
    at = data.draw(st.integers(0, len(whole) - 1))
    assert unframe(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]) is None


def test_slot_holds_the_last_record_until_cleared(tmp_path: Path) -> None:
    """The journal on disk gives what was recorded last, also after a shorter record, and nothing once cleared."""
    journal = Journal(tmp_path / "state")
    assert journal.pending() is None
    journal.record((*ONE, FileIntent("b", ".b.tmp", None, b"x" * 200_000)))
    journal.record(ONE)
    assert Journal(tmp_path / "state").pending() == ONE
    journal.clear()
    assert journal.pending() is None


def test_state_is_for_this_user_only(tmp_path: Path) -> None:
    """The journal holds source code: nobody else may read it."""
    journal = Journal(tmp_path / "state")
    journal.record(ONE)
    kept = journal.rescue("a.ts", b"theirs")
    assert kept.read_bytes() == b"theirs"
    for path in (tmp_path / "state", kept.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_two_processes_take_turns(tmp_path: Path) -> None:
    """While one process holds the journal, another waits; it goes on as soon as the first lets go."""
    script = (
        "import sys; from pathlib import Path; from sidecar.workspace.journal import Journal\n"
        "with Journal(Path(sys.argv[1])).alone(): print('in', flush=True)"
    )
    with Journal(tmp_path).alone():
        other = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        try:
            other.wait(timeout=1)
        except subprocess.TimeoutExpired:
            waited = True
        else:
            waited = False
    out, _ = other.communicate(timeout=30)
    assert waited
    assert out == "in\n"


def test_rescued_copies_are_listed(tmp_path: Path) -> None:
    """The newest first, with what they hold; none where nothing was rescued."""
    journal = Journal(tmp_path / "journal")
    assert journal.rescued() == []
    first, second = journal.rescue("a.css", b"first"), journal.rescue("a.css", b"second")
    os.utime(first, (1, 1))
    assert journal.rescued() == [second, first]
    assert [path.read_bytes() for path in journal.rescued()] == [b"second", b"first"]

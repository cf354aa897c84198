import json

import pytest

from sidecar.errors import CannotDo
from sidecar.snapshots.searching import Listed, Wanted, in_time, passes, saved_at
from tests.snapshots.samples import STORY, session

LISTED = Listed.of(1704067200000, json.dumps(session()).encode())


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), True),
        (Wanted(words="NHIA facility"), True),
        (Wanted(words="the signal"), True),
        (Wanted(words="emergency LIGHTS"), True),
        (Wanted(words="a word that nobody wrote"), False),
        (Wanted(story=STORY.upper()), True),
        (Wanted(story=STORY[:8]), False),
        (Wanted(episode=1), True),
        (Wanted(episode=2), False),
        (Wanted(words="signal", episode=1, story=STORY), True),
        (Wanted(words="signal", episode=2, story=STORY), False),
    ],
)
def test_all_that_is_asked_must_hold(wanted: Wanted, found: bool) -> None:
    """Words in script, title and context; story and episode as a whole."""
    assert passes(LISTED, wanted) is found


def test_the_time_is_looked_at_before_a_session_is_read() -> None:
    """From a moment on, and before another."""
    assert in_time(5, Wanted(since=5, until=6))
    assert not in_time(4, Wanted(since=5))
    assert not in_time(6, Wanted(until=6))


def test_an_entry_has_the_seed_s_members() -> None:
    """And no others; the summary is what a person wants to know."""
    document = session()
    assert LISTED.entry() == {
        "timestamp": 1704067200000,
        **{name: document[name] for name in ("scriptText", "storyUuid", "analyzedEpisode")},
    }
    summary = LISTED.summary()
    assert (summary["title"], summary["episodeNumber"], summary["scenes"]) == ("The Signal", 1, 2)
    assert (summary["beats"], summary["beatsWithPrompts"], summary["complete"]) == (3, 2, False)


def test_a_damaged_one_is_none() -> None:
    """Whoever lists passes it over."""
    with pytest.raises(CannotDo):
        Listed.of(1, b"{oops")


def test_times_are_written_as_javascript_does() -> None:
    """With milliseconds and a Z; a number that no calendar has stays one."""
    assert saved_at(1704067200007) == "2024-01-01T00:00:00.007Z"
    assert saved_at(999_999_999_999_999) == "999999999999999"

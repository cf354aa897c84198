"""Trees with holes."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sidecar.exchange.checks import redo_breaks
from sidecar.exchange.mending import mended
from sidecar.models import Version


def version(number: int, parent: int | None, redo: int | None = None, *, fails: bool = False) -> Version:
    """A version of nothing."""
    return Version(
        version_id=number,
        uid=str(number),
        parent_id=parent,
        timestamp=datetime(2026, 11, 21, tzinfo=UTC),
        prompt="",
        origin="prompt",
        state="failed" if fails else "applied",
        files={},
        redo_id=redo,
    )


def test_a_whole_tree_stays() -> None:
    """Nothing is changed where nothing is lost."""
    versions = [version(1, None, 2), version(2, 1, 3), version(3, 2)]
    assert mended(versions, 2) == (versions, 2)
    assert mended([], 0) == ([], 0)


def test_children_of_a_lost_version() -> None:
    """They hang on the one before it, and Redo leads to them where the head is."""
    versions, head = mended([version(1, None, 2), version(3, 2, 4), version(4, 3)], 4)
    assert [(each.version_id, each.parent_id, each.redo_id) for each in versions] == [
        (1, None, 3),
        (3, 1, 4),
        (4, 3, None),
    ]
    assert head == 4


def test_a_lost_head() -> None:
    """The last one before it that was applied takes its place."""
    assert mended([version(1, None, 2), version(2, 1), version(3, 2, fails=True), version(5, 4)], 4)[1] == 2


@given(
    parents=st.lists(st.integers(0, 10), max_size=10),
    lost=st.sets(st.integers(2, 11)),
    redo=st.lists(st.none() | st.integers(1, 11), min_size=11, max_size=11),
    head=st.integers(1, 11),
)
def test_nothing_leads_to_what_is_lost(parents: list[int], lost: set[int], redo: list[int | None], head: int) -> None:
    """Whatever is lost, the rest is a tree with a head, and Redo leads along its path."""
    made = [version(1, None, redo[0])]
    for number, parent in enumerate(parents, 2):
        made.append(version(number, 1 + parent % (number - 1), redo[number - 1]))
    kept = [each for each in made if each.version_id not in lost]
    versions, now = mended(kept, min(head, len(made)))
    known = {each.version_id for each in versions}
    assert known == {each.version_id for each in kept}
    assert now in known
    for each in versions:
        assert {each.parent_id, each.redo_id, each.redo_before} <= known | {None}
        assert each.parent_id is None or each.parent_id < each.version_id
    assert not redo_breaks({each.version_id: each for each in versions}, now)

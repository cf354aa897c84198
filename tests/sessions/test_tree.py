from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.models import Turn, Version, VersionState
from sidecar.sessions import tree

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def version(number: int, parent: int | None, redo: int | None = None, state: VersionState = "applied") -> Version:
    """A version without files."""
    return Version(
        version_id=number,
        uid=f"uid-{number}",
        parent_id=parent,
        timestamp=NOW,
        prompt="p",
        origin="prompt",
        files={},
        redo_id=redo,
        state=state,
    )


def versions(*some: Version) -> dict[int, Version]:
    """Versions by their number."""
    return {one.version_id: one for one in some}


def turn(version_id: int | None, parent: int | None, *, success: bool = True) -> Turn:
    """A turn of a version."""
    return Turn(
        timestamp=NOW, user_prompt="", ai_response="", success=success, version_id=version_id, parent_version_id=parent
    )


# 1 ─ 2 ─ 3 ─ 4, with 5 ─ 6 beside 3 and 7 beside 2
BRANCHES = versions(
    version(1, None, 2),
    version(2, 1, 3),
    version(3, 2, 4),
    version(4, 3),
    version(5, 2, 6),
    version(6, 5),
    version(7, 1),
)


@pytest.mark.parametrize(
    ("one", "other", "ancestor"),
    [(4, 4, 4), (4, 3, 3), (4, 1, 1), (4, 6, 2), (6, 4, 2), (7, 6, 1), (7, 1, 1), (0, 4, 0), (0, 0, 0)],
)
def test_the_fork_of_two_versions(one: int, other: int, ancestor: int) -> None:
    """The closest common ancestor; 0 is the head before the first version."""
    assert tree.fork(BRANCHES, one, other) == (ancestor, None)


def test_the_fork_names_what_must_be_loaded() -> None:
    """So that a caller loads a path piece by piece."""
    assert tree.fork({}, 4, 6) == (0, 6)
    assert tree.fork(versions(BRANCHES[6]), 4, 6) == (0, 5)
    assert tree.fork(versions(BRANCHES[6], BRANCHES[5]), 4, 6) == (0, 4)
    with pytest.raises(LookupError):
        tree.redo_updates({}, 4, 6)


@pytest.mark.parametrize(
    ("head", "to", "updates"),
    [
        (4, 3, {}),  # undo: the pointers lead back already
        (3, 4, {}),  # redo
        (4, 1, {}),  # a restore up the path: Redo leads back step by step
        (4, 6, {2: 5}),  # another branch: only the fork has to change, 5 points to 6 already
        (4, 7, {1: 7}),
    ],
)
def test_a_move_of_the_head_repairs_what_redo_follows(head: int, to: int, updates: dict[int, int]) -> None:
    """And writes nothing that is right already."""
    assert tree.redo_updates(BRANCHES, head, to) == updates


def test_a_jump_down_a_branch_repairs_every_pointer_on_it() -> None:
    """Else Redo would turn off halfway after a restore to the fork."""
    stale = BRANCHES | versions(version(1, None, 7), version(2, 1, 5), version(3, 2, None))
    assert tree.redo_updates(stale, 7, 4) == {1: 2, 2: 3, 3: 4}


@given(
    parents=st.lists(st.integers(0, 100), min_size=1, max_size=15),
    moves=st.lists(st.integers(0, 100), max_size=20),
)
def test_after_any_moves_redo_follows_the_path_last_taken(parents: Sequence[int], moves: Sequence[int]) -> None:
    """Against a model that points the whole path anew at every move."""
    loaded = versions(version(1, None))
    expected: dict[int, int] = {}

    def move(head: int, to: int) -> int:
        for number, redo_id in tree.redo_updates(loaded, head, to).items():
            loaded[number] = loaded[number].model_copy(update={"redo_id": redo_id})
        path = [one.version_id for one in tree.ancestors(loaded, to)]
        expected.update({parent: child for child, parent in pairwise(path)})
        return to

    head = move(0, 1)
    for number, choice in enumerate(parents, 2):
        head = move(head, choice % (number - 1) + 1)
        loaded[number] = version(number, head)
        head = move(head, number)
    for choice in moves:
        head = move(head, choice % len(loaded) + 1)
    assert {number: one.redo_id for number, one in loaded.items() if one.redo_id} == expected


def test_undo_and_redo_pass_failed_versions() -> None:
    """Failed ones stay in the tree where they were left on the path, but nobody goes to them."""
    loaded = versions(version(1, None, 2), version(2, 1, 3, "failed"), version(3, 2, 4), version(4, 3, None, "failed"))
    undo, redo = tree.undo_step(loaded, 3), tree.redo_target(loaded, 1)
    assert undo is not None
    assert [each.version_id for each in undo] == [3, 1]
    assert redo is not None
    assert redo.version_id == 3
    assert tree.undo_step(loaded, 1) is None
    assert tree.redo_target(loaded, 3) is None
    assert tree.redo_target(loaded, 0) is None


def test_a_version_has_what_it_does_not_list_from_original() -> None:
    """Files that joined later are as they were when they joined; an absent file is listed as None."""
    original = version(1, None).model_copy(update={"files": {"a": "a1", "b": "b1", "joined": "j1", "new": None}})
    later = version(2, 1).model_copy(update={"files": {"a": "a2", "b": None}})
    assert tree.manifest(original, later) == {"a": "a2", "b": None, "joined": "j1", "new": None}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (turn(2, 1), True),
        (turn(3, 2), False),  # undone since
        (turn(None, 2), True),  # a plan about the version 2
        (turn(None, 3), False),
        (turn(3, 2, success=False), True),  # failed and was rolled back: the model should know
        (turn(4, 3, success=False), False),
        (turn(2, 1, success=False), True),  # failed and was kept
        (turn(None, None), True),  # before there was any version
        (turn(None, 0), True),
    ],
)
def test_which_turns_led_to_the_head(said: Turn, *, expected: bool) -> None:
    """The path is 1 ─ 2; what was said about undone versions is left out."""
    assert tree.on_path(said, frozenset({1, 2})) is expected


def test_how_far_up_turns_reach() -> None:
    """Turns without versions reach nowhere."""
    assert tree.oldest_mentioned([turn(9, 8), turn(None, 3), turn(None, None), turn(7, 0)], 99) == 3
    assert tree.oldest_mentioned([turn(None, None)], 99) == 99


def test_undo_passes_a_persons_edits() -> None:
    """The step is Sidestory's last change, from below any number of hand edits; with only such there is none."""
    hand = {"origin": "external"}
    loaded = versions(
        version(1, None, 2).model_copy(update={"origin": "original"}),
        version(2, 1, 3).model_copy(update=hand),
        version(3, 2, 4),
        version(4, 3, 5).model_copy(update=hand),
        version(5, 4, None).model_copy(update=hand),
    )
    step = tree.undo_step(loaded, 5)
    assert step is not None
    assert [each.version_id for each in step] == [3, 2]
    assert tree.undo_step(loaded, 2) is None

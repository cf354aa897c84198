"""The version tree: what Undo, Redo, Restore and branches mean. Pure; the documents are loaded by the caller.

Facts that hold for every tree here:

- The parent of a version has a smaller number, and every version descends from version 1, "Original".
- On the path from the root to the head every `redo_id` points along that path. So Undo and Redo only move the head,
  and whoever jumps elsewhere repairs the pointers of the new path (`redo_updates`).
- Version 1 also lists files that joined the set later, as they were when they joined. A version that doesn't list a
  file had it as Original has it (`manifest`).
"""

from collections.abc import Iterator, Mapping, Sequence

from sidecar.models import Turn, Version

ROOT = 1
"""The number of the version "Original"."""

Tree = Mapping[int, Version]


def manifest(original: Version, version: Version) -> dict[str, str | None]:
    """The digests of all files of a version, absent files as None."""
    return {**original.files, **version.files}


def ancestors(tree: Tree, version_id: int) -> Iterator[Version]:
    """The version and what it descends from, as far as loaded, the youngest first."""
    version = tree.get(version_id)
    while version is not None:
        yield version
        version = None if version.parent_id is None else tree.get(version.parent_id)


def fork(tree: Tree, one: int, other: int) -> tuple[int, int | None]:
    """Where two versions part: their closest common ancestor, or a version that must be loaded to tell.

    Gives `(ancestor, None)` or `(0, missing)`.
    """
    while one != other:
        younger = max(one, other)  # a parent has a smaller number, so the younger one can't be the ancestor
        if younger not in tree:
            return 0, younger
        parent = tree[younger].parent_id or 0
        one, other = min(one, other), parent
    return one, None


def redo_updates(tree: Tree, head: int, to: int) -> dict[int, int]:
    """The `redo_id`s to set when the head moves from `head` to `to`; both must be loaded up to their fork."""
    ancestor, missing = fork(tree, head, to)
    if missing is not None:
        raise LookupError(f"version {missing} is not loaded")
    updates = {}
    while to != ancestor:
        parent = tree[to].parent_id or 0
        if parent and (parent not in tree or tree[parent].redo_id != to):
            updates[parent] = to
        to = parent
    return updates


def undo_step(tree: Tree, head: int) -> tuple[Version, Version] | None:
    """What Undo takes back, and the version that it goes to, as far as loaded; None when there is nothing to take back.

    A person's edits on the way are not Sidestory's to take back: the step is the closest change of its own at or above
    the head, and from there to the closest ancestor that did not fail.
    """
    line = ancestors(tree, head)
    change = next((version for version in line if version.origin not in _NOT_OURS), None)
    target = next((version for version in line if _stands(version)), None)
    return None if change is None or target is None else (change, target)


def redo_target(tree: Tree, head: int) -> Version | None:
    """The version that Redo goes to: down the children last visited, past failed ones."""
    version = tree.get(head)
    while version is not None and version.redo_id is not None:
        version = tree.get(version.redo_id)
        if version is not None and _stands(version):
            return version
    return None


def on_path(turn: Turn, path: frozenset[int]) -> bool:
    """Whether a turn belongs to the conversation that led to the head, given the numbers on its path.

    A turn that made a version belongs to it. One that made none that stayed (a plan, a failure) belongs to the version
    it was said about; before the first version that is everybody's.
    """
    if turn.version_id in path:
        return True
    if turn.success and turn.version_id is not None:
        return False
    return not turn.parent_version_id or turn.parent_version_id in path


def oldest_mentioned(turns: Sequence[Turn], default: int) -> int:
    """The smallest version number in some turns: how far up a path must be known to judge them."""
    mentioned = [number for turn in turns for number in (turn.version_id, turn.parent_version_id) if number]
    return min(mentioned, default=default)


_NOT_OURS = ("original", "external")


def _stands(version: Version) -> bool:
    return version.state == "applied"

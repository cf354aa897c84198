"""A tree that stands although versions in it can't be read any more. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from sidecar.models import Version
from sidecar.sessions import tree


def mended(versions: Sequence[Version], head: int) -> tuple[list[Version], int]:
    """The versions and the head, with nothing leading to a version that isn't among them.

    Versions know all their files, so a lost one costs no other its content. Its children hang on the version before it,
    and the head, if it is lost, goes to the last one before it that was applied.

    Args:
        versions: Those that can be read, by number, version 1 among them unless there are none.
        head: The current version, 0 for none.
    """
    numbers = [version.version_id for version in versions]
    known = set(numbers)
    whole = {
        version.version_id: version.model_copy(
            update={
                "parent_id": version.parent_id
                if version.parent_id is None or version.parent_id in known
                else max(number for number in numbers if number < version.version_id),
                "redo_id": version.redo_id if version.redo_id in known else None,
                "redo_before": version.redo_before if version.redo_before in known else None,
            }
        )
        for version in versions
    }
    if head not in known:
        before = [
            version.version_id for version in versions if version.version_id < head and version.state == "applied"
        ]
        head = max(before, default=0)
    path = [version.version_id for version in tree.ancestors(whole, head)]
    for child, parent in pairwise(path):
        whole[parent] = whole[parent].model_copy(update={"redo_id": child})
    return list(whole.values()), head

"""What must hold in a document before a byte of it is stored. Pure."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from sidecar.errors import SidestoryError
from sidecar.exchange.document import Document, Whole, bad, compose, unpacked
from sidecar.models import Version
from sidecar.sessions import blobs, tree
from sidecar.sessions.labels import cleaned

_MOST_BYTES = 1 << 20  # of one file: what the policy lets be written
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST_FILES = 1_000  # of one session
_HIGHEST = 10**6  # version number


def checked_contents(document: Document, whole: Whole) -> dict[str, bytes]:
    """The contents of a document by digest, once everything about it is found to be in order.

    Raises:
        Malformed: `bad_export`, with what is wrong.
    """
    _check_tree(document, whole)
    contents = {digest: unpacked(content) for digest, content in whole.contents.items()}
    for digest, data in contents.items():
        if blobs.digest(data) != digest:
            raise bad(f"the content {digest[:12]} isn't what its digest says")
        if len(data) > _MOST_BYTES:
            raise bad(f"the content {digest[:12]} is larger than 1 MB")
    mentioned = _mentioned(whole.versions)
    missing = set(whole.missing)
    if mentioned - missing != contents.keys() or not missing <= mentioned:
        raise bad("its contents aren't those that its versions name")
    derived = compose(
        session_id=document.session_id,
        component_path=document.component_path,
        current_version_id=document.current_version_id,
        created_at=document.created_at,
        last_modified=document.last_modified,
        whole=whole,
        contents=contents,
    )
    if derived != document:
        raise bad("its versions and its conversation differ from those in `sidestory`; somebody may have edited it")
    return contents


def paths(versions: Iterable[Version]) -> set[str]:
    """All files that versions name."""
    return {path for version in versions for path in version.files}


def _mentioned(versions: Iterable[Version]) -> set[str]:
    return {digest for version in versions for digest in version.files.values() if digest is not None}


def _check_tree(document: Document, whole: Whole) -> None:
    numbers = [version.version_id for version in whole.versions]
    versions = {version.version_id: version for version in whole.versions}
    head = document.current_version_id
    if numbers != sorted(versions) or not all(1 <= number <= _HIGHEST for number in numbers):
        raise bad("its versions don't stand in order, each once")
    if not (max(numbers, default=0) <= whole.last_version_id <= _HIGHEST) or (not numbers and whole.last_version_id):
        raise bad("its last version is missing")
    if sorted(whole.lost) != sorted(set(range(1, whole.last_version_id + 1)) - versions.keys()):
        raise bad("some of its versions are missing")
    if (head != 0 or numbers) and head not in versions:
        raise bad("its current version isn't among its versions")
    for version in whole.versions:
        _check_version(version, versions)
    if len(paths(whole.versions)) > _MOST_FILES:
        raise bad(f"it has more than {_MOST_FILES} files")
    if redo_breaks(versions, head):
        raise bad("Redo would not lead along the path of its current version, or in a circle")
    _check_turns(whole)


def _check_turns(whole: Whole) -> None:
    for turn in whole.turns:
        if turn.code_snapshot or turn.timestamp.tzinfo is None:
            raise bad("a turn in `sidestory` has code, or a time without its zone")
        if any(
            number is not None and not 0 <= number <= _HIGHEST for number in (turn.version_id, turn.parent_version_id)
        ):
            raise bad("a turn names a version that can't be")


def _check_version(version: Version, versions: Mapping[int, Version]) -> None:
    number = version.version_id
    root = number == tree.ROOT
    if root != (version.parent_id is None) or root != (version.origin == "original"):
        raise bad("version 1 must be the original, and only that has no parent")
    if version.parent_id is not None and not (version.parent_id in versions and version.parent_id < number):
        raise bad(f"the parent of version {number} is missing")
    if version.state == "pending" or (root and version.state != "applied"):
        raise bad(f"version {number} is not settled")
    if any(link is not None and link not in versions for link in (version.redo_id, version.redo_before)):
        raise bad(f"version {number} leads to one that is missing")
    if version.timestamp.tzinfo is None or not version.uid or len(version.uid) > 64:  # noqa: PLR2004 - as any id
        raise bad(f"version {number} has no uid, or a time without its zone")
    if not all(digest is None or _DIGEST.fullmatch(digest) for digest in version.files.values()):
        raise bad(f"version {number} names a content by something that is no sha256")
    try:
        if version.label is not None and cleaned(version.label) != version.label:
            raise bad(f"the name of version {number} has space around it")
    except SidestoryError as error:
        raise bad(f"the name of version {number} is too long, or has characters that no name has") from error


def redo_breaks(versions: Mapping[int, Version], head: int) -> bool:
    """Whether a pointer of Redo points away from the path to the head, or failed versions point around in a circle."""
    path = [version.version_id for version in tree.ancestors(versions, head)]
    if any(versions[parent].redo_id != child for child, parent in pairwise(path)):
        return True
    for start in versions.values():
        seen = set()
        at = start.redo_id
        while at is not None and versions[at].state == "failed":
            if at in seen:
                return True
            seen.add(at)
            at = versions[at].redo_id
    return False

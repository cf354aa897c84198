"""Seed 000's own sessions, which have no `sidestory` object, as a tree that is one line. Pure.

The seed keeps no state from before its first prompt, so its first version becomes the root: with its number where that
is 1, and with its own prompt. What was on disk before it nobody knows any more, and nothing is invented in its place.
"""

from collections.abc import Callable
from itertools import pairwise
from uuid import UUID

from sidecar.exchange.document import FORMAT, Document, SeedTurn, Whole, bad, compose, packed
from sidecar.models import Turn, Version
from sidecar.sessions import blobs, tree


def as_line(
    document: Document, component_path: str, new_id: Callable[[], UUID]
) -> tuple[Document, Whole, tuple[str, ...]]:
    """The document with its versions as one line, numbered from 1, and what is worth telling about it.

    Args:
        document: One without `sidestory`.
        component_path: The component, canonical.
        new_id: Makes the uids of the versions.

    Raises:
        Malformed: `bad_export`, when its versions stand in no order, or the current one isn't among them.
    """
    numbers = [version.version_id for version in document.versions]
    if any(one >= other for one, other in pairwise(numbers)):
        raise bad("its versions don't stand in order, each once")
    current = document.current_version_id
    if (numbers or current) and current not in numbers:
        raise bad("its current version isn't among its versions")
    renumbered = {number: place for place, number in enumerate(numbers, tree.ROOT)}
    try:
        contents = [version.code.encode() for version in document.versions]
    except UnicodeEncodeError as error:
        raise bad("a version's code is no text") from error
    digests = [blobs.digest(content) for content in contents]
    versions = [
        Version(
            version_id=number,
            uid=str(new_id()),
            parent_id=number - 1 or None,
            timestamp=version.timestamp,
            prompt=version.prompt,
            origin="original" if number == tree.ROOT else "prompt",
            files={component_path: digests[number - 1]},
            redo_id=number + 1 if number < len(numbers) else None,
        )
        for number, version in enumerate(document.versions, tree.ROOT)
    ]
    turns, lost = _turns(document)
    notes = []
    if any(number != place for number, place in renumbered.items()):
        notes.append("Its versions are numbered from 1 now.")
    if lost:
        notes.append(
            f"The code of {lost} {'turn' if lost == 1 else 'turns'} is in none of its versions and was left out."
        )
    whole = Whole(
        format=FORMAT,
        last_version_id=len(versions),
        versions=versions,
        turns=turns,
        contents=dict(sorted(zip(digests, map(packed, contents), strict=True))),
    )
    line = compose(
        session_id=document.session_id,
        component_path=component_path,
        current_version_id=renumbered.get(current, 0),
        created_at=document.created_at,
        last_modified=document.last_modified,
        whole=whole,
        contents=dict(zip(digests, contents, strict=True)),
    )
    return line, whole, tuple(notes)


def _turns(document: Document) -> tuple[list[Turn], int]:
    """The turns with the versions that they made, found in order by their code; and how many have code of no version."""
    turns, lost, after = [], 0, 0
    for given in document.conversation_history:
        number = _version_of(given, document, after)
        after = number or after
        lost += bool(given.code_snapshot and number is None)
        turns.append(
            Turn(
                timestamp=given.timestamp,
                user_prompt=given.user_prompt,
                ai_response=given.ai_response,
                success=given.success,
                error=given.error,
                version_id=number,
                parent_version_id=number - 1 or None if number else after or None,
            )
        )
    return turns, lost


def _version_of(turn: SeedTurn, document: Document, after: int) -> int | None:
    """The place of the next version with the turn's code; one with its prompt, too, comes before one without."""
    if not (turn.success and turn.code_snapshot):
        return None
    later = list(enumerate(document.versions, tree.ROOT))[after:]
    same = [(place, version) for place, version in later if version.code == turn.code_snapshot]
    named = [place for place, version in same if version.prompt == turn.user_prompt]
    return next(iter(named), same[0][0] if same else None)

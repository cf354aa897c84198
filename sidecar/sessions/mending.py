"""A session whose head document can't be read any more, made anew from its versions and turns. Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from sidecar.models import Session, Turn, Usage, Version
from sidecar.sessions import keys
from sidecar.sessions.tree import ROOT

_TITLE = 200


def rebuilt(
    name: str, damaged: bytes, versions: Mapping[int, Version], log: Sequence[bytes], *, owner: str, now: datetime
) -> Session | None:
    """The session `name`, or None when it can't be: the first version is gone, without which nothing can be taken back.

    Args:
        name: Its key.
        damaged: What is left of its document; who made it and which version is current are taken from there, if they
            can be.
        versions: Those that can be read.
        log: Its turns as they are stored; those that can't be read are passed over.
        owner: Who made it, when the document doesn't say.
        now: The time now, for a session without turns or versions.
    """
    component_path, session_id = keys.split(name)
    left, turns = _members(damaged), [turn for value in log if (turn := _turn(value)) is not None]
    if versions and ROOT not in versions:
        return None
    times = [*(each.timestamp for each in versions.values()), *(each.timestamp for each in turns)]
    said_owner, said_head = left.get("owner"), left.get("currentVersionId")
    return Session(
        session_id=session_id,
        component_path=component_path,
        owner=said_owner if isinstance(said_owner, str) and said_owner else owner,
        current_version_id=_head(versions, said_head),
        last_version_id=max(versions, default=0),
        turn_count=len(log),
        starred=sorted(number for number, version in versions.items() if version.starred),
        usage=sum((turn.usage for turn in turns if turn.usage), Usage()),
        cost_micros=sum(turn.cost_micros or 0 for turn in turns),
        first_prompt=next((turn.user_prompt[:_TITLE] for turn in turns if turn.success), None),
        created_at=min(times, default=now),
        last_modified=max(times, default=now),
    )


def _head(versions: Mapping[int, Version], said: Any) -> int:
    """The version that the document names, when it is one that the files may be at; else the newest such version."""
    stood = [number for number, version in versions.items() if version.state == "applied"]
    return said if said in stood else max(stood, default=0)


def _turn(value: bytes) -> Turn | None:
    try:
        return Turn.model_validate_json(value)
    except ValidationError:
        return None


def _members(damaged: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(damaged)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}

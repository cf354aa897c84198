"""What is taken as a saved session, and how it is kept: byte for byte, as far as that can be. Pure.

Only that the four fields of seed 003 exist is asked for; `completeness.py` tells what else is missing.
"""

import json
from collections.abc import Mapping
from typing import Any, Never

from pydantic_core import from_json

from sidecar.errors import CannotDo, Malformed

REQUIRED = ("scriptText", "episodeContext", "storyUuid", "analyzedEpisode")


def prepared(body: bytes) -> bytes:
    """The document to keep: the body as it came, but `episodeContext` is text, as readers of seed 003 expect it.

    Raises:
        Malformed: `bad_session`: it is no JSON object, or one of the four fields is missing; the message names them.
    """
    whole = _session(body)
    if isinstance(whole["episodeContext"], str | None):
        return body
    return written({**whole, "episodeContext": json.dumps(whole["episodeContext"], ensure_ascii=False)})


def read(value: bytes) -> dict[str, Any]:
    """A kept document as a dictionary.

    Raises:
        CannotDo: `session_damaged`: another program has written something else there.
    """
    try:
        whole = _loaded(value)
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    if not isinstance(whole, dict):
        raise damaged()
    return whole


def sound(value: bytes) -> bool:
    """Whether a kept value is a JSON object, so that it can be sent on as it is."""
    try:
        read(value)
    except CannotDo:
        return False
    return True


def written(whole: dict[str, Any]) -> bytes:
    """A dictionary as a document to keep."""
    return json.dumps(whole, separators=(",", ":")).encode()  # ASCII: it may have halves of characters


def damaged() -> CannotDo:
    """The error for a session that can't be read."""
    return CannotDo(
        "This saved session is damaged: it is no JSON object. Delete it, or restore it from a backup.",
        "session_damaged",
    )


def _session(body: bytes) -> Mapping[str, Any]:
    try:
        whole = _loaded(body)
    except (ValueError, RecursionError) as error:
        raise _no_json() from error
    if not isinstance(whole, dict):
        raise _no_json()
    if missing := [name for name in REQUIRED if name not in whole]:
        message = f"A session needs {', '.join(REQUIRED)}; missing: {', '.join(missing)}."
        raise Malformed(message, "bad_session", {"missing": missing})
    return whole


def _no_json() -> Malformed:
    return Malformed("A session is sent as one JSON object.", "bad_session")


def _loaded(value: bytes) -> Any:
    """What is in it. The quick parser takes no halves of characters, which JavaScript's strings may have; the patient one does."""
    try:
        return from_json(value, allow_inf_nan=False, cache_strings="keys")
    except ValueError:
        return json.loads(value.decode(), parse_constant=_refused)


def _refused(constant: str) -> Never:
    raise ValueError(f"{constant} is no JSON")

"""What is taken as a saved session, and how it is kept: byte for byte, as far as that can be. Pure.

Only that the four fields of seed 003 exist is asked for; `completeness.py` tells what else is missing.
"""

import json
from typing import Annotated, Any, Never

from pydantic import BaseModel, Field, ValidationError

from sidecar.errors import CannotDo, Malformed

REQUIRED = ("scriptText", "episodeContext", "storyUuid", "analyzedEpisode")


class _Object(BaseModel):
    """A JSON object whose members are looked at by nobody, which saves most of the time that parsing takes."""


_Anything = Annotated[_Object | Any, Field(union_mode="left_to_right")]


class Head(BaseModel):
    """The four fields that must exist; objects in them are not read."""

    script_text: _Anything = Field(alias="scriptText")
    episode_context: _Anything = Field(alias="episodeContext")
    story_uuid: _Anything = Field(alias="storyUuid")
    analyzed_episode: _Anything = Field(alias="analyzedEpisode")


class _Story(BaseModel):
    story_uuid: _Anything = Field(None, alias="storyUuid")


def prepared(body: bytes) -> bytes:
    """The document to keep: the body as it came, but `episodeContext` is text, as readers of seed 003 expect it.

    Raises:
        Malformed: `bad_session`: it is no JSON object, or one of the four fields is missing; the message names them.
    """
    head = _head(body)
    if isinstance(head.episode_context, str) or head.episode_context is None:
        return body
    whole = read(body)
    whole["episodeContext"] = json.dumps(whole["episodeContext"], ensure_ascii=False)
    return written(whole)


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
        story_uuid(value)
    except CannotDo:
        return False
    return True


def story_uuid(value: bytes) -> object:
    """The story's id in a kept value, whatever it is; the rest is only looked at for being JSON.

    Raises:
        CannotDo: `session_damaged`: it isn't.
    """
    try:
        found = _Story.model_validate_json(value).story_uuid
    except ValidationError:
        return read(value).get("storyUuid")
    if _odd(value):
        read(value)
    return found


def written(whole: dict[str, Any]) -> bytes:
    """A dictionary as a document to keep."""
    return json.dumps(whole, separators=(",", ":")).encode()  # ASCII: it may have halves of characters


def damaged() -> CannotDo:
    """The error for a session that can't be read."""
    return CannotDo(
        "This saved session is damaged: it is no JSON object. Delete it, or restore it from a backup.",
        "session_damaged",
    )


def _head(body: bytes) -> Head:
    try:
        head = Head.model_validate_json(body)
        if _odd(body):
            _loaded(body)
    except ValidationError as error:
        if error.errors(include_input=False)[0]["type"] == "json_invalid":
            return _patient_head(body)  # it may have halves of characters, which JavaScript's strings may
        raise _malformed(error) from error
    except (ValueError, RecursionError) as error:
        raise _no_json() from error
    return head


def _patient_head(body: bytes) -> Head:
    try:
        return Head.model_validate(_loaded(body))
    except ValidationError as error:
        raise _malformed(error) from error
    except (ValueError, RecursionError) as error:
        raise _no_json() from error


def _malformed(error: ValidationError) -> Malformed:
    missing = [str(each["loc"][0]) for each in error.errors(include_input=False) if each["type"] == "missing"]
    if not missing:
        return _no_json()
    return Malformed(
        f"A session needs {', '.join(REQUIRED)}; missing: {', '.join(missing)}.", "bad_session", {"missing": missing}
    )


def _no_json() -> Malformed:
    return Malformed("A session is sent as one JSON object.", "bad_session")


def _odd(value: bytes) -> bool:
    """Whether it may have what only some parsers take for JSON."""
    return b"NaN" in value or b"Infinity" in value


def _loaded(value: bytes) -> Any:
    return json.loads(value.decode(), parse_constant=_refused)


def _refused(constant: str) -> Never:
    raise ValueError(f"{constant} is no JSON")

"""Comments as a file that a team can commit: JSON, or Markdown that people read and edit. Pure.

Markdown has a section a component and in it one a comment: a heading with author and time, one line of data as an HTML
comment, and the text as a quotation; replies likewise, one level deeper. A section that somebody wrote by hand, without
the line of data, is a new comment, whose id follows from what it says, so that it is taken once.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import ValidationError

from sidecar.comments.models import Comment
from sidecar.errors import Malformed

FORMAT = "sidestory-comments"
_VERSION = 1
_TITLE = "# Comments"
_SPACE = UUID("0d4ff6a3-3a1c-4d1b-9f55-6a1d2a8f9c11")  # of ids that follow from a text
_HEADING = re.compile(r"(#{2,4}) (.+)")
_DATA = re.compile(r"<!-- sidestory (\{.*\}) -->")
_TAIL = re.compile(r"(?: · .*)?$")
_PORTABLE = {"claim"}


def to_json(comments: Iterable[Comment]) -> bytes:
    """The comments as one JSON document, in an order that makes for small diffs."""
    rows = [
        comment.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_PORTABLE)
        for comment in _ordered(comments)
    ]
    document = {"format": FORMAT, "version": _VERSION, "comments": rows}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def to_markdown(comments: Iterable[Comment]) -> bytes:
    """The comments as Markdown."""
    lines = [_TITLE, ""]
    path = None
    for comment in _ordered(comments):
        if comment.component_path != path:
            path = comment.component_path
            lines += [f"## {path}", ""]
        data = comment.model_dump(
            mode="json",
            by_alias=True,
            exclude_none=True,
            exclude_defaults=True,
            exclude={"text", "author", "replies", "component_path", *_PORTABLE},
        )
        state = "resolved" if comment.resolved else comment.status
        lines += _section(
            3,
            f"{comment.author} · {comment.timestamp:%Y-%m-%d} · {state}",
            data | {"author": comment.author},
            comment.text,
        )
        for reply in comment.replies:
            told = reply.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"text"})
            lines += _section(4, f"{reply.author} · {reply.timestamp:%Y-%m-%d}", told, reply.text)
    return "\n".join(lines).encode()


def _section(level: int, title: str, data: Mapping[str, Any], text: str) -> list[str]:
    # Within an HTML comment there must be no `--`: JSON can say it otherwise.
    packed = json.dumps(data, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e")
    quoted = [f"> {line}" if line else ">" for line in text.split("\n")]
    return [f"{'#' * level} {title}", "", f"<!-- sidestory {packed} -->", "", *quoted, ""]


def _ordered(comments: Iterable[Comment]) -> Sequence[Comment]:
    return sorted(comments, key=lambda each: (each.component_path, each.timestamp, each.id))


def parse(data: bytes, now: datetime) -> list[Comment]:
    """The comments in a file of either kind; `now` is the time of those that people wrote by hand.

    Raises:
        Malformed: `bad_comments`, with the place.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad("it isn't UTF-8 text") from error
    return _of_json(text) if text.lstrip().startswith("{") else _of_markdown(text, now)


def _of_json(text: str) -> list[Comment]:
    try:
        document = json.loads(text)
    except ValueError as error:
        raise _bad("it is no JSON") from error
    if document.get("format") != FORMAT or not isinstance(document.get("comments"), list):
        raise _bad(f"its format is not {FORMAT}")
    if document.get("version") != _VERSION:
        raise _bad("it was written by a newer Sidestory")
    return [_comment(row, f"comment {number}") for number, row in enumerate(document["comments"], 1)]


@dataclass(slots=True)
class _Part:
    """A section of Markdown."""

    level: int
    title: str
    line: int
    data: dict[str, Any] | None = None
    text: list[str] = field(default_factory=list)


def _of_markdown(text: str, now: datetime) -> list[Comment]:
    rows: list[dict[str, Any]] = []
    path = ""
    for part in _parts(text):
        where = f"line {part.line}"
        said = "\n".join(part.text).strip()
        if part.level == 2:  # noqa: PLR2004  of a component
            path = part.title
            continue
        if not path:
            raise _bad(f"{where} is under no component")
        author = _TAIL.sub("", part.title.split(" · ", 1)[0]).strip()
        at = now.isoformat()
        made = {"id": _id_of(path, author, said), "author": author, "timestamp": at, "text": said}
        if part.level == 3:  # noqa: PLR2004  a comment
            rows.append(
                made | {"componentPath": path, "updatedAt": at, "replies": []} | (part.data or {}) | {"text": said}
            )
        elif not rows or rows[-1]["componentPath"] != path:
            raise _bad(f"{where} answers no comment")
        else:
            rows[-1]["replies"].append(made | (part.data or {}) | {"text": said})
    if not rows and not text.lstrip().startswith(_TITLE):
        raise _bad("there is no comment in it")
    return [_comment(row, f"comment {number}") for number, row in enumerate(rows, 1)]


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    for number, line in enumerate(text.split("\n"), 1):
        if (heading := _HEADING.fullmatch(line.rstrip())) is not None:
            parts.append(_Part(len(heading[1]), heading[2].strip(), number))
        elif parts and line.startswith(">"):
            parts[-1].text.append(line[1:].removeprefix(" "))
        elif parts and (data := _DATA.fullmatch(line.strip())) is not None:
            try:
                parts[-1].data = json.loads(data[1])
            except ValueError as error:
                raise _bad(f"line {number} is damaged") from error
    return parts


def _id_of(*said: str) -> str:
    """A uuid4 by its form, from what was said."""
    return str(UUID(bytes=uuid5(_SPACE, "\0".join(said)).bytes, version=4))


def _comment(row: Any, where: str) -> Comment:
    try:
        return Comment.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _bad(f"{where}, {'.'.join(map(str, first['loc'])) or 'its shape'}: {first['msg']}") from error


def _bad(why: str) -> Malformed:
    return Malformed(f"This is no file of comments: {why}.", "bad_comments")


def canonical(comments: Sequence[Comment], to_canonical: Callable[[str], str]) -> list[Comment]:
    """The comments with the paths of their components as this project writes them; raises what `to_canonical` does."""
    paths = {path: to_canonical(path) for path in {comment.component_path for comment in comments}}
    return [comment.model_copy(update={"component_path": paths[comment.component_path]}) for comment in comments]

"""A session as one JSON document: seed 000's fields, and a `sidestory` object with all that these can't say. Pure.

The seed's part is derived from the other one, so that programs that know the seed read it, and so that a document
either agrees with itself or is refused. The same session always gives the same bytes.
"""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime

from pydantic import AwareDatetime, Field, ValidationError

from sidecar.errors import Malformed
from sidecar.models import Turn, Version, Wire

FORMAT = 1
"""The number of this format: one that is greater was written by a newer Sidestory."""


class SeedTurn(Wire):
    """One exchange, in the seed's words."""

    timestamp: AwareDatetime
    user_prompt: str
    ai_response: str
    code_snapshot: str = ""
    success: bool = True
    error: str | None = None


class SeedVersion(Wire):
    """One version, in the seed's words: the component's code alone."""

    version_id: int
    timestamp: AwareDatetime
    code: str
    prompt: str


class Content(Wire):
    """The bytes of a file: `text` where they are UTF-8, else `base64` (RFC 4648)."""

    text: str | None = None
    base64: str | None = None


class Whole(Wire):
    """What the seed's fields can't say: the tree, and every file of every version."""

    format: int
    last_version_id: int  # the greatest number that was ever given
    versions: list[Version]
    turns: list[Turn]  # without `codeSnapshot`
    contents: dict[str, Content]  # by sha256
    lost: list[int] = Field(default_factory=list)  # numbers of versions that the exporting store could not read
    missing: list[str] = Field(default_factory=list)  # sha256 of contents that the exporting store had lost


class Document(Wire):
    """An exported session, or a session as seed 000 has it."""

    session_id: str
    component_path: str
    conversation_history: list[SeedTurn]
    versions: list[SeedVersion]
    current_version_id: int
    created_at: AwareDatetime
    last_modified: AwareDatetime
    sidestory: Whole | None = None


def dump(document: Document) -> bytes:
    """The document as it is written to files: UTF-8, indented, ending with a line feed."""
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=2).encode() + b"\n"


def parse(data: bytes) -> Document:
    """The document in some bytes.

    Raises:
        Malformed: `bad_export`, it is none, and the message says where; `export_too_new`.
    """
    try:
        document = Document.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise bad(f"{f'at {where}: ' if where else ''}{first['msg']}") from error
    if document.sidestory is not None and document.sidestory.format != FORMAT:
        raise Malformed(
            f"The file has format {document.sidestory.format}, this Sidestory reads {FORMAT}; update Sidestory.",
            "export_too_new",
            {"found": document.sidestory.format, "understood": FORMAT},
        )
    return document


def compose(
    *,
    session_id: str,
    component_path: str,
    current_version_id: int,
    created_at: datetime,
    last_modified: datetime,
    whole: Whole,
    contents: Mapping[str, bytes],
) -> Document:
    """The document of a session, with the seed's part derived from `whole`; `contents` are its files by digest."""

    def code(version: Version | None) -> str:
        digest = None if version is None else version.files.get(component_path)
        return contents.get(digest or "", b"").decode("utf-8", "replace")

    numbered = {version.version_id: version for version in whole.versions}
    return Document(
        session_id=session_id,
        component_path=component_path,
        conversation_history=[
            SeedTurn(
                timestamp=turn.timestamp,
                user_prompt=turn.user_prompt,
                ai_response=turn.ai_response,
                code_snapshot=code(numbered.get(turn.version_id or 0)),
                success=turn.success,
                error=turn.error,
            )
            for turn in whole.turns
        ],
        versions=[
            SeedVersion(
                version_id=version.version_id, timestamp=version.timestamp, code=code(version), prompt=version.prompt
            )
            for version in whole.versions
        ],
        current_version_id=current_version_id,
        created_at=created_at,
        last_modified=last_modified,
        sidestory=whole,
    )


def packed(data: bytes) -> Content:
    """Bytes as they stand in a document."""
    try:
        return Content(text=data.decode())
    except UnicodeDecodeError:
        return Content(base64=base64.b64encode(data).decode())


def unpacked(content: Content) -> bytes:
    """The bytes of a content; `Malformed` (`bad_export`) unless it has exactly one form, the one that `packed` gives."""
    try:
        if content.base64 is None:
            data = (content.text or "").encode()
        else:
            data = base64.b64decode(content.base64, validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise bad("a content is neither text nor base64") from error
    if packed(data) != content:
        raise bad("a content is neither text nor base64")
    return data


def bad(why: str) -> Malformed:
    """The refusal of a document; `why` goes on after a colon."""
    return Malformed(f"This is no session that can be imported: {why}.", "bad_export")

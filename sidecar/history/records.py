"""What one before-image looks like on disk. Pure.

A record stands on its own: nothing else is needed to read it, so that damage costs no more than the records it hits::

    magic 8 | size of the head 4 | size of the body 4 | sha256 of the head 32 | head: JSON | body: the content, zstd

Sizes are big-endian. The head carries the sha256 of the content, by which the body is checked when it is read.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sidecar.workspace.base import Cause, Image

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_MAGIC = b"\x89sshist1"
_SIZE = 4
_PREFIX = len(_MAGIC) + 2 * _SIZE
_FIXED = _PREFIX + 32
_LEVEL = 3
ID_DIGITS = 12
"""Hex digits of an entry's id."""


class Damaged(Exception):
    """The stored bytes are not what their digest says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A before-image: what a file was when Sidestory was about to change it.

    Attributes:
        id: Its name, 12 hex digits.
        path: The file, project-relative.
        at: When it was kept; for people, order is that of the records.
        size: The content's size in bytes; None: there was no file.
        digest: The content's sha256; None: there was no file.
        after: The sha256 of what the file was to become; None: it was to be deleted.
        cause: What was about to change it.
    """

    id: str
    path: str
    at: datetime
    size: int | None
    digest: str | None
    after: str | None
    cause: Cause


class Record(NamedTuple):
    """A record found at `start` of some bytes; its body ends at `end`. Cheap: most are only passed over."""

    start: int
    body: int
    end: int
    id: str
    head: bytes

    @property
    def entry(self) -> Entry:
        """What it says."""
        members = json.loads(self.head)
        return Entry(
            id=self.id,
            path=members["path"],
            at=datetime.fromisoformat(members["at"]),
            size=members["size"],
            digest=members["sha256"],
            after=members["after"],
            cause=Cause(members["cause"], members["text"]),
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes that are no record. `torn`: what a write that was cut short leaves; it had touched no file yet."""

    start: int
    end: int
    torn: bool


def frame(image: Image, cause: Cause, at: datetime) -> bytes:
    """The record of a before-image that is kept at the moment `at`, which is aware."""
    head: dict[str, Any] = {
        "path": image.path,
        "at": at.astimezone(UTC).isoformat(),
        "size": None if image.before is None else len(image.before),
        "sha256": None if image.before is None else sha256(image.before).hexdigest(),
        "after": image.after,
        "cause": cause.kind,
        "text": cause.text,
    }
    body = b"" if image.before is None else zstd.compress(image.before, _LEVEL)
    encoded = json.dumps(head).encode()
    sizes = len(encoded).to_bytes(_SIZE) + len(body).to_bytes(_SIZE)
    return _MAGIC + sizes + sha256(sizes + encoded).digest() + encoded + body


def trace(path: str) -> bytes:
    """What stands in the head of each record about this file, so that others need not be looked into."""
    return json.dumps(path).encode()


def scan(data: bytes) -> Iterator[Record | Gap]:
    """The records in `data` in their order, and what lies between them; together they cover all of it."""
    at = 0
    while at < len(data):
        record = _parse(data, at)
        if record is not None and _whole(data, record):
            yield record
            at = record.end
        else:
            found = data.find(_MAGIC, at + 1)
            end = len(data) if found < 0 else found
            yield Gap(at, end, torn=end == len(data) and _cut_short(data, at, record))
            at = end


def content(data: bytes, record: Record) -> bytes | None:
    """The content of a record, None where there was no file.

    Raises:
        Damaged: It is not what was kept.
    """
    entry = record.entry
    if entry.size is None:
        return None
    try:
        decompressor = zstd.ZstdDecompressor()
        found = decompressor.decompress(data[record.body : record.end], max_length=entry.size + 1)
    except zstd.ZstdError as error:
        raise Damaged(str(error)) from error
    if sha256(found).hexdigest() != entry.digest:
        raise Damaged("the digest differs")
    return found


def _parse(data: bytes, at: int) -> Record | None:
    """The record whose head stands whole at `at`, or None; its body may be anything."""
    prefix = data[at : at + _FIXED]
    if len(prefix) < _FIXED or not prefix.startswith(_MAGIC):
        return None
    sizes = prefix[len(_MAGIC) : _PREFIX]
    body = at + _FIXED + int.from_bytes(sizes[:_SIZE])
    head = data[at + _FIXED : body]
    checksum = sha256(sizes + head).digest()
    if checksum != prefix[_PREFIX:]:
        return None
    return Record(at, body, body + int.from_bytes(sizes[_SIZE:]), checksum.hex()[:ID_DIGITS], head)


def _whole(data: bytes, record: Record) -> bool:
    """Whether the next record begins where this one says that it ends; if something else does, whether it is intact."""
    if record.end == len(data) or data.startswith(_MAGIC, record.end):
        return True
    try:
        content(data, record)
    except Damaged:
        return False
    return True


def _cut_short(data: bytes, at: int, record: Record | None) -> bool:
    """Whether the last bytes look like the beginning of a record, or like the zeros that a power cut leaves."""
    if record is not None:
        return True
    rest = data[at:]
    if not rest.strip(b"\0"):
        return True
    if len(rest) < _FIXED:
        return rest.startswith(_MAGIC) or _MAGIC.startswith(rest)
    head = int.from_bytes(rest[len(_MAGIC) : len(_MAGIC) + _SIZE])
    return rest.startswith(_MAGIC) and len(rest) < _FIXED + head

"""The two scripts that Redis carries out as a whole, what they are called with, and what their answers mean."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Expiry, Key, Put, RevisionMoved
from sidecar.stores.redis_names import hold_names, outward, placed
from sidecar.stores.transaction import to_milliseconds


@dataclass(frozen=True, slots=True)
class Script:
    """A Lua script, and the digest under which Redis knows it once it has seen it."""

    source: str
    digest: str


def load_script(name: str) -> Script:
    """A script of this folder."""
    source = Path(__file__).with_name(name).read_text()
    return Script(source, hashlib.sha1(source.encode(), usedforsecurity=False).hexdigest())


COMMIT, READ = load_script("commit.lua"), load_script("read.lua")

KEEP_UIDS = timedelta(hours=24)
"""How long Redis knows that a batch was applied: longer than any retry waits."""

LARGE = 64 * 1024
"""Bytes from which on a document is sent before the script and moved by it: Lua would copy it several times."""

KEEP_LARGE = timedelta(minutes=1)
"""How long Redis keeps a large document whose script never came."""

CLAIM = "project"
"""The name of the document that says whose the namespace is."""


@dataclass(frozen=True, slots=True)
class Call:
    """What a script is called with, and the large documents that must be under their keys before."""

    script: Script
    keys: Sequence[str]
    arguments: Sequence[str | bytes]
    large: Mapping[str, bytes] = field(default_factory=dict)


def commit_call(batch: Batch, prefix: str, claim: int | None) -> Call:
    """The call that carries out `batch`, with `prefix` before every name.

    Args:
        batch: What to do.
        prefix: Of the namespace, without the colon.
        claim: The revision that the namespace's claim must have, None for any.
    """
    numbers: dict[str, str] = {}

    def key(name: str) -> str:
        return numbers.setdefault(name, str(len(numbers) + 1))

    key(f"batch:{batch.uid}")
    key(CLAIM)
    large: dict[str, bytes] = {}

    def put_row(number: int, put: Put) -> Sequence[str | bytes]:
        value, sent = _value(put, prefix), ""
        if len(value) >= LARGE and put.key.field is None:
            sent = f"batch:{batch.uid}:{number}"
            large[placed(sent, prefix)], value = value, b""
        expected = "" if put.expect is None else str(put.expect)
        return key(put.key.name), put.key.field or "", expected, value, sent and key(sent)

    expiry = batch.expiry or Expiry((), None)
    sections: list[Sequence[Sequence[str | bytes]]] = [
        [(key(removal.name), removal.field or "") for removal in batch.removals],
        [put_row(number, put) for number, put in enumerate(batch.puts, 1)],
        [(key(append.name), append.value) for append in batch.appends],
        [(key(leave.index), outward(leave.index, leave.member, prefix)) for leave in batch.leaves],
        [
            (key(enter.index), outward(enter.index, enter.member, prefix), repr(float(enter.score)))
            for enter in batch.enters
        ],
        [(key(name),) for name in expiry.names],
    ]
    arguments: list[str | bytes] = [str(KEEP_UIDS // timedelta(milliseconds=1)), "" if claim is None else str(claim)]
    for rows in sections:
        arguments.append(str(len(rows)))
        for row in rows:
            arguments.extend(row)
    arguments.append("stays" if expiry.at is None else str(to_milliseconds(expiry.at)))
    return Call(COMMIT, [placed(name, prefix) for name in numbers], arguments, large)


def _value(put: Put, prefix: str) -> bytes:
    if not hold_names(put.key.name):
        return put.value
    if put.expect:
        raise ValueError(
            f"{put.key.name} holds names, whose revisions differ from store to store: expect None or ABSENT"
        )
    return outward(put.key.name, put.value.decode(), prefix).encode()


def is_done(answer: Sequence[Any], batch: Batch) -> bool:
    """Whether the batch is applied by now; False when it must be sent again, after claiming the namespace anew.

    Raises:
        RevisionMoved: A document was not as expected.
        StoreUnavailable: `redis_wrong_type` when a name holds something else than it should.
    """
    match answer:
        case [b"applied" | b"repeated"]:
            return True
        case [b"claim" | b"lost"]:
            return False
        case [b"moved", int(number)]:
            raise RevisionMoved(batch.puts[number - 1].key)
        case [b"wrong_type", bytes(key), bytes(found)]:
            raise wrong_type(key.decode(errors="replace"), found.decode())
        case _:
            raise StoreUnavailable("Redis gave an answer that makes no sense; is it a Redis?", "redis_unavailable")


def wrong_type(key: str, found: str) -> StoreUnavailable:
    """The error for a key that another program wrote over."""
    return StoreUnavailable(
        f"The Redis key {key} holds a {found}, which Sidestory didn't write; nothing was changed, rename or delete it",
        "redis_wrong_type",
        {"key": key, "found": found},
    )


def grouped(keys: Iterable[Key]) -> list[list[Key]]:
    """The keys that one Redis command reads: a document alone, the fields of a hash together; each key once."""
    groups: dict[tuple[str, bool], dict[Key, None]] = {}
    for key in keys:
        groups.setdefault((key.name, key.field is None), {})[key] = None
    return [list(group) for group in groups.values()]


def read_call(groups: Sequence[Sequence[Key]], prefix: str) -> Call:
    """The call that reads `groups` as of one moment; it answers a list of values for each."""
    arguments: list[str | bytes] = []
    for group in groups:
        fields = [key.field for key in group if key.field is not None]
        arguments += [str(len(fields)), *fields]
    return Call(READ, [placed(group[0].name, prefix) for group in groups], arguments)

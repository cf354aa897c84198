"""What a store is: four verbs over the shapes that Redis and SQLite have in common.

A *name* holds one of: a document, the fields of a hash (each a document of its own), a list, a sorted set ("index").
Names are those that other programs find in Redis, without the prefix there; which shape a name has never changes.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

StoreName = Literal["redis", "sqlite", "memory"]

ABSENT = 0
"""The revision of a document that does not exist."""


class RevisionMoved(Exception):
    """A document was not what the batch expected, so nothing of the batch was applied. Read again and decide anew."""

    def __init__(self, key: "Key") -> None:
        super().__init__(f"{key.name} {key.field or ''}".rstrip())
        self.key = key


@dataclass(frozen=True, slots=True)
class Key:
    """Where a document is: under a name of its own, or in a field of the hash of that name."""

    name: str
    field: str | None = None

    def __post_init__(self) -> None:
        if not self.name or self.field == "":
            raise ValueError("a key needs a name, and a field that is not empty")


@dataclass(frozen=True, slots=True)
class Document:
    """A value as it was read."""

    value: bytes

    @property
    def revision(self) -> int:
        """What to expect in a batch that was made from this value."""
        return revision_of(self.value)


def revision_of(value: bytes) -> int:
    """The revision of a document with this value: 48 bits of its SHA-1, never `ABSENT`.

    It is taken from the content because Redis values are plain JSON that other programs read, with no room for a
    counter, and because a batch then means the same in every store it is replayed into. SHA-1 and 48 bits: that is
    what a Redis script can compute and hold exactly.
    """
    return int.from_bytes(hashlib.sha1(value, usedforsecurity=False).digest()[:6]) or 1


@dataclass(frozen=True, slots=True)
class Put:
    """Set a document. `expect` is the revision it must have now: `ABSENT` for none yet, None for whatever it is."""

    key: Key
    value: bytes
    expect: int | None = None


@dataclass(frozen=True, slots=True)
class Append:
    """Add a value to the end of a list."""

    name: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Enter:
    """Set the score of a member of an index: any number but NaN, which has no place in an order."""

    index: str
    member: str
    score: float

    def __post_init__(self) -> None:
        if math.isnan(self.score):
            raise ValueError("a score is a number")


@dataclass(frozen=True, slots=True)
class Leave:
    """Take a member out of an index."""

    index: str
    member: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """From `at` on, these names are gone with all they hold; None: they stay. Names that hold nothing are passed over."""

    names: Sequence[str]
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that happen together or not at all, in this order: removals, puts, appends, leaves, enters, expiry.

    Attributes:
        uid: A batch is applied once per uid; a repetition changes nothing, whatever else it says.
        removals: A key without a field removes all that its name holds, and its expiry.
        expiry: Puts and appends leave an expiry as it is; only this sets one.
    """

    uid: str
    removals: Sequence[Key] = ()
    puts: Sequence[Put] = ()
    appends: Sequence[Append] = ()
    leaves: Sequence[Leave] = ()
    enters: Sequence[Enter] = ()
    expiry: Expiry | None = None


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A member of an index with its score."""

    member: str
    score: float


class Store(Protocol):
    """Keeps documents, lists and indexes. Every verb is one round trip and raises `StoreUnavailable` when it fails."""

    @property
    def name(self) -> StoreName:
        """What users are told: `redis`, `sqlite` or `memory`; that in use now, where there are several."""
        ...

    @property
    def degraded(self) -> str | None:
        """Why a worse store than the intended one is in use, in one sentence for the user; None when all is well."""
        ...

    async def read(self, *keys: Key) -> list[Document | None]:
        """The documents under `keys` in their order, all as of one moment; None where there is none."""
        ...

    async def commit(self, batch: Batch) -> None:
        """Apply a batch durably, or raise `RevisionMoved` and apply nothing."""
        ...

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """The values of a list at the positions `start` (included, from 0) to `stop` (excluded; None: the end)."""
        ...

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """Members of an index by score, then by member as bytes; `newest_first` turns both round."""
        ...

"""The contents of a session's files: read with at most two blobs each, and packed beside what is there."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sidecar.models import Session
from sidecar.sessions import blobs, keys
from sidecar.stores.base import Store

GROUP = 25
"""Contents of one path that share a keyframe, which is the first of them."""

_REMEMBERED = 4 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Beside:
    """What is in the store next to contents that are to be saved.

    Attributes:
        stored: Digests of those that are there already, whole and sound.
        keyframes: By path: the content of the keyframe to pack against. None where it is missing, wrong or used up.
    """

    stored: frozenset[str]
    keyframes: Mapping[str, bytes]


class Contents:
    """Contents of sessions by their digest. The last keyframes are remembered, since most reads need the same ones."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._recent = _Recent(_REMEMBERED)

    async def read(self, session: Session, digests: Iterable[str | None]) -> dict[str, bytes | blobs.Damaged]:
        """The contents with these digests, each checked, or what is wrong with it; in one or two round trips."""
        wanted = sorted({digest for digest in digests if digest is not None})
        stored = await self._stored(session, wanted)
        needed = {digest for value in stored.values() if (digest := blobs.keyframe_of(value)) is not None}
        keyframes = {digest: known for digest in needed if (known := self._recent.get(digest)) is not None}
        lacking = needed - keyframes.keys()
        packed = await self._stored(session, sorted(lacking - stored.keys())) | stored
        for digest in lacking:
            content = _unpacked(packed.get(digest), digest, {})
            if isinstance(content, bytes):
                keyframes[digest] = content
                self._recent.put(digest, content)
        return {digest: _unpacked(stored.get(digest), digest, keyframes) for digest in wanted}

    async def beside(self, session: Session, wanted: Mapping[str, str]) -> Beside:
        """What is stored of the contents to be saved, path → digest, and what to pack the others against.

        Nothing is taken from memory here, and all is checked: a content must never depend on a keyframe that the store
        has lost. A content that is there and damaged is to be replaced by a whole one: others may depend on it.
        """
        frames = {
            path: frame.digest
            for path in wanted
            if (frame := session.keyframes.get(path)) is not None and frame.count < GROUP
        }
        stored = await self._stored(session, sorted({*wanted.values(), *frames.values()}))
        packed = await self._stored(
            session,
            sorted(
                {needed for value in stored.values() if (needed := blobs.keyframe_of(value)) is not None}
                - stored.keys()
            ),
        )
        wholes = {
            digest: content
            for digest, value in (stored | packed).items()
            if isinstance(content := _unpacked(value, digest, {}), bytes)
        }
        sound = {
            digest for digest in wanted.values() if isinstance(_unpacked(stored.get(digest), digest, wholes), bytes)
        }
        broken = stored.keys() - sound
        return Beside(
            frozenset(sound),
            {
                path: wholes[digest]
                for path, digest in frames.items()
                if digest in wholes and wanted[path] not in broken
            },
        )

    async def _stored(self, session: Session, digests: list[str]) -> dict[str, bytes]:
        documents = await self._store.read(*keys.blobs(session, digests)) if digests else []
        return {
            digest: document.value for digest, document in zip(digests, documents, strict=True) if document is not None
        }


class _Recent:
    """The contents that were used last, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._contents: OrderedDict[str, bytes] = OrderedDict()

    def get(self, digest: str) -> bytes | None:
        content = self._contents.get(digest)
        if content is not None:
            self._contents.move_to_end(digest)
        return content

    def put(self, digest: str, content: bytes) -> None:
        self._held += len(content) - len(self._contents.pop(digest, b""))
        self._contents[digest] = content
        while self._held > self._most:
            self._held -= len(self._contents.popitem(last=False)[1])


def _unpacked(stored: bytes | None, digest: str, keyframes: Mapping[str, bytes]) -> bytes | blobs.Damaged:
    if stored is None:
        return blobs.Missing(digest)
    try:
        return blobs.unpack(stored, digest, keyframes.get(blobs.keyframe_of(stored) or ""))
    except blobs.Damaged as error:
        return error

"""How the content of a file is packed for the store, and checked when it comes back."""

import hashlib
import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 9  # the fastest that finds its way through a keyframe of a megabyte

# The first byte says how the rest is to be read; further numbers are free.
_RAW = b"\x00"
_ZSTD = b"\x01"
_DELTA = b"\x02"  # 32 bytes: the keyframe's sha256; then zstd with the keyframe as its prefix
_HEADER = 1 + hashlib.sha256().digest_size

_WORTH_IT = 2  # a delta that is not so many times smaller than the whole saves little: the whole is a better keyframe
_LARGEST = 64 * 2**20  # bytes
_SHORTEST = 8  # bytes of a keyframe; zstd takes no shorter prefix


class Damaged(Exception):
    """The stored bytes are not what their digest says."""


class Missing(Damaged):
    """There are no stored bytes, or not those of the keyframe that they need."""


def digest(content: bytes) -> str:
    """The name of a content: its sha256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def pack(content: bytes, keyframe: bytes | None = None) -> bytes:
    """`content` as it is stored: as what differs from `keyframe` where that pays off, else whole (see `keyframe_of`)."""
    compressed = zstd.compress(content, _LEVEL)
    whole = _ZSTD + compressed if len(compressed) < len(content) else _RAW + content
    if keyframe is None or len(keyframe) < _SHORTEST:
        return whole
    difference = zstd.compress(content, _LEVEL, zstd_dict=_prefix(keyframe))
    delta = _DELTA + hashlib.sha256(keyframe).digest() + difference
    return delta if len(delta) * _WORTH_IT <= len(whole) else whole


def keyframe_of(stored: bytes) -> str | None:
    """The digest of the keyframe without which these bytes can't be unpacked; None when they are whole."""
    return stored[1:_HEADER].hex() if stored[:1] == _DELTA and len(stored) >= _HEADER else None


def unpack(stored: bytes, expected: str, keyframe: bytes | None = None) -> bytes:
    """The content that was packed, or `Damaged` unless its digest is `expected`.

    `keyframe` is the content that `keyframe_of` names; without it a delta is `Missing` it.
    """
    kind, rest = stored[:1], stored[1:]
    try:
        if kind == _RAW:
            content = rest
        elif kind == _ZSTD:
            content = _inflated(rest)
        elif (needed := keyframe_of(stored)) is None:
            raise Damaged(f"unknown packing {kind!r}")
        elif keyframe is None:
            raise Missing(f"its keyframe {needed}")
        else:
            content = _inflated(stored[_HEADER:], keyframe)
    except zstd.ZstdError as error:
        raise Damaged(str(error)) from error
    if digest(content) != expected:
        raise Damaged("the digest differs")
    return content


def _inflated(compressed: bytes, keyframe: bytes | None = None) -> bytes:
    """A few bytes from a shared store can claim to be gigabytes: no file of a project is that large."""
    decompressor = zstd.ZstdDecompressor(zstd_dict=None if keyframe is None else _prefix(keyframe))
    content = decompressor.decompress(compressed, max_length=_LARGEST)
    if not decompressor.eof:
        raise Damaged("it is cut, or larger than any file")
    return content


def _prefix(keyframe: bytes) -> tuple[zstd.ZstdDict, int]:
    return zstd.ZstdDict(keyframe, is_raw=True).as_prefix

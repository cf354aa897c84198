"""How the content of a file is packed for the store, and checked when it comes back."""

import hashlib
import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 3

# The first byte says how the rest is to be read. Further numbers are free for packing against another blob.
_RAW = b"\x00"
_ZSTD = b"\x01"


class Damaged(Exception):
    """The stored bytes are not what their digest says."""


def digest(content: bytes) -> str:
    """The name of a content: its sha256 in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def pack(content: bytes) -> bytes:
    """`content` as it is stored: compressed where that makes it smaller."""
    compressed = zstd.compress(content, _LEVEL)
    return _ZSTD + compressed if len(compressed) < len(content) else _RAW + content


def unpack(stored: bytes, expected: str) -> bytes:
    """The content that was packed, or `Damaged` unless its digest is `expected`."""
    kind, rest = stored[:1], stored[1:]
    if kind == _RAW:
        content = rest
    elif kind == _ZSTD:
        try:
            content = zstd.decompress(rest)
        except zstd.ZstdError as error:
            raise Damaged(str(error)) from error
    else:
        raise Damaged(f"unknown packing {kind!r}")
    if digest(content) != expected:
        raise Damaged("the digest differs")
    return content

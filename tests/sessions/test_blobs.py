import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.sessions import blobs


@given(st.binary(max_size=2000) | st.text().map(lambda text: text.encode() * 20))
def test_what_was_packed_comes_back(content: bytes) -> None:
    """Whatever the bytes, and never more than one byte larger."""
    packed = blobs.pack(content)
    assert blobs.unpack(packed, blobs.digest(content)) == content
    assert len(packed) <= len(content) + 1


def test_source_code_is_compressed() -> None:
    """Versions of a component cost a fraction of it."""
    assert len(blobs.pack(b"export const Button = () => <button />;\n" * 100)) < 200


def test_a_digest_is_the_sha256_that_everybody_computes() -> None:
    """Other programs compare it."""
    assert blobs.digest(b"x") == hashlib.sha256(b"x").hexdigest()


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"\x00other",
        blobs.pack(b"other" * 100),
        blobs.pack(b"content" * 100)[:-3],
        b"\x01no zstd at all",
        b"\xff" + b"content" * 100,
    ],
)
def test_damage_is_never_given_out(stored: bytes) -> None:
    """Wrong content, a cut one, an unknown packing: all are said to be damaged."""
    with pytest.raises(blobs.Damaged):
        blobs.unpack(stored, blobs.digest(b"content" * 100))


@given(position=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(position: int, bit: int) -> None:
    """Wherever it is."""
    content = b".a { color: red; }\n.b { margin: 0 auto; }\n" * 5
    packed = bytearray(blobs.pack(content))
    packed[position % len(packed)] ^= 1 << bit
    with suppress(blobs.Damaged):  # else it was a bit that zstd doesn't use
        assert blobs.unpack(bytes(packed), blobs.digest(content)) == content

import hashlib
import random
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.sessions import blobs

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


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
        b"\x01",
        b"\x02",
        b"\x02" + bytes(20),
        b"\x02" + bytes(32),
    ],
)
def test_damage_is_never_given_out(stored: bytes) -> None:
    """Wrong content, a cut one, an unknown packing: all are said to be damaged."""
    with pytest.raises(blobs.Damaged):
        blobs.unpack(stored, blobs.digest(b"content" * 100))


COMPONENT = b"export const Button = () => <button className='button'>Save</button>;\n" * 3 + bytes(range(256)) * 4


@given(st.binary(max_size=2000) | st.binary(max_size=60).map(lambda new: COMPONENT[:900] + new + COMPONENT[900:]))
def test_what_was_packed_against_a_keyframe_comes_back(content: bytes) -> None:
    """With the keyframe, and only with it; the packing names it, and is never larger than without."""
    packed = blobs.pack(content, COMPONENT)
    assert len(packed) <= len(blobs.pack(content))
    assert blobs.unpack(packed, blobs.digest(content), COMPONENT) == content
    if (needed := blobs.keyframe_of(packed)) is not None:
        assert needed == blobs.digest(COMPONENT)
        with pytest.raises(blobs.Missing):
            blobs.unpack(packed, blobs.digest(content))
        with pytest.raises(blobs.Damaged):
            blobs.unpack(packed, blobs.digest(content), COMPONENT[::-1])


def test_a_small_edit_costs_little() -> None:
    """A keyframe of any size is searched through: what differs is stored, wherever it is, and the name of the keyframe."""
    for size in (1_000, 10_000, 1_000_000):
        whole = random.Random(size).randbytes(size)
        edited = whole[: size // 2] + b"more" + whole[size // 2 :]
        packed = blobs.pack(edited, whole)
        assert len(packed) < 33 + 120
        assert blobs.keyframe_of(packed) == blobs.digest(whole)


@pytest.mark.parametrize("keyframe", [b"", b"x", b"1234567", b"something else entirely"])
def test_what_has_little_in_common_is_stored_whole(keyframe: bytes) -> None:
    """A delta that saves little isn't worth a second blob at each read."""
    packed = blobs.pack(COMPONENT, keyframe)
    assert packed == blobs.pack(COMPONENT)
    assert blobs.keyframe_of(packed) is None


@pytest.mark.parametrize("version", [b"\x00x", b"\x01" + zstd.compress(b"x", 3)])
def test_packings_of_sidestory_0_1_are_read(version: bytes) -> None:
    """They had no keyframes."""
    assert blobs.keyframe_of(version) is None
    assert blobs.unpack(version, blobs.digest(b"x")) == b"x"


@given(position=st.integers(0, 10_000), bit=st.integers(0, 7), of_keyframe=st.booleans())
def test_a_flipped_bit_of_a_delta_or_its_keyframe_is_found(position: int, bit: int, of_keyframe: bool) -> None:
    """Wherever it is."""
    content = COMPONENT[:500] + b"color: red;" + COMPONENT[500:]
    packed, keyframe = bytearray(blobs.pack(content, COMPONENT)), bytearray(COMPONENT)
    harmed = keyframe if of_keyframe else packed
    harmed[position % len(harmed)] ^= 1 << bit
    with suppress(blobs.Damaged):  # else it was a bit that zstd doesn't use
        assert blobs.unpack(bytes(packed), blobs.digest(content), bytes(keyframe)) == content


def test_a_bomb_is_damaged_before_it_goes_off() -> None:
    """A kilobyte that would be a gigabyte is given up at a size that no source file has."""
    bomb = bytes(2**20)
    compressor = zstd.ZstdCompressor()
    packed = b"\x01" + b"".join(compressor.compress(bomb) for _ in range(1_024)) + compressor.flush()
    assert len(packed) < 100_000
    with pytest.raises(blobs.Damaged):
        blobs.unpack(packed, blobs.digest(bomb))


@given(position=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(position: int, bit: int) -> None:
    """Wherever it is."""
    content = b".a { color: red; }\n.b { margin: 0 auto; }\n" * 5
    packed = bytearray(blobs.pack(content))
    packed[position % len(packed)] ^= 1 << bit
    with suppress(blobs.Damaged):  # else it was a bit that zstd doesn't use
        assert blobs.unpack(bytes(packed), blobs.digest(content)) == content

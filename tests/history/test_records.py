"""How a before-image is framed, and what is read back from whole, torn and damaged files."""

import random
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.history.records import ID_DIGITS, Damaged, Gap, Record, content, frame, scan
from sidecar.workspace.base import Cause, Image

AT = datetime(2026, 11, 21, 12, 30, 5, 123456, UTC)
IMAGES = [
    Image("src/Button.css", b".a { color: red; }\n" * 40, "f" * 64),
    Image("src/New.css", None, "e" * 64),
    Image("src/Gone.tsx", bytes(range(256)) * 3, None),
]
RECORDS = [frame(image, Cause("prompt", f"number {n}"), AT) for n, image in enumerate(IMAGES)]


def found(data: bytes) -> list[Record]:
    """The records in some bytes."""
    return [part for part in scan(data) if isinstance(part, Record)]


def gaps(data: bytes) -> list[Gap]:
    """What lies between them."""
    return [part for part in scan(data) if isinstance(part, Gap)]


@given(
    path=st.text(min_size=1, max_size=80),
    before=st.none() | st.binary(max_size=5_000),
    after=st.none() | st.just("a" * 64),
    text=st.text(max_size=200),
)
def test_what_is_framed_comes_back(path: str, before: bytes | None, after: str | None, text: str) -> None:
    """Every member and every byte, for any content."""
    data = frame(Image(path, before, after), Cause("undo", text), AT)
    (record,) = found(data)
    entry = record.entry
    assert (entry.path, entry.at, entry.after, entry.cause) == (path, AT, after, Cause("undo", text))
    assert entry.size == (None if before is None else len(before))
    assert entry.digest == (None if before is None else sha256(before).hexdigest())
    assert content(data, record) == before
    assert record.end == len(data)


def test_ids_differ() -> None:
    """By file, by time and by content: an id names one entry."""
    ids = [record.entry.id for record in found(b"".join(RECORDS))]
    ids.append(found(frame(IMAGES[0], Cause("prompt", "number 0"), AT.replace(microsecond=0)))[0].entry.id)
    assert len(set(ids)) == 4
    assert {len(each) for each in ids} == {ID_DIGITS}


def test_cut_anywhere() -> None:
    """A file that ends in the middle of a record has all before it, and the rest counts as cut short, not as damaged."""
    data = b"".join(RECORDS)
    ends = [sum(map(len, RECORDS[: n + 1])) for n in range(3)]
    for size in range(len(data) + 1):
        whole = sum(end <= size for end in ends)
        assert len(found(data[:size])) == whole
        assert all(gap.torn for gap in gaps(data[:size]))
        assert bool(gaps(data[:size])) is (size not in {0, *ends})


def test_records_after_a_torn_one_are_found() -> None:
    """However much of a record is missing, those behind it are not taken for its body."""
    for size in range(len(RECORDS[0])):
        assert [record.entry.path for record in found(RECORDS[0][:size] + RECORDS[1] + RECORDS[2])] == [
            "src/New.css",
            "src/Gone.tsx",
        ]


@given(at=st.integers(0, len(RECORDS[1]) - 1), bit=st.integers(0, 7), first=st.booleans())
def test_damage_costs_one_record(at: int, bit: int, first: bool) -> None:
    """A flipped bit anywhere in a record: the others read as ever, that one isn't given out as something else."""
    images = [IMAGES[2], IMAGES[0], IMAGES[1]] if first else [IMAGES[0], IMAGES[2], IMAGES[1]]
    frames = [frame(image, Cause(), AT) for image in images]
    broken = bytearray(frames[1])
    broken[at % len(broken)] ^= 1 << bit
    data = frames[0] + bytes(broken) + frames[2]
    read = {}
    for record in found(data):
        try:
            read[record.entry.path] = content(data, record)
        except Damaged:
            assert record.entry.path == images[1].path
    assert read.pop(images[0].path) == images[0].before
    assert read.pop(images[2].path) == images[2].before
    assert read in ({}, {images[1].path: images[1].before})  # some bits of a zstd frame mean nothing


def test_content_that_was_changed_is_not_given_out() -> None:
    """Where the packing itself sees nothing wrong, as with bytes that don't shrink, the digest does."""
    image = Image("src/a.css", random.Random(1).randbytes(300), None)
    data = bytearray(frame(image, Cause(), AT))
    data[-100] ^= 1
    (record,) = found(bytes(data))
    with pytest.raises(Damaged):
        content(bytes(data), record)


def test_damage_in_the_middle_is_told() -> None:
    """It is no write that was cut short."""
    broken = bytearray(RECORDS[1])
    broken[20] ^= 1
    assert [gap.torn for gap in gaps(RECORDS[0] + bytes(broken) + RECORDS[2])] == [False]
    assert [gap.torn for gap in gaps(RECORDS[0] + bytes(broken) + bytes(300))] == [False]


@pytest.mark.parametrize("rest", [bytes(1), bytes(5_000)])
def test_zeros_at_the_end_are_no_damage(rest: bytes) -> None:
    """A power cut may leave them where the size was extended and nothing was written."""
    assert [gap.torn for gap in gaps(RECORDS[0] + rest)] == [True]


@given(st.binary(max_size=300))
def test_any_bytes_can_be_scanned(data: bytes) -> None:
    """Nothing breaks the reader, and what it gives covers the data."""
    at = 0
    for part in scan(data + RECORDS[2]):
        assert part.start == at
        at = part.end
    assert at == len(data) + len(RECORDS[2])

import uuid

import hypothesis.strategies as st
import pytest
from hypothesis import given

from sidecar.comments.checks import MAX_AUTHOR, MAX_TEXT, clean_author, clean_id, clean_text
from sidecar.errors import Malformed, SidestoryError, TooLarge


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "שלום עולם", "👩🏽‍🎨 größer", "x" * MAX_TEXT, "one\n\ttwo", "\u202eevil\u202c"],
)
def test_what_people_type_is_kept(text: str) -> None:
    """Markup, right-to-left, emoji, 10 KB: a comment is text, whatever it looks like."""
    assert clean_text(text) == text


def test_line_ends_and_edges_are_made_one() -> None:
    """CRLF and CR become LF; nothing stands around the text."""
    assert clean_text("  one\r\ntwo\rthree \n") == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("text", "code"),
    [("  \n", "empty_comment"), ("a\x00b", "bad_text"), ("\x1b[2J", "bad_text"), ("\ud800", "bad_text")],
)
def test_what_is_no_text_is_refused(text: str, code: str) -> None:
    """Nothing, control characters, half characters."""
    with pytest.raises(Malformed) as caught:
        clean_text(text)
    assert caught.value.code == code


def test_ten_kilobytes_count_in_utf8() -> None:
    """A letter of two bytes counts twice."""
    with pytest.raises(TooLarge) as caught:
        clean_text("ä" * (MAX_TEXT // 2 + 1))
    assert caught.value.code == "comment_too_long"


def test_an_author_is_one_line() -> None:
    """Spaces and line ends become one space; 200 characters are the most."""
    assert clean_author(" Ada \n Lovelace ") == "Ada Lovelace"
    assert clean_author("é" * MAX_AUTHOR) == "é" * MAX_AUTHOR
    for wrong in ("", "é" * (MAX_AUTHOR + 1), "a\x07"):
        with pytest.raises(Malformed):
            clean_author(wrong)


def test_an_id_is_a_uuid4() -> None:
    """In its one spelling."""
    good = str(uuid.uuid4())
    assert clean_id(good) == good
    for wrong in ("", "x", good.upper(), str(uuid.uuid1()), f"{{{good}}}"):
        with pytest.raises(Malformed):
            clean_id(wrong)


@given(st.text(max_size=300))
def test_whatever_is_kept_can_be_stored(text: str) -> None:
    """What passes is UTF-8, and passes again unchanged."""
    try:
        cleaned = clean_text(text)
    except SidestoryError:
        return
    assert cleaned.encode()
    assert clean_text(cleaned) == cleaned

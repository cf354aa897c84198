import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.errors import CannotDo
from sidecar.workspace.textfile import TextFormat, decode, digest, encode

LINES = st.lists(st.tuples(st.text(alphabet="aä\u2028 {}", max_size=5), st.sampled_from(["\n", "\r\n", "\r", ""])))


@given(st.booleans(), LINES)
def test_untouched_text_comes_back_byte_exact(bom: bool, lines: list[tuple[str, str]]) -> None:
    """Whatever the BOM and the line endings, mixed ones too, decoding and encoding changes no byte."""
    data = b"\xef\xbb\xbf" * bom + "".join(line + end for line, end in lines).encode()
    assert encode(*decode(data)) == data


@given(st.binary(max_size=50))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    """Bytes are either decoded without loss or refused as not UTF-8."""
    try:
        text, style = decode(data)
    except CannotDo as error:
        assert error.code == "not_utf8"  # noqa: PT017 - either outcome is right, each has its own check
    else:
        assert encode(text, style) == data


@pytest.mark.parametrize(
    ("data", "text", "style"),
    [
        (b"a\nb\n", "a\nb\n", TextFormat()),
        (b"a\r\nb", "a\nb", TextFormat(newline="\r\n")),
        (b"a\rb", "a\nb", TextFormat(newline="\r")),
        (b"\xef\xbb\xbfa", "a", TextFormat(bom=True)),
        (b"a\r\nb\nc\r", "a\r\nb\nc\r", TextFormat(newline="mixed")),
        (b"", "", TextFormat()),
    ],
)
def test_text_has_lf_unless_endings_are_mixed(data: bytes, text: str, style: TextFormat) -> None:
    """One kind of line ending becomes LF; several stay verbatim."""
    assert decode(data) == (text, style)


def test_edit_of_mixed_file_keeps_untouched_lines() -> None:
    """Changing one line of a file with mixed endings leaves every other byte alone."""
    data = b"one\r\ntwo\nthree\r\n"
    text, style = decode(data)
    assert encode(text.replace("two", "2"), style) == b"one\r\n2\nthree\r\n"


def test_crlf_brought_by_an_editor_is_not_doubled() -> None:
    """An answer that already holds CRLF becomes CRLF, not CR CR LF."""
    assert encode("a\r\nb\n", TextFormat(newline="\r\n")) == b"a\r\nb\r\n"


def test_invalid_utf8_says_where() -> None:
    """Bytes that aren't UTF-8 are refused with their offset in the file, the BOM counted."""
    with pytest.raises(CannotDo) as caught:
        decode(b"\xef\xbb\xbfab\xff")
    assert (caught.value.code, caught.value.details["offset"]) == ("not_utf8", 5)


def test_lone_surrogates_are_refused() -> None:
    """Text that UTF-8 can't hold is refused rather than damaged."""
    with pytest.raises(CannotDo):
        encode("\ud800", TextFormat())


def test_digest_is_sha256_hex() -> None:
    """The digest is plain sha256, so that other programs can compute it."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

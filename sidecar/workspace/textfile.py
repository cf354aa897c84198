"""Bytes of a source file to text and back, so that what nobody touched stays byte-exact. Pure."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from sidecar.errors import CannotDo

_BOM = b"\xef\xbb\xbf"

Newline = Literal["\n", "\r\n", "\r", "mixed"]


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a file writes its text.

    Attributes:
        bom: Whether it starts with the UTF-8 byte order mark.
        newline: Its one line ending; `mixed` when there are several, which then stay verbatim in the text.
    """

    bom: bool = False
    newline: Newline = "\n"


def digest(data: bytes) -> str:
    """The sha256 of `data` in lower-case hex: how versions and writes name a content."""
    return sha256(data).hexdigest()


def decode(data: bytes) -> tuple[str, TextFormat]:
    """Text with LF line ends, and the format that `encode` needs to give the same bytes back.

    A file of mixed line endings is not normalised: its text keeps every carriage return where it is.

    Raises:
        CannotDo: `not_utf8`, when the bytes aren't UTF-8.
    """
    bom = data.startswith(_BOM)
    try:
        text = data[len(_BOM) :].decode() if bom else data.decode()
    except UnicodeDecodeError as error:
        message = "The file isn't UTF-8 text; save it as UTF-8 and try again."
        raise CannotDo(message, "not_utf8", {"offset": error.start + len(_BOM) * bom}) from error
    newline = _newline(text)
    if newline in {"\r\n", "\r"}:
        text = text.replace(newline, "\n")
    return text, TextFormat(bom, newline)


def encode(text: str, style: TextFormat) -> bytes:
    """The bytes of `text` in `style`; with `mixed`, line ends are written as they stand.

    Raises:
        CannotDo: `not_utf8`, when the text holds what UTF-8 cannot write (lone surrogates).
    """
    if style.newline in {"\r\n", "\r"}:
        # An editor may have brought CRLF of its own: first to LF, so that no `\r\r\n` comes out.
        text = text.replace("\r\n", "\n").replace("\n", style.newline)
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        message = "The new text holds characters that UTF-8 cannot write."
        raise CannotDo(message, "not_utf8", {"offset": error.start}) from error
    return _BOM + data if style.bom else data


def _newline(text: str) -> Newline:
    crlf = text.count("\r\n")
    found: list[Newline] = []
    if crlf:
        found.append("\r\n")
    if text.count("\n") > crlf:
        found.append("\n")
    if text.count("\r") > crlf:
        found.append("\r")
    if len(found) > 1:
        return "mixed"
    return found[0] if found else "\n"

"""What compilers and browsers say of an error, as a person may see it: one paragraph, no colours, no absolute paths. Pure."""

import re

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# `/home/me/app/src/`, `C:\app\src\`, `file:///app/src/`, `http://localhost:6006/@fs/app/src/`, but not the `/` in
# `./src/` or in an address: an absolute path begins a word.
_FOLDERS = re.compile(
    r"(?<![^\s'\"`(\[<{=,:])(?:file://|https?://[^\s/'\"`]+(?=/@fs/))?(?:[A-Za-z]:|/[A-Za-z]:)?[/\\](?:[^\s/\\:'\"`()]+[/\\])+"
)
_LONGEST = 1_000


def one_sentence(message: str) -> str:
    """The first paragraph of `message`, where absolute paths are cut down to the names of their files."""
    first = _COLOURS.sub("", message).strip().partition("\n\n")[0]
    return _FOLDERS.sub("", first)[:_LONGEST]

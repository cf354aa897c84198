"""What one line of a model's answer is: a block's marker, a code fence, a file's path or prose. Pure.

The block format is the one that templates/prompts/system.j2 asks for; what is tolerated beyond it is what models
are seen to write: other labels behind the markers, a wrong number of them, paths in backticks, bold or headings.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

_OPEN = re.compile(r"^(?P<indent>\s*)(?P<mark><{5,9})(?:[ \t]+(?P<label>\S.*?))?\s*$")
_CLOSE = re.compile(r"^\s*>{5,9}(?:[ \t]+\S+)?\s*$")
_DIVIDER = re.compile(r"^\s*(={5,9})\s*$")
_FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)\s*$")

# What people and models put before a path: list and heading marks, quotes, "File:", "**path**:".
_BEFORE_PATH = re.compile(
    r"^(?:[#>*_`\"'\s+-]+|\d+[.)]\s+|(?:file(?:name)?|path)\b[*_`]*:[*_`]*\s*|//\s*|/\*\s*|<!--\s*)+", re.IGNORECASE
)
_AFTER_PATH = re.compile(r"(?:\*/|-->|[`*_:\"'\s])+$")
_PATH_SHAPE = re.compile(r"^(?:[A-Za-z]:)?/?(?:[\w.@~()\[\]+$-]+/)*[\w.@()\[\]+$-]*\w\.[A-Za-z]\w{0,9}$")
_PATH_TOKEN = re.compile(r"[\w./\\@()\[\]+$-]*\w\.[A-Za-z]\w*")
_ANY_OF_BEFORE = re.compile(
    r"^[#>*_`\"'\s+\-\d.)/]*(?:f(?:i(?:l(?:e(?:n(?:a(?:m(?:e)?)?)?)?)?)?)?|p(?:a(?:t(?:h)?)?)?)?[*_`]*$", re.IGNORECASE
)

_NO_FILE_LANGUAGES = frozenset({"bash", "sh", "shell", "console", "terminal", "text", "txt", "plaintext"})


class Opening(NamedTuple):
    """The first line of a block: its indentation, the length of its marker and what stands behind it."""

    indent: str
    width: int
    label: str


class Fence(NamedTuple):
    """A line that begins or ends fenced code: the run of backticks or tildes, and the info string behind it."""

    mark: str
    info: str

    @property
    def language(self) -> str:
        """The first word of the info string, in lower case: `css` of ```` ```css title="a.css" ````."""
        return re.split(r"[\s:{]", self.info, maxsplit=1)[0].lower()

    @property
    def is_diff(self) -> bool:
        """Whether what follows is a unified diff."""
        return self.language in {"diff", "patch"}

    @property
    def can_be_file(self) -> bool:
        """Whether what follows can be the content of a source file."""
        return self.language not in _NO_FILE_LANGUAGES and not self.is_diff

    def closes(self, opened: "Fence") -> bool:
        """Whether this line ends the code that `opened` began (CommonMark: same character, at least as many)."""
        return not self.info and self.mark.startswith(opened.mark)


def opening(line: str) -> Opening | None:
    """The beginning of a SEARCH/REPLACE block, or None."""
    found = _OPEN.match(line)
    return Opening(found["indent"], len(found["mark"]), found["label"] or "") if found else None


def closes_block(line: str) -> bool:
    """Whether the line ends a SEARCH/REPLACE block."""
    return _CLOSE.match(line) is not None


def divider(line: str) -> int:
    """The number of `=` when the line is nothing else (five to nine of them), otherwise 0."""
    found = _DIVIDER.match(line)
    return len(found[1]) if found else 0


def fence(line: str) -> Fence | None:
    """The fence that the line is, or None."""
    found = _FENCE.match(line)
    return Fence(found["mark"], found["info"]) if found else None


def resolve(name: str, known: Collection[str]) -> str | None:
    """The known path that `name` stands for: the path itself, or the only one that ends in it; otherwise None."""
    name = name.replace("\\", "/").removeprefix("./").lstrip("/")
    if name in known:
        return name
    ending = [path for path in known if path.endswith(f"/{name}")]
    return ending[0] if name and len(ending) == 1 else None


def path_in(line: str, known: Collection[str]) -> str | None:
    """The path when the line is nothing but one (decoration aside): a known one, or one that looks like a file's."""
    bare = _AFTER_PATH.sub("", _BEFORE_PATH.sub("", line))
    for name in (bare, line.strip(" \t`*:")):
        if (path := resolve(name, known)) is not None:
            return path
    bare = bare.replace("\\", "/")
    return bare if _PATH_SHAPE.match(bare) else None


def path_in_info(info: str, known: Collection[str]) -> str | None:
    """The known path in a fence's info string: ```` ```css src/a.css ````, `css:src/a.css`, `css title="src/a.css"`."""
    return mentioned(info.replace(":", " ").replace("=", " "), known)


def mentioned(line: str, known: Collection[str]) -> str | None:
    """The known path that a sentence names, when it names exactly one."""
    found = {resolve(token, known) for token in _PATH_TOKEN.findall(line)} - {None}
    return found.pop() if len(found) == 1 else None


def may_be_more_than_prose(start: str, known: Collection[str]) -> bool:
    """Whether a line that begins with `start` can still become a marker, a fence or a path.

    Decides what may be shown before the line is complete. A path that isn't known may be shown too early; that
    costs a glimpse of it, while holding every first word back would cost everybody time.
    """
    text = start.strip()
    if not text or text[0] == "<":
        return not text.strip("<") or text.startswith("<<<<<")
    if text.startswith(("```", "~~~")) or text.strip("`~") == "":
        return True
    if _ANY_OF_BEFORE.match(start):
        return True
    rest = _BEFORE_PATH.sub("", start.lstrip())
    word = rest.rstrip("`*_:\"' \t").replace("\\", "/").removeprefix("./").lstrip("/")
    if any(path.startswith(word) or f"/{word}" in path for path in known):
        return True
    return " " not in rest.strip() and ("/" in rest or "." in rest.rstrip(".,!?"))

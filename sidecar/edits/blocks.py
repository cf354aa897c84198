"""A model's answer, read as it comes: prose for the person, edits for the files. Pure.

The format is described in templates/prompts/system.j2: a line with the file's path, then `<<<<<<< SEARCH`, the lines
to find, `=======`, the lines to put there, `>>>>>>> REPLACE`. A path followed by fenced code is the whole file.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from sidecar.edits.lines import (
    Fence,
    Opening,
    closes_block,
    divider,
    fence,
    may_be_more_than_prose,
    mentioned,
    opening,
    path_in,
    path_in_info,
)
from sidecar.edits.prose import Prose
from sidecar.edits.refusals import EditMismatch, Kind, Refusal


@dataclass(frozen=True, slots=True)
class Replace:
    """Find these lines in this file and put those there. Both without a final line end; LF inside."""

    path: str
    search: str
    replace: str


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The complete new text of a file, without a final line end; LF inside."""

    path: str
    content: str


Edit = Replace | WholeFile


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer says and does.

    Attributes:
        prose: The text outside of code, stripped.
        edits: The changes in the answer's order.
        loose_code: Whether there was fenced code that belongs to no file.
    """

    prose: str
    edits: tuple[Edit, ...]
    loose_code: bool = False


@dataclass(slots=True)
class _Fenced:
    fence: Fence
    path: str | None
    is_named: bool  # by a path that stands alone; otherwise a sentence before it mentions one
    lines: list[str] = field(default_factory=list)
    has_blocks: bool = False


@dataclass(slots=True)
class _Block:
    start: Opening
    path: str | None
    lines: list[str] = field(default_factory=list)


class AnswerReader:
    """Reads an answer in pieces of any size.

    Args:
        paths: The files that may change; a path in the answer is resolved against them.
    """

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = paths
        self._prose = Prose()
        self._rest = ""  # the line that is not complete yet
        self._before = ""  # the last line with text outside of blocks and fences' marks: where a path would stand
        self._path: str | None = None  # of the last block or path line
        self._fenced: _Fenced | None = None
        self._block: _Block | None = None
        self._edits: list[Edit] = []
        self._whole_files: list[tuple[bool, WholeFile]] = []
        self._refusals: list[Refusal] = []
        self._loose_code = False
        self.editing = False

    @property
    def prose(self) -> str:
        """The prose so far, stripped."""
        return self._prose.text

    def feed(self, piece: str) -> str:
        """Take the next piece of the answer and return the prose that can be shown now, often ''."""
        *complete, self._rest = (self._rest + piece).split("\n")
        for line in complete:
            self._line(line.removesuffix("\r"))
        if (
            self._rest
            and self._in_prose
            and (self._prose.flowing or not may_be_more_than_prose(self._rest, self._paths))
        ):
            self._prose.begin(self._rest)
        return self._prose.take()

    def finish(self) -> Answer:
        """Return the answer read. Raises `EditMismatch` when it is cut or a block in it can't be understood."""
        if self._rest:
            self._line(self._rest.removesuffix("\r"))
            self._rest = ""
        if self._block is not None:
            self._refuse("cut", self._block.path, self._block.lines)
        elif self._fenced is not None and self._is_file(self._fenced):
            self._refuse("cut", self._fenced.path, self._fenced.lines)
        self._prose.release()
        self._take_whole_files()
        if self._refusals:
            raise EditMismatch(self._refusals)
        return Answer(self._prose.text, tuple(self._edits), self._loose_code)

    @property
    def _in_prose(self) -> bool:
        return self._fenced is None and self._block is None

    def _line(self, line: str) -> None:
        if self._block is not None:
            self._block_line(self._block, line)
        elif (start := opening(line)) is not None and not self._prose.flowing:
            self._open_block(start)
        elif self._fenced is not None:
            self._fenced_line(self._fenced, line)
        elif (mark := fence(line)) is not None and not self._prose.flowing:
            self._prose.drop_held()
            named = path_in_info(mark.info, self._paths) or path_in(self._before, self._paths)
            self._fenced = _Fenced(mark, named or mentioned(self._before, self._paths), named is not None)
        else:
            self._prose_line(line)

    def _prose_line(self, line: str) -> None:
        path = path_in(line, self._paths)
        if path is not None and not self._prose.flowing:
            self._prose.hold(line)
        else:
            self._prose.line(line)
        self._path = path or self._path
        self._before = line if line.strip() else self._before

    def _open_block(self, start: Opening) -> None:
        self.editing = True
        self._prose.drop_held()
        fenced = self._fenced
        inside = path_in_info(start.label, self._paths)
        only = next(iter(self._paths)) if len(self._paths) == 1 else None
        above = path_in(self._before, self._paths) or mentioned(self._before, self._paths)
        path = inside or above or (fenced.path if fenced else None) or self._path or only
        if fenced is not None:
            fenced.has_blocks = True
        self._block = _Block(start, path)

    def _block_line(self, block: _Block, line: str) -> None:
        if closes_block(line):
            self._block = None
            self._before = ""
            self._path = block.path
            self._close_block(block)
        elif (start := opening(line)) is not None and start.width == block.start.width:
            self._refuse("unclosed", block.path, block.lines)
            self._open_block(start)
        else:
            block.lines.append(line)

    def _close_block(self, block: _Block) -> None:
        lines = _dedent(block.lines, block.start.indent)
        dividers = [number for number, line in enumerate(lines) if divider(line)]
        exact = [number for number in dividers if divider(lines[number]) == block.start.width]
        at = exact or dividers
        if len(at) != 1:
            self._refuse("two_dividers" if at else "no_divider", block.path, lines)
        elif block.path is None:
            self._refuse("no_path", None, lines)
        else:
            search, replace = _unfence(lines[: at[0]]), _unfence(lines[at[0] + 1 :])
            self._edits.append(Replace(block.path, "\n".join(search), "\n".join(replace)))

    def _fenced_line(self, fenced: _Fenced, line: str) -> None:
        mark = fence(line)
        if mark is not None and mark.closes(fenced.fence):
            self._fenced = None
            self._close_fence(fenced)
            return
        self._before = line if line.strip() else self._before
        if not fenced.lines and fenced.path is None and (path := path_in(line, self._paths)) in self._paths:
            fenced.path, fenced.is_named = path, True
        else:
            fenced.lines.append(line)

    def _close_fence(self, fenced: _Fenced) -> None:
        self._before = ""
        if fenced.has_blocks:
            return
        if fenced.fence.is_diff:
            self._refuse("diff", fenced.path, fenced.lines)
        elif fenced.path is None or not self._is_file(fenced):
            self._loose_code = True
        else:
            self._whole_files.append((fenced.is_named, WholeFile(fenced.path, "\n".join(fenced.lines))))

    def _is_file(self, fenced: _Fenced) -> bool:
        return fenced.path is not None and fenced.fence.can_be_file and not fenced.has_blocks

    def _refuse(self, kind: Kind, path: str | None, lines: list[str]) -> None:
        self._refusals.append(Refusal(kind, path or "", "\n".join(lines)))

    def _take_whole_files(self) -> None:
        """Fenced code is a quotation where blocks change the same file, or any file if only a sentence names it."""
        in_blocks = {edit.path for edit in self._edits}
        for is_named, whole in self._whole_files:
            if whole.path in in_blocks or (in_blocks and not is_named):
                continue
            if any(edit.path == whole.path for edit in self._edits):
                self._refuse("repeated", whole.path, [])
            else:
                self._edits.append(whole)


def parse(text: str, paths: Collection[str]) -> Answer:
    """Read a complete answer. Raises `EditMismatch` when it is cut or a block in it can't be understood."""
    reader = AnswerReader(paths)
    reader.feed(text)
    return reader.finish()


def _dedent(lines: list[str], indent: str) -> list[str]:
    """Without the indentation that the whole block has, when every line has it (a block inside a list item)."""
    if indent and all(line.startswith(indent) or not line.strip() for line in lines):
        return [line.removeprefix(indent) for line in lines]
    return lines


def _unfence(lines: list[str]) -> list[str]:
    """Without a fence around the lines, when there is one."""
    if len(lines) > 1 and (first := fence(lines[0])) and (last := fence(lines[-1])) and last.closes(first):
        return lines[1:-1]
    return lines

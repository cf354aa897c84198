"""A thousand answers made from the recorded shapes: delivered otherwise, dressed otherwise, cut, or about other files.

What must come of each follows from its shape: the same, a refusal, or for a cut answer any of its complete edits
(that nothing of a cut answer is written at all is the stream's business, which misses its end).
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sidecar.edits.apply import apply
from sidecar.edits.blocks import Answer, AnswerReader, Edit, Replace
from sidecar.edits.refusals import EditMismatch
from tests.edits.corpus import Shape, shapes

Must = Literal["same", "refuse", "part"]
_PIECES = (1, 2, 5, 12, 40, 10_000)
_CUTS = 3


@dataclass(frozen=True)
class Variation:
    """One answer about some files, as it arrives."""

    name: str
    shape: Shape
    answer: str
    files: dict[str, str]
    piece: int
    must: Must

    def result(self) -> dict[str, str] | None:
        """The files that it changes, by path; None when it is refused."""
        reader = AnswerReader(self.files)
        for at in range(0, len(self.answer), self.piece):
            reader.feed(self.answer[at : at + self.piece])
        try:
            answer = reader.finish()
        except EditMismatch:
            return None
        return self._applied(answer.edits)

    @property
    def right(self) -> bool:
        """Whether it came out as it must: above all, whether nothing else was written."""
        result = self.result()
        match self.must:
            case "refuse":
                return result is None
            case "same":
                return result == self._whole
            case "part":
                return result is None or result in self._parts()

    @property
    def _whole(self) -> dict[str, str] | None:
        """What the untouched answer does to these files; the corpus itself says that this is right."""
        return None if self.shape.refused else self._applied(_read(self.shape).edits)

    def _parts(self) -> list[dict[str, str]]:
        if self.shape.refused:
            return [{}]
        edits = _read(self.shape).edits  # whole files come last, wherever they stand in the answer
        some = (chosen for count in range(len(edits) + 1) for chosen in combinations(edits, count))
        return [result for chosen in some if (result := self._applied(chosen)) is not None]

    def _applied(self, edits: Sequence[Edit]) -> dict[str, str] | None:
        try:
            return apply(self.files, edits, self.shape.place)
        except EditMismatch:
            return None


def variations(count: int = 1_000, seed: int = 4) -> list[Variation]:
    """So many variations, the same ones for the same seed, all shapes in turn."""
    chance = random.Random(seed)
    made: list[Variation] = []
    while len(made) < count:
        for shape in shapes():
            made += _of(shape, chance)
    chance.shuffle(made)
    return made[:count]


def _of(shape: Shape, chance: random.Random) -> Iterator[Variation]:
    def one(name: str, answer: str, must: Must, files: dict[str, str] | None = None) -> Variation:
        return Variation(f"{shape.name}: {name}", shape, answer, files or shape.files, chance.choice(_PIECES), must)

    yield one("as recorded", shape.answer, "same")
    yield one("with Windows line ends", shape.answer.replace("\r", "").replace("\n", "\r\n"), "same")
    yield one("after a greeting", f"Of course, one moment.\n\n{shape.answer}", "same")
    yield one("after blank lines", f"\n\n{shape.answer}", "same")
    windows = {path: text.replace("\r", "").replace("\n", "\r\n") for path, text in shape.files.items()}
    yield one("for Windows files", shape.answer, "same", windows)
    for _ in range(_CUTS):
        yield one("cut", shape.answer[: chance.randrange(len(shape.answer))], "part")
    if not shape.refused and (edits := _read(shape).edits) and all(isinstance(edit, Replace) for edit in edits):
        first = edits[0]
        if isinstance(first, Replace) and first.search.strip():
            doubled = {path: f"{text}\n{text}" for path, text in shape.files.items()}
            yield one("where every line is there twice", shape.answer, "refuse", doubled)
            gone = {path: _without(text, _telling(first.search)) for path, text in shape.files.items()}
            yield one("where a line is gone", shape.answer, "refuse", gone)


def _read(shape: Shape) -> Answer:
    reader = AnswerReader(shape.files)
    reader.feed(shape.answer)
    return reader.finish()


def _telling(search: str) -> list[str]:
    """The words of the longest line of a search."""
    return max(search.splitlines(), key=len).split()


def _without(text: str, words: list[str]) -> str:
    """The text with something else where such lines stand."""
    return "".join("/* gone */\n" if line.split() == words else line for line in text.splitlines(keepends=True))

"""The prose of an answer on its way to the person. Pure."""


class Prose:
    """Collects prose and gives it out in pieces; blank lines around what is left out don't pile up.

    A line may be held: it is prose only when no code follows it.
    """

    def __init__(self) -> None:
        self._shown: list[str] = []
        self._new: list[str] = []
        self._line_ends = 0  # due before the next prose
        self._begun = ""  # the part of the current line that was given out
        self._held = ""

    @property
    def flowing(self) -> bool:
        """Whether part of the current line was given out already."""
        return bool(self._begun)

    @property
    def text(self) -> str:
        """All prose so far, stripped."""
        return "".join((*self._shown, *self._new)).strip()

    def begin(self, start: str) -> None:
        """The current line, which is prose, begins with `start`."""
        self.release()
        self._add(start[len(self._begun) :])
        self._begun = start

    def line(self, line: str) -> None:
        """A complete line of prose, its beginning given out or not."""
        if line.strip():
            self.begin(line)
        self._begun = ""
        self._line_ends += 1

    def hold(self, line: str) -> None:
        """A complete line that is left out if code follows."""
        self.release()
        self._held = line

    def release(self) -> None:
        """What was held is prose."""
        held, self._held = self._held, ""
        if held:
            self._add(held)
            self._line_ends += 1

    def drop_held(self) -> None:
        """What was held belongs to the code that follows; prose that goes on after it begins a paragraph."""
        self._held = ""
        self._line_ends = max(self._line_ends, 2)

    def take(self) -> str:
        """What was not given out yet."""
        new = "".join(self._new)
        self._shown += self._new
        self._new.clear()
        return new

    def _add(self, text: str) -> None:
        if not text.strip() and not self._begun:
            return
        if self._line_ends and (self._shown or self._new):
            self._new.append("\n" * min(self._line_ends, 2))
        self._line_ends = 0
        self._new.append(text)

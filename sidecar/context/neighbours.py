"""What stands beside, in and behind an element, as far as the source tells: what comes earlier stands above or to the left. Pure."""

from collections.abc import Callable
from itertools import takewhile

from sidecar.context.elements import Part, Parts
from sidecar.context.naming import kin

Fits = Callable[[Part], bool]


class Neighbours:
    """The elements of a component as they stand to each other.

    Args:
        parts: The elements.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._places = {part.id: place for place, part in enumerate(parts.all)}
        self._inner: dict[str | None, list[Part]] = {}
        for part in parts.all:
            self._inner.setdefault(part.parent, []).append(part)

    def beside(self, part: Part, fits: Fits) -> Part | None:
        """The other of two, or the one that follows; where there is none, the one before."""
        beside = [each for each in self.with_siblings(part) if each is not part and fits(each)]
        return beside[0] if len(beside) == 1 else self.next(part, 1, fits) or self.next(part, -1, fits)

    def next(self, part: Part, step: int, fits: Fits) -> Part | None:
        """The nearest element before or after one: of its kind, else beside it, else beside what it lies in."""
        alike = [each for each in self._parts.all if kin(each, part) and fits(each)]
        if part in alike and 0 <= (place := alike.index(part) + step) < len(alike):
            return alike[place]
        for at in (part, *self._parts.ancestors(part)):
            if at is self._parts.root:
                break
            beside = self.with_siblings(at)
            place = beside.index(at) + step
            while 0 <= place < len(beside):
                fitting = [each for each in self.with_inner(beside[place]) if fits(each)]
                if fitting:
                    return fitting[0] if step > 0 else fitting[-1]
                place += step
        return None

    def children(self, part: Part) -> list[Part]:
        """What stands directly in it."""
        return self._inner.get(part.id, [])

    def with_siblings(self, part: Part) -> list[Part]:
        """What stands beside it; roots of other components don't."""
        return self._inner[part.parent] if part.parent is not None else [part]

    def with_inner(self, part: Part) -> list[Part]:
        """It, and everything in it."""
        place = self._places[part.id]
        inner = {part.id}
        for each in takewhile(
            lambda each: each.parent in inner, self._parts.all[place + 1 :]
        ):  # they follow it in the source
            inner.add(each.id)
        return list(self._parts.all[place : place + len(inner)])

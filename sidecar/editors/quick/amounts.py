"""How much "larger", "a bit more" and "much less" are, per kind of measure."""

_DEGREES = {"small": 0, "": 1, "great": 2}
_MORE_SIZE, _LESS_SIZE = (1.1, 1.2, 1.5), (0.9, 0.8, 0.65)
_MORE_SPACE, _LESS_SPACE = (1.25, 1.5, 2.0), (0.8, 0.65, 0.5)
_MORE_ROUND, _LESS_ROUND = (1.25, 1.5, 2.0), (0.75, 0.5, 0.25)
_MORE_BORDER, _LESS_BORDER = (1.5, 2.0, 3.0), (0.75, 0.5, 0.25)
_MORE_OPAQUE, _LESS_OPAQUE = (1.1, 1.25, 1.5), (0.9, 0.75, 0.5)

_SPACES = ("padding", "margin", "gap", "distance", "letter-spacing")
_WITH_PERCENT = {"width", "height", "min-width", "max-width", "min-height", "max-height", "border-radius"}


def default_factor(measure: str, sign: int, degree: str) -> float:
    """The factor for a comparative without a number; `degree` is `small`, `great` or ""."""
    if measure.startswith("border") and measure.endswith("width"):
        steps = _MORE_BORDER if sign > 0 else _LESS_BORDER
    elif measure == "border-radius":
        steps = _MORE_ROUND if sign > 0 else _LESS_ROUND
    elif measure == "opacity":
        steps = _MORE_OPAQUE if sign > 0 else _LESS_OPAQUE
    elif measure.startswith(_SPACES):
        steps = _MORE_SPACE if sign > 0 else _LESS_SPACE
    else:
        steps = _MORE_SIZE if sign > 0 else _LESS_SIZE
    return steps[_DEGREES[degree]]


def is_length_measure(measure: str) -> bool:
    """Whether adding a length to it makes sense; not so for the whole size, which is several lengths."""
    return measure not in {"size", "opacity"}


def takes_percent(measure: str) -> bool:
    """Whether “50%” of it can only be meant as CSS's percentage, not as a change."""
    return measure in _WITH_PERCENT

"""Numbers as CSS and JavaScript write them."""

_PARTS = 4  # of a pixel


def number(value: float) -> str:
    """A number with three decimals at most, without trailing zeros: `14.25`, `0.5`, `-2`."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def like(value: float, written: str) -> str:
    """A number written as its predecessor was: without the leading zero when that had none (`.5`)."""
    text = number(value)
    if written.lstrip("+-").startswith("."):
        return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
    return text


def rounded(value: float, unit: str, before: float | None = None) -> float:
    """A length as somebody would write it: pixels to a quarter, but for less than one of them.

    As it is where rounding would bring back what it was before.
    """
    if unit.lower() != "px" or abs(value) < 1:
        return value
    near = round(value * _PARTS) / _PARTS
    return value if near == before else near

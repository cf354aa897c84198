"""Numbers as CSS and JavaScript write them."""


def number(value: float) -> str:
    """A number with three decimals at most, without trailing zeros: `14.3`, `0.5`, `-2`."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def like(value: float, written: str) -> str:
    """A number written as its predecessor was: without the leading zero when that had none (`.5`)."""
    text = number(value)
    if written.lstrip("+-").startswith("."):
        return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
    return text

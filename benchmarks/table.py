"""Figures as a table for a terminal and for a document (Markdown reads well as both)."""

from collections.abc import Sequence

from benchmarks.figures import Figure, Target

_HEAD = ("", "bare", "Sidestory", "difference", "ratio", "n", "target", "")
_PROMISES = {"median": "≤ {most}", "difference": "≤ {most} more", "ratio": "≤ {most} times"}


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table of medians, its columns aligned; notes follow as a list."""
    rows = [_HEAD, *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(
        1, "|".join(["", *("-" * (width + 1) + ("-" if not at else ":") for at, width in enumerate(widths)), ""])
    )
    notes = [f"- {figure.name}: {figure.note}" for figure in figures if figure.note]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _row(figure: Figure) -> tuple[str, ...]:
    target = figure.target
    return (
        figure.name,
        _value(figure, figure.bare_median),
        _value(figure, figure.median),
        _difference(figure),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        str(len(figure.ours)),
        "" if target is None else _promise(figure, target),
        {None: "", True: "met", False: "MISSED"}[figure.met],
    )


def _difference(figure: Figure) -> str:
    """With the bounds between which it likely is, where there are several samples."""
    if figure.difference is None or figure.likely_difference is None:
        return ""
    value = _value(figure, figure.difference, sign="+")
    if len(figure.ours) == 1:
        return value
    low, high = (_value(figure, bound, sign="+").split()[0] for bound in figure.likely_difference)
    return f"{value} ({low} to {high})"


def _promise(figure: Figure, target: Target) -> str:
    return _PROMISES[target.of].format(most=f"{target.most:g}" if target.of == "ratio" else _value(figure, target.most))


def _value(figure: Figure, value: float | None, sign: str = "") -> str:
    if value is None:
        return ""
    match figure.unit:
        case "ms":
            return f"{value:{sign}.1f} ms"
        case "bytes":
            return f"{value:{sign},.0f} B"
        case "%":
            return f"{value:{sign}.0f} %"
        case "count":
            return f"{value:{sign}g}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if at else cell.ljust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"| {' | '.join(cells)} |"

"""Letters further apart or closer together: from no spacing, or less than none, no factor leads there."""

from typing import Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.lengths import Lookup, parse, shifted
from sidecar.editors.quick.looks import written
from sidecar.editors.quick.numbers import number
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.values import variable_of

_EM: Final = 16.0  # px, about
_STEP: Final = 0.04  # em for a factor of 2
_SEEN: Final = 0.02  # em: from here on it is multiplied like other lengths
_MOST_TOKENS: Final = 8  # that stand for one another


def track(piece: Piece, factor: float, lookup: Lookup, ledger: Ledger) -> bool:
    """Space letters out or in by a step in `em`; False where they are so far apart that a factor does it, or nobody knows."""
    text = written(piece, "letter-spacing") or "normal"
    before = _em(text, lookup)
    if before is None or before > _SEEN:
        return False
    step = (factor - 1) * _STEP
    size = parse(text)
    if size is None:
        after = f"{number(step)}em" if variable_of(text) is None else shifted(text, f"{number(step)}em")
    else:
        unit = size[1] or "em"
        after = number(round(size[0] + (step * _EM if unit == "px" else step), 3)) + unit
    if after is None:
        return False
    put(piece, "letter-spacing", {"letter-spacing": after}, ledger)
    return True


def _em(text: str, lookup: Lookup) -> float | None:
    """About how far apart letters are; None when it is reckoned, or in other units."""
    for _ in range(_MOST_TOKENS):
        if (name := variable_of(text)) is None:
            break
        text = lookup(name) or ""
    if text.lower() == "normal":
        return 0.0
    size = parse(text)
    scale = {"em": 1.0, "rem": 1.0, "": 1.0, "px": 1 / _EM}.get(size[1]) if size is not None else None
    return size[0] * scale if size is not None and scale is not None else None

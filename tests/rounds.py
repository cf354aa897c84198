"""How long the fault tests last: some rounds in every `make test`, many in `make soak`."""

import os

import pytest

_SCALE = float(os.environ.get("SOAK", "1"))


def rounds(quick: int, soak: int) -> list[object]:
    """Two values for `pytest.mark.parametrize`: `quick` rounds always, `soak` times the SOAK variable when asked for.

    >>> @pytest.mark.parametrize("kills", rounds(20, soak=1000))
    """
    at_length = max(1, round(soak * _SCALE))
    return [pytest.param(quick, id="quick"), pytest.param(at_length, id="soak", marks=pytest.mark.soak)]

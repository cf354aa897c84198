"""The error tree: each kind has its own status, as the HTTP contract lists them."""

import re

import pytest

from sidecar import errors
from sidecar.errors import SidestoryError

KINDS = {
    "Malformed": 400,
    "Unauthenticated": 401,
    "Refused": 403,
    "NotFound": 404,
    "Conflict": 409,
    "TooLarge": 413,
    "UnsupportedMedia": 415,
    "CannotDo": 422,
    "RateLimited": 429,
    "UpstreamFailed": 502,
    "StoreUnavailable": 503,
}


@pytest.mark.parametrize(("name", "status"), KINDS.items())
def test_each_kind(name: str, status: int) -> None:
    """It carries a sentence, a code and details, and reads as its sentence."""
    kind: type[SidestoryError] = getattr(errors, name)
    error = kind("It went wrong; try again.", "some_code", {"near": ["a"]})
    assert (error.status, error.code, dict(error.details)) == (status, "some_code", {"near": ["a"]})
    assert str(error) == error.message == "It went wrong; try again."
    assert kind("x", "y").details == {}


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Nothing is missing there, and nothing else is there."""
    drawn = dict(re.findall(r"[├└]── (\w+)\s+(\d{3})", errors.__doc__ or ""))
    real = {
        kind.__name__: str(kind.status)
        for kind in SidestoryError.__subclasses__()
        if kind.__module__ == errors.__name__
    }
    assert drawn == real == {name: str(status) for name, status in KINDS.items()}

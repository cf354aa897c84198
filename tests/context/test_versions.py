import pytest

from sidecar.context.situation import Known
from sidecar.context.versions import described
from tests.context.sample import names, situation

VERSIONS = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "bigger title"),
    Known(3, 2, "make the price green"),
    Known(4, 3, "stronger shadow"),
]


@pytest.mark.parametrize(
    ("about", "version"),
    [
        ("the version with the green price", 3),
        ("the version before the shadow", 3),
        ("when the title was small", 1),
        ("zurück zu grün", 3),
        ("the version with the elephant", None),
    ],
)
def test_which_version_is_meant(about: str, version: int | None) -> None:
    """The one that brought it about; its parent for “before”, and for the opposite of what it did."""
    assert described(about, situation(versions=VERSIONS, current_version_id=4), names()) == version

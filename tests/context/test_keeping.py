import pytest

from sidecar.context.keeping import keeps
from tests.context.sample import said


@pytest.mark.parametrize(
    "clause",
    ["keep the rest as it is", "Größe lassen", "die Schrift kann so bleiben", "red stays", "der Titel soll so bleiben"],
)
def test_what_stays(clause: str) -> None:
    """It asks for nothing."""
    assert keeps(said(clause))


@pytest.mark.parametrize(
    "clause", ["lass ihn pulsieren", "title bold", "der Titel soll beim Scrollen oben bleiben", "red"]
)
def test_what_does_not(clause: str) -> None:
    """How or where something shall stay is a wish."""
    assert not keeps(said(clause))

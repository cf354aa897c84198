import pytest

from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.patterns import KINDS, aim, read
from sidecar.editors.quick.wishes import Put, Scale
from sidecar.editors.quick.words import Token


def test_a_clause_that_fits_no_pattern_is_not_read() -> None:
    """Neither an empty one, nor known words in a senseless order."""
    assert read(Clause([])) is None
    assert read(Clause([Token("colour", None, "red", 0, 3), Token("percent", 0.3, "30%", 4, 7)])) is None


def test_a_wish_can_be_aimed_at_a_part() -> None:
    """The same wish for what the clause names."""
    assert aim(Put("gap", "1px"), "icon") == Put("gap", "1px", "icon")


@pytest.mark.parametrize("kind", ["percent", "bigger", "measure", "colour", "string", "edge"])
def test_kinds_are_those_of_the_patterns(kind: str) -> None:
    """Every kind that some pattern names is listed."""
    assert kind in KINDS


def test_the_first_reading_that_agrees_is_taken() -> None:
    """A percentage with a comparative is a factor."""
    clause = Clause([Token("percent", 0.3, "30%", 0, 3), Token("bigger", ("size", -1), "smaller", 4, 11)])
    assert read(clause) == [Scale("size", 0.7)]

import pytest

from sidecar.edits.refusals import EditMismatch, Kind, Refusal, explain

KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_explained(kind: Kind) -> None:
    """Each kind has words for a person, every placeholder filled."""
    said = explain(Refusal(kind, "a.css", matches=2, message="this {brace} is open", line=3))
    assert said
    assert "{file}" not in said
    assert "{matches}" not in said


def test_a_mismatch_names_what_is_wrong() -> None:
    """For logs: kinds and files, no code."""
    assert str(EditMismatch([Refusal("cut"), Refusal("outside", "b.css", "secret")])) == "cut, outside: b.css"

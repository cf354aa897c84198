from collections import Counter
from dataclasses import replace

from tests.edits.corpus import shapes
from tests.edits.variations import variations


def test_no_answer_of_a_thousand_writes_anything_wrong() -> None:
    """Each comes out as it must, or is refused where it must be."""
    assert [each.name for each in variations() if not each.right] == []


def test_the_thousand_are_of_many_kinds() -> None:
    """All shapes, and enough of every way to go wrong."""
    made = variations()
    assert len(made) == 1_000
    assert {each.shape.name for each in made} == {shape.name for shape in shapes()}
    counts = Counter(each.must for each in made)
    assert min(counts.values()) >= 60
    assert counts["same"] >= 400


def test_a_wrong_write_would_be_noticed() -> None:
    """A variation whose answer does something else is not right."""
    plain = next(each for each in variations() if each.name == "plain: as recorded")
    assert plain.right
    assert not replace(plain, answer=plain.answer.replace("14px 26px", "13px 23px")).right
    assert not replace(plain, must="refuse").right

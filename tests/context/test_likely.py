import pytest

from sidecar.context.likely import LABELS, REMARK, TABLE, likely, remarks
from tests.context.learning import fingerprint, learn
from tests.context.sample import said


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the frame should vanish", "border"),
        ("scoot them closer", "spacing"),
        ("Passwort einblenden können", "behavior"),
        ("bitte das letzte wieder raus", "undo"),
        ("which colour is that?", "question"),
        ("walk me through what we did", "history"),
    ],
)
def test_what_a_text_asks_for(text: str, label: str) -> None:
    """Words that no rule knows tell it all the same."""
    chances = likely(said(text))
    assert max(chances, key=lambda each: chances[each]) == label
    assert sum(chances.values()) == pytest.approx(1)
    assert set(chances) == set(LABELS) - {REMARK}


def test_the_table_is_that_of_the_prompts() -> None:
    """`make learn` is run when the prompts or phrases that it is learnt from have changed."""
    assert TABLE.path.read_text("utf-8").splitlines()[0] == f"# made by `make learn` from {fingerprint()}"


def test_the_table_can_be_read() -> None:
    """Each feature speaks for or against labels, in hundredths, and none is there for nothing."""
    assert all(told and all(0 <= place < len(LABELS) for place, _ in told) for told in TABLE.weights.values())


@pytest.mark.parametrize(("text", "asks"), [("they look lost in tables", False), ("make it bigger", True)])
def test_what_asks_for_nothing(text: str, asks: bool) -> None:
    """A remark tells why, and is no request."""
    assert (remarks(said(text)) < 0.4) is asks


def test_learning() -> None:
    """What was always labelled so gets the most weight, and the same examples give the same weights."""
    examples = [(["word bold"], {"typography": 1.0}), (["word red"], {"color": 1.0})] * 4
    found = learn(examples, LABELS, 8)
    row = found["word bold"]
    assert LABELS[row.index(max(row))] == "typography"
    assert learn(examples, LABELS, 8) == found

import pytest

from sidecar.context.baring import spoken_of
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation


def test_what_stands_for_itself() -> None:
    """In “with red buttons” the buttons change, in “with a badge” nothing that is there."""
    assert [noun.role for noun in spoken_of(said("with red buttons"), names())] == ["object"]
    assert [noun.role for noun in spoken_of(said("with a badge"), names())] == ["with"]


@pytest.mark.parametrize(
    ("prompt", "bare"),
    [
        ("make the title red", "make red"),
        ("make the small title red", "make the small title red"),
        ("the active link coral", "the active link coral"),
        ("the second link coral", "coral"),
    ],
)
def test_which_one_is_never_left_out(prompt: str, bare: str) -> None:
    """What is said of one of several must not be done to all: who carries it out sees the words that tell which."""
    intent = Engine().understand(prompt, situation()).intents[0]
    assert intent.bare == bare

import pytest

from sidecar.comments.answers import declined, element_of, prompt_of, without_declined
from sidecar.comments.models import Anchor, Reply
from tests.comments.test_models import NOW, made


def test_the_prompt_has_all_comments_in_their_order() -> None:
    """Numbered, with author, element and thread; what people wrote is not escaped."""
    reply = Reply(id="r", text="not too much", author="Bob", timestamp=NOW)
    one = made("make <b> larger", anchor=Anchor(tag="button", text="Save"), replies=[reply])
    text = prompt_of([one, made("red\nplease", author="Eve")])
    assert "1. Ada, on <button> “Save”:\n   make <b> larger\n   Bob answered: not too much" in text
    assert "2. Eve:\n   red\n   please" in text
    assert "DECLINED" in text


@pytest.mark.parametrize(
    "line", ["DECLINED 2: it is unclear", "- **DECLINED 2:** it is unclear", "DECLINED #2 \u2013 it is unclear"]
)
def test_what_was_declined_is_read(line: str) -> None:
    """However a model decorates the line; it isn't repeated in the message."""
    comments = [made("one"), made("two")]
    message = f"Larger now.\n{line}\nDECLINED 7: there is none\nDECLINED 0: nor this"
    assert declined(message, comments) == {comments[1].id: "it is unclear"}
    assert without_declined(message) == "Larger now."


def test_nothing_declined_is_nothing() -> None:
    """The word alone declines nothing."""
    assert declined("I DECLINED nothing.", [made()]) == {}
    assert element_of(None) is None
    assert element_of(Anchor(selector=".x")) is None
    element = element_of(Anchor(tag="button", selector=".x"))
    assert element is not None
    assert (element.tag, element.selector) == ("button", ".x")

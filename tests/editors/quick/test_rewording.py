import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box
from tests.editors.quick.test_labels import lines

TSX = """export function Box({ label = 'Go', items }) {
  return (
    <form className="box" aria-label="Sign in">
      <p className="hint">
        It can't be
        undone.
      </p>
      <input className="field" placeholder="Your name" />
      <b>{'Twice'}</b>
      <i>Twice</i>
      <button className="Sign">{label}</button>
    </form>
  );
}
"""
STORIES = """const meta = { component: Box, args: { items: [{ name: 'Ada', role: 'Go' }] } };
export default meta;
export const Plain = {};
export const Named = { args: { label: "Now", note: <b>Go on</b> } };
"""


@pytest.mark.parametrize(
    ("prompt", "story", "line"),
    [
        ('replace "Your name" with "Name"', "plain", '<input className="field" placeholder="Name" />'),
        ('"Log in" instead of "Sign in"', "plain", '<form className="box" aria-label="Log in">'),
        (
            "„Los“ statt „Ada“",
            "plain",
            "const meta = { component: Box, args: { items: [{ name: 'Los', role: 'Go' }] } };",
        ),
        ('change "Now" to "Start"', "named", 'export const Named = { args: { label: "Start", note: <b>Go on</b> } };'),
        ('"Go on" -> "Off"', "named", 'export const Named = { args: { label: "Now", note: <b>Off</b> } };'),
    ],
)
def test_a_text_that_stands_there_once(prompt: str, story: str, line: str) -> None:
    """The open story's before that of all stories, before the component's."""
    assert lines(prompt, story, tsx=TSX, stories=STORIES) == [line]


def test_a_text_over_two_lines() -> None:
    """Blanks don't count, and an apostrophe is one however it is typed."""
    asked = "replace “It can\N{RIGHT SINGLE QUOTATION MARK}t be undone.” with “Gone for good.”"
    done = edited(box(".box { gap: 1px }", asked, tsx=TSX))
    assert "Gone for good." in done.files["src/Box.tsx"]
    assert done.message.endswith("text “It can't be undone.” → “Gone for good.”.")


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ('replace "Twice" with "Once"', "stands there 2 times"),
        ('replace "Go" with "Start"', "stands there 2 times"),  # Ada's role, and the label that nobody passes
        ('replace "Sign" with "X"', "says “Sign”"),  # a class is no text
        ('replace "nowhere" with "X"', "says “nowhere”"),
    ],
)
def test_what_stands_nowhere_or_twice(prompt: str, words: str) -> None:
    """It is said, and nothing is changed."""
    with pytest.raises(CannotDo, match=words):
        edited(box(".box { gap: 1px }", prompt, tsx=TSX, stories=STORIES, story="plain"))


def test_two_at_once() -> None:
    """Each is one of its own."""
    done = edited(box("", '"Name" instead of "Your name" and "Log in" instead of "Sign in"', tsx=TSX))
    assert 'placeholder="Name"' in done.files["src/Box.tsx"]
    assert 'aria-label="Log in"' in done.files["src/Box.tsx"]

from dataclasses import replace

import pytest

from sidecar.editors.base import Step
from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box
from tests.editors.quick.harbour import changes, request

TSX = """import './Box.css';
export const Box = ({ error, hint }) => {
  const message = error ?? hint;
  return (
    <div className="box">
      <h2 className="box__title">Title</h2>
      <em className="box__note">{message}</em>
      <b className="box__tag box__chip">A</b>
      <i className="box__chip">B</i>
      <u className="box__tag">C</u>
    </div>
  );
};
"""
CSS = """.box__title, .box__note { color: black; }
.box__chip { color: black; }
.box__tag { padding: 4px; }
.box { margin: 4px; }
"""


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("title color red", "the note"),
        ("note color red", "the title"),
        ("tag padding 8px", "the <u>"),
        ("box margin 8px", None),
    ],
)
def test_who_shares_a_rule_is_told(prompt: str, told: str | None) -> None:
    """The other elements of the rule that was changed, by their names."""
    message = edited(box(CSS, prompt, tsx=TSX)).message
    assert message.partition(" This also affects ")[2] == (f"{told}." if told else "")


def test_the_only_one_of_its_rule_is_alone() -> None:
    """Nothing is said of what lies inside, nor of elements of other rules."""
    message = edited(box(".box { color: black; }\n.box__note { color: black; }", "note color red", tsx=TSX)).message
    assert message == "Coloured the note red: color black → red."


def test_what_takes_the_same_place_is_told() -> None:
    """`error ?? hint`: who speaks of the error changes the hint too, unless the error has a rule of its own."""
    asked = box(".box__note { color: black; }", "the error red", tsx=TSX)
    asked = replace(asked, as_said=False, steps=(Step("color red", 7, "em", "note"),))
    assert edited(asked).message == "Coloured the note red: color black → red. This also affects the hint."


def test_a_state_that_the_story_doesnt_show_is_refused() -> None:
    """The error has its colour from a rule that isn't there to be seen; the hint is changed where it is shown."""
    step = Step("red", 41, "p", "message text")
    for story, prompt in [("with-hint", "error message red"), ("with-hint", "Fehlermeldung rot")]:
        asked = replace(request("TextField", prompt, story), as_said=False, steps=(step,))
        with pytest.raises(CannotDo, match=r"rule of its own, \.text-field--invalid .* open a story that does"):
            edited(asked)
    asked = replace(request("TextField", "hint red", "with-hint"), as_said=False, steps=(step,))
    assert changes(asked) == ["-color: var(--color-ink-muted);", "+color: var(--color-danger);"]
    assert "also affects" not in edited(asked).message
    shown = replace(request("TextField", "error message darkred", "invalid"), as_said=False)
    shown = replace(shown, steps=(replace(step, text="darkred"),))
    assert changes(shown) == ["-color: var(--color-danger);", "+color: darkred;"]

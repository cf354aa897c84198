import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, css_after

SPANS = """import './Box.css';
export const Box = () => (
  <div className="box"><span className="box__label">Label</span><span className="box__hint">Hint</span></div>
);
"""


def test_hiding_takes_one_element_away() -> None:
    """One that is named and there once; where a class or a loop makes more of it, nobody is asked to guess."""
    page = """import './Box.css';
export const Box = ({ names }) => (
  <div className="box">
    <b className="tip">New</b><i className="mark" /><u className="mark" />
    <ul>{names.map((name) => <li className="row">{name}</li>)}</ul>
  </div>
);
"""
    css = ".tip { color: red; }\n.mark { color: red; }\n.row { color: red; }\n"
    done = edited(box(css, "hide the tip", tsx=page))
    assert done.files == {"src/Box.css": css.replace("red; }", "red; display: none; }", 1)}
    assert done.message == "Hid the tip: added display none."
    for prompt, why in [("hide the row", "several times"), ("hide the mark", "in common with others")]:
        with pytest.raises(CannotDo, match=why):
            edited(box(css, prompt, tsx=page))


@pytest.mark.parametrize(
    "shared", [".box__label,.box__hint{color:red}", ".box span{color:red}", ".box__label, .other {color:red}"]
)
def test_what_shares_a_rule_is_hidden_alone(shared: str) -> None:
    """In a rule of its own, which is written where there is none; the rule that others have too stays as it is."""
    css = f".box {{ color: black }}\n{shared}\n"
    rule_of_its_own = "\n\n.box__label {\n  display: none;\n}\n"
    assert css_after(css, "hide the label", tsx=SPANS) == css.rstrip("\n") + rule_of_its_own
    css += ".box__label { margin: 0 }\n"
    hidden = css.replace("margin: 0", "margin: 0; display: none")
    assert css_after(css, "hide the label", tsx=SPANS) == hidden


def test_what_is_shown_by_a_rule_of_others_too_is_not_hidden() -> None:
    """A weaker rule of its own would do nothing."""
    with pytest.raises(CannotDo, match="in common with others"):
        css_after(".box { color: black }\n.box span { display: block }\n", "hide the label", tsx=SPANS)
    with pytest.raises(CannotDo, match="like that already"):
        css_after(".box { color: black }\n.box span { display: none }\n", "hide the label", tsx=SPANS)
    css = ".box { color: black }\n.box span { color: red }\n.box__label { display: block }\n"
    assert css_after(css, "hide the label", tsx=SPANS) == css.replace("display: block", "display: none")

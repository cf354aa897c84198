from dataclasses import replace

import pytest

from sidecar.editors.base import Step
from sidecar.editors.quick.editor import edited
from sidecar.editors.quick.states import stated
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, css_after

TSX = """import './Box.css';
export const Box = () => <button className="box"><i className="box__icon" />Hello</button>;
"""


@pytest.mark.parametrize(
    ("prompt", "rest", "pseudo"),
    [
        ("background red on hover", "background red", ":hover"),
        ("hover background red", "background red", ":hover"),
        ("on hover: background red and bold", "background red and bold", ":hover"),
        ("make it red when hovered", "make it red", ":hover"),
        ("Hintergrund rot bei Hover", "Hintergrund rot", ":hover"),
        ("beim Hovern Hintergrund rot", "Hintergrund rot", ":hover"),
        ("radius 4px on focus", "radius 4px", ":focus-visible"),
        ("Hintergrund rot beim Drücken", "Hintergrund rot", ":active"),
    ],
)
def test_the_state_of_a_prompt(prompt: str, rest: str, pseudo: str) -> None:
    """It is taken out, wherever it stands."""
    found = stated(prompt)
    assert found is not None
    assert (found[0], found[1].pseudo) == (rest, pseudo)


@pytest.mark.parametrize(
    "prompt",
    [
        "background red",
        "hover",
        "hovercraft red",
        "title bold, and red on hover",  # only the second wish is about it
        "keep it red, but not on hover",
        "red on hover and blue on hover",
        "focus ring red",
        "press kit bold",
    ],
)
def test_no_state_of_all_of_it(prompt: str) -> None:
    """Nothing is taken out where a part of the prompt would be lost."""
    assert stated(prompt) is None


def test_a_hover_card_is_no_card_on_hover() -> None:
    """What is called so is no state."""
    assert stated("hover card bold", {"hover card", "title"}) is None
    assert stated("hover card bold", {"card", "title"}) is not None


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        (
            ".box {\n  background: white;\n}\n",
            "background blue on hover",
            ".box {\n  background: white;\n}\n\n.box:hover {\n  background: blue;\n}\n",
        ),
        (
            ".box { background: white }\n.box:hover:not(:disabled) { background: gray }\n",
            "background blue on hover",
            ".box { background: white }\n.box:hover:not(:disabled) { background: blue }\n",
        ),
        (
            ".box { color: white }\n.box:hover { top: 0 }\n",
            "text blue on hover",
            ".box { color: white }\n.box:hover { top: 0; color: blue }\n",
        ),
        (
            ".box { padding: 4px 8px }\n",
            "50% more padding on focus",
            ".box { padding: 4px 8px }\n\n.box:focus-visible {\n  padding: 6px 12px;\n}\n",
        ),
        (
            ".box { top: 0 }\n.box__icon { color: red }\n",
            "icon text blue on hover",
            ".box { top: 0 }\n.box__icon { color: red }\n\n.box:hover .box__icon {\n  color: blue;\n}\n",
        ),
        (
            ".box { top: 0 }\n",
            "on hover: soft shadow and bold",
            ".box { top: 0 }\n\n.box:hover {\n  box-shadow: 0 2px 8px rgb(0 0 0 / 0.12);\n  font-weight: 700;\n}\n",
        ),
    ],
)
def test_a_look_for_a_state(css: str, prompt: str, after: str) -> None:
    """In the rule that is there for it, else in one behind the rule at rest; a part of a button has the button's state."""
    assert css_after(css, prompt, tsx=TSX) == after


def test_what_was_done_says_when() -> None:
    """The rest of the sentence is as ever."""
    done = edited(box(".box { background: white }\n", "background blue on hover", tsx=TSX))
    assert done.message == "On hover: coloured the box blue: added background blue."


@pytest.mark.parametrize(
    ("css", "prompt", "words", "code"),
    [
        (".box { background: red }", "background red on hover", "like that already", "already_so"),
        (".box { background: red }", "hide the icon on hover", "one state only", "not_a_quick_edit"),
        (".box { background: red }", "on hover: label 'x'", "one state only", "not_a_quick_edit"),
        (".box { background: red !important }", "background blue on hover", "one state only", "not_a_quick_edit"),
        (".box, .other { color: red }", "text blue on hover", "one state only", "not_a_quick_edit"),
        (
            ".box { background: red }\nbutton.box:hover { background: blue }",
            "background lime on hover",
            r"decided by button\.box:hover",
            "not_a_quick_edit",
        ),
    ],
)
def test_what_has_no_look_for_a_state(css: str, prompt: str, words: str, code: str) -> None:
    """Code, attributes, what flickers; and what another rule would win over."""
    with pytest.raises(CannotDo, match=words) as refused:
        css_after(css, prompt, tsx=TSX)
    assert refused.value.code == code


@pytest.mark.parametrize(("before", "again"), [("10% darker on hover", "a bit more"), ("bigger on hover", "more")])
def test_more_of_what_is_reckoned_from_rest_says_so(before: str, again: str) -> None:
    """“A bit more” would be less than what it has there."""
    asked = box(".box { background: #888 }\n.box:hover { background: #777 }", again, tsx=TSX)
    with pytest.raises(CannotDo, match="On hover it is reckoned from how it is at rest"):
        edited(replace(asked, steps=(Step(before, again=again),), as_said=False))
    to = replace(asked, steps=(Step("radius 2px on hover", again="4px"),), as_said=False)
    assert "border-radius: 4px" in edited(to).files["src/Box.css"]


def test_an_inline_style_knows_no_states() -> None:
    """It would win over any rule."""
    inline = "export const Box = () => <div style={{ color: 'red' }}>Hello</div>;"
    with pytest.raises(CannotDo, match="one state only"):
        css_after(".x { top: 0 }", "text blue on hover", tsx=inline)

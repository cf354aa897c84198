import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.editors.quick import script
from sidecar.editors.quick.editor import edited
from sidecar.edits.stylesheet import count_errors
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box
from tests.editors.quick.harbour import changes, request

TSX = """export function Box({ label = 'Go', title, children }) {
  const text = children ?? label;
  return (
    <div className="box">
      <h2 className="box__title">{title}</h2>
      <p>{text}</p>
    </div>
  );
}
"""
STORIES = """const meta = { component: Box, args: { title: 'Hi' } };
export default meta;
export const Plain = {};
export const Named = { args: { label: "Named", title: `Own` } };
export const Rich = { args: { children: <b>Rich</b> } };
export const Old = Template.bind({});
Old.args = { label: 'Old' };
"""


def lines(prompt: str, story: str = "", *, tsx: str = TSX, stories: str = STORIES) -> list[str]:
    """The changed lines of an edit of a label."""
    asked = box(".box { gap: 1px }", prompt, tsx=tsx, stories=stories, story=story)
    done = edited(asked)
    return [
        new.strip()
        for path, text in done.files.items()
        for old, new in zip(asked.files[path].splitlines(), text.splitlines(), strict=True)
        if old != new
    ]


def test_the_open_storys_arg_comes_first() -> None:
    """A label that the story passes is changed there."""
    assert lines("label 'Save'", "named") == ['export const Named = { args: { label: "Save", title: `Own` } };']
    assert lines("label 'Save'", "old") == ["Old.args = { label: 'Save' };"]


def test_then_the_default() -> None:
    """Without an arg the component's default is shown, so that is changed."""
    assert lines("label 'Save'", "plain") == ["export function Box({ label = 'Save', title, children }) {"]


def test_then_metas_args() -> None:
    """What all stories share is changed in meta."""
    assert lines("the title should say 'Hello'", "plain") == [
        "const meta = { component: Box, args: { title: 'Hello' } };"
    ]


def test_then_the_text_in_the_jsx() -> None:
    """A text that is written in the component is changed there, its spaces kept."""
    tsx = 'export const Box = () => (\n  <p className="box">\n    Hello, <b>you</b>\n  </p>\n);\n'
    assert lines("change the text to 'Bye, {all} & <you>'", tsx=tsx.replace(", <b>you</b>", ""), stories="") == [
        "Bye, &#123;all&#125; &amp; &lt;you&gt;"
    ]
    one = "export const Box = () => <p>{'Hello'}</p>;\n"
    assert lines("text 'Bye'", tsx=one, stories="") == ["export const Box = () => <p>{'Bye'}</p>;"]


@pytest.mark.parametrize(
    ("prompt", "story", "line"),
    [
        ('label "Don\'t"', "plain", "export function Box({ label = 'Don\\'t', title, children }) {"),
        ("label 'Say \"x\"'", "named", 'export const Named = { args: { label: "Say \\"x\\"", title: `Own` } };'),
        ("label 'a\\b'", "plain", "export function Box({ label = 'a\\\\b', title, children }) {"),
        (
            "the title should say 'a`${b}'",
            "named",
            'export const Named = { args: { label: "Named", title: `a\\`\\${b}` } };',
        ),
    ],
)
def test_quotes_are_escaped(prompt: str, story: str, line: str) -> None:
    """The text is what was asked for, whatever the quotes around it."""
    assert lines(prompt, story) == [line]


@pytest.mark.parametrize(
    ("prompt", "story", "code"),
    [
        ("label 'Named'", "named", "already_so"),
        ("text 'Save'", "rich", "not_a_quick_edit"),
        ("the box should say 'x'", "rich", "not_a_quick_edit"),
    ],
)
def test_what_isnt_plain_text_is_refused(prompt: str, story: str, code: str) -> None:
    """An element passed as the label is no text, and a text that is so already needs no change."""
    with pytest.raises(CannotDo) as refusal:
        lines(prompt, story)
    assert refusal.value.code == code


def test_a_card_has_several_texts() -> None:
    """Title, description and body: none of them is “the label”."""
    with pytest.raises(CannotDo, match="name the part"):
        changes(request("Card", "label 'Save'", "default"))


def test_two_texts_are_not_guessed_between() -> None:
    """With several texts in the component the part has to be named."""
    tsx = "export const Box = () => <div><p>One</p><b>Two</b></div>;\n"
    with pytest.raises(CannotDo, match="name the part"):
        lines("text 'Save'", tsx=tsx, stories="")


def test_the_examples_labels() -> None:
    """A button's label is an arg of the story or of meta, a card's title one of meta."""
    assert changes(request("Button", "change the label to 'Save'", "secondary")) == [
        "-args: { variant: 'secondary', label: 'Export' },",
        "+args: { variant: 'secondary', label: 'Save' },",
    ]
    assert changes(request("Card", "the title should say 'Hello'", "default")) == [
        "-title: 'Weekly digest',",
        "+title: 'Hello',",
    ]


@settings(deadline=None)  # the first parse loads the grammar
@given(
    st.text(
        st.characters(exclude_characters="“”\r", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20
    )
)
def test_any_label_leaves_valid_code(text: str) -> None:
    """Whatever the label, what comes out parses."""
    asked = box(".box { gap: 1px }", f"label “{text}”", tsx=TSX, stories=STORIES, story="named")
    try:
        done = edited(asked)
    except CannotDo as refusal:
        assert refusal.code in {"already_so", "not_a_quick_edit"}  # noqa: PT017 - both are fine here
    else:
        for path, changed in done.files.items():
            assert count_errors(script.parse(path, changed).root) == 0

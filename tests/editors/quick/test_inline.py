import pytest

from sidecar.editors.quick.editor import edited
from sidecar.editors.quick.inline import css_name, script_name, script_value
from sidecar.editors.quick.layers import Declared
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, tsx_after
from tests.editors.quick.harbour import changes, request

BADGE = """const styles = {
  base: {
    padding: '3px 9px',
    fontSize: 12,
    lineHeight: 1.5,
  },
  big: { fontSize: 20 },
};
const tones = { calm: { color: 'gray' }, loud: { color: 'red', fontSize: 14 } };

export function Box({ tone = 'calm', big }) {
  return <span style={{ ...styles.base, ...tones[tone], ...(big && styles.big), opacity: 0.9 }}>Hello</span>;
}
"""
STORIES = """export default { args: {} };
export const Loud = { args: { tone: 'loud' } };
export const Big = { args: { big: true } };
"""


def test_a_badge_grows_by_numbers_and_strings() -> None:
    """Numbers stay numbers, strings keep their quotes, the dot's box grows along."""
    assert changes(request("Badge", "make it 50% larger", "neutral")) == [
        "-gap: 6,",
        "-padding: '3px 9px',",
        "+gap: 9,",
        "+padding: '4.5px 13.5px',",
        "-fontSize: 12,",
        "+fontSize: 18,",
        "-lineHeight: '16px',",
        "+lineHeight: '24px',",
        "-width: 6,",
        "-height: 6,",
        "+width: 9,",
        "+height: 9,",
    ]


def test_the_variant_of_the_open_story_is_edited() -> None:
    """`tones[tone]` is what the story's args make it, else the default."""
    assert changes(request("Badge", "background turquoise", "danger")) == [
        "-danger: { backgroundColor: 'var(--color-danger-soft)', color: 'var(--color-danger)' },",
        "+danger: { backgroundColor: 'var(--color-brand)', color: 'var(--color-danger)' },",
    ]
    assert "+  neutral" not in changes(request("Badge", "background turquoise", "danger"))


@pytest.mark.parametrize(
    ("story", "prompt", "before", "after"),
    [
        ("", "font size 18px", "fontSize: 12,", "fontSize: 18,"),
        ("loud", "font size 18px", "fontSize: 14 }", "fontSize: 18 }"),
        ("big", "font size 18px", "{ fontSize: 20 }", "{ fontSize: 18 }"),
        ("", "font size 1.5rem", "fontSize: 12,", "fontSize: '1.5rem',"),
        ("", "line height 1.2", "lineHeight: 1.5,", "lineHeight: 1.2,"),
        ("", "line height 20px", "lineHeight: 1.5,", "lineHeight: '20px',"),
        ("", "opacity 50%", "opacity: 0.9 ", "opacity: 0.5 "),
        ("", "padding 8px", "padding: '3px 9px'", "padding: '8px'"),
        ("", "text white", "color: 'gray'", "color: 'white'"),
        ("loud", "text white", "color: 'red'", "color: 'white'"),
        ("", "radius 4px", "opacity: 0.9 }", "opacity: 0.9 }"),
    ],
)
def test_the_object_that_counts_is_edited(story: str, prompt: str, before: str, after: str) -> None:
    """The later spread wins; what nothing sets is added to the base object."""
    changed = tsx_after(BADGE, prompt, stories=STORIES, story=story)
    if before == after:
        assert changed == BADGE.replace("lineHeight: 1.5,", "lineHeight: 1.5,\n    borderRadius: 4,")
    else:
        assert changed == BADGE.replace(before, after, 1)


@pytest.mark.parametrize(
    ("style", "after"),
    [
        ("{}", "{ gap: 4 }"),
        ("{ color: 'red' }", "{ color: 'red', gap: 4 }"),
        ("{ color: 'red', }", "{ color: 'red', gap: 4, }"),
        ("{\n    color: 'red',\n  }", "{\n    color: 'red',\n    gap: 4,\n  }"),
        ("{\n    color: 'red'\n  }", "{\n    color: 'red',\n    gap: 4,\n  }"),
    ],
)
def test_a_new_member_looks_like_its_neighbours(style: str, after: str) -> None:
    """It takes their lines, indentation and commas."""
    source = f"export const Box = () => <p style={{{style}}}>Hello</p>;\n"
    assert tsx_after(source, "gap 4px") == source.replace(style, after)


@pytest.mark.parametrize(
    "source",
    [
        "export const Box = ({ pad }) => <p style={{ padding: pad }}>Hello</p>;\n",
        "export const Box = () => <p style={{ padding: `${1 + 1}px` }}>Hello</p>;\n",
        "const s = { a: { padding: 1 }, b: { padding: 2 } };\nexport const Box = ({ k }) => <p style={s[k]}>Hello</p>;\n",
        "export const Box = ({ on }) => <p style={{ gap: 1, ...(on && { padding: 2 }) }}>Hello</p>;\n",
    ],
)
def test_what_only_the_running_code_knows_is_refused(source: str) -> None:
    """A value that is computed, or an object nobody can tell to hold, isn't guessed at."""
    with pytest.raises(CannotDo) as refusal:
        tsx_after(source, "padding 8px", stories=STORIES, story="unknown")
    assert refusal.value.code == "not_a_quick_edit"


def test_what_a_story_doesnt_pass_sets_nothing() -> None:
    """React leaves `undefined` out of a style: the rule decides. What is passed, or may be by a spread, is refused."""
    source = (
        "import './Box.css';\nexport const Box = ({ ground }) => "
        '<p className="box" style={{ backgroundColor: ground }}>Hi</p>;\n'
    )
    stories = (
        "export default {};\nexport const Plain = { args: {} };\n"
        "export const Own = { args: { ground: pick() } };\nexport const Spread = { args: { ...Own.args } };\n"
    )
    css = ".box { background-color: navy; }\n"
    asked = box(css, "background turquoise", tsx=source, stories=stories, story="plain")
    assert edited(asked).files == {"src/Box.css": css.replace("navy", "turquoise")}
    for story in ("own", "spread"):
        with pytest.raises(CannotDo) as refusal:
            edited(box(css, "background turquoise", tsx=source, stories=stories, story=story))
        assert refusal.value.code == "not_a_quick_edit"


def test_a_choice_that_is_known_is_edited_in_its_branch() -> None:
    """`big ? 4 : 8` is decided by the open story's args."""
    source = "export const Box = ({ big }) => <p style={{ padding: big ? 4 : 8 }}>Hello</p>;\n"
    assert tsx_after(source, "padding 6px", stories=STORIES, story="big") == source.replace("? 4", "? 6")


@pytest.mark.parametrize(
    ("script", "css"),
    [("backgroundColor", "background-color"), ("color", "color"), ("--x", "--x"), ("WebkitBoxFlex", "-webkit-box-flex"),
     ("msFlex", "-ms-flex")],
)  # fmt: skip
def test_property_names(script: str, css: str) -> None:
    """React's names are CSS's in camel case."""
    assert css_name(script) == css
    if not css.startswith("-"):
        assert script_name(css) == script


@pytest.mark.parametrize(
    ("name", "value", "before", "text"),
    [
        ("padding", "4px", None, "4"),
        ("padding", "4px 2px", None, "'4px 2px'"),
        ("padding", "0", None, "0"),
        ("opacity", "0.5", None, "0.5"),
        ("font-family", 'a "b"', None, "'a \"b\"'"),
        ("padding", "4px", Declared("padding", "2px", quote='"'), '"4px"'),
        ("padding", "1rem", Declared("padding", "2px", number=True), "'1rem'"),
    ],
)
def test_values(name: str, value: str, before: Declared | None, text: str) -> None:
    """Pixels and bare numbers are numbers unless a string stood there; the rest are strings."""
    assert script_value(name, value, before) == text

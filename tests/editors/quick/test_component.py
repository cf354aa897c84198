import pytest

from sidecar.editors.quick.component import attribute_text, read_component
from sidecar.editors.quick.script import text_of

STORIES = "export default {};\nexport const Ghost = { args: { variant: 'ghost', disabled: true } };\n"


def classes(source: str, story: str | None = None, stories: str = STORIES) -> list[str]:
    """The root's classes, those that aren't sure with a question mark."""
    component = read_component("Box.tsx", {"Box.tsx": source, "Box.stories.tsx": stories}, story and f"box--{story}")
    assert component.root is not None
    return [name.name if name.sure else f"{name.name}?" for name in component.root.classes]


def rendering(class_name: str) -> str:
    """A component with that expression for a class name."""
    return (
        "export function Box({ variant = 'solid', big, className }) {\n"
        "  const list = ['a'];\n  if (big) list.push('big');\n  else list.push('small');\n"
        f"  return <div className={{{class_name}}} />;\n}}\n"
    )


@pytest.mark.parametrize(
    ("class_name", "expected"),
    [
        ("'a b'", ["a", "b"]),
        ("styles.card", ["card"]),
        ("styles['card']", ["card"]),
        ("styles[variant]", ["solid"]),
        ("`a a--${variant} ${styles.c}`", ["a", "a--solid", "c"]),
        ("`a a--${pick()}`", ["a"]),
        ("clsx('a', big && 'b', { c: big, d: true, 'e f': pick() })", ["a", "d", "e?", "f?"]),
        ("['a', big ? 'b' : 'c', className].filter(Boolean).join(' ')", ["a", "c"]),
        ("pick() ? 'a b' : 'a c'", ["a", "b?", "c?"]),
        ("pick() && 'a'", ["a?"]),
        ("'a ' + styles.b", ["a", "b"]),
        ("list.join(' ')", ["a", "small"]),
        ("className", []),
        ("cn(styles.a, className)", ["a"]),
    ],
)
def test_class_names(class_name: str, expected: list[str]) -> None:
    """Every usual way to put class names together, with what is known of the props."""
    assert classes(rendering(class_name)) == expected


def test_the_open_story_decides() -> None:
    """Its args count over the defaults; one that isn't in the file lends its name to what cannot be told."""
    source = rendering("`a--${variant}`")
    assert classes(source, "ghost") == ["a--ghost"]
    unknown = source.replace(" = 'solid'", "")
    assert classes(unknown, "loud", stories="") == ["a--loud"]


@pytest.mark.parametrize(
    "source",
    [
        "export function Box() { return <p className='x' />; }",
        "export const Box = () => <p className='x' />;",
        "export default function Box() { return (<p className='x' />); }",
        "export const Box = forwardRef<E, P>((props, ref) => <p className='x' />);",
        "const Box = memo(function Box() { return <p className='x' />; });\nexport default Box;",
        "export const Other = () => <b className='y' />;\nexport const Box = () => <p className='x' />;",
        "const Box = () => { if (a) { return null; } return <p className='x' />; };",
        "export const Box = () => <><p className='x' /></>;",
        "export const Box = ({ on }) => on && <p className='x' />;",
        "export const Box = ({ on }) => (on ? <p className='x' /> : null);",
        "function helper() { return 1; }\nexport function Widget() { return <p className='x' />; }",
    ],
)
def test_the_component_and_its_root_are_found(source: str) -> None:
    """In each of the usual forms; named like its file, else the last that renders something."""
    assert classes(source) == ["x"]


def test_the_live_tag_tells_several_roots_apart() -> None:
    """`if (href) return <a …>`: what is on the page is what was returned."""
    source = "export const Box = ({ href }) => { if (href) return <a className='x' />; return <b className='y' />; };"
    found = [read_component("Box.tsx", {"Box.tsx": source}, None, tag).root for tag in ("a", "b", "i", None)]
    assert [root.tag for root in found if root] == ["a", "b", "b", "b"]


def test_elements_defaults_and_states() -> None:
    """Elements with their parents, defaults and local names of props, states from the story's args."""
    source = (
        "export function Box({ label: text = 'Go', size = 2, ...rest }) {\n"
        '  return <p>{items.map((item) => <b key={item} title="t" width={8}>{text}</b>)}<Icon /></p>;\n}\n'
    )
    component = read_component("Box.tsx", {"Box.tsx": source, "Box.stories.tsx": STORIES}, "box--ghost")
    assert [(each.tag, each.parent and each.parent.tag) for each in component.elements] == [
        ("p", None),
        ("b", "p"),
        ("Icon", "p"),
    ]
    assert {name: text_of(node) for name, node in component.defaults.items()} == {"label": "'Go'", "size": "2"}
    assert component.locals == {"label": "text", "size": "size"}
    assert component.states == {"disabled"}
    bold = component.elements[1]
    assert [attribute_text(bold, name) for name in ("title", "width", "key", "nope")] == ["t", "8", None, None]


@pytest.mark.parametrize("source", ["", "export const x = 1;", "export const Box = () => null;", "<<<"])
def test_a_file_without_a_component(source: str) -> None:
    """There may be no JSX at all."""
    assert read_component("Box.tsx", {"Box.tsx": source}, None).root is None

from sidecar.editors.quick.anatomy import Anatomy, anatomy, shows_text
from sidecar.editors.quick.component import read_component
from sidecar.edits import stylesheet
from sidecar.models import Element
from tests.editors.quick.bench import live, rule

TSX = """export const Box = ({ title, icon, className }) => (
  <section className={`box ${className}`}>
    <h2 className="box__title">{title}</h2>
    <i className="box__icon">{icon}</i>
    <p>Hello</p>
  </section>
);
"""
CSS = ".box { gap: 1px }\n.box--big { gap: 2px }\n.box__title { color: red }\n"
FILES = {"src/Box.tsx": TSX, "src/Box.css": CSS}
COMPONENT = read_component("src/Box.tsx", FILES, None)
SHEETS = {"src/Box.css": stylesheet.parse(CSS)}


def seen(element: Element | None) -> Anatomy:
    """The component with that element on the page."""
    return anatomy(COMPONENT, SHEETS, element)


def test_without_a_page_the_sources_tell() -> None:
    """The root is in focus, each element has the rules that its classes ask for."""
    found = seen(None)
    assert found.focus is found.pieces[0]
    assert [[layer.name for layer in piece.layers] for piece in found.pieces] == [[".box"], [".box__title"], [], []]


def test_a_page_without_the_components_sheets() -> None:
    """While it takes an update of them the sources tell the component's own rules, with the classes that it shows."""
    root = live(rule("*", {}, file="src/base.css"), tag="section", classes=("box", "box--big"))
    assert [layer.name for layer in seen(root).focus.layers] == ["*", ".box", ".box--big"]


def test_the_live_root_brings_its_rules() -> None:
    """What matches on the page counts, modifiers that the source doesn't show included."""
    root = live(rule(".box", {}), rule(".box--big", {}), tag="section", classes=("box", "box--big"))
    found = seen(root)
    assert found.focus is found.pieces[0]
    assert [layer.name for layer in found.focus.layers] == [".box", ".box--big"]
    assert found.focus.sure_classes == {"box", "box--big"}


def test_a_live_part_is_in_focus() -> None:
    """An element of the component that isn't its root is what “it” means."""
    found = seen(live(rule(".box__title", {}), tag="h2", classes=("box__title",)))
    assert found.focus is found.pieces[1]
    assert not found.focus_is_root


def test_what_a_story_wraps_around_is_not_meant() -> None:
    """A decorator's element stands for the component's root."""
    decorator = live(rule("*", {"box-sizing": "border-box"}, file="src/base.css"), classes=())
    found = seen(decorator)
    assert found.focus is found.pieces[0]
    assert [layer.name for layer in found.focus.layers] == [".box"]


def test_what_lies_inside_but_isnt_its_own_is_not_the_root() -> None:
    """An element that another component renders inside this one is never taken for the component."""
    inner = Element(tag="button", classes=["button"], ancestors=["p", "section.box", "div"])
    found = seen(inner)
    assert found.focus not in found.pieces
    assert found.focus.layers == []
    assert not found.focus_is_root


def test_another_component_of_the_file_is_not_the_root() -> None:
    """A group that the same file draws has the tag of the root, and rules, but none of the classes that the root always has."""
    sheets = {"src/Box.css": stylesheet.parse(f"{CSS}.box-group {{ display: flex }}")}
    group = Element(
        **{**live(rule(".box-group", {"display": "flex"}), classes=("box-group",)).model_dump(), "tag": "section"}
    )
    found = anatomy(COMPONENT, sheets, group)
    assert found.focus not in found.pieces
    assert found.focus.sure_classes == {"box-group"}


def test_text_is_what_reads_as_text() -> None:
    """Written text, a prop that is called like a text; not an icon."""
    assert [shows_text(COMPONENT, piece) for piece in seen(None).pieces] == [False, True, False, True]


def test_the_decider_is_the_nearest_that_sets_it() -> None:
    """An inherited property is decided by the element or the nearest one around it; `inherit` decides nothing."""
    sheets = {"src/Box.css": stylesheet.parse(".box { color: red; font-size: 9px } .box__title { color: inherit }")}
    found = anatomy(COMPONENT, sheets, None)
    assert found.pieces[1].decider("color") is found.pieces[0]
    assert found.pieces[1].decider("gap") is None

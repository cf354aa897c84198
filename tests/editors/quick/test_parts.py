from sidecar.editors.quick.component import read_component
from sidecar.editors.quick.parts import english, part_names, root_names, within

TSX = """export function NavBar({ items }) {
  return (
    <header className="nav-bar">
      <svg className="nav-bar__mark" />
      <h2>Title</h2>
      <nav className="nav-bar__item-list nav-bar__item-list--open">
        {items.map((item) => <a key={item} className="nav-bar__item">{item}</a>)}
        <a className="nav-bar__item">More</a>
      </nav>
      <span className="nav-bar__border" />
      <span style={styles.dot} />
      <CloseButton />
      <p>One</p>
      <p>Two</p>
    </header>
  );
}
"""
COMPONENT = read_component("NavBar.tsx", {"NavBar.tsx": TSX}, None)


def called(name: str) -> str | None:
    """The element that a name stands for: its last class, style or tag."""
    place = part_names(COMPONENT).get(name)
    if place is None:
        return None
    element = COMPONENT.elements[place]
    return element.classes[0].name if element.classes else element.tag


def test_classes_name_parts() -> None:
    """Without the block and the modifiers, as words."""
    assert called("mark") == "nav-bar__mark"
    assert called("item list") == called("itemlist") == "nav-bar__item-list"


def test_elements_of_one_class_are_one_part() -> None:
    """They share their rule."""
    assert called("item") == "nav-bar__item"


def test_tags_name_parts_that_there_is_one_of() -> None:
    """In two languages; of two paragraphs neither is “the paragraph”."""
    assert called("icon") == called("symbol") == "nav-bar__mark"
    assert called("heading") == called("title") == called("titel") == "h2"
    assert called("link") is None
    assert called("paragraph") is None


def test_a_german_name_stands_for_the_codes_own() -> None:
    """Only where both are the same element."""
    assert english("titel", {"title": 1, "titel": 1}) == "title"
    assert english("überschrift", {"title": 1, "heading": 2, "überschrift": 2}) == "heading"
    assert english("titel", {"titel": 3}) == "titel"
    assert english("title", {"title": 1}) == "title"


def test_components_and_styles_name_parts() -> None:
    """`<CloseButton>` is a close button, `styles.dot` a dot."""
    assert called("close button") == called("button") == "CloseButton"
    assert called("dot") == "span"


def test_a_part_may_not_take_a_word_that_means_something_else() -> None:
    """A class called border doesn't make “border red” about that element."""
    assert called("border") is None


def test_the_component_has_names() -> None:
    """Together, apart, its last word, and what its tag is called; in German too where that has a word for it."""
    assert root_names(COMPONENT) == {
        "nav bar", "navbar", "bar", "header", "navigationsleiste", "kopfzeile"
    }  # fmt: skip


def test_what_is_within_what() -> None:
    """At whatever depth, and by every name."""
    found = within(COMPONENT, part_names(COMPONENT))
    assert {("item list", "item"), ("itemlist", "item"), ("title", "heading"), ("mark", "mark")} <= found
    assert not {("item", "item list"), ("mark", "item"), ("title", "item")} & found

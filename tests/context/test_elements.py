import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.context.elements import Elements, read_parts
from tests.context.prompt_data import Context, contexts
from tests.context.sample import FILES, PATH, SOURCE, parts


@pytest.mark.parametrize("context", contexts().values(), ids=lambda context: context.name)
def test_labelled_elements_are_found(context: Context) -> None:
    """Each element of the labelled contexts, with its tag, its parent and whether a loop writes it."""
    found = read_parts(context.component_path, context.sources()[context.component_path])
    by_place = {(part.line, part.tag): part for part in found.all}
    ids = {element.id: by_place[element.line, element.tag].id for element in context.elements}
    for element in context.elements:
        part = by_place[element.line, element.tag]
        assert part.parent == (element.parent and ids[element.parent])
        assert part.repeated == element.repeated


def test_what_an_element_is_told_by() -> None:
    """Its text, what it shows through constants, its place."""
    found = parts().by_id
    assert found["offer__later"].text == "Maybe later"
    assert found["offer__price"].shows == ("shown", "price")
    assert found["offer__perk"].repeated
    assert [part.id for part in parts().ancestors(found["CartIcon"])] == ["offer__buy", "offer__footer", "offer"]


def test_elements_of_one_class_are_numbered() -> None:
    """Ids stay apart, and the first keeps its name."""
    found = read_parts("A.tsx", "export const A = () => <ul><li className='x'/><li className='x'/></ul>;")
    assert [part.id for part in found.all] == ["ul", "x", "x:2"]


def test_elements_in_attributes_belong_to_their_owner() -> None:
    """An icon that is passed is no element of its own."""
    found = read_parts("A.tsx", "export const A = () => <Button icon={<BellIcon />} />;")
    assert [(part.tag, part.inner) for part in found.all] == [("Button", ("BellIcon",))]


def test_what_stylesheets_declare() -> None:
    """Rules of one class only: what others mean depends on where they stand."""
    assert parts().declared == {
        "offer": {"box-shadow": "0 1px 2px black"},
        "offer__terms": {"background": "gold", "padding": "4px"},
    }


def test_the_nearest_element_around_several() -> None:
    """The two buttons stand in the footer; nothing stands around the root."""
    found = parts()
    around = found.around([found.by_id["offer__later"], found.by_id["CartIcon"]])
    assert around is found.by_id["offer__footer"]
    assert found.around([found.by_id["offer"]]) is None


def test_a_content_is_read_once() -> None:
    """The same content gives the same elements; another one is read anew."""
    elements = Elements()
    first = elements.read(PATH, FILES)
    assert elements.read(PATH, dict(FILES)) is first
    assert elements.read(PATH, {**FILES, PATH: SOURCE + "\n"}) is not first


@given(st.text())
def test_no_source_is_too_strange(text: str) -> None:
    """Whatever a file contains, reading it ends."""
    assert all(part.order == place for place, part in enumerate(read_parts("A.tsx", text).all))


def test_what_props_can_be() -> None:
    """The texts of unions of texts."""
    found = read_parts("A.tsx", "type A = { tone: 'info' | \"Calm\"; name: 'one' }; export const A = () => <p />;")
    assert found.values == {"info", "calm"}


def test_of_two_classes_the_usual_one_is_its_name() -> None:
    """`flush ? styles.flush : styles.body` is mostly the body; a modifier beside its block stays behind it."""
    tsx = (
        "export const Card = ({ flush, open }) => <div className={styles.card}>"
        "<div className={flush ? styles.flush : styles.body} /><i className={open ? 'dot dot--open' : 'dot'} /></div>;"
    )
    found = read_parts("Card.tsx", tsx, [])
    assert [part.classes for part in found.all] == [("card",), ("body", "flush"), ("dot", "dot--open")]

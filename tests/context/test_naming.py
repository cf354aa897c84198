import pytest

from sidecar.context.elements import read_parts
from sidecar.context.naming import (
    KIND,
    NEAR,
    OWN,
    blank,
    drawn,
    has,
    has_texts,
    is_component,
    kin,
    names_of,
    spoken_words,
    textual,
)
from tests.context.sample import names, parts


@pytest.mark.parametrize(
    ("element", "word", "sure"),
    [
        ("offer__title", "title", OWN),
        ("offer__price", "price", OWN),
        ("offer__price", "text", KIND),
        ("offer__buy", "button", KIND),
        ("CartIcon", "icon", KIND),
        ("offer__buy", "footer", NEAR),
        ("offer__terms", "button", KIND),
    ],
)
def test_what_an_element_is_called(element: str, word: str, sure: float) -> None:
    """By its class, its tag, what stands around it; a link with a ground of its own is a button too."""
    assert names().by_part[element][word] >= sure


def test_texts_are_names() -> None:
    """Short texts, as they are written."""
    assert names().phrases["maybe later"] == ("offer__later",)


def test_the_root_has_the_component_s_name() -> None:
    """It is no part of itself."""
    assert "offer" in names().root
    assert names().by_part["offer"] == {}


def test_the_block_s_own_class_says_nothing() -> None:
    """An element that reuses the root's class isn't called like the component."""
    found = names_of(read_parts("Tag.tsx", "export const Tag = () => <p className='tag'><i className='tag'/></p>;"))
    assert found.own["tag:2"] == ()


def test_letters_lines_and_dots() -> None:
    """What is little more than text, what is drawn, and what has nothing in it."""
    found = parts()
    assert textual(found.by_id["offer__title"], names())
    assert not textual(found.by_id["offer__buy"], names())
    named = read_parts(
        "B.tsx",
        "export const B = ({ name }) => <p><div className='name'>{name}</div><div className='box'/><Card/></p>;",
    )
    assert [textual(part, names_of(named)) for part in named.all[1:]] == [True, False, False]
    assert [has_texts(part, "title") for part in named.all] == [False, False, False, True]
    assert not has_texts(named.all[-1], "box")
    assert is_component(named.all[-1])
    drawing = read_parts("A.tsx", "export const A = () => <svg><path className='a'/><span className='dot'/></svg>;")
    assert [drawn(part) for part in drawing.all] == [False, True, False]
    assert [blank(part, drawing) for part in drawing.all] == [False, True, True]


def test_elements_of_a_kind() -> None:
    """Siblings of one tag, or the same class wherever it is."""
    found = parts().by_id
    assert kin(found["offer__later"], found["offer__buy"])
    assert not kin(found["offer__later"], found["offer__terms"])


def test_who_has_a_shadow() -> None:
    """The stylesheet tells."""
    found = parts()
    assert [part.id for part in found.all if has(part, found, ("box-shadow",))] == ["offer"]


@pytest.mark.parametrize("name", ["emailLabel", "email-label", "email_label", "EmailLabel"])
def test_words_of_a_name(name: str) -> None:
    """However it is written."""
    assert spoken_words(name) == ["email", "label"]

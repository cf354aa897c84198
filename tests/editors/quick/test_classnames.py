from sidecar.editors.quick.classnames import ClassName, ClassReader
from sidecar.editors.quick.evaluate import Scope
from sidecar.editors.quick.script import declared, parse

SCOPE = Scope(None, {}, frozenset(), complete=False)


def read(expression: str, hint: str = "") -> list[ClassName]:
    """The classes of an expression outside of any component."""
    return ClassReader(None, SCOPE, hint).read(declared(parse("x.tsx", f"const it = {expression};").root, "it"))


def test_a_hole_takes_the_storys_name() -> None:
    """A part of a name that cannot be told is filled with the hint, else the name is left out."""
    assert read("`a--${variant} b`", "ghost") == [ClassName("a--ghost", sure=True), ClassName("b", sure=True)]
    assert read("`a--${variant} b`") == [ClassName("b", sure=True)]


def test_an_expression_that_refers_to_itself_ends() -> None:
    """Constants are followed only so far."""
    body = parse("x.tsx", "const a = [a, 'b'];").root
    names = ClassReader(body, SCOPE, "").read(declared(body, "a"))
    assert {name.name for name in names} == {"b"}


def test_nothing_has_no_classes() -> None:
    """No attribute, no class."""
    assert ClassReader(None, SCOPE, "").read(None) == []

import pytest

from sidecar.editors.quick.evaluate import SOMETHING, UNKNOWN, Scope, Thing, truth
from sidecar.editors.quick.script import declared, parse, walk

BODY = "function f() { const text = children ?? label; const loop = loop2; const loop2 = loop; }"


def value(expression: str, *, complete: bool = True) -> object:
    """What an expression comes to, with some props given."""
    body = next(node for node in walk(parse("x.tsx", BODY).root) if node.type == "statement_block")
    props: dict[str, str | float | bool | Thing | None] = {
        "variant": "ghost",
        "big": True,
        "label": "Go",
        "icon": SOMETHING,
        "count": 0.0,
    }
    scope = Scope(body, {**props}, frozenset([*props, "children", "className"]), complete=complete)
    return scope.value(declared(parse("y.tsx", f"const it = {expression};").root, "it"))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'a'", "a"),
        ("variant", "ghost"),
        ("props.variant", "ghost"),
        ("`b--${variant}`", "b--ghost"),
        ("`b--${nope}`", UNKNOWN),
        ("variant === 'ghost'", True),
        ("variant !== 'ghost'", False),
        ("!big", False),
        ("big ? 'x' : 'y'", "x"),
        ("nope ? 'x' : 'y'", UNKNOWN),
        ("big && 'x'", "x"),
        ("count || 'x'", "x"),
        ("className ?? 'x'", "x"),
        ("text", "Go"),
        ("children", None),
        ("undefined", None),
        ("null", None),
        ("1.5", 1.5),
        ("true", True),
        ("'a' + variant", "aghost"),
        ("icon", SOMETHING),
        ("icon === 'x'", UNKNOWN),
        ("<i />", SOMETHING),
        ("call()", UNKNOWN),
        ("loop", UNKNOWN),
        ("(variant as string)", "ghost"),
    ],
)
def test_values(expression: str, expected: object) -> None:
    """Literals, props, constants and the operators that class names are made with."""
    assert value(expression) == expected


def test_what_isnt_passed_is_undefined_only_when_all_is_known() -> None:
    """Without the open story's args nobody knows."""
    assert value("className") is None
    assert value("className", complete=False) is UNKNOWN
    assert value("variant", complete=False) == "ghost"


@pytest.mark.parametrize(
    ("known", "expected"),
    [("", False), ("x", True), (0.0, False), (None, False), (SOMETHING, True), (Thing(), True), (UNKNOWN, None)],
)
def test_truth(known: str | float | Thing | None, expected: bool | None) -> None:
    """As JavaScript takes it; what isn't known is neither."""
    assert truth(known) is expected

import pytest

from sidecar.editors.quick.script import declared, member, pairs, parse, string_value, text_of, unwrap, walk

FILE = parse(
    "x.tsx",
    """const a = ({ b: 1, 'c-d': "two", ...e, f, [g]: 3, b: 4 } satisfies X as Y)!;
export const h = 'it\\'s\\n' ;
const i = `plain`, j = `with ${hole}`;
function k() { const inner = () => { const deep = 1; }; }
""",
)


def test_a_declared_value_is_found_without_its_wrapping() -> None:
    """Also when it is exported; parentheses, `satisfies`, `as` and `!` don't matter."""
    found = declared(FILE.root, "a")
    assert found is not None
    assert found.type == "object"
    assert declared(FILE.root, "nope") is None


def test_members_of_an_object() -> None:
    """Names as written, spreads as `...`, computed names left out; the last one of a name counts."""
    found = declared(FILE.root, "a")
    assert [key for key, _ in pairs(found)] == ["b", "c-d", "...", "f", "b"]
    assert text_of(member(found, "b")) == "4"
    assert member(found, "x") is None
    assert list(pairs(None)) == []


@pytest.mark.parametrize(("name", "value"), [("h", "it's\n"), ("i", "plain"), ("j", None), ("a", None), ("nope", None)])
def test_strings(name: str, value: str | None) -> None:
    """Escapes are resolved; a template with holes is no string."""
    assert string_value(declared(FILE.root, name)) == value


def test_walking_can_stay_out_of_inner_functions() -> None:
    """The statements of a function without those of the functions in it."""
    body = next(node for node in walk(FILE.root) if node.type == "statement_block")
    everything = [text_of(node) for node in walk(body) if node.type == "identifier"]
    own = [text_of(node) for node in walk(body, into_functions=False) if node.type == "identifier"]
    assert (everything, own) == (["inner", "deep"], ["inner"])


def test_unwrapping_nothing() -> None:
    """There may be no node."""
    assert unwrap(None) is None
    assert text_of(None) == ""

import pytest

from sidecar.wiring.syntax import (
    config_object,
    is_commonjs,
    list_of,
    may_be_overridden,
    member_name,
    members,
    parse,
    property_of,
    text,
)


def read(source: str) -> tuple[list[str], bool]:
    """The names of the exported object's members, and whether the file is CommonJS."""
    root = parse(source.encode())
    assert root is not None
    config = config_object(root)
    return ([] if config is None else [member_name(member) for member in members(config)]), is_commonjs(root)


@pytest.mark.parametrize(
    ("source", "names", "commonjs"),
    [
        ("export default { a: 1, 'b': 2, c, d() {}, ...e, ['f']: 1 }", ["a", "b", "c", "d", "", ""], False),
        ("const x = (({ a: 1 } as const)); export default x satisfies Y", ["a"], False),
        ("module.exports = defineConfig(() => ({ a: 1 }))", ["a"], True),
        ("export default function () { return { a: 1 } }", ["a"], False),
        ("export default defineConfig({ a: 1 }, { b: 2 })", [], False),
        ("export default wrap({ a: 1 })", [], False),
        ("export default () => { if (x) return { a: 1 } }", [], False),
        ("export default class {}", [], False),
        ("exports.a = { a: 1 }", [], False),
    ],
)
def test_the_exported_object(source: str, names: list[str], commonjs: bool) -> None:
    """Followed through names, types, functions and defineConfig; not further."""
    assert read(source) == (names, commonjs)


def test_broken_sources_are_not_read() -> None:
    """An error anywhere makes every position doubtful."""
    assert parse(b"export default {") is None


def test_a_long_chain_of_names_ends() -> None:
    """Cycles end too."""
    chain = "".join(f"const a{number} = a{number + 1};" for number in range(50))
    root = parse(f"{chain}const a50 = {{}}; export default a0".encode())
    assert root is not None
    assert config_object(root) is None


def test_lists_and_overrides() -> None:
    """A list is an array literal or the name of one; a spread behind it, or a missing member beside one, is doubt."""
    root = parse(b"const p = [1]; export default { ...a, x: p, y: f(), p }")
    assert root is not None
    config = config_object(root)
    assert config is not None
    found = {name: property_of(config, name) for name in ("x", "y", "p", "z")}
    lists = {name: text(list_of(member, root)) for name, member in found.items() if member is not None}
    assert lists == {"x": "[1]", "y": "", "p": "[1]"}
    assert [may_be_overridden(config, found[name]) for name in ("x", "z")] == [False, True]

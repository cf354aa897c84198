import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.workspace.tsconfig import Aliases, aliases_of, further_configs, parse_jsonc

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_comments_and_trailing_commas() -> None:
    """TypeScript's JSON is read: both kinds of comments, trailing commas, a BOM; strings keep what looks like those."""
    text = '\ufeff{ // one\n "a": "x // y", /* two */ "b": [1, 2, /* c */ ], "c": "/* d */,}", }'
    assert parse_jsonc(text) == {"a": "x // y", "b": [1, 2], "c": "/* d */,}"}


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_plain_json_is_unchanged(value: dict[str, object]) -> None:
    """Whatever is valid JSON means the same here."""
    assert parse_jsonc(json.dumps(value)) == value
    assert parse_jsonc(json.dumps(value, indent=1, ensure_ascii=False)) == value


@pytest.mark.parametrize("text", ["", "[1]", "{", "nonsense"])
def test_what_is_no_object_is_empty(text: str) -> None:
    """A broken configuration declares nothing."""
    assert parse_jsonc(text) == {}


@pytest.mark.parametrize(
    ("options", "folder", "specifier", "found"),
    [
        ({"paths": {"@/*": ["./src/*"]}}, "", "@/Button", ["src/Button"]),
        ({"paths": {"@/*": ["src/*", "lib/*"]}, "baseUrl": "."}, "", "@/a", ["src/a", "lib/a", "@/a"]),
        ({"paths": {"~ui": ["ui/index.ts"]}}, "packages/web", "~ui", ["packages/web/ui/index.ts"]),
        ({"baseUrl": "src"}, "", "components/Button", ["src/components/Button"]),
        ({"paths": {"@/*": ["a/*"], "@/ui/*": ["b/*"], "@/ui/x": ["c"]}}, "", "@/ui/y", ["b/y"]),
        ({"paths": {"@/*": ["a/*"], "@/ui/*": ["b/*"], "@/ui/x": ["c"]}}, "", "@/ui/x", ["c"]),
        ({"paths": {"*-icons": ["icons/*"]}}, "", "my-icons", ["icons/my"]),
        ({"paths": {"ab*bc": ["x"]}}, "", "abc", []),
        ({}, "", "@/Button", []),
        ({"paths": ["wrong"], "baseUrl": 3}, "", "a", []),
        ({"paths": {"@/*": "wrong", "a": [1, "b"]}}, "", "a", ["b"]),
    ],
)
def test_aliases(options: dict[str, object], folder: str, specifier: str, found: list[str]) -> None:
    """`paths` and `baseUrl` as TypeScript takes them: exact before star, longest prefix first; nothing undeclared."""
    assert list(aliases_of({"compilerOptions": options}, folder).expand(specifier)) == found


def test_no_options_no_aliases() -> None:
    """A configuration without options declares nothing."""
    assert aliases_of({"compilerOptions": None}, "") == Aliases({}, None)


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ({"extends": "./base"}, ["./base.json"]),
        ({"extends": ["../a.json", "@tsconfig/node20"]}, ["../a.json"]),
        (
            {"references": [{"path": "./tsconfig.app.json"}, {"path": "./lib"}, {}, 1]},
            ["./tsconfig.app.json", "./lib/tsconfig.json"],
        ),
        ({"references": 3, "extends": 4}, []),
    ],
)
def test_further_configs(config: dict[str, object], found: list[str]) -> None:
    """Local files that are extended or referred to; packages aren't."""
    assert list(further_configs(config)) == found

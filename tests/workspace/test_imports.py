import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.workspace.imports import ALL, Binding, parse_module

SOURCE = """\
import React, { memo as keep, type FC } from 'react';
import * as Icons from "./icons";
import './Button.css';
import type { Props } from './types';
import styles from './Button.module.css?inline';
export { Card as Panel, default as Chip } from './Card';
export * from './more';
export * as forms from './forms';
export type { Props } from './types';
const Lazy = React.lazy(() => import('./Lazy'));
const legacy = require('./legacy');
const dynamic = import(name);
// import './commented';
const text = "import './quoted'";
fetch('./data.json');
export const Button = () => <button className={styles.a}>{`./template`}</button>;
export function helper() {}
export class Shape {}
const local = 1;
export { local as renamed };
export default Button;
"""


def test_everything_that_loads_is_found() -> None:
    """Static, dynamic, side-effect, re-exporting and required modules, in source order; types, comments, strings not."""
    assert parse_module("a.tsx", SOURCE).specifiers == (
        "react",
        "./icons",
        "./Button.css",
        "./Button.module.css?inline",
        "./Card",
        "./more",
        "./forms",
        "./Lazy",
        "./legacy",
    )


def test_bindings() -> None:
    """Each imported name knows its module and its name there."""
    module = parse_module("a.tsx", SOURCE)
    assert module.imports == (
        Binding("React", "react", "default"),
        Binding("keep", "react", "memo"),
        Binding("Icons", "./icons", ALL),
        Binding("styles", "./Button.module.css?inline", "default"),
    )
    assert module.reexports == (
        Binding("Panel", "./Card", "Card"),
        Binding("Chip", "./Card", "default"),
        Binding(ALL, "./more", ALL),
        Binding("forms", "./forms", ALL),
    )
    assert dict(module.exports) == {
        "Button": "Button",
        "helper": "helper",
        "Shape": "Shape",
        "renamed": "local",
        "default": "Button",
    }


@pytest.mark.parametrize(
    ("source", "exports"),
    [
        ("export default function Button() {}", {"default": "Button"}),
        ("export default class Button {}", {"default": "Button"}),
        ("export default meta satisfies Meta;", {"default": "meta"}),
        ("export default (Button as any);", {"default": "Button"}),
        ("export const a = 1, b = 2;", {"a": "a", "b": "b"}),
        ("export interface Props {}", {"Props": "Props"}),
        ("export default { title: 'x' };", {"default": ""}),
    ],
)
def test_exports(source: str, exports: dict[str, str]) -> None:
    """Every exported name leads to the local name behind it, "" when there is none."""
    assert dict(parse_module("a.ts", source).exports) == exports


@pytest.mark.parametrize("path", ["a.ts", "a.tsx", "a.js", "a.jsx", "a.mjs", "a.cjs"])
def test_all_script_languages(path: str) -> None:
    """Every script language is read."""
    assert parse_module(path, "import a from './a'; export * from './b';").specifiers == ("./a", "./b")


def test_mdx_imports() -> None:
    """MDX imports stand at the start of a line, outside of code blocks; one may span lines."""
    source = (
        "import {\n  Meta,\n} from '@storybook/addon-docs/blocks'\nimport * as S from './Button.stories'\n\n"
        "# import './prose'\n\n```js\nimport './fenced'\n```\n\n<Meta of={S} />\n\nimportant: './x'\n"
    )
    module = parse_module("a.mdx", source)
    assert module.specifiers == ("@storybook/addon-docs/blocks", "./Button.stories")
    assert module.imports[-1] == Binding("S", "./Button.stories", ALL)


def test_stylesheets_and_other_files() -> None:
    """Stylesheets are read by their own rules; what isn't parsed imports nothing."""
    assert parse_module("a.css", "@import './b.css';").specifiers == ("./b.css",)
    assert parse_module("a.mdx", "# Title").specifiers == ()


def test_relative_strings_are_listed() -> None:
    """Every string that looks like a relative path is listed, for the sake of configurations."""
    source = "export default { test: { setupFiles: ['./setup.ts', '../up.ts', 'plain'] } };"
    assert parse_module("vite.config.ts", source).paths == ("./setup.ts", "../up.ts")


@given(st.text(alphabet="import export from{}'\"`*();/.<>\n ab", max_size=60))
def test_broken_code_is_no_error(source: str) -> None:
    """Whatever stands in a file while somebody types: parsing answers."""
    for path in ("a.tsx", "a.ts", "a.mdx", "a.css", "a.scss", "a.sass", "a.less"):
        assert isinstance(parse_module(path, source).specifiers, tuple)


def test_imports_before_a_mistake_are_still_found() -> None:
    """A syntax error further down doesn't hide the imports above it."""
    assert "./a" in parse_module("a.tsx", "import './a';\nconst = <div").specifiers

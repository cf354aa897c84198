from textwrap import dedent

import hypothesis.strategies as st
import pytest
from hypothesis import given

from sidecar.wiring.configs import (
    unwire_storybook,
    unwire_vite,
    uses_vite,
    wire_storybook,
    wire_vite,
)

SPECIFIER = "./.storybook/sidestory.mjs"


def added(before: str, after: str | None) -> list[str]:
    """The lines of `after` that aren't in `before`."""
    assert after is not None
    return [line for line in after.splitlines() if line not in before.splitlines()]


VITE = {
    "one line": (
        "import { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [react()] });\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default defineConfig({ plugins: [react(), sidestory()] });",
        ],
    ),
    "double quotes, no semicolons": (
        'import { defineConfig } from "vite"\n\nexport default defineConfig({\n  plugins: [react()],\n})\n',
        ['import { sidestory } from "./.storybook/sidestory.mjs"', "  plugins: [react(), sidestory()],"],
    ),
    "a plugin a line, trailing commas": (
        "import a from 'a';\nexport default {\n  plugins: [\n    a(),\n    b({\n      c: 1,\n    }),\n  ],\n};\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "    sidestory(),"],
    ),
    "no trailing comma, with a comment": (
        "import a from 'a';\nexport default {\n  plugins: [\n    a() // first\n  ]\n};\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "    a(), // first", "    sidestory()"],
    ),
    "a comment behind the comma": (
        "import a from 'a';\nexport default {\n\tplugins: [\n\t\ta(), // first\n\t],\n};\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "\t\tsidestory(),"],
    ),
    "no plugins": (
        "import { defineConfig } from 'vite';\nexport default defineConfig({\n  base: '/x/',\n});\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "  plugins: [sidestory()],"],
    ),
    "an empty object": (
        "import { defineConfig } from 'vite';\nexport default defineConfig({});\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default defineConfig({ plugins: [sidestory()] });",
        ],
    ),
    "a typed constant": (
        "import type { UserConfig } from 'vite';\nconst config: UserConfig = { plugins: [a(), ...more] };\nexport default config;\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "const config: UserConfig = { plugins: [a(), ...more, sidestory()] };",
        ],
    ),
    "satisfies": (
        "import a from 'a';\nexport default { plugins: [a()] } satisfies UserConfig;\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default { plugins: [a(), sidestory()] } satisfies UserConfig;",
        ],
    ),
    "a function with an expression": (
        "import a from 'a';\nexport default defineConfig(({ mode }) => ({ plugins: [a(mode)] }));\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default defineConfig(({ mode }) => ({ plugins: [a(mode), sidestory()] }));",
        ],
    ),
    "a function with one return": (
        "import a from 'a';\nexport default defineConfig(async () => {\n  const x = await y();\n  return { plugins: [x] };\n});\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "  return { plugins: [x, sidestory()] };"],
    ),
    "a function declaration": (
        "import a from 'a';\nexport default function config() {\n  return { plugins: [a()] };\n}\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "  return { plugins: [a(), sidestory()] };"],
    ),
    "plugins in a constant": (
        "import a from 'a';\nconst plugins = [a()];\nexport default { plugins };\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "const plugins = [a(), sidestory()];"],
    ),
    "a spread before": (
        "import a from 'a';\nexport default { ...base, plugins: [a()] };\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default { ...base, plugins: [a(), sidestory()] };",
        ],
    ),
    "commonjs": (
        "'use strict';\nconst a = require('a');\n\nmodule.exports = { plugins: [a()] };\n",
        [
            "const { sidestory } = require('./.storybook/sidestory.mjs');",
            "module.exports = { plugins: [a(), sidestory()] };",
        ],
    ),
    "commonjs on one line, with a later require": (
        "const a = require('a'); module.exports = { plugins: [a()] };\nconst b = require('b');\n",
        [
            "const { sidestory } = require('./.storybook/sidestory.mjs');",
            "const a = require('a'); module.exports = { plugins: [a(), sidestory()] };",
        ],
    ),
    "commonjs without require": (
        "'use strict';\nmodule.exports = { plugins: [] };\n",
        [
            "const { sidestory } = require('./.storybook/sidestory.mjs');",
            "module.exports = { plugins: [ sidestory() ] };",
        ],
    ),
    "no imports, a type in a comment": (
        "// @ts-check\n\n/** @type {import('vite').UserConfig} */\nexport default {\n  plugins: [],\n};\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "  plugins: [ sidestory() ],"],
    ),
    "vitest's": (
        "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ plugins: [a()], test: { globals: true } });\n",
        [
            "import { sidestory } from './.storybook/sidestory.mjs';",
            "export default defineConfig({ plugins: [a(), sidestory()], test: { globals: true } });",
        ],
    ),
    "an import of several lines": (
        "import {\n  a,\n} from 'a'; // why\n\nexport default { plugins: [a()] };\n",
        ["import { sidestory } from './.storybook/sidestory.mjs';", "export default { plugins: [a(), sidestory()] };"],
    ),
}


@pytest.mark.parametrize(("before", "lines"), VITE.values(), ids=list(VITE))
def test_vite_configs_get_their_two_lines(before: str, lines: list[str]) -> None:
    """In the file's own quotes, semicolons and indentation; once; and back to the byte."""
    after = wire_vite(before, SPECIFIER)
    assert added(before, after) == lines
    assert after is not None
    assert wire_vite(after, SPECIFIER) == after
    assert unwire_vite(after) == before


UNKNOWN_VITE = {
    "mergeConfig": "import base from './base';\nexport default mergeConfig(base, defineConfig({ plugins: [] }));\n",
    "computed plugins": "export default { plugins: getPlugins() };\n",
    "concatenated plugins": "export default { plugins: [a()].concat(more) };\n",
    "a spread that could have plugins": "export default { ...base };\n",
    "a spread behind the plugins": "export default { plugins: [a()], ...base };\n",
    "two returns": "export default defineConfig(() => {\n  if (x) { return { plugins: [] }; }\n  return { plugins: [a()] };\n});\n",
    "an imported config": "import config from './config';\nexport default config;\n",
    "a re-export": "export { default } from './config';\n",
    "no export": "const config = { plugins: [] };\n",
    "two exports": "module.exports = { plugins: [] };\nexport default { plugins: [] };\n",
    "a syntax error": "export default { plugins: [a() };\n",
    "a cycle": "const a = b;\nconst b = a;\nexport default a;\n",
    "the name is taken": "import { sidestory } from './mine';\nexport default { plugins: [sidestory.x] };\n",
    "a computed key": "export default { ['plugins']: [a()], ...x };\n",
    "a getter": "export default { get plugins() { return [] } };\n",
    "nothing": "",
}


@pytest.mark.parametrize("source", UNKNOWN_VITE.values(), ids=list(UNKNOWN_VITE))
def test_unknown_vite_configs_are_left_to_the_person(source: str) -> None:
    """A shape whose meaning isn't plain is not guessed at."""
    assert wire_vite(source, SPECIFIER) is None


STORYBOOK = {
    "one line": ("export default { addons: ['a'] };\n", ["export default { addons: ['a', './sidestory.mjs'] };"]),
    "typed": (
        "const config: StorybookConfig = {\n  addons: [\n    'a',\n    { name: 'b', options: {} },\n  ],\n};\nexport default config;\n",
        ["    './sidestory.mjs',"],
    ),
    "double quotes": (
        'export default { addons: ["a", "b"] };\n',
        ['export default { addons: ["a", "b", "./sidestory.mjs"] };'],
    ),
    "no addons": (
        "export default {\n  framework: '@storybook/react-vite',\n  async viteFinal(c) {\n    return c;\n  }\n};\n",
        ["  },", "  addons: ['./sidestory.mjs']"],
    ),
    "commonjs": (
        "module.exports = { addons: [path('a')] };\n",
        ["module.exports = { addons: [path('a'), './sidestory.mjs'] };"],
    ),
    "defineMain": (
        "export default defineMain({ addons: [] });\n",
        ["export default defineMain({ addons: [ './sidestory.mjs' ] });"],
    ),
}


@pytest.mark.parametrize(("before", "lines"), STORYBOOK.values(), ids=list(STORYBOOK))
def test_storybook_configs_get_their_addon(before: str, lines: list[str]) -> None:
    """In the file's own style; once; and back to the byte."""
    after = wire_storybook(before)
    assert added(before, after) == lines
    assert after is not None
    assert wire_storybook(after) == after
    assert unwire_storybook(after) == before


@pytest.mark.parametrize(
    "source", ["export default { addons: addons() };\n", "export default { ...base };\n", "export default x(", ""]
)
def test_unknown_storybook_configs_are_left_to_the_person(source: str) -> None:
    """As with Vite's."""
    assert wire_storybook(source) is None


def test_an_addon_with_options_counts() -> None:
    """Whoever gave the plugin options keeps them, and an undo takes the whole entry."""
    source = "export default {\n  addons: [\n    'a',\n    { name: './sidestory.mjs', options: { allowedPeers: ['::2'] } },\n  ],\n};\n"
    assert wire_storybook(source) == source
    assert unwire_storybook(source) == "export default {\n  addons: [\n    'a',\n  ],\n};\n"


def test_options_and_order_of_the_person_survive() -> None:
    """A moved call with options is still ours."""
    source = dedent("""\
        import { sidestory } from './.storybook/sidestory.mjs';
        export default { plugins: [sidestory({ allowedPeers: ['::2'] }), react()] };
    """)
    assert wire_vite(source, SPECIFIER) == source
    assert unwire_vite(source) == "export default { plugins: [react()] };\n"


def test_half_a_wiring_is_completed() -> None:
    """Somebody took the call out and left the import."""
    source = "import { sidestory } from './.storybook/sidestory.mjs';\nexport default { plugins: [a()] };\n"
    assert added(source, wire_vite(source, SPECIFIER)) == ["export default { plugins: [a(), sidestory()] };"]


def test_undo_leaves_what_it_does_not_know() -> None:
    """Nothing of ours: nothing to do. Something of ours in an unknown shape: the person is asked."""
    for source in (*UNKNOWN_VITE.values(), "export default { plugins: [a()] };\n"):
        assert unwire_vite(source) in {source, None}
        assert unwire_storybook(source) == source
    imported = "import { sidestory } from './sidestory.mjs';\nexport default { plugins: make(sidestory()) };\n"
    assert unwire_vite(imported) is None
    assert unwire_storybook("export default { addons: make('./sidestory.mjs') };\n") is None


@pytest.mark.parametrize(
    ("framework", "expected"),
    [
        ("@storybook/react-vite", True),
        ("@storybook/nextjs-vite", True),
        ("@storybook/sveltekit", True),
        ("@storybook/react-webpack5", False),
        ("@storybook/nextjs", False),
        ("@storybook/angular", False),
        ("storybook-react-rsbuild", False),
    ],
)
def test_only_vites_storybooks_are_wired(framework: str, expected: bool) -> None:
    """The other builders have no Vite to put a plugin in."""
    assert uses_vite(f"export default {{ framework: '{framework}' }};") is expected


# --- any style ------------------------------------------------------------------------------------------------------

ITEMS = st.lists(
    st.sampled_from(["a()", "b({ x: 1 })", "...more", "cond && c()", "[d(), e()]", "f({\n      y: 2,\n    })"]),
    min_size=1,
)
BEFORE = st.sampled_from(["", "  base: '/',", "  server: {\n    port: 1,\n  },", "  // why\n  base: '/',"])
HEADS = st.sampled_from(
    [
        "",
        "import a from 'a';\n",
        'import a from "a"\nimport {\n  b,\n} from "b"\n',
        "// licence\n\nimport a from 'a';\n\n",
        "/** @type {import('vite').UserConfig} */\n",
    ]
)


@st.composite
def sources(draw: st.DrawFn, name: str) -> str:
    """A config whose list `name` is written in one of the usual styles."""
    items = draw(ITEMS)
    many, trailing, eol = draw(st.booleans()), draw(st.booleans()), draw(st.sampled_from(["\n", "\r\n"]))
    comment = draw(st.sampled_from(["", " // last", " /* last */"])) if many else ""
    inside = ",\n    ".join(items) if many else ", ".join(items)
    comma = "," if trailing else ""
    values = f"[\n    {inside}{comma}{comment}\n  ]" if many else f"[{inside}{comma}]"
    members = f"{draw(BEFORE)}\n  {name}: {values}{draw(st.sampled_from(['', ',']))}\n"
    wrap = draw(
        st.sampled_from(["{{{0}}}", "defineConfig({{{0}}})", "defineConfig(() => ({{{0}}}))", "{{{0}}} as const"])
    )
    return (draw(HEADS) + f"export default {wrap.format(members)};\n").replace("\n", eol)


@given(sources("plugins"))
def test_any_vite_config_comes_back(source: str) -> None:
    """Whatever the style: our lines go in once and out again without a trace."""
    wired = wire_vite(source, SPECIFIER)
    assert wired is not None
    assert wired != source
    assert wire_vite(wired, SPECIFIER) == wired
    assert unwire_vite(wired) == source


@given(sources("addons"))
def test_any_storybook_config_comes_back(source: str) -> None:
    """Likewise."""
    wired = wire_storybook(source)
    assert wired is not None
    assert wired != source
    assert wire_storybook(wired) == wired
    assert unwire_storybook(wired) == source


@given(sources("other"))
def test_any_config_without_the_list_comes_back(source: str) -> None:
    """A member that was added goes away whole."""
    wired = wire_vite(source, SPECIFIER)
    assert wired is not None
    assert unwire_vite(wired) == source

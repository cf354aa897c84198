import pytest

from sidecar.workspace.rules import extension, loads_code, protecting_rule, reading_rule

PROTECTED = [
    (".git/hooks/pre-commit", "version_control"),
    (".git/config", "version_control"),
    ("src/.GIT/config", "version_control"),
    (".gi\u200ct/config", "version_control"),
    ("GIT~1/config", "short_name"),
    (".vscode/tasks.json", "editor_settings"),
    (".idea/workspace.xml", "editor_settings"),
    ("package.json", "package_manifest"),
    ("Package.JSON", "package_manifest"),
    ("packages/ui/package.json", "package_manifest"),
    ("package-lock.json", "lockfile"),
    ("yarn.lock", "lockfile"),
    ("pnpm-lock.yaml", "lockfile"),
    ("bun.lockb", "lockfile"),
    (".env", "secrets"),
    (".ENV", "secrets"),
    (".env.production.local", "secrets"),
    ("src/.env.ts", "secrets"),
    (".npmrc", "package_manager"),
    (".yarnrc.yml", "package_manager"),
    ("vite.config.ts", "tool_config"),
    ("VITE.CONFIG.mjs", "tool_config"),
    ("vite.prod.config.ts", "tool_config"),
    ("packages/ui/vite.config.js", "tool_config"),
    ("postcss.config.js", "tool_config"),
    ("tailwind.config.ts", "tool_config"),
    ("eslint.config.js", "tool_config"),
    ("babel.config.js", "tool_config"),
    ("prettier.config.mjs", "tool_config"),
    ("jest.config.ts", "tool_config"),
    ("vitest.config.ts", "tool_config"),
    ("vitest.workspace.ts", "tool_config"),
    ("playwright.config.ts", "tool_config"),
    ("playwright-ct.config.ts", "tool_config"),
    ("anything.config.ts", "tool_config"),
    ("tsconfig.json", "tool_config"),
    ("tsconfig.app.json", "tool_config"),
    ("gulpfile.js", "tool_config"),
    (".eslintrc.js", "dotfile"),
    (".babelrc.js", "dotfile"),
    (".storybook/preview.ts", "storybook_config"),
    (".Storybook/main.ts", "storybook_config"),
    (".claude/settings.json", "agent_settings"),
    (".cursor/mcp.json", "agent_settings"),
    (".mcp.json", "agent_settings"),
    ("AGENTS.md", "agent_settings"),
    ("src/CLAUDE.md", "agent_settings"),
    ("node_modules/react/index.js", "dependencies"),
    ("src/Node_Modules/a.js", "dependencies"),
    (".hidden/Button.tsx", "dotfile"),
    ("src/.Button.tsx", "dotfile"),
    ("src/Button.test.tsx", "test_code"),
    ("src/__tests__/x.ts", "test_code"),
    ("src/load.server.ts", "server_code"),
    ("src/data.json", "file_type"),
    ("src/run.sh", "file_type"),
    ("src/Button", "file_type"),
    ("Makefile", "file_type"),
    ("src/a.cjs", "file_type"),
]
WRITABLE = [
    "src/Button.tsx",
    "src/Button.jsx",
    "src/theme.ts",
    "src/theme.js",
    "src/theme.mjs",
    "src/Button.css",
    "src/Button.module.css",
    "src/Button.scss",
    "src/Button.less",
    "src/Button.sass",
    "src/Button.vue",
    "src/Button.svelte",
    "index.html",
    "src/Button.mdx",
    "src/Button.stories.tsx",
    "src/Lock.tsx",
    "src/Table.config.ts",
    "src/Environment.tsx",
    "src/TestCard.tsx",
    "src/Package.tsx",
]


@pytest.mark.parametrize(("path", "rule"), PROTECTED)
def test_protected_files_and_their_rule(path: str, rule: str) -> None:
    """Rows 16 and 17: these are never written, in any case or disguise, and the rule says why."""
    assert protecting_rule(path.split("/")) == rule


@pytest.mark.parametrize("path", WRITABLE)
def test_source_files_are_free(path: str) -> None:
    """What people edit with Sidestory is not protected, even where names come close."""
    assert protecting_rule(path.split("/")) is None


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (".env", "secrets"),
        ("server.pem", "secrets"),
        (".npmrc", "package_manager"),
        ("node_modules/a/index.js", "dependencies"),
        (".git/config", "version_control"),
        (".claude/settings.json", "agent_settings"),
        (".ssh/a.js", "dotfile"),
        ("data.json", "file_type"),
        ("package.json", "file_type"),
        (".storybook/preview.ts", None),
        ("vite.config.ts", None),
        ("tsconfig.app.json", None),
        ("docs/design-system.md", None),
        ("src/Button.tsx", None),
    ],
)
def test_reading(path: str, rule: str | None) -> None:
    """Configurations may be read for their imports; secrets, dependencies and other kinds of files may not."""
    assert reading_rule(path.split("/")) == rule


def test_stylesheets_must_not_gain_code() -> None:
    """`@plugin` and `@config` make a style compiler run a script: none may come, those that are there may stay."""
    assert loads_code("a.css", "", '@plugin "./Button.js";')
    assert loads_code("a.less", '@plugin "a";', '@plugin "a"; @PLUGIN "b";')
    assert not loads_code("a.css", '@plugin "a";', '@plugin "a"; .x {}')
    assert not loads_code("a.tsx", "", "// @plugin")


@pytest.mark.parametrize(
    ("name", "ending"), [("a.TSX", "tsx"), ("a.module.css", "css"), (".env", ""), ("Makefile", ""), ("a.", "")]
)
def test_extension(name: str, ending: str) -> None:
    """The ending is what follows the last dot, in lower case; dotfiles have none."""
    assert extension(name) == ending

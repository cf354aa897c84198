"""Which files are never Sidestory's to write, and which it has no use for reading. Pure: names only.

A change that a model proposes must not become code that runs outside the browser (Cursor CVE-2026-26268, Roo
CVE-2025-58372), nor slip through by another spelling of a name (Cursor CVE-2025-59944, git CVE-2014-9390).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MAX_BYTES = 1 << 20

SCRIPTS = frozenset({"tsx", "jsx", "ts", "js", "mjs"})
STYLES = frozenset({"css", "scss", "less", "sass"})
SOURCES = SCRIPTS | STYLES | {"vue", "svelte", "html", "mdx"}
_READ_ONLY = frozenset({"md", "mts", "cts", "cjs"})

# A folder or a file of these names, anywhere in the path: its rule. Other names with a leading dot fall under `dotfile`.
_NAMES = {
    **dict.fromkeys((".git", ".hg", ".svn", ".jj", ".husky", ".githooks"), "version_control"),
    **dict.fromkeys((".vscode", ".idea", ".zed", ".fleet", ".devcontainer"), "editor_settings"),
    **dict.fromkeys((".claude", ".cursor", ".mcp.json", "mcp.json", ".cursorrules", ".windsurf"), "agent_settings"),
    **dict.fromkeys(("agents.md", "claude.md", "gemini.md", "agents.override.md"), "agent_settings"),
    **dict.fromkeys(("copilot-instructions.md", "skill.md"), "agent_settings"),
    ".storybook": "storybook_config",
    **dict.fromkeys(("node_modules", "bower_components", "jspm_packages"), "dependencies"),
    **dict.fromkeys(("package.json", "npm-shrinkwrap.json", "deno.json", "deno.jsonc"), "package_manifest"),
    **dict.fromkeys((".npmrc", ".yarnrc", ".yarnrc.yml", ".pnpmfile.cjs", "bunfig.toml"), "package_manager"),
    **dict.fromkeys(("pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json"), "package_manager"),
    **dict.fromkeys(("__tests__", "__mocks__", "cypress", "e2e"), "test_code"),
}

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("secrets", re.compile(r"\.env.*|.*\.(pem|key|p12|pfx)")),
    ("lockfile", re.compile(r".*\.lockb?|(package|pnpm|npm)-(lock|shrinkwrap)\..*")),
    (
        "tool_config",
        re.compile(
            r"(vite|vitest|postcss|tailwind|eslint|babel|prettier|jest|playwright|stylelint|webpack|rollup|rolldown"
            r"|esbuild|tsup|svelte|vue|nuxt|next|astro|remix|react-router|cypress|karma|metro|commitlint|lint-staged"
            r"|unocss|uno|windi|swc|oxlint|biome|storybook|web-test-runner|wdio|knip)"
            r"([._-].*)?[._-](config|conf|workspace|setup|preset|rc|shims?)([._-].*)?"
        ),
    ),
    ("tool_config", re.compile(r"(ts|js)config([._-].*)?\.json|(gulp|grunt|jake)file\..*|biome\.jsonc?")),
    # What a watching test runner or a server-side framework executes on this machine as soon as it is saved.
    ("test_code", re.compile(r".*\.(test|spec|e2e|cy|bench|setup)\.[cm]?[jt]sx?")),
    ("server_code", re.compile(r"(.*\.server|\+server|middleware|instrumentation)\.[cm]?[jt]sx?")),
    # NTFS short names: `GIT~1` is `.git` there.
    ("short_name", re.compile(r"[^.]{1,8}~\d+(\.[^.]{0,3})?")),
)
_AT_ROOT = re.compile(r".*\.(config|conf|setup|workspace|preset)\.[^.]+(\.[^.]+)?")

# At-rules that make the style compiler load a script on this machine: Tailwind's and Less's.
_RUNS = re.compile(r"@(?:plugin|config)\b", re.IGNORECASE)


def protecting_rule(parts: Sequence[str]) -> str | None:
    """The name of the rule that keeps this project-relative path from being written, or None.

    Upper case, compatibility forms and invisible characters make no difference.
    """
    names = [_fold(part) for part in parts]
    for name in names:
        if rule := _name_rule(name):
            return rule
    if len(names) == 1 and _AT_ROOT.fullmatch(names[0]):
        return "tool_config"
    if extension(names[-1]) not in SOURCES:
        return "file_type"
    return None


def reading_rule(parts: Sequence[str]) -> str | None:
    """The name of the rule that keeps this path from being read as source, or None.

    Configurations are readable (their imports and aliases are needed), secrets and dependencies are not.
    """
    names = [_fold(part) for part in parts]
    for name in names:
        rule = _name_rule(name)
        if rule in {"secrets", "dependencies", "short_name", "version_control", "agent_settings"}:
            return rule
        if name.startswith(".") and name != ".storybook":
            return rule or "dotfile"
    known = extension(names[-1]) in SOURCES | _READ_ONLY
    return None if known or re.fullmatch(r"(ts|js)config([._-].*)?\.json", names[-1]) else "file_type"


def loads_code(path: str, before: str, after: str) -> bool:
    """Whether a stylesheet gained an at-rule that makes its compiler run a script (`@plugin`, `@config`)."""
    if extension(path) not in STYLES:
        return False
    return len(_RUNS.findall(after)) > len(_RUNS.findall(before))


def extension(name: str) -> str:
    """The lower-case ending of a file name without its dot, or ""."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


@lru_cache(maxsize=4096)
def _name_rule(name: str) -> str | None:
    if rule := _NAMES.get(name):
        return rule
    for rule, pattern in _PATTERNS:
        if pattern.fullmatch(name):
            return rule
    return "dotfile" if name.startswith(".") else None


def _fold(name: str) -> str:
    """One spelling for all that some file system takes for the same name."""
    if name.isascii():
        return name.lower()
    visible = "".join(character for character in name if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", visible).casefold()

import pytest

from sidecar.workspace.configs import ConfigFiles
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay


@pytest.fixture
def configs(policy: PathPolicy) -> ConfigFiles:
    """Configurations that reach their helpers in every way."""
    lay(
        policy.root,
        {
            "vite.config.ts": """
                import { helper } from './tools/helper';
                import { theme } from './src/theme';
                const lazy = () => import('./tools/lazy.mjs');
                export default {
                  build: { lib: { entry: './src/index.ts' } },
                  test: { setupFiles: ['./tools/setup.ts'], include: ['./src/**/*.ts'] },
                };
            """,
            "src/theme.ts": "import './Button.css'; export const theme = {};",
            "src/index.ts": "export * from './Button';",
            "tools/lazy.mjs": "",
            "tools/setup.ts": "import * as preview from '../.storybook/preview';",
            "postcss.config.cjs": "module.exports = { plugins: [require('./tools/postcss.js')] };",
            "tools/postcss.js": "",
            ".storybook/main.ts": "import { addon } from '../tools/addon'; export default { stories: ['../src/Button.stories.tsx'] };",
            ".storybook/preview.ts": "import '../src/tokens.css'; import '../src/Provider';",
            "tools/addon.ts": "",
            "src/Provider.tsx": "",
        },
    )
    return ConfigFiles(policy)


@pytest.mark.parametrize(
    "path",
    [
        "vite.config.ts",
        "tools/helper.ts",
        "tools/deeper.ts",
        "tools/lazy.mjs",
        "src/theme.ts",
        "src/index.ts",
        "tools/setup.ts",
        "tools/postcss.js",
        "tools/addon.ts",
    ],
)
def test_what_tools_run(configs: ConfigFiles, path: str) -> None:
    """Row 17: imported, required, named: whatever a configuration makes run on this machine."""
    assert path in configs


@pytest.mark.parametrize(
    "path",
    ["src/Button.tsx", "src/Button.css", "src/tokens.css", "src/Provider.tsx", "src/Button.stories.tsx"],
)
def test_what_the_browser_runs(configs: ConfigFiles, path: str) -> None:
    """Components behind a library's entry, stylesheets, the preview's modules and listed stories stay writable."""
    assert path not in configs


def test_new_imports_count_at_once(configs: ConfigFiles, policy: PathPolicy) -> None:
    """A configuration that imports one more file protects it with the next question."""
    assert "src/Late.ts" not in configs
    lay(policy.root, {"src/Late.ts": "", "eslint.config.mjs": "import './src/Late';"})
    assert "src/Late.ts" in configs

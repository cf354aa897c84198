"""Real small projects on the real disk."""

from pathlib import Path

import pytest

from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer
from tests.workspace.helpers import BUTTON, STYLES, lay

STORIES = """\
import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from './Button';

const meta = { title: 'Components/Button', component: Button } satisfies Meta<typeof Button>;
export default meta;
export const Primary: StoryObj<typeof meta> = { args: { label: 'Save' } };
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one component with its stylesheet, stories and tools' files."""
    return lay(
        tmp_path / "proj",
        {
            "package.json": "{}",
            "vite.config.ts": "import { helper } from './tools/helper';\nexport default { plugins: [helper()] };\n",
            "tools/helper.ts": "export { helper } from './deeper.js';\n",
            "tools/deeper.ts": "export const helper = () => ({ name: 'x' });\n",
            ".storybook/main.ts": "export default { stories: ['../src/**/*.stories.tsx'] };\n",
            ".storybook/preview.ts": "import '../src/tokens.css';\n",
            ".env": "SECRET=canary\n",
            "src/tokens.css": ":root { --space: 4px; }\n",
            "src/Button.tsx": BUTTON,
            "src/Button.css": STYLES,
            "src/Button.stories.tsx": STORIES,
            "node_modules/pkg/index.js": "export default 1;\n",
        },
    )


@pytest.fixture
def policy(root: Path) -> PathPolicy:
    """The policy of that project."""
    return PathPolicy(root)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder outside the project."""
    return tmp_path / "state"


@pytest.fixture
def writer(policy: PathPolicy, state: Path) -> Writer:
    """A writer on that project."""
    return Writer(policy, state)

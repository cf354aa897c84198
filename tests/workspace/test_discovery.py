from pathlib import Path

import pytest

from sidecar.workspace.discovery import components_of
from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay

FILES = {
    "ui/index.ts": "export * from './Button/Button'; export { default as Chip } from './Chip';",
    "ui/Button/Button.tsx": "export const Button = () => null;",
    "ui/Button/index.ts": "export { Button } from './Button';",
    "ui/Chip.tsx": "export default () => null;",
    "ui/Icon.svelte": "",
    "ui/util.ts": "export const util = 1;",
    "a/Meta.stories.tsx": "import { Chip, Button } from '../ui'; export default { component: Button };",
    "a/Chip.stories.tsx": "import { Button, Chip } from '../ui'; import { util } from '../ui/util'; export default {};",
    "a/Near.stories.tsx": "import { Button } from '../ui'; import { Local } from './Local'; export default {};",
    "a/Local.tsx": "export const Local = () => null;",
    "a/Own.stories.tsx": "const Own = () => null; export default { component: Own };",
    "a/Package.stories.tsx": "import { X } from 'pkg'; export default { component: X };",
    "a/Icon.stories.ts": "import Icon from '../ui/Icon.svelte'; export default { component: Icon };",
    "a/Pairs.stories.ts": "import { Button, Chip } from '../ui'; const a = { component: Chip }; const b = { component: Button };",
    "a/Docs.mdx": "import * as S from './Meta.stories'\n\n<Meta of={S} />",
    "a/Loose.mdx": "# Words",
}


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """Stories of every kind over a barrel."""
    return Graph(PathPolicy(lay(tmp_path, FILES)))


@pytest.mark.parametrize(
    ("stories", "listed", "found"),
    [
        ("a/Meta.stories.tsx", ["ui/Chip.tsx"], ["ui/Chip.tsx"]),
        ("a/Meta.stories.tsx", [], ["ui/Button/Button.tsx"]),
        ("a/Meta.stories.tsx", ["ui/index.ts"], ["ui/Button/Button.tsx"]),
        ("a/Meta.stories.tsx", ["ui/Button/index.ts"], ["ui/Button/Button.tsx"]),
        ("a/Chip.stories.tsx", [], ["ui/Chip.tsx", "ui/Button/Button.tsx"]),
        ("a/Near.stories.tsx", [], ["a/Local.tsx", "ui/Button/Button.tsx"]),
        ("a/Own.stories.tsx", [], ["a/Own.stories.tsx"]),
        ("a/Package.stories.tsx", [], ["a/Package.stories.tsx"]),
        ("a/Package.stories.tsx", ["ui/index.ts"], ["ui/index.ts"]),
        ("a/Icon.stories.ts", [], ["ui/Icon.svelte"]),
        ("a/Pairs.stories.ts", [], ["ui/Chip.tsx", "ui/Button/Button.tsx"]),
        ("a/Docs.mdx", [], ["ui/Button/Button.tsx"]),
        ("a/Loose.mdx", [], ["a/Loose.mdx"]),
    ],
)
def test_component_of_a_stories_file(graph: Graph, stories: str, listed: list[str], found: list[str]) -> None:
    """The index's file wins unless it is a barrel; then the meta's, through barrels; then what is imported, best name first."""
    assert list(components_of(graph, stories, listed)) == found

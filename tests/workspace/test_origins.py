from pathlib import Path

import pytest

from sidecar.workspace.graph import Graph
from sidecar.workspace.origins import imported_from, origin
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay

FILES = {
    "use.tsx": """
        import { Button, Chip, Named, Local, Gone, Loop, Renamed } from './ui';
        import Default from './ui/Button';
        import * as All from './ui';
        import React from 'react';
        import Passed from './ui/passed';
        import legacy from './ui/legacy.cjs';
    """,
    "ui/index.ts": """
        export * from './Button';
        export { default as Chip } from './Chip';
        export * from './deeper';
        export { Card as Renamed } from './deeper/Card';
        import { Field } from './Field';
        export { Field as Local };
        export * from './loop';
    """,
    "ui/Button.tsx": "export const Button = () => null;\nexport default Button;",
    "ui/Chip.tsx": "export default function Chip() {}",
    "ui/deeper/index.ts": "export { Named } from './Card';",
    "ui/deeper/Card.tsx": "export const Named = 1; export const Card = 2;",
    "ui/Field.jsx": "export class Field {}",
    "ui/loop.ts": "export * from './index';",
    "ui/passed.ts": "import Button from './Button'; export default Button;",
    "ui/legacy.cjs": "module.exports = 1;",
}


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """Barrels of every kind."""
    return Graph(PathPolicy(lay(tmp_path, FILES)))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Button", "ui/Button.tsx"),
        ("Chip", "ui/Chip.tsx"),
        ("Named", "ui/deeper/Card.tsx"),
        ("Renamed", "ui/deeper/Card.tsx"),
        ("Local", "ui/Field.jsx"),
        ("Default", "ui/Button.tsx"),
        ("Passed", "ui/Button.tsx"),
        ("All", "ui/index.ts"),
        ("Gone", "ui/index.ts"),
        ("legacy", "ui/legacy.cjs"),
        ("React", None),
        ("unknown", None),
    ],
)
def test_names_are_followed_to_their_file(graph: Graph, name: str, found: str | None) -> None:
    """Through stars, renames, defaults and local re-exports; what can't be followed gives the module imported from."""
    assert imported_from(graph, "use.tsx", name) == found


def test_missing_names_and_loops_end(graph: Graph) -> None:
    """A name that nobody makes has no origin, though barrels import each other."""
    assert origin(graph, "ui/index.ts", "Nobody") is None
    assert origin(graph, "ui/index.ts", "default") is None

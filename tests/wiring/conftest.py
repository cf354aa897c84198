from pathlib import Path

import pytest

VITE = "import { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [] });\n"
WIRED_VITE = (
    "import { defineConfig } from 'vite';\nimport { sidestory } from './.storybook/sidestory.mjs';\n\n"
    "export default defineConfig({ plugins: [react(), sidestory()] });\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Storybook project on Vite, in TypeScript."""
    root = tmp_path / "project"
    (root / ".storybook").mkdir(parents=True)
    (root / "vite.config.ts").write_text(VITE.replace("[]", "[react()]"))
    (root / ".storybook" / "main.ts").write_text(
        "export default {\n  framework: '@storybook/react-vite',\n  addons: ['a'],\n};\n"
    )
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}

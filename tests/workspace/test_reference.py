import pytest

from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.reference import Reference
from tests.workspace.helpers import lay

FILES = ("src/Button.tsx", "src/Button.css", "src/Button.stories.tsx")


@pytest.fixture
def reference(policy: PathPolicy) -> Reference:
    """The reference of a project with global, token and plain stylesheets, in and out of Storybook."""
    lay(
        policy.root,
        {
            ".storybook/preview.ts": "import '../src/tokens.css'; import '../src/theme';",
            ".storybook/preview-head.html": '<link rel="stylesheet" href="/linked.css"><link rel=icon href=/icon.svg>'
            "<link href=./fonts/font.css?v=1 rel=stylesheet><link href='https://cdn.example/far.css'>"
            '<link href="../../outside.css">',
            "src/Button.tsx": "import './Button.css'; import './use';",
            "src/Button.css": "@import './part.css';",
            "src/Button.stories.tsx": "import { Button } from './Button'; import './stage.css';",
            "src/use.ts": "import './used.css';",
            "src/theme.ts": "import './theme.css';",
            "src/tokens.css": "@import './colors.css';",
            "src/colors.css": ":root { --brand: red }",
            "src/main.tsx": "import './app.css'; import './Button';",
            "public/linked.css": "l {}",
            "fonts/font.css": "f {}",
            "lib/more.css": ":root {\n  --radius: 2px;\n}",
            **{f"src/{name}.css": f"{name} {{}}" for name in ("part", "stage", "used", "theme", "app")},
        },
    )
    lay(policy.root.parent, {"outside.css": ":root { --secret: 1 }"})
    return Reference(Graph(policy), None)


def test_what_a_story_loads(reference: Reference) -> None:
    """What the preview imports and links to comes first, then what the story does; what nobody loads isn't there."""
    found = reference.stylesheets(FILES, in_storybook=True)
    everywhere = {"src/tokens.css", "src/colors.css", "src/theme.css", "public/linked.css", "fonts/font.css"}
    assert set(list(found)[:5]) == everywhere
    assert set(list(found)[5:]) == {"src/Button.css", "src/part.css", "src/used.css", "src/stage.css"}
    assert found["src/colors.css"] == ":root { --brand: red }"


def test_what_the_app_loads(reference: Reference) -> None:
    """Without stories the app's entry decides; its variables don't hold in Storybook, nor the other way round."""
    found = reference.stylesheets(FILES[:2], in_storybook=False)
    assert set(found) == {"src/app.css", "src/Button.css", "src/part.css", "src/used.css"}


def test_edits_are_seen_at_once(reference: Reference, policy: PathPolicy) -> None:
    """A changed stylesheet is read again, and one that is imported from now on is there."""
    reference.stylesheets(FILES, in_storybook=True)
    lay(policy.root, {"src/colors.css": "changed {}", "src/use.ts": "import '../lib/more.css';"})
    found = reference.stylesheets(FILES, in_storybook=True)
    assert found["src/colors.css"] == "changed {}"
    assert "lib/more.css" in found
    assert "src/used.css" not in found


@pytest.mark.parametrize(
    ("files", "named", "text"),
    [
        ({"design-system.md": "root", "docs/design-system.md": "docs"}, None, "root"),
        ({"docs/design-system.md": "docs"}, None, "docs"),
        ({"design-system.md": "root", "style/guide.md": "named"}, "style/guide.md", "named"),
        ({"design-system.md": "root"}, "../outside.md", ""),
        ({"design-system.md": "root"}, ".env", ""),
        ({}, None, ""),
    ],
)
def test_design_system(policy: PathPolicy, files: dict[str, str], named: str | None, text: str) -> None:
    """The document at the root or in docs, or the one named, if the policy lets it be read."""
    lay(policy.root, files)
    lay(policy.root.parent, {"outside.md": "secret"})
    assert Reference(Graph(policy), named).design_system() == text

import pytest

from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.reference import Reference
from tests.workspace.helpers import lay


@pytest.fixture
def reference(policy: PathPolicy) -> Reference:
    """The reference of a project with global, token and plain stylesheets."""
    lay(
        policy.root,
        {
            ".storybook/preview.ts": "import '../src/tokens.css'; import '../src/theme';",
            "src/theme.ts": "import './Button.css';",
            "src/tokens.css": "@import './colors.css';",
            "src/colors.css": "a {}",
            "src/main.tsx": "import './app.css';",
            "src/app.css": "b {}",
            "lib/more.css": ":root {\n  --radius: 2px;\n}",
            "lib/vars.scss": "$space: 4px;",
            "lib/plain.css": ".x { color: var(--radius); }",
            "node_modules/pkg/t.css": ":root { --no: 1; }",
        },
    )
    return Reference(policy, Graph(policy), None)


def test_stylesheets_to_look_tokens_up_in(reference: Reference) -> None:
    """First what the preview and the entry import, with imports of imports, then what declares variables."""
    found = reference.stylesheets()
    assert list(found) == ["src/tokens.css", "src/app.css", "src/colors.css", "lib/more.css", "lib/vars.scss"]
    assert found["src/colors.css"] == "a {}"


def test_edits_are_seen_at_once(reference: Reference, policy: PathPolicy) -> None:
    """A changed stylesheet is read again; a new one is found within the walk's few seconds."""
    reference.stylesheets()
    lay(policy.root, {"src/colors.css": "changed {}"})
    assert reference.stylesheets()["src/colors.css"] == "changed {}"


def test_new_sheets_are_found_later(policy: PathPolicy) -> None:
    """The folders are walked again after 5 s."""
    now = 0.0
    reference = Reference(policy, Graph(policy), None, clock=lambda: now)
    assert "lib/new.css" not in reference.stylesheets()
    lay(policy.root, {"lib/new.css": ":root { --a: 1; }"})
    now = 6.0
    assert "lib/new.css" in reference.stylesheets()


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
    assert Reference(policy, Graph(policy), named).design_system() == text

from pathlib import Path

import pytest

from sidecar.workspace.graph import Graph
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """Three components, one of which uses the others, with a circle and a package."""
    return Graph(
        PathPolicy(
            lay(
                tmp_path / "proj",
                {
                    "src/Page.tsx": "import { A } from './A'; import { B } from './B'; import 'react';",
                    "src/A.tsx": "import './a.css'; import { B } from './B';",
                    "src/B.tsx": "import './b.css'; import { A } from './A';",
                    "src/a.css": "@import './shared.css';",
                    "src/b.css": "",
                    "src/shared.css": "",
                    "src/Lone.tsx": "",
                },
            )
        )
    )


def test_direct_imports(graph: Graph) -> None:
    """Project files in source order, packages left out."""
    assert graph.direct("src/Page.tsx") == ("src/A.tsx", "src/B.tsx")
    assert graph.direct("src/Lone.tsx") == ()
    assert graph.direct("src/None.tsx") == ()


def test_closure(graph: Graph) -> None:
    """Everything that loads, nearest first, circles included once; what isn't there isn't in it."""
    assert graph.closure(["src/Page.tsx"]) == (
        "src/Page.tsx",
        "src/A.tsx",
        "src/B.tsx",
        "src/a.css",
        "src/b.css",
        "src/shared.css",
    )
    assert graph.closure(["src/None.tsx"]) == ()


def test_closure_can_be_limited(graph: Graph) -> None:
    """What isn't followed isn't in it either."""
    assert graph.closure(["src/A.tsx"], follow=lambda path: path.endswith(".css")) == (
        "src/A.tsx",
        "src/a.css",
        "src/shared.css",
    )


def test_reaching(graph: Graph) -> None:
    """The starts from which a file can be reached, through circles too, and the file itself."""
    starts = ["src/Page.tsx", "src/A.tsx", "src/Lone.tsx", "src/B.tsx"]
    assert graph.reaching(starts, "src/shared.css") == {"src/Page.tsx", "src/A.tsx", "src/B.tsx"}
    assert graph.reaching(starts, "src/Lone.tsx") == {"src/Lone.tsx"}
    assert graph.reaching(starts, "src/None.tsx") == set()


def test_changes_count_at_once(graph: Graph, tmp_path: Path) -> None:
    """A new import, a file that appears, and one that goes away are seen by the next question."""
    root = tmp_path / "proj"
    assert "src/Late.tsx" not in graph.closure(["src/Lone.tsx"])
    lay(root, {"src/Lone.tsx": "import './Late'"})
    assert graph.direct("src/Lone.tsx") == ()
    lay(root, {"src/Late.tsx": ""})
    assert graph.direct("src/Lone.tsx") == ("src/Late.tsx",)
    (root / "src/Late.tsx").unlink()
    assert graph.direct("src/Lone.tsx") == ()
    lay(root, {"src/Late.jsx": ""})
    assert graph.direct("src/Lone.tsx") == ("src/Late.jsx",)


def test_changed_aliases_count_at_once(graph: Graph, tmp_path: Path) -> None:
    """An alias that changes its meaning changes the graph."""
    root = tmp_path / "proj"
    lay(
        root,
        {
            "src/Lone.tsx": "import '@/A'",
            "lib/A.ts": "",
            "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["src/*"]}}}',
        },
    )
    assert graph.direct("src/Lone.tsx") == ("src/A.tsx",)
    lay(root, {"tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["lib/*"] }}}'})
    assert graph.direct("src/Lone.tsx") == ("lib/A.ts",)


def test_a_source_behind_a_link_may_come_into_the_project(graph: Graph, tmp_path: Path) -> None:
    """A link that leads out of the project imports nothing; the file that takes its place does, at once."""
    root = tmp_path / "proj"
    (tmp_path / "away.ts").write_text("")
    (root / "src/far.ts").symlink_to(tmp_path / "away.ts")
    lay(root, {"src/Lone.tsx": "import './far.ts';"})
    assert graph.direct("src/Lone.tsx") == ()
    (root / "src/far.ts").unlink()
    lay(root, {"src/far.ts": ""})
    assert graph.direct("src/Lone.tsx") == ("src/far.ts",)


def test_what_is_no_source_is_looked_for_once(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is there, and isn't read: nothing else is meant by its name. A folder may still get its index."""
    root = graph.modules._policy.root
    lay(root, {"src/icons/star.svg": "<svg/>", "src/Logo.tsx": "import './star.svg'; import './icons';"})
    (root / "src/star.svg").write_text("<svg/>")
    assert graph.direct("src/Logo.tsx") == ()
    lay(root, {"src/icons/index.ts": ""})
    assert graph.direct("src/Logo.tsx") == ("src/icons/index.ts",)

    asked: list[str] = []
    find = graph._resolver.resolve

    def noting(specifier: str, importer: str) -> str | None:
        asked.append(specifier)
        return find(specifier, importer)

    monkeypatch.setattr(graph._resolver, "resolve", noting)
    assert graph.direct("src/Logo.tsx") == ("src/icons/index.ts",)
    assert asked == []

import json
import os
from pathlib import Path

import pytest

from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.resolve import Resolver
from tests.workspace.helpers import lay


@pytest.fixture
def resolver(tmp_path: Path) -> Resolver:
    """A project with files of all kinds and two configurations."""
    files = [
        "src/App.tsx",
        "src/Button.tsx",
        "src/Button.ts",
        "src/Button.css",
        "src/util.js",
        "src/compiled.ts",
        "src/Card/index.tsx",
        "src/theme/_colors.scss",
        "src/theme/_index.scss",
        "src/theme/plain.css",
        "src/Old.vue",
        "lib/deep/thing.ts",
        "node_modules/pkg/index.js",
        "node_modules/pkg/style.css",
    ]
    root = lay(tmp_path / "proj", dict.fromkeys(files, ""))
    app = {"compilerOptions": {"paths": {"@/*": ["./src/*"], "#lib/*": ["./lib/deep/*"]}}}
    lay(
        root,
        {
            "tsconfig.json": '{ "references": [{ "path": "./tsconfig.app.json" }], }',
            "tsconfig.app.json": json.dumps(app),
        },
    )
    lay(root.parent, {"outside.ts": ""})
    (root / "src/link.ts").symlink_to(root.parent / "outside.ts")
    (root / "src/alias.ts").symlink_to("util.js")
    return Resolver(PathPolicy(root))


@pytest.mark.parametrize(
    ("specifier", "found"),
    [
        ("./Button", "src/Button.tsx"),
        ("./Button.ts", "src/Button.ts"),
        ("./Button.css", "src/Button.css"),
        ("./Button.css?inline", "src/Button.css"),
        ("./util", "src/util.js"),
        ("./compiled.js", "src/compiled.ts"),
        ("./Card", "src/Card/index.tsx"),
        ("./Old", "src/Old.vue"),
        (".", None),
        ("../lib/deep/thing", "lib/deep/thing.ts"),
        ("/src/Button", "src/Button.tsx"),
        ("@/Button", "src/Button.tsx"),
        ("#lib/thing", "lib/deep/thing.ts"),
        ("./alias", "src/util.js"),
        ("~/Button", None),
        ("pkg", None),
        ("../node_modules/pkg/index.js", None),
        ("./link", None),
        ("../../outside", None),
        ("../../../../../../etc/passwd", None),
        ("./missing", None),
        ("https://a.example/x.js", None),
        ("//a.example/x.js", None),
        ("data:text/css,a", None),
        ("virtual:x", None),
        ("./a\0b", None),
        ("", None),
    ],
)
def test_specifiers_in_scripts(resolver: Resolver, specifier: str, found: str | None) -> None:
    """Endings, indexes and declared aliases are tried; packages, links and paths out of the project give nothing."""
    assert resolver.resolve(specifier, "src/App.tsx") == found


@pytest.mark.parametrize(
    ("specifier", "found"),
    [
        ("plain.css", "src/theme/plain.css"),
        ("./plain", "src/theme/plain.css"),
        ("colors", "src/theme/_colors.scss"),
        ("../theme", "src/theme/_index.scss"),
        ("@/Button.css", "src/Button.css"),
        ("pkg/style.css", None),
        ("~pkg/style.css", None),
    ],
)
def test_specifiers_in_stylesheets(resolver: Resolver, specifier: str, found: str | None) -> None:
    """Stylesheets name files without `./`, Sass's partials without underscore and ending."""
    assert resolver.resolve(specifier, "src/theme/main.scss") == found


def test_folders_only_where_wanted(resolver: Resolver) -> None:
    """Where a folder doesn't stand for its index file, it gives nothing."""
    assert resolver.resolve("./Card", "src/App.tsx", folders=False) is None


def test_changed_configuration_counts_at_once(resolver: Resolver, tmp_path: Path) -> None:
    """An alias that is added, or a configuration that is broken for a moment, counts from the next question on."""
    config = tmp_path / "proj/tsconfig.app.json"
    assert resolver.resolve("new/thing", "src/App.tsx") is None
    config.write_text(json.dumps({"compilerOptions": {"paths": {"new/*": ["lib/deep/*"]}}}))
    assert resolver.resolve("new/thing", "src/App.tsx") == "lib/deep/thing.ts"
    config.write_text("{ broken")
    os.utime(config, ns=(1, 1))
    assert resolver.resolve("new/thing", "src/App.tsx") is None


def test_configurations_in_a_circle_end(tmp_path: Path) -> None:
    """Configurations that extend each other are read once each."""
    root = lay(tmp_path, {"tsconfig.json": '{"extends": "./b"}', "b.json": '{"extends": "./tsconfig"}'})
    assert list(Resolver(PathPolicy(root)).aliases().expand("x")) == []

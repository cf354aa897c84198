"""Who may import whom: nobody imports from a level above their own (docs/architecture.md)."""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "sidecar"
# The first entry that a module's name equals or lies below decides.
LEVELS: list[tuple[int, str]] = [
    (1, "sidecar.errors sidecar.models sidecar.settings sidecar.tasks sidecar.resources sidecar.state sidecar.runlock"),
    (2, "sidecar.editors.base sidecar.editors.turns sidecar.stores.base sidecar.workspace.base sidecar.devserver.base"),
    (2, "sidecar.edits sidecar.context"),
    (2, "sidecar.editors.quick"),  # pure: it reads, and gives new texts
    (2, "sidecar.devserver.evidence sidecar.devserver.testimony sidecar.devserver.standing sidecar.devserver.tabs"),
    (2, "sidecar.devserver.reports sidecar.devserver.messages"),
    (
        2,
        "sidecar.sessions.tree sidecar.sessions.diffs sidecar.sessions.blobs sidecar.sessions.keys sidecar.sessions.draft sidecar.sessions.mending",
    ),
    (
        2,
        "sidecar.projects.names sidecar.comments.models sidecar.comments.checks sidecar.comments.names sidecar.comments.exchange sidecar.comments.claims",
    ),
    (2, "sidecar.snapshots.names sidecar.snapshots.document sidecar.snapshots.storyart sidecar.snapshots.extraction"),
    (2, "sidecar.snapshots.completeness sidecar.snapshots.searching sidecar.snapshots.filling"),
    (2, "sidecar.designs.models sidecar.designs.recipes"),
    (3, "sidecar.sessions.merge"),  # it runs git
    (4, "sidecar.devserver.receipts"),
    (2, "sidecar.history.records"),
    (2, "sidecar.analytics.histogram sidecar.analytics.tally sidecar.analytics.prometheus"),
    (3, "sidecar.stores sidecar.history sidecar.editors sidecar.workspace sidecar.devserver"),
    (
        4,
        "sidecar.sessions sidecar.exchange sidecar.journeys sidecar.hub sidecar.wiring sidecar.comments sidecar.limiting sidecar.designs sidecar.projects sidecar.snapshots sidecar.analytics",
    ),
    (5, "sidecar.api sidecar.security sidecar.mcp"),
    (
        6,
        "sidecar.app sidecar.cli sidecar.commands sidecar.serving sidecar.composition",
    ),
]


def level(module: str) -> int | None:
    """The level of a module, None when nobody gave it one."""
    for number, names in LEVELS:
        if any(module == name or module.startswith(f"{name}.") for name in names.split()):
            return number
    return None


def imported(source: str, module: str, *, package: bool = False) -> Iterator[str]:
    """What a module imports, at its top or within functions, as dotted names; what only the type checker sees is left out.

    `from a import b` gives both `a` and `a.b`, because `b` may be a module.
    """
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
                waiting += node.orelse
                continue
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                parts = module.split(".")
                above = parts[: len(parts) - node.level + package] if node.level else []
                base = ".".join([*above, *([node.module] if node.module else [])])
                yield from (base, *(f"{base}.{alias.name}" for alias in node.names))
            case _:
                pass
        waiting += ast.iter_child_nodes(node)


def violations(sources: Mapping[str, str]) -> list[str]:
    """Each import from a higher level, and what else isn't allowed, as `importer → imported`."""
    found = []
    for module, source in sources.items():
        own = level(module)
        names = {name for name in imported(source, module) if name in sources and source_is_code(sources[name])}
        found += [f"{module} → {name}" for name in names if own is not None and (level(name) or 0) > own]
        if module.startswith("sidecar.security."):
            found += [f"{module} → {name}" for name in imported(source, module) if not fit_for_security(name, sources)]
    return sorted(found)


def source_is_code(source: str) -> bool:
    """An empty `__init__.py` is no code: importing from its package is importing the module within."""
    return bool(source.strip())


def fit_for_security(name: str, sources: Mapping[str, str]) -> bool:
    """What security may import: the standard library, Starlette, level 1 and itself."""
    root = name.partition(".")[0]
    if root != "sidecar":
        return root == "starlette" or root in sys.stdlib_module_names
    return name not in sources or level(name) == 1 or name.startswith("sidecar.security")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """All modules of the package by name."""
    return {
        ".".join(("sidecar", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path.read_text()
        for path in ROOT.rglob("*.py")
    }


def test_nobody_imports_from_a_higher_level(sources: dict[str, str]) -> None:
    """The whole package holds to it, function-level imports included."""
    assert violations(sources) == []


def test_every_module_has_a_level(sources: dict[str, str]) -> None:
    """A new module must be given one in `LEVELS`; one that is gone must not keep it."""
    code = {name for name, source in sources.items() if source_is_code(source) and name != "sidecar"}
    assert [name for name in code if level(name) is None] == []
    listed = {name for _, names in LEVELS for name in names.split()}
    assert [name for name in listed if name not in sources] == []


def test_nothing_is_imported_behind_the_test_s_back(sources: dict[str, str]) -> None:
    """Imports by string can't be seen here, so there are none."""
    assert [name for name, source in sources.items() if "import_module(" in source or "__import__(" in source] == []


@pytest.mark.parametrize(
    ("module", "source", "caught"),
    [
        ("sidecar.models", "from sidecar.api.requests import Iterate", True),
        ("sidecar.models", "from sidecar.api import requests", True),
        ("sidecar.models", "def f():\n    import sidecar.api.requests", True),
        ("sidecar.workspace.base", "from ..api.requests import Iterate", True),
        ("sidecar.edits.apply", "from sidecar.workspace.writer import Writer", True),
        ("sidecar.security.token", "from sidecar.workspace.writer import Writer", True),
        ("sidecar.security.token", "import pydantic", True),
        (
            "sidecar.security.token",
            "import hmac\nfrom starlette.types import ASGIApp\nfrom sidecar.models import Wire",
            False,
        ),
        ("sidecar.workspace.writer", "from sidecar.workspace import base", False),
        ("sidecar.api.requests", "from sidecar.models import Wire", False),
        (
            "sidecar.models",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sidecar.api.requests import Iterate",
            False,
        ),
        (
            "sidecar.models",
            "import typing\nif typing.TYPE_CHECKING:\n    pass\nelse:\n    import sidecar.api.requests",
            True,
        ),
    ],
)
def test_a_breach_is_seen(module: str, source: str, caught: bool) -> None:
    """The test above fails when somebody breaks the rule, however it is written."""
    package = {
        "sidecar.api": "",
        "sidecar.api.requests": "x = 1",
        "sidecar.models": "x = 1",
        "sidecar.workspace": "",
        "sidecar.workspace.base": "x = 1",
        "sidecar.workspace.writer": "x = 1",
    }
    assert bool(violations({**package, module: source})) is caught

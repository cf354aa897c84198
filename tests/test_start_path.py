"""What the start costs: nothing heavy is imported before it is needed."""

import json
import subprocess
import sys

import pytest

HEAVY = [
    "anthropic",
    "detect_secrets",
    "requests",
    "tree_sitter",
    "httpx2",
    "jinja2",
    "websockets",
    "watchfiles",
    "redis",
    "mcp",
]


def loaded_by(*modules: str) -> set[str]:
    """What a fresh interpreter has loaded after importing `modules`."""
    script = f"import json, sys, {', '.join(modules)}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(json.loads(run.stdout))


@pytest.mark.parametrize(
    ("module", "given"), [("sidecar.app", "sys"), ("sidecar.serving", "uvicorn"), ("sidecar.cli", "sys")]
)
def test_nothing_heavy_on_the_start_path(module: str, given: str) -> None:
    """Parsers, the model's SDK, HTTP clients, templates and native watchers wait until they are wanted.

    uvicorn loads watchfiles for its own reloader, wherever it is installed; that isn't ours to avoid.
    """
    loaded = loaded_by(module)
    assert module in loaded
    assert [name for name in HEAVY if name in loaded - loaded_by(given)] == []


def test_the_command_line_alone_is_light() -> None:
    """`sidestory --help` loads neither the server nor the settings."""
    assert not {"starlette", "uvicorn", "pydantic"} & loaded_by("sidecar.cli")

import importlib.util
from pathlib import Path

import pytest

from sidecar.composition.projecting import has_agent, project_editor
from sidecar.editors.claude import ClaudeEditor
from sidecar.projects.scope import Scope
from sidecar.settings import load
from sidecar.workspace.components import Components
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.stories import ScannedIndex


@pytest.mark.parametrize(
    ("installed", "wanted", "expected"),
    [(False, True, "claude"), (True, True, "agent"), (True, False, "claude"), (False, False, "claude")],
)
async def test_the_agent_is_taken_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool, wanted: bool, expected: str
) -> None:
    """Unless it is turned off; otherwise the Messages API does the same."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object() if installed else None)
    assert has_agent() is installed
    policy = PathPolicy(tmp_path)
    scope = Scope(Components(policy, ScannedIndex(policy)), policy)
    settings = load(tmp_path, agent=wanted)
    async with ClaudeEditor(api_key="key", base_url=None, model=settings.model) as claude:
        assert project_editor(settings, claude, tmp_path, scope).name == expected

"""Which editors are loaded."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from sidecar.editors.auto import AutoEditor
from sidecar.editors.claude import ClaudeEditor
from sidecar.editors.loading import load_editor
from sidecar.settings import load
from sidecar.tasks import Tasks


@pytest.mark.parametrize(
    ("settings", "model"), [({}, None), ({"anthropic_base_url": "http://127.0.0.1:9"}, ClaudeEditor)]
)
async def test_claude_is_there_where_a_model_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], model: type | None
) -> None:
    """Quick edits are made anyway; nobody is asked before the first prompt."""
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    async with AsyncExitStack() as stack, Tasks() as tasks:
        editor = await load_editor(load(tmp_path, **settings), tasks, stack)
        assert isinstance(editor, AutoEditor)
        assert isinstance(editor.model, model or type(None))

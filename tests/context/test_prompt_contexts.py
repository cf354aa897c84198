"""The contexts of the labelled prompts are states in which Sidestory can really be."""

import pytest

from tests.context.prompt_data import FOLDER, Context, contexts

CONTEXTS = list(contexts().values())
each_context = pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.name)


def test_there_are_at_least_twenty() -> None:
    """Fresh ones, running conversations, branches, failures, picked elements and German ones."""
    assert len(CONTEXTS) >= 20
    assert {path.stem for path in (FOLDER / "contexts").glob("*.json")} == set(contexts())


@each_context
def test_elements_are_where_they_say(context: Context) -> None:
    """The line of an element holds its start tag; parents come first, in the order of the source."""
    lines = context.sources()[context.component_path].splitlines()
    known: set[str | None] = {None}
    for order, element in enumerate(context.elements):
        tag = "".join(lines[element.line - 1 : element.line + 3])
        assert f"<{element.tag}" in lines[element.line - 1]
        assert "{classes" in tag or all(name in tag for name in element.classes)
        assert element.order == order
        assert element.parent in known
        assert element.id not in known
        known.add(element.id)
    assert context.picked in known


@each_context
def test_the_changes_so_far_are_in_the_files(context: Context) -> None:
    """Each change replaces one place, and can be found in the current text."""
    sources = context.sources()
    for change in context.changes:
        original = (FOLDER / "components" / context.files[change.path]).read_text("utf-8")
        assert original.count(change.old) == 1
        assert change.new in sources[change.path]


@each_context
def test_turns_lie_on_the_path_to_the_head(context: Context) -> None:
    """What was undone or tried on another branch isn't among the turns; a failed turn made no version."""
    path = context.path()
    said = [(turn.version_id, turn.prompt) for turn in context.turns if turn.success]
    assert [(version.version_id, version.prompt) for version in path if version.origin == "prompt"] == said
    for turn in context.turns:
        assert turn.success == (turn.version_id is not None)
        assert turn.parent_version_id in {version.version_id for version in path}
        assert turn.target in {None, *(element.id for element in context.elements)} - {context.root}


@each_context
def test_versions_are_a_tree(context: Context) -> None:
    """Ids count up from the original, and every parent is older than its child."""
    assert [version.version_id for version in context.versions] == list(range(1, len(context.versions) + 1))
    for version in context.versions:
        assert (version.parent_id is None) == (version.origin == "original")
        assert version.parent_id is None or version.parent_id < version.version_id


@each_context
def test_tokens_can_be_read(context: Context) -> None:
    """A project with a design system has tokens with names; one without has none."""
    tokens = context.design_tokens()
    assert bool(tokens) == (context.tokens is not None)
    assert all(token.variable.startswith("--") and token.names for token in tokens)

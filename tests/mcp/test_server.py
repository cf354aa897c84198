import json

from sidecar.errors import CannotDo
from sidecar.mcp.server import listed, refused, result
from sidecar.mcp.tools import TOOLS


def test_tools_are_listed_with_their_schemas() -> None:
    """Names in snake_case, arguments in camelCase, and whether they only read."""
    tools = {tool.name: tool for tool in listed()}
    assert list(tools) == [tool.name for tool in TOOLS]
    for tool in tools.values():
        assert tool.input_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        assert tool.title
        assert tool.description
    propose = tools["propose_change"]
    assert {"componentPath", "files", "edits", "prompt"} <= propose.input_schema["properties"].keys()
    assert propose.annotations is not None
    assert (propose.annotations.read_only_hint, propose.annotations.destructive_hint) == (False, False)


def test_a_result_is_structure_and_text() -> None:
    """Both say the same."""
    given = result({"name": "größer"})
    assert given.structured_content == {"name": "größer"}
    assert json.loads(given.content[0].text) == {"name": "größer"}  # type: ignore[union-attr]
    assert not given.is_error


def test_an_error_is_a_sentence_with_its_members() -> None:
    """The model reads the sentence, a program the code."""
    given = refused(CannotDo("It is like this already.", "already_so", {"near": ["x"]}))
    assert given.is_error
    assert given.content[0].text == "It is like this already."  # type: ignore[union-attr]
    assert given.structured_content == {
        "success": False,
        "error": "It is like this already.",
        "code": "already_so",
        "near": ["x"],
    }

import pytest
import tree_sitter_typescript
from tree_sitter import Language, Parser

from sidecar.edits.jsx_tags import tag_problems

PARSER = Parser(Language(tree_sitter_typescript.language_tsx()))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("<a><b/><></></a>", []),
        ("<A.B><c:d></c:d></A.B>", []),
        ("<a></b>", ["`<a>` is closed by `</b>`"]),
        ("<></b>", ["`<>` is closed by `</b>`"]),
        ("<a><b></a>", ["`<b>` is never closed"]),
        ("<a>{x && <b>}</a>", ["`<b>` is never closed"]),
        ("<a>", ["`<a>` is never closed"]),
    ],
)
def test_tags_pair_up(text: str, messages: list[str]) -> None:
    """Each tag that doesn't is named."""
    root = PARSER.parse(f"const x = {text};".encode()).root_node
    assert [message for _, message in tag_problems(root)] == messages

from dataclasses import replace

import pytest

from sidecar.editors.base import EditRequest
from sidecar.editors.quick.broken import broken
from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.harbour import request

CSS = "src/components/Button/Button.css"
TSX = "src/components/Button/Button.tsx"


def left(path: str, old: str, new: str) -> EditRequest:
    """A request for a button of whose files a person left one half typed."""
    asked = request("Button", "padding 20px", "primary")
    assert old in asked.files[path]
    return replace(asked, files={**asked.files, path: asked.files[path].replace(old, new, 1)})


def test_files_that_parse() -> None:
    """Nothing is said of them, nor of languages that nobody here can read."""
    assert (
        broken({"a.css": ".a { color: red }", "a.tsx": "export const A = () => <b>hi</b>;"}, ["a.css", "a.tsx"]) == ""
    )
    assert broken({"a.mdx": "# {"}, ["a.mdx"]) == ""


@pytest.mark.parametrize(("old", "new"), [("{", ""), ("}", ""), (";\n}", ";\n")])
def test_a_stylesheet_left_half_typed(old: str, new: str) -> None:
    """It is named with its line, and not written."""
    with pytest.raises(CannotDo, match=r"^Button\.css has a syntax error in line \d+: this [{}] .*Mend it") as refused:
        edited(left(CSS, old, new))
    assert refused.value.code == "not_a_quick_edit"


def test_a_component_left_half_typed() -> None:
    """What a refusal comes from is said in its place."""
    with pytest.raises(CannotDo, match=r"^Button\.tsx has a syntax error in line \d+: `<button>` is never closed"):
        edited(left(TSX, "</button>", ""))

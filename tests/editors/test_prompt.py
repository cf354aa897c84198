import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.editors.base import EditRequest
from sidecar.editors.prompt import Prompts, Templates, described, fenced, numbered, variables
from sidecar.edits.blocks import parse
from sidecar.edits.refusals import Kind, Refusal
from sidecar.models import Element
from sidecar.resources import templates_dir
from tests.edits.corpus import base_files

PROMPTS = Prompts(Templates(templates_dir()))
REQUEST = EditRequest("make it {{ red }} <b>", "src/Button/Button.tsx", base_files())
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


def content(request: EditRequest) -> str:
    """The text of the last message."""
    last = PROMPTS.messages(request)[-1]["content"]
    assert isinstance(last, str)
    return last


@given(st.text("`\na{ "))
def test_nothing_inside_a_fence_can_end_it(text: str) -> None:
    """The fence's mark occurs twice, at the beginning and at the end."""
    lines = fenced(text).split("\n")
    assert lines[0] == lines[-1]
    assert not any(re.match(rf"^\s*{lines[0]}", line) for line in lines[1:-1])


def test_requests_are_not_templates() -> None:
    """What a person types is neither evaluated nor escaped."""
    assert content(REQUEST).endswith("make it {{ red }} <b>")


def test_the_format_that_is_asked_for_is_the_one_that_is_read() -> None:
    """The example in the system prompt parses to one edit."""
    example = PROMPTS.system(REQUEST)[0]["text"].split("Below it the block:\n\n")[1].split("\n\n")[0]
    (edit,) = parse(example, ["path/to/Component.css"]).edits
    assert edit.path == "path/to/Component.css"


def test_variables_of_other_stylesheets_are_listed_once() -> None:
    """Custom properties with their first value; ordinary declarations and BEM names are none."""
    found = variables(
        {
            "b.css": ":root { --b: 2px }",
            "a.css": ":root {\n  --a:\n    red;\n--a: blue; color: x; }\n.x--y:hover { z: 1; }",
        }
    )
    assert found == "--a: red"
    assert variables({}) == ""


def test_many_variables_are_cut_at_a_line() -> None:
    """A huge theme doesn't fill the prompt, and no variable is cut in half."""
    found = variables({"a.css": "".join(f"--name-{number}: value-{number};" for number in range(5_000))})
    assert len(found) <= 20_000
    assert re.fullmatch(r"--name-(\d+): value-\1", found.split("\n")[-1])


def test_an_element_is_described_without_what_is_empty() -> None:
    """Only members that say something."""
    assert described(Element(tag="button", text="ü")) == '{"tag": "button", "text": "ü"}'


def test_lines_are_numbered() -> None:
    """Numbers are set apart from the text."""
    assert numbered([(9, "a"), (10, "  b")]) == "    9 | a\n   10 |   b"


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_is_worded_for_the_model(kind: Kind) -> None:
    """Each kind has its own advice beyond the frame."""
    frame = PROMPTS.retry([], REQUEST)
    worded = PROMPTS.retry([Refusal(kind, "a.css", "x", [(1, "y")], 2, "message", 1)], REQUEST)
    assert len(worded) > len(frame) + 40
    assert re.search(r"^1\. a\.css: \S", worded, re.MULTILINE) or "\n1. a.css: \n" in worded


def test_reference_and_design_system_stand_in_the_stable_part() -> None:
    """They don't change from turn to turn."""
    request = EditRequest(
        "x", "a.tsx", {"a.tsx": "1"}, design_system="# Rules", reference={"t.css": ":root { --a: red; }"}
    )
    system = "\n".join(block["text"] for block in PROMPTS.system(request))
    assert "# Rules" in system
    assert "--a: red" in system
    assert "--a: red" not in content(request)

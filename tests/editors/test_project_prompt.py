from sidecar.editors.project_prompt import ProjectPrompts
from sidecar.editors.prompt import Templates
from sidecar.editors.turns import Memory, TurnRequest
from sidecar.edits.refusals import Refusal
from sidecar.resources import templates_dir

PROMPTS = ProjectPrompts(Templates(templates_dir()))
REQUEST = TurnRequest("shop", "make it <b>blue</b>", {}, str, components=["src/a.tsx"], design_system="Use tokens.")


def test_what_is_the_same_in_each_turn_comes_first() -> None:
    """The rules, the components, the design system; the request isn't in it."""
    rules, about = (block["text"] for block in PROMPTS.system(REQUEST))
    assert "SEARCH" in rules
    assert "src/a.tsx" in about
    assert "Use tokens." in about
    assert "blue" not in rules + about
    assert "src/a.tsx" in PROMPTS.agent(REQUEST)
    assert "SEARCH" not in PROMPTS.agent(REQUEST)


def test_a_turn_has_the_files_that_are_new_to_it() -> None:
    """In fences that their own text can't end; markup stays as it is."""
    told = PROMPTS.turn(REQUEST, {"a.css": "```\nevil"})
    assert "````\n```\nevil\n````" in told
    assert told.endswith("The request:\nmake it <b>blue</b>")
    again = TurnRequest("shop", "x", {}, str, memory=Memory("s"), writes=False)
    assert "as you left them" in PROMPTS.turn(again, {})
    assert "send no blocks" in PROMPTS.turn(again, {})


def test_a_correction_says_where_files_may_be_made() -> None:
    """For a project: anywhere but in configuration."""
    told = PROMPTS.correction([Refusal("outside", "vite.config.ts")], ["src/a.css"])
    assert "src/a.css" in told
    assert "configuration" in told

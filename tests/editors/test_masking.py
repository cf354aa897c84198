from dataclasses import fields, replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sidecar.editors.base import EditRequest, Failure
from sidecar.editors.masking import PLACEHOLDER, Masks, hidden_in, masked
from sidecar.models import Element, MatchedRule, Turn

KEY = b"k" * 32
SECRETS = ("hunter2-abc", "hunter2", "s3cr3t/=+")
TURN = Turn(
    timestamp=datetime(2026, 1, 1, tzinfo=UTC),
    user_prompt="use hunter2-abc",
    ai_response="hunter2 it is",
    success=False,
    error="no s3cr3t/=+",
)
REQUEST = EditRequest(
    prompt="put hunter2 there",
    component_path="a.tsx",
    files={"a.tsx": "const a = 'hunter2-abc';\n", "b.css": "/* s3cr3t/=+ */"},
    element=Element(
        tag="p",
        id="hunter2",
        classes=["hunter2"],
        text="hunter2",
        selector="[x='hunter2']",
        ancestors=["hunter2"],
        computed={"content": "hunter2"},
        rules=[MatchedRule(selector="[title='hunter2']", properties={"content": "hunter2"})],
    ),
    history=[TURN],
    earlier=["“hunter2” → done"],
    plan="I would use hunter2",
    design_system="hunter2",
    reference={"t.css": ":root { --a: hunter2; }"},
    references=["“put hunter2 there” is about <p> in line 1."],
    failure=Failure("render", "hunter2 is not defined", "a.tsx", [(1, "hunter2")]),
)


def find(text: str) -> list[str]:
    """The known secrets in a text."""
    return [secret for secret in SECRETS if secret in text]


def test_nothing_of_a_request_keeps_a_secret() -> None:
    """Files, prompt, history, element, design system, tokens, and what the page said."""
    hidden, _ = masked(REQUEST, find, KEY)
    assert not any(secret in repr(hidden) for secret in SECRETS)
    assert hidden_in(hidden) == 3
    assert hidden.component_path == "a.tsx"


def test_no_member_of_a_request_was_forgotten() -> None:
    """The request above fills every member that a model may see; whoever adds one decides here and in `masking.py`."""
    unseen = {"component_path", "story_id", "mode", "may_create", "steps", "as_said", "no_model"}
    filled = {each.name for each in fields(EditRequest) if "hunter2" in repr(getattr(REQUEST, each.name))}
    assert filled == {each.name for each in fields(EditRequest)} - unseen
    element = Element.model_fields.keys() - {"tag", "pointed"}
    assert {name for name in element if "hunter2" in repr(getattr(REQUEST.element, name))} == element


def test_what_was_hidden_comes_back() -> None:
    """Edits around a placeholder give the file with the secret."""
    hidden, masks = masked(REQUEST, find, KEY)
    edited = hidden.files["a.tsx"].replace("const a", "const b")
    assert masks.reveal(edited) == "const b = 'hunter2-abc';\n"


def test_a_secret_has_the_same_placeholder_in_every_turn() -> None:
    """The beginning of the prompt stays the same; another process has other placeholders."""
    first, second = masked(REQUEST, find, KEY)[0], masked(replace(REQUEST, prompt="x hunter2"), find, KEY)[0]
    assert first.files == second.files
    assert first.files != masked(REQUEST, find, b"other")[0].files


def test_without_secrets_nothing_changes() -> None:
    """The very same request."""
    assert masked(REQUEST, lambda _: (), KEY) == (REQUEST, Masks({}))


def test_known_secrets_are_hidden_whatever_they_look_like() -> None:
    """The model's own key, for one; a placeholder key of a server without keys is too short to be a secret."""
    request = EditRequest("plainword is my key, x", "a.tsx", {"a.tsx": "x"})
    hidden, _ = masked(request, lambda _: (), KEY, ("plainword", "x"))
    assert "plainword" not in hidden.prompt
    assert hidden.files == {"a.tsx": "x"}


def test_foreign_placeholders_stay() -> None:
    """What a model makes up, or an earlier process left in the history, is text like any other."""
    _, masks = masked(REQUEST, find, KEY)
    assert masks.reveal("MASKED_SECRET_0123456789") == "MASKED_SECRET_0123456789"


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=4, max_size=12), max_size=4), st.text(max_size=80))
def test_hiding_and_revealing_give_the_same_text(secrets: list[str], text: str) -> None:
    """Whatever the secrets are, overlapping ones too."""
    text = "".join([*secrets, text, *secrets])
    request = EditRequest(text, "a.tsx", {})
    hidden, masks = masked(request, lambda _: secrets, KEY)
    assert masks.reveal(hidden.prompt) == text
    assert len(masks.secrets) <= len(set(secrets))
    assert all(PLACEHOLDER.fullmatch(placeholder) for placeholder in masks.secrets)

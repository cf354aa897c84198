import pytest

from sidecar.editors.quick.unquoted import unquoted_label
from sidecar.editors.quick.wishes import Relabel
from sidecar.editors.quick.words import tokens
from tests.editors.quick.prompts import VOCABULARY


@pytest.mark.parametrize(
    ("prompt", "label"),
    [
        ("label should say Save changes", Relabel("Save changes", "label")),
        ("title reads Welcome!", Relabel("Welcome", "title")),
        ("rename label to Save", Relabel("Save", "label")),
        ("says save", None),
        ("rename to Save", None),
        ("says 'Save'", None),
        ("says Save and more", None),
        ("says One two three four five six", None),
    ],
)
def test_the_rest_is_a_label(prompt: str, label: Relabel | None) -> None:
    """When it begins with a capital, is short and has no other word of a prompt in it."""
    found = [token for token in tokens(prompt, VOCABULARY) if token.kind != "noise"]
    assert unquoted_label(prompt, found) == label

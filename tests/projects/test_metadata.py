import pytest

from sidecar.errors import UpstreamFailed
from sidecar.projects.metadata import metadata_in

GOOD = '{"title": " My  shop ", "description": "Buttons.", "tags": ["UI", "ui", " design  system "]}'


@pytest.mark.parametrize("answer", [GOOD, f"Here it is:\n```json\n{GOOD}\n```", f'{{"a": {{}}}} {{ {GOOD}'])
def test_it_is_found_wherever_it_stands(answer: str) -> None:
    """With words around it, in a fence, behind something else; blanks and repeated tags are tidied."""
    found = metadata_in(answer)
    assert (found.title, found.description, found.tags) == ("My shop", "Buttons.", ["ui", "design system"])


@pytest.mark.parametrize(
    "answer",
    ["", "{", "no JSON", '{"title": "x"}', GOOD.replace("Buttons.", "x" * 2_000), GOOD.replace("[", '{"a": [') + "}"],
)
def test_what_is_none_is_an_error(answer: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UpstreamFailed) as failed:
        metadata_in(answer)
    assert failed.value.code == "model_unreadable_metadata"

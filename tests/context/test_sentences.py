import pytest

from sidecar.context.sentences import parted, sentences


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("Make it blue. Is that okay?", ["Make it blue.", "Is that okay?"]),
        ("say „Hi. You?“ there", ["say „Hi. You?“ there"]),
        ("1.5 rem please", ["1.5 rem please"]),
        ("one\ntwo", ["one", "two"]),
        ("", []),
    ],
)
def test_sentences(prompt: str, expected: list[str]) -> None:
    """They end at marks before a space, and at lines; never within quotes or figures."""
    assert sentences(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("Make it blue. Is the contrast okay?", ("Make it blue.", "Is the contrast okay?")),
        ("Is the contrast okay?", None),
        ("Why is it red? Is it broken?", None),
        ("Make it blue. Could you make it bold too?", None),
        ("Make it blue.", None),
        ("teal, what do you think?", None),
    ],
)
def test_a_question_behind_a_request(prompt: str, expected: tuple[str, str] | None) -> None:
    """Only a real question is parted, and only from what asks nothing itself."""
    assert parted(prompt) == expected

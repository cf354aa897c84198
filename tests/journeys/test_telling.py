from datetime import UTC, datetime

from sidecar.journeys.telling import summary
from sidecar.models import Session, Turn

AT = datetime(2026, 1, 1, tzinfo=UTC)
SESSION = Session(
    session_id="s", component_path="a.tsx", current_version_id=3, last_version_id=4, created_at=AT, last_modified=AT
)


def turn(number: int | None, prompt: str, answer: str = "Done.") -> Turn:
    """A turn that made a version, or none."""
    return Turn(timestamp=AT, user_prompt=prompt, ai_response=answer, success=number is not None, version_id=number)


def test_changes_are_listed() -> None:
    """Each with its version; what failed is left out."""
    told = summary([turn(2, "make it red"), turn(None, "break it"), turn(3, "bold")], SESSION, "en")
    assert told.splitlines() == [
        "What led to version 3:",
        "- version 2: “make it red” → Done.",
        "- version 3: “bold” → Done.",
        "There are 4 versions; you are at version 3.",
    ]


def test_in_the_language_of_the_question() -> None:
    """German asked, German answered."""
    assert summary([], SESSION, "de") == "Noch wurde nichts geändert."
    assert summary([], SESSION, "en") == "Nothing was changed yet."


def test_long_conversations_and_long_texts_are_cut() -> None:
    """The last twenty, each in a line."""
    told = summary([turn(number, "word " * 80) for number in range(2, 40)], SESSION, "en").splitlines()
    assert told[1] == "… and 18 changes before that."
    assert len(told) == 23
    assert max(map(len, told)) < 200

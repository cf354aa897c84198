import pytest

from sidecar.context.commanding import bidden, commanded, spelled
from sidecar.context.spoken import words
from sidecar.context.understanding import Engine
from tests.context.sample import names, situation

NAMES = names()


def test_what_is_quoted_is_left_out_of_what_is_bidden() -> None:
    """Unless nothing else is said."""
    said = words("undo “title red”", NAMES)
    assert spelled(said) == "undo title red"
    assert bidden(said) == "undo %"
    assert bidden(words("“undo”", NAMES)) == "undo"


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("undo “title red”", "undo"),
        ("restore the version with “title red”", "restore"),
        ("“undo”", "undo"),
        ("title: “Undo”", None),
        ("replace “Save” with “You can restore it for 30 days.”", None),
        ("rename the link to “Back to the original”", None),
        ("ändere den Text in „Das kann nicht rückgängig gemacht werden.“", None),
        ("Titel: „Zur Version 2“", None),
    ],
)
def test_a_text_in_quotes_is_no_command(prompt: str, kind: str | None) -> None:
    """What stands around it may be one."""
    found = commanded(words(prompt, NAMES))
    assert (found and found.kind) == kind


def test_a_command_keeps_what_it_quotes() -> None:
    """It may tell which version is meant."""
    found = commanded(words("restore the version with “title red”", NAMES))
    assert found is not None
    assert found.about == "restore the version with title red"


@pytest.mark.parametrize("text", ["Undo", "Redo", "Go back", "Version 2", "Restore version 1", "Zurück zum Anfang"])
def test_a_new_text_is_an_edit(text: str) -> None:
    """Whatever it says."""
    found = Engine().understand(f"change the title to “{text}”", situation()).intents
    assert [(intent.kind, intent.edit_type) for intent in found] == [("edit", "content")]

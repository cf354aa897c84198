import pytest

from sidecar.editors.creation import asks_for_files, place_of_new


@pytest.mark.parametrize(
    "prompt",
    [
        "put the icon into a new file",
        "Extract the icon into its own component",
        "move the styles into a separate stylesheet",
        "split this up into smaller parts",
        "add a test for the disabled state",
        "write stories for the loading state",
        "add a stories file",
        "create a hook for the toggle",
        "create Icon.tsx with the arrow",
        "move the colours to tokens.css",
        "make a component called Chip for this",
        "Lagere das Icon in eine eigene Komponente aus",
        "leg eine neue Datei für die Farben an",
        "Schreib einen Test dafür",
        "das Icon bitte in eine separate Datei",
        "die Stile auslagern",
    ],
)
def test_asking_for_a_file(prompt: str) -> None:
    """In English and German, named or not."""
    assert asks_for_files(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "make it bigger",
        "move the icon to the right",
        "add a shadow",
        "add an icon before the label",
        "make a test of the darker blue",
        "the button should have its own colour",
        "use a new colour",
        "add a loading state",
        "break the text after the second word",
        "füge einen Schatten hinzu",
        "mach den Text größer",
        "neue Farbe für den Rand",
        "teste mal ein dunkleres Blau",
        "extract nothing, and no new file please",
        "bitte ohne neue Datei lösen",
        "don't create a new file for it",
    ],
)
def test_asking_for_something_else(prompt: str) -> None:
    """Ordinary changes need no file, and a person may say so."""
    assert not asks_for_files(prompt)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("src/Button/Icon.tsx", "src/Button/Icon.tsx"),
        ("./src/Button/Icon.tsx", "src/Button/Icon.tsx"),
        ("Icon.tsx", "src/Button/Icon.tsx"),
        ("src\\Button\\Icon.tsx", "src/Button/Icon.tsx"),
        ("src/Icon.tsx", None),
        ("src/Button/parts/Icon.tsx", None),
        ("../Icon.tsx", None),
        ("src/Button/../../Icon.tsx", None),
        ("/etc/passwd", None),
        ("", None),
        ("src/Button/..", None),
    ],
)
def test_a_new_file_goes_into_the_components_folder(name: str, place: str | None) -> None:
    """And nowhere else, however it is spelled."""
    assert place_of_new(name, "src/Button/Button.tsx") == place

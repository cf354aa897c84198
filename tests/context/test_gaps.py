import pytest

from sidecar.context.gaps import gap_said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more space between icon and label", "more gap"),
        ("mehr Luft zwischen Zahl und Diagramm", "more gap"),
        ("a bit more air between it and the text", "a bit more gap"),
        ("less space between title and badge", "less gap"),
        ("icon a bit closer to the text", "a bit less gap"),
        ("Icon etwas näher an den Text ran", "a bit less gap"),
        ("title und badge weiter auseinander", "more gap"),
        ("space the buttons out a little", "a bit more gap"),
        ("push them much closer together", "much less gap"),
        ("unit is sitting too close to the number", "more gap"),
        ("icon and label are kinda glued together", "more gap"),
        ("die Knöpfe stehen mir zu weit auseinander", "less gap"),
        ("title und badge nicht so weit auseinander", "less gap"),
        ("links feel cramped, 20px between them", "gap 20px"),
        ("the gap between icon and text feels off, 6px maybe", "gap 6px"),
        ("links 4px closer together", "4px less gap"),
        ("Abstand zur Lupe grösser", "more gap"),
        ("a smaller gap to the label", "less gap"),
        ("buttons 1.5rem further apart", "1.5rem more gap"),
    ],
)
def test_how_much_gap(text: str, expected: str) -> None:
    """More, less, or so much; a complaint asks for the opposite."""
    assert gap_said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "more padding",
        "padding 12px",
        "more room",
        "more air around it",
        "more space between the lines",
        "die Zeilen weiter auseinander",
        "not closer together",
        "from 8px to 12px between them",
        "closer, but more air above",
        "margin 4px",
        "gap to 12px",
        "4px more room inside on every side",
        "4px more room",
    ],
)
def test_other_distances(text: str) -> None:
    """What is inside, around or among letters, and what can't be told."""
    assert gap_said(text) is None

import pytest

from sidecar.context.situation import Known, Said
from sidecar.context.understanding import Engine
from tests.context.sample import situation

TURNS = [
    Said("title bold", "typography", "offer__title", 2, 1),
    Said("add a soft glow to the card", "effect", None, 3, 2),
    Said("make the price coral", "color", "offer__price", 4, 3),
]
VERSIONS = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "title bold"),
    Known(3, 2, "add a soft glow to the card"),
    Known(4, 3, "make the price coral"),
    Known(5, 3, "give the terms an outline"),
]


def _read(prompt: str, head: int, redo: int | None = None) -> list[tuple[str, int | None]]:
    within = situation(
        turns=[turn for turn in TURNS if (turn.version_id or 0) <= head],
        versions=VERSIONS[: (redo or head)] if head < 4 else VERSIONS,
        current_version_id=head,
        redo_version_id=redo,
    )
    return [(intent.kind, intent.version_id) for intent in Engine().understand(prompt, within).intents]


@pytest.mark.parametrize(
    "prompt",
    [
        "take the glow out again",
        "no glow after all",
        "nope, not the glow after all",
        "on second thought, no glow",
        "the glow was a mistake",
        "forget the glow",
        "it looked better without the glow",
        "doch nicht den Glow",
        "lieber ohne Glow",
        "das mit dem Glow war ein Fehler",
        "ohne den Glow war's schöner",
    ],
)
def test_what_was_done_last_is_taken_back_by_name(prompt: str) -> None:
    """It is an undo, and no wish for another effect."""
    assert _read(prompt, 3) == [("undo", None)]


@pytest.mark.parametrize(
    "prompt",
    [
        "I miss the glow",
        "the glow again please",
        "reinstate the glow",
        "the glow was good actually",
        "I liked it better with the glow",
        "nochmal mit dem Glow",
        "der Glow war doch gut",
        "mach den Glow wieder rein",
    ],
)
def test_what_was_just_undone_comes_back_by_name(prompt: str) -> None:
    """It is a redo; where nothing was undone it is none."""
    assert _read(prompt, 2, 3) == [("redo", None)]
    assert ("redo", None) not in _read(prompt, 2)


@pytest.mark.parametrize(
    ("prompt", "version"),
    [
        ("I liked it better with the outline", 5),
        ("it was better with the outline", 5),
        ("go with the earlier outline one", 5),
        ("where it still had the glow", 3),
        ("wo es noch den Glow hatte", 3),
        ("so wie es mit dem Glow war", 3),
        ("die mit der Outline war besser", 5),
        ("I liked it better before the glow", 2),
        ("die ohne den Glow", 2),
    ],
)
def test_a_state_is_told_by_what_was_done(prompt: str, version: int) -> None:
    """On the path or off it; before something is the version it was done to."""
    assert _read(prompt, 4) == [("restore", version)]


@pytest.mark.parametrize(
    "prompt",
    [
        "lose the title again",
        "take the glow down a bit again",
        "remove the glow of the price again",
        "no shadow after all",
        "the price was a mistake, it should say 12",
        "forget the title, make the price bigger",
        "glow again but subtler",
        "not quite so glowing after all",
        "a bit bigger again",
        "put the title back in the middle",
        "bring the title forward",
        "a redo icon next to the title",
        "add a back button",
        "before the price add a star",
        "einen Zurück-Knopf einbauen",
        "vergiss das Preisschild, mach den Titel größer",
        "den Preis etwas zurücknehmen",
        "Titel doch lieber in Blau",
        "lieber ohne Preis",
    ],
)
@pytest.mark.parametrize(("head", "redo"), [(3, None), (2, 3), (4, None)])
def test_what_only_sounds_so_is_an_edit(prompt: str, head: int, redo: int | None) -> None:
    """What a version did must be named, all of it, and nothing besides."""
    assert {kind for kind, _ in _read(prompt, head, redo)} == {"edit"}


@pytest.mark.parametrize(
    ("prompt", "version"),
    [
        ("can I see it from before the glow again", 2),
        ("can I have the state before the glow", 2),
        ("the look from before the coral price", 3),
        ("back to when there was no glow", 2),
        ("auf den Stand vorm Glow zurück", 2),
        ("kann ich den Stand vor dem Glow haben", 2),
        ("the glow one was nicer, can I have that again", 3),
        ("can I have the glow version again", 3),
        ("return to the glow one", 3),
        ("undo everything after the glow", 3),
    ],
)
def test_a_state_that_is_told_by_what_was_done(prompt: str, version: int) -> None:
    """Before it is what that went on from; whatever words lead there."""
    assert _read(prompt, 4) == [("restore", version)]


@pytest.mark.parametrize(
    "prompt",
    [
        "put an icon before the price",
        "a line before the glow",
        "without the title",
        "everything after the price in grey",
    ],
)
def test_a_place_is_no_state(prompt: str) -> None:
    """“Before” an element is where something goes."""
    assert [kind for kind, _ in _read(prompt, 4)] == ["edit"]


@pytest.mark.parametrize(
    "prompt",
    ["the coral from just now again", "ah no, I did like that coral, put it back", "den Preis in Coral nochmal"],
)
def test_what_was_undone_just_now(prompt: str) -> None:
    """It comes back, whenever it was; what is said before tells nothing."""
    assert _read(prompt, 3, 4) == [("redo", None)]

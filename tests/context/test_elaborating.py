import pytest

from sidecar.context.elaborating import elaborates, is_unread, reads_well, specifies, without_leaving
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation

ENGINE = Engine()


@pytest.mark.parametrize(
    "piece",
    [
        "I'd say", "würde ich sagen", "sag ich mal", "let's see how that looks", "mal sehen wie das aussieht", "no more", "mehr nicht",
        "nothing fancy", "ohne den Text zu ändern", "ohne das Layout anzufassen", "no frills", "ohne Schnickschnack", "der Rest passt",
        "users should see it first", "suchen die Leute", "damit alles auf einer Linie steht", "because it's weak",
    ],
)  # fmt: skip
def test_what_only_goes_on(piece: str) -> None:
    """It asks for nothing that hasn't been asked for, whatever its words would mean by themselves."""
    assert elaborates(said(piece), names())


@pytest.mark.parametrize(
    "piece",
    [
        "the price should say Free", "let it say Free", "see if it can be bolder", "no more shadow", "no border", "ohne Rahmen",
        "without the price", "ohne Titel", "the rest in red", "the rest too", "users should see the price first", "people should see a tooltip",
        "users should find it on hover", "so that one first please", "bolder",
    ],
)  # fmt: skip
def test_a_wish_does_not(piece: str) -> None:
    """What names an element, or something that is known, may be wished for."""
    assert not elaborates(said(piece), names())


@pytest.mark.parametrize(
    "piece",
    [
        "it should feel lighter", "es soll leichter wirken", "a bit more air that way", "cleaner", "less aggressive", "more legible", "lesbarer",
        "by a third", "ungefähr um die Hälfte", "somewhere between 4 and 8px", "nur auf kleinen Bildschirmen", "but only on mobile",
    ],
)  # fmt: skip
def test_to_what_effect_or_how_much(piece: str) -> None:
    """It belongs to the wish before it."""
    assert specifies(said(piece), names())


@pytest.mark.parametrize(
    "piece",
    [
        "it should be lighter", "it should look blue", "the title should feel lighter", "everything calmer", "less aggressive red",
        "half the padding", "smaller by a third", "8px between title and price", "only on the title", "more contrast", "title more legible",
        "remove it that way",
    ],
)  # fmt: skip
def test_another_wish_is_none(piece: str) -> None:
    """Nor is what names an element, or how it shall be."""
    assert not specifies(said(piece), names())


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("hard to read", True),
        ("man kann es kaum lesen", True),
        ("the title is hard to read", False),
        ("make it easier to read", False),
        ("remove it, it is hard to read", False),
        ("mehr Kontrast", False),
    ],
)
def test_what_cannot_be_read(clause: str, *, expected: bool) -> None:
    """It says why something is wished for, unless it says of what."""
    assert is_unread(said(clause), names()) is expected


def test_what_reads_well() -> None:
    """A screen reader reads otherwise."""
    assert reads_well(said("lesbarer")[0])
    assert not any(reads_well(word) for word in said("vorgelesen werden"))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("größer ohne den Text zu ändern", "größer"),
        ("größer ohne Rahmen", "größer ohne Rahmen"),
        ("ohne den Text zu ändern", "ohne den Text zu ändern"),
        ("schmaler ohne Rand zu klein", "schmaler ohne Rand zu klein"),
    ],
)
def test_what_shall_not_be_changed(piece: str, expected: str) -> None:
    """Without a comma it is left out, too; not what shall be gone."""
    assert " ".join(word.text for word in without_leaving(said(piece))) == expected


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("center the title, I'd say", ["layout"]),
        ("den Titel fetter, ohne das Layout anzufassen", ["typography"]),
        ("center the title, it should feel lighter", ["layout"]),
        ("den Titel zentrieren, nur auf kleinen Bildschirmen", ["layout"]),
        ("title bold, the price should feel lighter", ["typography", "color"]),
        ("title bold and it should look blue", ["typography", "color"]),
        ("the contrast of the price is too low, I'd say", ["accessibility"]),
        ("title bold, no border", ["typography", "border"]),
        ("title bold, half the padding", ["typography", "spacing"]),
    ],
)
def test_how_many_wishes(prompt: str, types: list[str]) -> None:
    """One with all that is said about it; two where both are told."""
    assert [intent.edit_type for intent in ENGINE.understand(prompt, situation()).intents] == types


def test_who_carries_it_out_hears_how_much() -> None:
    """What specifies a wish stays with it."""
    assert (
        ENGINE.understand("title bolder, only on small screens", situation()).intents[0].text.endswith("small screens")
    )

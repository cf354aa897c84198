import pytest

from sidecar.context.baring import spoken_of
from sidecar.context.facts import Facts
from sidecar.context.misleading import no_colour, sounds
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation


def _facts(prompt: str) -> Facts:
    known = names()
    clause = said(prompt, known)
    return Facts(clause, spoken_of(clause, known), known)


@pytest.mark.parametrize(
    ("prompt", "worded"),
    [
        ("the title should sound a bit friendlier", True),
        ("der Titel klingt zu streng", True),
        ("make the text more polite", True),
        ("sounds good, make the button bigger", False),
        ("klingt gut", False),
        ("that sounds like a plan", False),
        ("a more formal card", False),
        ("the title bigger", False),
    ],
)
def test_what_sounds_so_is_text(prompt: str, worded: bool) -> None:
    """Not where one only agrees."""
    assert sounds(_facts(prompt)) is worded


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a tad lighter, 600", "typography"),
        ("teal 600", None),
        ("a tad lighter", None),
        ("dim the page behind it", "effect"),
        ("dim the title", None),
        ("the page bigger", None),
    ],
)
def test_words_for_colours_that_mean_none(prompt: str, kind: str | None) -> None:
    """The weight of letters, and what covers the page."""
    assert no_colour(_facts(prompt)) == kind


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("the title should sound friendlier", "content"),
        ("title a tad lighter, 600", "typography"),
        ("footer 24px all round", "spacing"),
        ("footer rundum 24px", "spacing"),
        ("2px border all around the footer", "border"),
        ("footer rounder", "border"),
        ("the buttons almost touch", "spacing"),
        ("the price could go", "structure"),
        ("darken the page behind it", "effect"),
        ("var(--shadow-large) on hover", "effect"),
        ("the title desaturated", "effect"),
    ],
)
def test_what_they_are_read_as(prompt: str, kind: str) -> None:
    """One edit of the type that is meant."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == [kind]

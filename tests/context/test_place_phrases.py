import re

import pytest

from sidecar.context.place_phrases import (
    AROUND,
    AT_AN_END,
    BY_ANOTHER,
    BY_ITSELF,
    PLACED,
    ROWS,
    THE_NEXT,
    THE_SIDE_ONE,
    TYPED,
    WRITTEN,
    points_elsewhere,
)


@pytest.mark.parametrize(
    ("pattern", "prompt", "expected"),
    [
        (
            BY_ANOTHER,
            "the small thing in front of the text larger",
            {"any": "thing", "before": "in front of", "name": "text larger"},
        ),
        (BY_ANOTHER, "und das daneben auch", {"bare": "das", "beside": "daneben"}),
        (BY_ANOTHER, "das Kästchen darüber", {"box": "Kästchen", "before": "darüber"}),
        (BY_ANOTHER, "das Ding vor dem Text größer", {"any": "Ding", "vor": "vor", "wort": "Text"}),
        (AT_AN_END[0], "what's on the far left", {"whatever": "what's", "first": "left"}),
        (AT_AN_END[1], "the thing at the top right", {"any": "thing", "row": "top", "last": "right"}),
        (AT_AN_END[2], "the small one on the right", {"any": "one", "last": "right"}),
        (THE_SIDE_ONE, "the lower one bold", {"last": "lower"}),
        (THE_SIDE_ONE, "den linken bitte breiter", {"erste": "linken"}),
        (WRITTEN, "the h3 bold", {"bare": "h3"}),
        (WRITTEN, "`.card__title` bold", {"class": ".card__title"}),
        (WRITTEN, "<nav> centred", {"tag": "nav"}),
    ],
)
def test_what_a_phrase_says(pattern: re.Pattern[str], prompt: str, expected: dict[str, str]) -> None:
    """The groups that match, and no others."""
    match = pattern.search(prompt)
    assert match is not None
    assert {name: said for name, said in match.groupdict().items() if said is not None} == expected


@pytest.mark.parametrize(
    ("prompt", "inner"),
    [
        ("what it sits in", None),
        ("the circle the dot sits in", "dot"),
        ("der große Kreis, in dem der Punkt sitzt,", "Punkt"),
        ("the box around it", None),
    ],
)
def test_what_lies_in_something(prompt: str, inner: str | None) -> None:
    """By “it”, or by a name."""
    (match,) = [found for pattern in AROUND if (found := pattern.search(prompt))]
    assert match["inner"] == inner


@pytest.mark.parametrize(
    ("prompt", "place"), [("the left button", 0), ("der rechte Knopf", -1), ("middle tile", 1), ("mittlere Kachel", 1)]
)
def test_the_place_of_one_of_several(prompt: str, place: int) -> None:
    """The first, the last, the middle one."""
    assert [at for at, pattern in PLACED if pattern.search(prompt)] == [place]


@pytest.mark.parametrize(
    "prompt",
    [
        "make it larger",
        "text on the right",
        "align the rows to the left",
        "padding left and right 8px",
        "center buttons",
        "lower label opacity",
        "left inputs",
        "red text under the heading",
        "den Text unter den Titel",
        "Text links ausrichten",
        "the frame around the text should be 2px",
        "the line below the title should be 2px",
    ],
)
def test_what_is_no_phrase(prompt: str) -> None:
    """Wishes, borders, and sides that are properties or places to go to."""
    patterns = [*AROUND, BY_ANOTHER, *AT_AN_END, THE_SIDE_ONE, *(pattern for _, pattern in PLACED), WRITTEN]
    assert not any(pattern.search(prompt) for pattern in patterns)


def test_prepositions_that_stand_by_themselves() -> None:
    """“Below” may, “in front of” needs something."""
    alone = [bool(BY_ITSELF.fullmatch(each)) for each in ("below", "darüber", "in front of", "next to")]
    assert alone == [True, True, False, False]
    assert ROWS.fullmatch("Leiste")


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("add the text below it", True),
        ("make it red, the text below it blue", False),
        ("the one before it was better", True),
        ("lieber the one before it", True),
        ("the text below it flush right", True),
        ("the one before it red", False),
    ],
)
def test_where_something_goes(prompt: str, expected: bool) -> None:
    """A verb of moving in the same clause, something new, or a time."""
    match = BY_ANOTHER.search(prompt)
    assert match is not None
    assert points_elsewhere(prompt, match) is expected


@pytest.mark.parametrize(
    ("prompt", "typed", "following"),
    [
        ("what people type in should be darker", True, False),
        ("was man eintippt größer", True, False),
        ("was die Leute da reinschreiben fett", True, False),
        ("what the user sees", False, False),
        ("was man sieht", False, False),
        ("the type that people like", False, False),
        ("the next one too", False, True),
        ("den nächsten ebenfalls", False, True),
        ("go to the next one", False, False),
        ("der nächste Schritt", False, False),
        ("the next step", False, False),
    ],
)
def test_what_is_typed_and_what_comes_next(prompt: str, typed: bool, following: bool) -> None:
    """The field, and the one behind; not what is only seen, nor a step."""
    assert (bool(TYPED.search(prompt)), bool(THE_NEXT.search(prompt))) == (typed, following)

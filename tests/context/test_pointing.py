import time

import pytest

from sidecar.context.elements import read_parts
from sidecar.context.naming import names_of
from sidecar.context.pointing import Pointing, is_pointed, pointing
from sidecar.context.situation import Picked
from sidecar.context.understanding import Engine
from tests.context.sample import names, parts, said, situation

PRICE, BUY = "offer__price", "offer__buy"


def found(prompt: str, focus: str | None = None) -> list[tuple[str, str]]:
    """The phrases that point at something, each with the element's id."""
    known = names()
    about = known.parts.by_id[focus] if focus else None
    return [(prompt[one.start : one.end], one.part.id) for one in Pointing(known, about).phrases(prompt)]


@pytest.mark.parametrize(
    ("prompt", "focus", "expected"),
    [
        ("and the one before it in red", BUY, [("the one before it", "offer__later")]),
        ("der links daneben soll grau sein", BUY, [("der links daneben", "offer__later")]),
        ("thing underneath bolder", "offer__title", [("thing underneath", PRICE)]),
        ("the word above it smaller", PRICE, [("the word above it", "offer__title")]),
        ("the thing below it in grey", PRICE, [("the thing below it", "offer__perks")]),
        ("the lower one bold", "offer__footer", [("the lower one", BUY)]),
        ("den linken bitte breiter", BUY, [("den linken", "offer__later")]),
    ],
)
def test_beside_what_was_spoken_of(prompt: str, focus: str, expected: list[tuple[str, str]]) -> None:
    """Its neighbours, of its kind first, and of the kind that the noun says."""
    assert found(prompt, focus) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("the thing under the title in grey", [("the thing under the title", PRICE)]),
        ("the thing below the title more rounded", [("the thing below the title", PRICE)]),
        ("thing behind the footer underlined", [("thing behind the footer", "offer__terms")]),
        ("das Ding hinter dem Titel fett", [("das Ding hinter dem Titel", PRICE)]),
        ("the text under the title in grey", []),  # there is one text
        ("what the perk sits in needs air", [("what the perk sits in", "offer__perks")]),
        ("the box around the buy gets a shadow", [("the box around the buy", "offer__footer")]),
        ("small text at the very bottom in grey", [("small text at the very bottom", "offer__terms")]),
        ("the left button red", [("the left button", "offer__later")]),
        ("der rechte Knopf rot", [("der rechte Knopf", "offer__terms")]),
        ("the lower buttons red", []),
        ("the one on the right red", [("the one on the right", "offer__terms")]),
    ],
)
def test_by_a_name(prompt: str, expected: list[tuple[str, str]]) -> None:
    """Beside, around, or at an end of what has a name."""
    assert found(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("what it sits in rounder", "offer__footer"),
        ("was steht da, und der Kasten, in dem er sitzt, breiter", "offer__footer"),
        ("the box around it wider", "offer__footer"),
    ],
)
def test_around_it(prompt: str, expected: str) -> None:
    """What it lies in."""
    assert [one for _, one in found(prompt, BUY)] == [expected]


@pytest.mark.parametrize("prompt", [".offer__price bold", "`offer__price` bold", "the <p> bold", "offer__price bold"])
def test_as_the_source_has_it(prompt: str) -> None:
    """Classes and tags, where one element has them."""
    assert [one for _, one in found(prompt)] == [PRICE]
    assert not found("all <button> in red")


@pytest.mark.parametrize(
    "prompt",
    [
        "add an icon in front of it",
        "no line under it",
        "move the text below it",
        "a search box beside the title",
        "the one before it was better",
        "das davor bitte",
        "noch ein Teil daneben",
        "the one next to it",
    ],
)
def test_what_points_at_nothing(prompt: str) -> None:
    """Something new, a place to go to, and neighbours where nothing was spoken of."""
    assert not found(prompt, None if prompt == "the one next to it" else PRICE)


def test_a_phrase_becomes_a_word() -> None:
    """It names its element, whatever its own words mean; the others stay as they are."""
    prompt = "make the one before it red"
    known = names()
    told = pointing(prompt, said(prompt, known), known, known.parts.by_id[BUY])
    assert [word.text for word in told] == ["make", "the one before it", "red"]
    assert [is_pointed(word) for word in told] == [False, True, False]
    assert told[1].ids == ("offer__later",)


@pytest.mark.parametrize(
    ("prompt", "kind", "target"),
    [
        ("what it sits in should be wider", "size", "offer__footer"),
        ("the one before it in red", "color", "offer__later"),
    ],
)
def test_the_engine_points(prompt: str, kind: str, target: str) -> None:
    """A prompt that begins with “what” is no question where that points and something is wished for."""
    picked = Picked("button", ("offer__buy",), "Buy now")
    (intent,) = Engine().understand(prompt, situation(picked=picked)).intents
    assert (intent.edit_type, intent.target and intent.target.id) == (kind, target)
    assert not intent.named  # the words alone don't say it to whoever can't see the component


@pytest.mark.parametrize("prompt", ["the text below it " * 27, "the left x " * 45, "a-" * 250, "the " * 124])
def test_it_takes_no_time(prompt: str) -> None:
    """Also in a component of a thousand elements, and where nothing but such phrases is written."""
    rows = "".join(f'<p className="page__row{number}">Row</p>' for number in range(1_000))
    known = names_of(read_parts("Page.tsx", f'export const Page = () => <div className="page">{rows}<a>x</a></div>;'))
    began = time.perf_counter()
    Pointing(known, known.parts.all[2]).phrases(prompt)
    assert time.perf_counter() - began < 0.5


def test_long_prompts() -> None:
    """Who writes a page doesn't point."""
    known = names()
    found = said("the one before it", known)
    assert pointing("the one before it" + " " * 500, found, known, known.parts.by_id[BUY]) == found


def test_other_components_of_the_file() -> None:
    """They don't stand beside this one."""
    source = "const Tick = () => <b>x</b>; export const Card = () => <p className='card'><i>y</i></p>;"
    known = names_of(read_parts("Card.tsx", source))
    inner = next(part for part in known.parts.all if part.tag == "i")
    assert Pointing(known, inner).phrases("the one above it red") == []


def test_nothing_in_it() -> None:
    """A file without elements."""
    empty = names_of(read_parts("none.tsx", "export const x = 1;"))
    assert parts().root is not None
    assert Pointing(empty, None).phrases("the small text at the very bottom, the upper row, .a") == []


@pytest.mark.parametrize("prompt", ["what it sits in?", "what's on the far right?"])
def test_questions_stay_questions(prompt: str) -> None:
    """Nothing is wished for."""
    (intent,) = Engine().understand(prompt, situation(picked=Picked("button", ("offer__buy",), "Buy now"))).intents
    assert intent.kind == "question"


def test_it_behind_a_clause_is_what_was_spoken_of_there() -> None:
    """What was pointed at, else what was named last."""
    known = names()
    for prompt, expected in (
        ("price bigger, and the one below it red", ["offer__perks"]),
        ("the thing under the title bold, the one below it red", [PRICE, "offer__perks"]),
        ("title red like the price, the one below it bold", [PRICE]),
    ):
        told = pointing(prompt, said(prompt), known, None)
        assert [word.ids[0] for word in told if is_pointed(word)] == expected


def test_the_next_one_is_of_its_kind() -> None:
    """“The next one” stands behind what was spoken of, if it is alike; else it is a version, or a turn."""
    assert found("the next one too", "offer__later") == [("the next one", BUY)]
    assert found("the next one too", BUY) == []
    assert found("the next one too", "offer__title") == []
    assert found("the next one too") == []


def test_what_is_typed_is_in_the_only_field() -> None:
    """“What people type” of one field; of two nobody knows."""
    field = '<input placeholder="Name" />'
    for fields, count in ((field, 1), (field + field, 0), ("", 0)):
        known = names_of(read_parts("Field.tsx", f"export const Field = () => <p>{fields}</p>;"))
        assert len(Pointing(known, None).phrases("what people type in larger")) == count

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.context.commands import asked
from sidecar.context.situation import Known
from sidecar.context.understanding import Engine
from tests.context.prompt_data import VOICES, contexts
from tests.context.sample import situation
from tests.context.scoring import score, situation_of

ENGINE = Engine()
WORDS = [
    "make",
    "it",
    "the",
    "second",
    "button",
    "red",
    "undo",
    "and",
    ",",
    "„Hi“",
    "größer",
    "same",
    "with",
    "12px",
    "?",
    "like",
    "not",
    "between",
]


def test_the_labelled_prompts_are_understood() -> None:
    """At least 97 % of the intents and 93 % of the targets of the set that it was tuned on; `make bench` has the time."""
    found = score(["tune"], ENGINE)
    assert found.intents >= 0.97
    assert found.targets >= 0.93


@pytest.mark.parametrize(
    ("voices", "intents", "targets"),
    [(VOICES[:8], 0.95, 0.92), (VOICES[8:12], 0.93, 0.89), (VOICES[12:], 0.88, 0.83)],
    ids=["own", "strangers", "further strangers"],
)
def test_every_voice_is_understood(voices: tuple[str, ...], intents: float, targets: float) -> None:
    """The voices that it was tuned on: those of one who knew it, and those of strangers, who are harder to understand."""
    found = score(voices, ENGINE, every=3)
    assert found.intents >= intents
    assert found.targets >= targets


@pytest.mark.parametrize(
    "prompt", ["hello", "ok", "thanks!", "asdf", "nice", "hm", "danke", "weiter", "?", "💥", "less"]
)
def test_small_talk_undoes_nothing(prompt: str) -> None:
    """History commands act at once, so that none is supposed where nothing was said."""
    understood = ENGINE.understand(prompt, situation_of(contexts()["card-long"]))
    assert {intent.kind for intent in understood.intents} & {"undo", "redo", "restore"} == set()


@pytest.mark.parametrize(
    ("prompt", "edit_type"),
    [
        ("reduce the cap height of the title", "typography"),
        ("change the text-indent", "typography"),
        ("the title is too garish", "color"),
        ("der Titel wirkt trist", "color"),
        ("the badge is lopsided", "layout"),
        ("das Badge ist nicht bündig", "layout"),
        ("the card feels way too sluggish", "effect"),
        ("die Karte ist mir zu ruckelig", "effect"),
        ("the footer looks crammed", "spacing"),
        ("Abstände etwas großzügiger", "spacing"),
        ("der Titel ist unleserlich", "accessibility"),
        ("the title is hard to make out", "accessibility"),
        ("the padding looks off", "spacing"),
        ("the badge is off-centre", "layout"),
        ("badge off please", "structure"),
        ("Titel und Preis in einer Zeile", "layout"),
        ("Verlauf weg", "color"),
        ("leichter Verlauf im Header", "color"),
        ("ein leichter Rahmen um die Karte", "border"),
        ("Text leichter lesbar machen", "accessibility"),
    ],
)
def test_words_of_those_who_look_closely(prompt: str, edit_type: str) -> None:
    """Typographers' nouns, complaints, and what is off without being switched off."""
    understood = ENGINE.understand(prompt, situation_of(contexts()["card-fresh"]))
    assert {intent.edit_type for intent in understood.intents} == {edit_type}


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("Make it blue. Is the contrast okay?", ["edit", "question"]),
        ("Mach das Icon größer! Passt das so?", ["edit", "question"]),
        ("make it blue, ok?", ["edit"]),
        ("make it blue. ok?", ["edit"]),
        ("The button is red. Is that accessible?", ["question"]),
        ("do that twice", ["edit"]),
        ("twice that", ["edit"]),
        ("undo that twice", ["undo"]),
    ],
)
def test_kinds(prompt: str, kinds: list[str]) -> None:
    """A question behind a request doesn't swallow it; what is only observed is none; “twice” alone takes nothing back."""
    understood = ENGINE.understand(prompt, situation_of(contexts()["button-glass"]))
    assert [intent.kind for intent in understood.intents] == kinds


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.sampled_from(sorted(contexts())),
)
def test_no_prompt_is_too_strange(prompt: str, name: str) -> None:
    """Whatever is typed, whatever was said before: there is an intent, and nothing is raised."""
    found = ENGINE.understand(prompt, situation_of(contexts()[name]))
    assert found.intents
    assert len(found.candidates) != 1
    assert 0 <= found.confidence <= 1


def test_a_component_without_elements() -> None:
    """A file that isn't there, or isn't JSX, has only a root."""
    (got,) = Engine().understand("make the button red", situation().__class__("gone.tsx", {})).intents
    assert (got.kind, got.edit_type, got.target) == ("edit", "color", None)


def test_what_is_told_of_a_prompt() -> None:
    """Its language, whether it points at something, and how sure that is."""
    german = ENGINE.understand("den Titel größer", situation())
    assert (german.language, german.pointed) == ("de", False)
    assert ENGINE.understand("make it bigger", situation()).pointed
    assert (
        ENGINE.understand("qwertz uiop", situation()).confidence
        < ENGINE.understand("title red", situation()).confidence
    )
    assert asked("why?") is not None


@pytest.mark.parametrize("prompt", ["„ “ is bold", "make it “ ”, “ ” bigger", "“ ” the button, plus “ ”", "„ “"])
def test_quotes_of_nothing_but_spaces(prompt: str) -> None:
    """They are no words, and no mistake."""
    assert Engine().understand(prompt, situation()).intents


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("Make it red. Maybe a bit darker?", ["edit"]),
        ("Make it red. A bit darker, perhaps?", ["edit"]),
        ("Make it red. Is that maybe too loud?", ["edit", "question"]),
        ("Make it red. Is the contrast okay?", ["edit", "question"]),
        ("Hold on. What did we change?", ["history"]),
    ],
)
def test_what_stands_before_a_question(prompt: str, kinds: list[str]) -> None:
    """“Maybe …?” suggests, and a remark asks for nothing."""
    assert [intent.kind for intent in ENGINE.understand(prompt, situation()).intents] == kinds


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("was the shadow larger before", "history"),
        ("is the shadow larger on hover?", "question"),
        ("isn't the title too big", "edit"),
        ("isn't the title too big?", "question"),
    ],
)
def test_questions_are_weighed(prompt: str, kind: str) -> None:
    """What is asked about the past is history, and what has no mark and no doubt is a wish."""
    assert [intent.kind for intent in ENGINE.understand(prompt, situation()).intents] == [kind]


def test_a_whole_page() -> None:
    """It is left to a model, in no time; whether it asks is told all the same."""
    page = "make the title bigger, undo, " * 600
    began = time.perf_counter()
    found = [
        ENGINE.understand(text, situation()) for text in (page, f"why is this so? {page}", f"warum ist das so: {page}?")
    ]
    assert [intent.kind for each in found for intent in each.intents] == ["edit", "question", "question"]
    assert [each.language for each in found] == ["en", "en", "en"]
    assert found[0].intents[0].edit_type is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "prompt",
    [
        f"Heading: A{' ' * 1_900};",
        f"A{' ' * 1_900}x",
        "a" * 1_990,
        "-> Foo, " * 240,
        "the version with the small dot and " * 56,
        "the coral and " * 140,
        "title " * 330,
    ],
)
def test_no_prompt_takes_long(prompt: str) -> None:
    """However it is made: nobody else is served meanwhile."""
    versions = [
        Known(1, None, "Original", "original"),
        *(Known(each, each - 1, "price green") for each in range(2, 30)),
    ]
    began = time.perf_counter()
    ENGINE.understand(prompt, situation(versions=versions, current_version_id=29))
    assert time.perf_counter() - began < 2

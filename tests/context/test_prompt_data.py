"""The labelled prompts are consistent: with their format, with their contexts, and with what is promised of them."""

import re
from collections import Counter
from typing import Literal, get_args

import pytest

from tests.context.prompt_data import (
    APART,
    FOLDER,
    LEARNT_FROM,
    LOOKED_AT,
    EditType,
    Intent,
    Kind,
    Prompt,
    contexts,
    prompts,
)

SETS: tuple[Literal["tune", "held-out"], ...] = ("tune", "held-out")
EVERY = [line for name in (*LEARNT_FROM, *LOOKED_AT, *APART) for line in prompts(name)]


def _said(prompt: Prompt) -> str:
    return " ".join(re.findall(r"\w+", prompt.prompt.casefold()))


def _intents(lines: list[Prompt]) -> list[Intent]:
    return [intent for line in lines for intent in line.intents]


def _shares(name: Literal["tune", "held-out"]) -> dict[str, float]:
    labels = Counter(intent.edit_type or intent.kind for intent in _intents(prompts(name)))
    return {label: count / labels.total() for label, count in labels.items()}


def test_the_sets_are_as_large_as_promised() -> None:
    """At least 260 prompts to tune on, 140 held out, and a third of all held out."""
    tune, held_out = len(prompts("tune")), len(prompts("held-out"))
    assert tune >= 260
    assert held_out >= 140
    assert held_out * 3 >= tune + held_out


def test_ids_are_unique() -> None:
    """A line can be spoken of by its id."""
    assert [item for item, count in Counter(line.id for line in EVERY).items() if count > 1] == []


def test_no_prompt_is_in_both_sets() -> None:
    """What is held out was never seen, however it is punctuated or capitalised."""
    assert {_said(line) for line in prompts("tune")} & {_said(line) for line in prompts("held-out")} == set()


def test_every_voice_is_read() -> None:
    """A file that is in no set would be measured by nobody."""
    assert {f"voices/{path.stem}" for path in (FOLDER / "voices").glob("*.jsonl")} == {
        *LEARNT_FROM,
        *LOOKED_AT,
        *APART,
    } - {
        "tune",
        "held-out",
    }


def test_nobody_says_the_same_twice_in_a_context() -> None:
    """No prompt counts twice."""
    assert [item for item, count in Counter((line.context, _said(line)) for line in EVERY).items() if count > 1] == []


@pytest.mark.parametrize("name", SETS)
def test_every_context_is_used(name: Literal["tune", "held-out"]) -> None:
    """Both sets cover every state of a conversation, and no other."""
    assert {line.context for line in prompts(name)} == set(contexts())


def test_labels_name_what_their_context_has() -> None:
    """Elements and versions exist; the root of the component is None, never its id."""
    for line in EVERY:
        context = contexts()[line.context]
        others = {element.id for element in context.elements} - {context.root}
        versions = {version.version_id for version in context.versions}
        assert set(line.candidates) <= others, line.id
        for intent in line.intents:
            assert {intent.target, *intent.also_target} <= others | {None}, line.id
            assert intent.version_id is None or intent.version_id in versions, line.id


def test_labels_have_what_their_kind_needs() -> None:
    """Only edits have a type and a target, every restore has a version, and a second answer differs from the first."""
    for line in EVERY:
        for intent in line.intents:
            assert intent.kind == "edit" or not (intent.edit_type or intent.names_target), line.id
            assert intent.kind != "restore" or intent.version_id, line.id
            assert intent.edit_type not in intent.also_type, line.id
            assert intent.kind not in intent.also_kind, line.id
            assert not intent.also_target or intent.names_target, line.id
            assert intent.target not in intent.also_target, line.id


def test_what_is_ambiguous_has_candidates_in_place_of_a_target() -> None:
    """An edit without a target occurs once per line at most, and only there are two or more candidates."""
    for line in EVERY:
        unnamed = [intent for intent in line.intents if intent.kind == "edit" and not intent.names_target]
        assert len(unnamed) == bool(line.candidates), line.id
        assert len(line.candidates) != 1, line.id


def test_several_steps_back_end_where_the_label_says() -> None:
    """An undo of n steps names the version n above the head."""
    for line in EVERY:
        path = contexts()[line.context].path()
        for intent in line.intents:
            steps = intent.amount.steps if intent.amount else None
            assert (steps is not None) == (intent.kind == "undo" and intent.version_id is not None), line.id
            assert steps is None or path[-1 - steps].version_id == intent.version_id, line.id


@pytest.mark.parametrize("name", SETS)
def test_about_a_third_is_german(name: Literal["tune", "held-out"]) -> None:
    """30 to 40 % are German or mixed, both occur, and umlauts are there as well as written out."""
    lines = prompts(name)
    german = [line for line in lines if line.lang == "de"]
    mixed = [line for line in lines if line.lang == "mixed"]
    assert 0.3 <= (len(german) + len(mixed)) / len(lines) <= 0.4
    assert len(mixed) >= 0.05 * len(lines)
    assert sum(bool(re.search("[äöüßÄÖÜ]", line.prompt)) for line in german) >= 0.3 * len(german)
    assert any(re.search("gruen|zurueck|groesser|dafuer", line.prompt) for line in german)


@pytest.mark.parametrize("name", SETS)
def test_every_kind_and_edit_type_occurs(name: Literal["tune", "held-out"]) -> None:
    """A share can be told for each: at least five times."""
    labels = Counter(intent.edit_type or intent.kind for intent in _intents(prompts(name)))
    expected = {*get_args(Kind), *get_args(EditType)} - {"edit"}
    assert {label for label in expected if labels[label] < 5} == set()


def test_both_sets_are_distributed_alike() -> None:
    """No kind or edit type has a share that differs by more than five points."""
    tune, held_out = _shares("tune"), _shares("held-out")
    assert {label for label in tune | held_out if abs(tune.get(label, 0) - held_out.get(label, 0)) > 0.05} == set()


@pytest.mark.parametrize("name", SETS)
def test_second_answers_are_rare(name: Literal["tune", "held-out"]) -> None:
    """At most a fifth of the intents allow another type, another target, or another kind: each counted apart."""
    found = _intents(prompts(name))
    assert sum(bool(intent.also_type) for intent in found) <= 0.2 * len(found)
    assert sum(bool(intent.also_target) for intent in found) <= 0.2 * len(found)
    assert sum(bool(intent.also_kind) for intent in found) <= 0.2 * len(found)


@pytest.mark.parametrize("name", SETS)
def test_some_prompts_are_ambiguous_and_some_hold_several_intents(name: Literal["tune", "held-out"]) -> None:
    """Asking back and taking apart can both be measured."""
    assert sum(bool(line.candidates) for line in prompts(name)) >= 9
    assert sum(len(line.intents) > 1 for line in prompts(name)) >= 15

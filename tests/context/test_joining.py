from dataclasses import replace

import pytest

from sidecar.context.joining import LABELS, TABLE, Heard, joined, traits
from sidecar.context.reading import Reading
from sidecar.context.spoken import Word
from sidecar.context.understanding import Engine
from tests.context.learning import fingerprint
from tests.context.sample import names, said, situation


def _heard(prompt: str) -> tuple[Heard, Heard, list[Word]]:
    """The two clauses of a prompt, and its words."""
    found = said(prompt)
    told = Reading(prompt, situation(), names(), found).heard()
    first, second = (Heard(clause, intents[0]) for clause, intents in told)
    return first, second, found


def _types(prompt: str) -> list[str]:
    """The types of what a prompt asks for."""
    return [intent.edit_type or intent.kind for intent in Engine().understand(prompt, situation()).intents]


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("There's no danger variant. Add one, please.", ["variant"]),
        ("pack it all to one side, not flung apart", ["layout"]),
        ("outlined version as well, no fill", ["variant"]),
        ("title red, not blue", ["color"]),
        ("hard to read, make the title bolder", ["typography"]),
        ("Man kann es schlecht lesen. Mehr Abstand im Footer", ["spacing"]),
        ("too small, the price wider", ["size"]),
        ("zu eckig, den Titel stärker abrunden", ["border"]),
    ],
)
def test_one_wish_in_two_clauses(prompt: str, types: list[str]) -> None:
    """The second says more of it, or the first says why."""
    assert _types(prompt) == types


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("round corners, more padding", ["border", "spacing"]),
        ("hard to read, and center the title", ["accessibility", "layout"]),
        ("zu klein, und den Titel rot", ["size", "color"]),
        ("too small, make it red", ["size", "color"]),
        ("the price is too small, the footer red", ["size", "color"]),
        ("bigger, bolder", ["size", "typography"]),
        ("the title is too big. the price is too small", ["size", "size"]),
        ("make the button red but the link green", ["color", "color"]),
        ("make it blue and add a shadow", ["color", "effect"]),
        ("the title in red, the price bigger", ["color", "typography"]),
        ("bold title, gold price", ["typography", "color"]),
        ("undo that, and try it with a shadow instead", ["undo", "effect"]),
        ("make it blue, then undo that", ["color", "undo"]),
        ("Titel fett, kein Rahmen", ["typography", "border"]),
        ("card wider, no shadow", ["size", "effect"]),
        ("the title should be on the right, bigger", ["layout", "typography"]),
        ("the first button red, the second one blue", ["color", "color"]),
        ("all caps, and the price goes behind the title", ["typography", "structure"]),
        ("Titel fett, und mehr Abstand zwischen den Punkten", ["typography", "spacing"]),
        ("make the title bold but red", ["typography", "color"]),
        ("Titel kursiv aber dunkler", ["typography", "color"]),
        ("a bold and darker title", ["typography", "color"]),
    ],
)
def test_two_wishes(prompt: str, types: list[str]) -> None:
    """They stay two, also where one of them goes back."""
    assert _types(prompt) == types


def test_nothing_that_was_said_is_lost() -> None:
    """Who carries out an edit hears both clauses."""
    first, second, found = _heard("pack it all to one side, not flung apart")
    both = joined(first, second, found, names())
    assert both is not None
    assert both.intent.text == f"{first.intent.text}, {second.intent.text}"
    assert both.intent.bare == f"{first.intent.bare}, {second.intent.bare}"
    assert list(both.clause) == [*first.clause, *second.clause]


def test_the_element_that_either_names() -> None:
    """Where the clause that says what to do names none, it is that of the other."""
    first, second, found = _heard("pack it all to one side, not flung apart")
    title = names().parts.all[1]
    named = Heard(second.clause, replace(second.intent, target=title, named=True))
    both = joined(first, named, found, names())
    assert both is not None
    assert both.intent.target is title
    assert both.intent.named


def test_traits() -> None:
    """They say what there is to see of each clause, and between them."""
    first, second, found = _heard("make the title bold, more padding")
    told = traits(first, second, found, names())
    assert {"first named", "first edit", "second edit", "by comma", "second long 2"} <= set(told)
    assert not {"second named", "same type", "by and", "by two"} & set(told)


@pytest.mark.parametrize(
    ("prompt", "trait"),
    [
        ("the title bold, and more padding", "by two"),
        ("the title bold, the price red", "other subject"),
        ("text in white, background in gold", "other subject"),
        ("more padding, padding of 12px", "same subject"),
    ],
)
def test_what_joins_them(prompt: str, trait: str) -> None:
    """Two marks part more than one; each may be about something of its own, be it an element or a property."""
    first, second, found = _heard(prompt)
    assert trait in traits(first, second, found, names())


def test_the_table_is_that_of_the_prompts() -> None:
    """`make learn` is run when the prompts or phrases that it is learnt from have changed."""
    assert TABLE.path.read_text("utf-8").splitlines()[0] == f"# made by `make learn` from {fingerprint()}"


def test_the_table_can_be_read() -> None:
    """Each trait speaks for or against labels, in hundredths."""
    assert all(told and all(0 <= place < len(LABELS) for place, _ in told) for told in TABLE.weights.values())


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("border thicker and green", ["border"]),
        ("Rahmen dicker und grün, sobald man drin is", ["border"]),
        ("outline 2px and in teal", ["border"]),
        ("border thicker, red", ["border", "color"]),
        ("thicker border and red", ["border", "color"]),
        ("border thicker and title green", ["border", "color"]),
        ("rounder and green", ["border", "color"]),
    ],
)
def test_a_colour_of_the_edge(prompt: str, types: list[str]) -> None:
    """It belongs to the edge that was named first."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types

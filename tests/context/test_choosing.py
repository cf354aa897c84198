from dataclasses import replace

import pytest

from sidecar.context.choosing import Chooser
from sidecar.context.elements import read_parts
from sidecar.context.facts import Signals
from sidecar.context.naming import names_of
from sidecar.context.nouns import nouns
from tests.context.sample import said

BOARD = """
export const Board = () => (
  <main className="board">
    <section className="board__main"><article className="card card--big"><h2>Members</h2></article></section>
    <aside className="board__aside">
      <article className="card card--invite"><h2>Invite</h2></article>
      <article className="card card--list"><h2>Projects</h2></article>
    </aside>
    <footer className="board__footer"><button className="board__later">Later</button></footer>
  </main>
);
"""
NAMES = names_of(read_parts("Board.tsx", BOARD))
CARDS = [part for part in NAMES.parts.all if "card" in part.classes]


def chosen(prompt: str, focus: int | None = None, told: Signals | None = None) -> list[str | None]:
    """The classes of what the nouns of a prompt stand for, `focus` being the card that is spoken of; candidates with a question mark."""
    chooser = Chooser(NAMES, lambda: None if focus is None else CARDS[focus])
    clause = said(prompt, NAMES)
    spoken = [replace(noun, role="object") for noun in nouns(clause, NAMES)]
    found = chooser.all(spoken, nouns(clause, NAMES), told or Signals())
    return [part.classes[-1] if part else None for part in found.parts] + [
        f"{part.classes[-1]}?" for part in found.candidates
    ]


@pytest.mark.parametrize(
    ("prompt", "focus", "expected"),
    [
        ("the two cards", None, ["card--invite", "card--list"]),
        ("the two cards", 0, ["card--invite", "card--list"]),
        ("both cards", 1, ["card--invite", "card--list"]),
        ("the cards", None, [None]),
        ("the card", 2, ["card--list"]),
        ("the card", None, ["card--big?", "card--invite?", "card--list?"]),
        ("the first card", None, ["card--big"]),
        ("the last card", None, ["card--list"]),
        ("the other card", 1, ["card--list"]),
        ("the footer", None, ["board__footer"]),
    ],
)
def test_which_of_several(prompt: str, focus: int | None, expected: list[str | None]) -> None:
    """“The two” are those that stand together; of one that isn't told apart, all are asked about."""
    assert chosen(prompt, focus) == expected


def test_how_they_stand() -> None:
    """What is said of how two stand to each other is about what they stand in."""
    assert chosen("the two cards", None, Signals(("layout",), together=True)) == ["board__aside"]
    assert chosen("the footer and the card", 0, Signals(("layout",), together=True)) == [None]


def test_its_own() -> None:
    """“Its cards” are those in what is spoken of, where several are; else all."""
    aside = next(part for part in NAMES.parts.all if "board__aside" in part.classes)
    clause = said("its cards rounder", NAMES)
    (noun,) = (each for each in nouns(clause, NAMES) if each.names)
    inside = Chooser(NAMES, lambda: aside).several(noun, Signals())
    anywhere = Chooser(NAMES, lambda: aside).several(replace(noun, owned=False), Signals())
    assert (len(inside.parts), len(anywhere.parts)) == (2, 1)


def test_what_is_in_another_component() -> None:
    """“The title in the card” is the card's, where that is another component; what is written in it is found there."""
    source = """
    export const Page = () => (
      <main className="page">
        <h1 className="page__title">Us</h1><CheckIcon />
        <Card className="page__card" title="Members"><button className="page__more">More</button></Card>
      </main>
    );
    """
    known = names_of(read_parts("src/Page.tsx", source))

    def about(prompt: str) -> list[str | None]:
        clause = said(prompt, known)
        spoken = nouns(clause, known)
        found = Chooser(known, lambda: None).all(
            [noun for noun in spoken if noun.role == "object"], spoken, Signals(("typography",))
        )
        return [part.id if part else None for part in found.parts]

    assert about("the title in the card bigger") == ["page__card"]
    assert about("the button in the card bigger") == ["page__more"]
    assert about("the title bigger") == ["page__title"]
    assert about("the title in an icon") == ["page__title"]

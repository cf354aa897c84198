"""Which history command the words of a clause are; what stands in quotes is none. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from sidecar.context.commands import Command, command, plain, steps_said
from sidecar.context.spoken import Word
from sidecar.context.taking_back import taken_back

QUOTED = "%"
"""What stands for a quote in `bidden`: part of no phrase."""


def spelled(clause: Sequence[Word]) -> str:
    """The words of a clause as they were written."""
    return " ".join(word.text for word in clause)


def bidden(clause: Sequence[Word]) -> str:
    """The words of a clause without what it quotes: of “title: “Undo”” it is the title; who quotes all of it means it."""
    if all(word.is_("quote") or word.is_("sep") for word in clause):
        return spelled(clause)
    return " ".join(QUOTED if word.is_("quote") else word.text for word in clause)


def commanded(clause: Sequence[Word]) -> Command | None:
    """The history command that a clause is; None when it is none."""
    said = bidden(clause)
    found = command(said)
    if found is None and taken_back(said) == "":
        return Command("undo", steps=steps_said(plain(said)), about=plain(said))
    return replace(found, about=spelled(clause)) if found and QUOTED in said else found

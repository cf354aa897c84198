import pytest

from sidecar.context.commanding import spelled
from sidecar.context.observing import observes, requests
from tests.context.sample import names, said


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (["the title is too loud", "tone it down"], ["the title tone it down"]),
        (["the title is too loud", "make the price red"], ["make the price red"]),
        (["the title is too small", "make the price red"], ["the title is too small", "make the price red"]),
        (["der Titel ist zu klein", "Preis rot"], ["der Titel ist zu klein", "Preis rot"]),
        (["the price is hard to read", "title red"], ["the price is hard to read", "title red"]),
        (["the price is too small", "make it bold"], ["the price make it bold"]),
        (["the price is too small", "red please"], ["the price red please"]),
        (
            ["title and price are glued together", "give them some air"],
            ["title and price glued together give them some air"],
        ),
        (["title and price are glued together", "make them smaller"], ["title and price make them smaller"]),
        (["the title has no label", "36px wide is enough"], ["the title has no label", "36px wide is enough"]),
        (["title bold", "it is wide enough"], ["title bold"]),
        (["the footer is too dark", "make the title white"], ["make the title white"]),
        (["the price is small", "title red"], ["title red"]),
        (["the title is too small", "title bold"], ["title bold"]),
        (["love the shadow", "the title is too big"], ["the title is too big"]),
        (["the title is too big", "the price is too small"], ["the title is too big", "the price is too small"]),
        (["the title should be red", "make the price bold"], ["the title should be red", "make the price bold"]),
        (["back to where nothing was changed", "title bold"], ["back to where nothing was changed", "title bold"]),
        (["too much red", "only an outline"], ["only an outline"]),
        (["title under the price", "bold"], ["title under the price", "bold"]),
        (["der Titel wirkt schwer", "bitte dünner"], ["der Titel bitte dünner"]),
        (["the button reads “Get it”", "title bold"], ["the button reads Get it", "title bold"]),
        (["the title is “Get it”", "title bold"], ["title bold"]),
    ],
)
def test_what_is_only_observed_is_no_request(clauses: list[str], expected: list[str]) -> None:
    """It says why, and names what the request is about; where all is observed, each is a wish."""
    known = names()
    assert [spelled(each) for each in requests([said(clause, known) for clause in clauses], known)] == expected


def test_observing() -> None:
    """“Is too loud” tells what somebody sees, “should be” what they want."""
    assert observes(said("the title is too loud"))
    assert observes(said("I like the font"))
    assert observes(said("die Größe passt"))
    assert observes(said("the shadow got too heavy"))
    assert observes(said("the title turned out too dark"))
    assert not observes(said("the title got bigger"))
    assert not observes(said("I like the title bigger"))
    assert not observes(said("the title should be bigger"))

import pytest

from sidecar.context.facts import Signals
from sidecar.context.referring import distant, given_to_it, hidden, inside_it, listed, pronoun, subject_unknown, worded
from sidecar.context.spoken import Word
from tests.context.sample import parts, said, spoken


@pytest.mark.parametrize(
    ("prompt", "strictly", "expected"),
    [
        ("title and price red", True, ["title", "price"]),
        ("the title, the price", True, ["title", "price"]),
        ("title red price", False, ["title", "price"]),
        ("title red price", True, ["title"]),
        ("ask for the title before the price", False, ["title"]),
    ],
)
def test_what_is_listed(prompt: str, *, strictly: bool, expected: list[str]) -> None:
    """Between nouns of one list stands a separator, or at least no verb and no preposition."""
    assert [noun.names[-1] for noun in listed(spoken(prompt), said(prompt), strictly=strictly)] == expected


def test_how_a_clause_refers() -> None:
    """By a pronoun behind a verb, by “inside”, by a name within a phrase, or by something that is no element."""
    assert given_to_it(said("make it a link with the title"), spoken("make it a link with the title"))
    assert not given_to_it(said("the title red"), spoken("the title red"))
    assert inside_it(said("the price inside red"))
    assert inside_it(said("white text on it"))
    assert not inside_it(said("the text on the button"))
    assert subject_unknown(said("blorp should be purple"))
    assert not subject_unknown(said("the title should be purple"))
    assert pronoun(said("it")[0])
    assert not pronoun(said("title")[0])
    assert [noun.names for noun in hidden(said("button price"))] == []
    assert hidden([Word("pill like", "pill like", {"look": "border"}, inner="pill")]) == []
    assert hidden([Word("einen Tick", "einen tick", {"noise": ""}, inner="check")]) == []
    (named,) = hidden([Word("show password", "show password", {"decisive": "behavior"}, inner="password")])
    assert named.names == ("password",)


def test_of_letters() -> None:
    """Only where it is about letters, what has a text of its own comes first."""
    root, later = parts().root, parts().by_id["offer__later"]
    assert root is not None
    assert worded([root, later], Signals(("typography",))) == [later]
    assert worded([root, later], Signals(("size",))) == [root, later]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("still further from the title", True),
        ("näher zum Titel", True),
        ("the title further from the price", False),
        ("from the title to the price", False),
        ("away with the title", False),
    ],
)
def test_what_only_says_how_far_away(prompt: str, *, expected: bool) -> None:
    """What shall be nearer to something is not that thing."""
    assert distant(said(prompt), spoken(prompt)) is expected

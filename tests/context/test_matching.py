import pytest

from sidecar.context.elements import read_parts
from sidecar.context.matching import Matcher
from sidecar.context.naming import names_of
from sidecar.context.noun import Noun
from tests.context.sample import names, parts, spoken


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("the button", ["offer__later", "offer__buy", "offer__terms"]),
        ("the buy button", ["offer__buy"]),
        ("the footer buttons", ["offer__later", "offer__buy"]),
        ("the title", ["offer__title"]),
        ("the offer", ["offer"]),
        ("the terms", ["offer__terms"]),
    ],
)
def test_what_a_noun_fits(prompt: str, expected: list[str]) -> None:
    """The best fits only; several when they fit as well."""
    assert [part.id for part in Matcher(names()).matches(spoken(prompt)[0], None)] == expected


def test_siblings_and_containers() -> None:
    """“The second one” is among the siblings of what is spoken of; two stand in their footer."""
    found = parts()
    matcher = Matcher(names())
    later = matcher.parts.by_id["offer__later"]
    assert [part.id for part in matcher.siblings(later)] == ["offer__later", "offer__buy"]
    assert [part.id for part in matcher.matches(Noun((), ordinal=2), later)] == ["offer__later", "offer__buy"]
    around = matcher.container(matcher.siblings(later))
    assert around is not None
    assert around.id == "offer__footer"
    assert matcher.container([later, around]) is around
    assert matcher.own(later) == ("later",)
    assert found.root is not None
    assert matcher.as_root(matcher.parts.all[0]) is None


def test_one_in_another() -> None:
    """The inner one, or the outer; None where none lies in another."""
    matcher = Matcher(names())
    perks, perk, title = (matcher.parts.by_id[name] for name in ("offer__perks", "offer__perk", "offer__title"))
    assert matcher.nested([perks, perk], outer=False) == [perk]
    assert matcher.nested([perks, perk], outer=True) == [perks]
    assert matcher.nested([perk, title], outer=True) is None


def test_what_is_in_another_component() -> None:
    """“Member names” are in the table of members, “member title” is given to the card; “list names” are in a list that is written here."""
    source = """
    export const Page = () => (
      <main className="page">
        <Card title="Members"><MemberTable /></Card>
        <ul className="page__list"><li className="page__name">One</li></ul>
        <h1 className="page__title">Us</h1>
      </main>
    );
    """
    matcher = Matcher(names_of(read_parts("src/Page.tsx", source)))

    def fitting(*said: str) -> list[str]:
        return [part.id for part in matcher.matches(Noun(said), None)]

    assert fitting("member", "name") == ["MemberTable"]
    assert fitting("member", "title") == ["Card"]
    assert fitting("list", "name") == ["page__name"]
    assert fitting("name") == ["page__name"]

from dataclasses import replace

import pytest

from sidecar.context.references import Resolver
from sidecar.context.signals import signals
from sidecar.context.situation import Picked, Said, Situation
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation, spoken


def resolved(prompt: str, *, picked: str = "", last: str = "") -> list[str | None]:
    """The ids of what a prompt is about, None for the root; candidates with a question mark."""
    known = names()
    found = known.parts.by_id
    resolver = Resolver(known, found.get(picked), found.get(last))
    words, nouns = said(prompt), spoken(prompt)
    result = resolver.resolve(words, nouns, signals(words, nouns, known))
    return [part.id if part else None for part in result.parts] + [f"{part.id}?" for part in result.candidates]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("bigger", [None]),
        ("make it red", [None]),
        ("the title red", ["offer__title"]),
        ("title and price red", ["offer__title", "offer__price"]),
        ("title and price centered", [None]),
        ("the first button red", ["offer__later"]),
        ("the last button red", ["offer__terms"]),
        ("the footer buttons side by side", ["offer__footer"]),
        ("the button red", ["offer__later?", "offer__buy?", "offer__terms?"]),
        ("add a badge after the price", ["offer__price"]),
        ("add a badge", [None]),
        ("same colour as the title for the price", ["offer__price"]),
        ("all texts in capitals", [None]),
    ],
)
def test_what_is_named(prompt: str, expected: list[str | None]) -> None:
    """Nouns win; several that fit as well are asked about."""
    assert resolved(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "picked", "last", "expected"),
    [
        ("bigger", "", "offer__title", ["offer__title"]),
        ("bigger", "offer__price", "offer__title", ["offer__price"]),
        ("the whole offer bigger", "offer__price", "", [None]),
        ("the other one", "", "offer__later", ["offer__buy"]),
        ("the second one", "", "offer__later", ["offer__buy"]),
        ("the button red", "", "offer__buy", ["offer__buy"]),
        ("swap it with the title", "", "offer__price", ["offer__price"]),
        ("a gap of 8px between those two", "offer__later", "offer__buy", ["offer__footer"]),
        ("add an arrow behind it", "", "offer__title", ["offer__title"]),
        ("the text bigger", "offer__later", "", ["offer__later"]),
        ("this button red", "offer__later", "", ["offer__later"]),
        ("all caps here", "offer__later", "offer__title", ["offer__later"]),
        ("a tiny star in front of it", "", "offer__title", ["offer__title"]),
        ("give it a tooltip with the title", "", "offer__price", ["offer__price"]),
        ("the text inside white", "", "offer__later", ["offer__later"]),
    ],
)
def test_what_is_pointed_at(prompt: str, picked: str, last: str, expected: list[str | None]) -> None:
    """The picked element, else what was changed last, else the component."""
    assert resolved(prompt, picked=picked, last=last) == expected


def test_letters() -> None:
    """A title is made of letters, a button isn't."""
    known = names()
    resolver = Resolver(known, None, None)
    assert resolver.letters(known.parts.by_id["offer__title"])
    assert not resolver.letters(known.parts.by_id["offer__buy"])
    assert not resolver.letters(None)


LOGIN = """
export const Login = () => (
  <form className="login">
    <a className="login__logo"><img className="login__mark" alt="" /></a>
    <label className="login__email-label">Email</label><input className="login__email" />
    <label className="login__password-label">Password</label><input className="login__password" />
    <p className="login__subtitle">Welcome</p><nav className="login__links"><a>Help</a><a>Terms</a><a>News</a></nav>
  </form>
);
"""


@pytest.mark.parametrize(
    ("prompt", "picked", "expected"),
    [
        ("both labels red", None, ["login__email-label", "login__password-label"]),
        ("label in red", Picked("input", ("login__email",), ""), ["login__email-label"]),
        ("the logo blue", None, ["login__logo"]),
        ("the mark blue", None, ["login__mark"]),
        ("remove the logo and make the background white", None, ["login__logo", None]),
        ("subtitle a lighter grey", None, ["login__subtitle"]),
        ("die links sind mir zu blau, lieber grau", None, ["login__links"]),
        ("Text below the logo is very dark, please make it grey", None, ["login__subtitle"]),
    ],
)
def test_what_people_mean_by_common_words(prompt: str, picked: Picked | None, expected: list[str | None]) -> None:
    """Plain names win over likenesses, labels of fields over their texts, and what was removed is spoken of no more."""
    told = replace(situation(picked=picked), component_path="Login.tsx", files={"Login.tsx": LOGIN})
    found = Engine().understand(prompt, told)
    assert not found.candidates
    assert [each.target and each.target.id for each in found.intents] == expected


PILL = """
type Props = { tone?: 'neutral' | 'info'; size?: 'small' | 'large' };
export const Pill = ({ tone }: Props) => (
  <span className={`pill pill--${tone}`}>
    <i className="pill__dot" aria-hidden /><b className="pill__label">Hi</b>
    <button className="pill__remove"><CloseIcon /></button>
    <span className="pill__rest">+{more}</span>
    <em className="pill__initials">{initialsOf(name)}</em>
    <nav className="pill__items"><a className="pill__item">One</a><a className="pill__item">Two</a></nav>
  </span>
);
"""
PILL_CSS = ".pill__label { border-radius: 4px; }"


@pytest.mark.parametrize(
    ("prompt", "last", "expected"),
    [
        ("info is too pale, deeper", "pill__dot", [None]),
        ("darker blue for info", "pill__dot", [None]),
        ("we need another variant of it", "pill__dot", [None]),
        ("the close icon has no accessible name", "", ["pill__remove"]),
        ("the close icon red", "", ["CloseIcon"]),
        ("the +3 bolder", "", ["pill__rest"]),
        ("the letters bolder", "", ["pill__initials"]),
        ("center the tabs", "", ["pill__items"]),
        ("sharper corners", "", ["pill__label"]),
        ("use the info blue", "pill__dot", ["pill__dot"]),
        ("same colour as info", "pill__dot", ["pill__dot"]),
        ("the close icon hidden from screen readers", "", ["CloseIcon"]),
        ("remove the close icon on the right", "", ["CloseIcon"]),
        ("the +2 pixels are too much, smaller", "pill__dot", ["pill__dot"]),
    ],
)
def test_what_only_the_source_tells(prompt: str, last: str, expected: list[str | None]) -> None:
    """Values of props are of the whole, a name is of the button, counts and initials are read from what is shown."""
    turns = [Said("smaller", "size", last, 2, 1)] if last else []
    told = replace(situation(turns=turns), component_path="Pill.tsx", files={"Pill.tsx": PILL, "Pill.css": PILL_CSS})
    found = Engine().understand(prompt, told)
    assert not found.candidates
    assert [each.target and each.target.id for each in found.intents] == expected


@pytest.mark.parametrize(
    ("prompt", "picked", "last", "expected"),
    [
        ("closer to the title", "", "offer__price", ["offer__price"]),
        ("closer to the title", "", "", ["offer__title"]),
        ("the title further from the footer", "", "offer__price", ["offer__title"]),
        ("move left of the title", "offer__price", "", ["offer__price"]),
        ("move left of the title", "", "", ["offer__title"]),
        ("the title left of the price", "offer__price", "", ["offer__title"]),
        ("stays put when the rest of the offer scrolls", "offer__footer", "", ["offer__footer"]),
        ("when the title is clicked, open", "offer__footer", "", ["offer__title"]),
        ("dafür weniger Padding am Titel", "", "offer__price", ["offer__title"]),
        ("davon weniger Padding am Titel", "", "offer__price", ["offer__price"]),
        ("a line between the two buttons", "", "", ["offer__footer"]),
        ("the two buttons bigger", "", "", ["offer__later", "offer__buy"]),
        ("die beiden Buttons größer", "", "", ["offer__later", "offer__buy"]),
    ],
)
def test_what_is_only_a_place_or_a_moment(prompt: str, picked: str, last: str, expected: list[str | None]) -> None:
    """What something is further from, left of, or waits for is not that thing; two are the pair that stands together."""
    assert resolved(prompt, picked=picked, last=last) == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("title red and make everything bigger", ["offer__title", None]),
        ("title red and make it bigger", ["offer__title", "offer__title"]),
        ("title red, and center the whole thing", ["offer__title", None]),
    ],
)
def test_everything_behind_another_clause(prompt: str, expected: list[str | None]) -> None:
    """Is the component, whatever was spoken of before."""
    intents = Engine().understand(prompt, situation()).intents
    assert [intent.target and intent.target.id for intent in intents] == expected


def test_the_name_of_a_brand() -> None:
    """“Name” is the brand where nothing else has one."""
    source = (
        'export const Bar = () => <nav className="bar"><b className="bar__brand">Harbour</b><a href="/">Home</a></nav>;'
    )
    within = replace(situation(), component_path="Bar.tsx", files={"Bar.tsx": source})
    (intent,) = Engine().understand("name bolder", within).intents
    assert intent.target is not None
    assert intent.target.id == "bar__brand"
    (intent,) = Engine().understand("elephant bolder", within).intents
    assert intent.target is None


CARD = """
export const Card = ({ title, description }) => (
  <section className="card"><h3 className="card__title">{title}</h3><p className="card__text">{description}</p></section>
);
"""


@pytest.mark.parametrize("prompt", ["Text: Neu", "text red", "make the text bigger", "den Text kursiv"])
def test_the_text_of_what_is_picked_is_its_own(prompt: str) -> None:
    """Also where a prop brings it, and another element is called text."""
    within = Situation("Card.tsx", {"Card.tsx": CARD}, picked=Picked("h3", ("card__title",), "Weekly", pointed=True))
    (got,) = Engine().understand(prompt, within).intents
    assert got.target is not None
    assert got.target.id == "card__title"


@pytest.mark.parametrize(
    ("prompt", "last", "expected"),
    [
        ("more air between it and the buy button", "offer__later", ["offer__footer"]),
        ("8px between it and the price", "offer__title", [None]),
        ("mehr Luft zwischen ihm und dem Preis", "offer__title", [None]),
        ("more air in it", "offer__later", ["offer__later"]),
        ("more air between it and the title", "offer__later", ["offer__title"]),
    ],
)
def test_between_it_and_another(prompt: str, last: str, expected: list[str | None]) -> None:
    """Room between “it” and what stands beside it is about what both stand in."""
    assert resolved(prompt, last=last) == expected

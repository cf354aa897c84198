"""A small component and what is said about it, for the tests of the single steps."""

from sidecar.context.elements import Parts, read_parts
from sidecar.context.naming import Names, names_of
from sidecar.context.noun import Noun
from sidecar.context.nouns import nouns
from sidecar.context.situation import Situation
from sidecar.context.spoken import Word, words

PATH = "src/Offer/Offer.tsx"
SOURCE = """
export function Offer({ title, price, perks, onBuy }) {
  const shown = price ?? 'free';
  return (
    <section className="offer">
      <h3 className="offer__title">{title}</h3>
      <p className="offer__price">{shown}</p>
      <ul className="offer__perks">
        {perks.map((perk) => (
          <li key={perk} className="offer__perk">{perk}</li>
        ))}
      </ul>
      <footer className="offer__footer">
        <button className="offer__later">Maybe later</button>
        <button className="offer__buy" onClick={onBuy}><CartIcon />Buy now</button>
      </footer>
      <a className="offer__terms" href="/terms">Terms</a>
    </section>
  );
}
"""
CSS = """
.offer { box-shadow: 0 1px 2px black; }
.offer__terms { background: gold; padding: 4px; }
.offer__footer .offer__buy, .offer__buy:hover { color: red; }
"""
FILES = {PATH: SOURCE, "src/Offer/Offer.css": CSS}


def parts() -> Parts:
    """The component's elements."""
    return read_parts(PATH, SOURCE, [CSS])


def names() -> Names:
    """What they can be called."""
    return names_of(parts())


def said(prompt: str, known: Names | None = None) -> list[Word]:
    """A prompt's words."""
    return words(prompt, known or names())


def spoken(prompt: str) -> list[Noun]:
    """A prompt's nouns."""
    known = names()
    return nouns(said(prompt, known), known)


def situation(**members: object) -> Situation:
    """Nothing was said yet, unless told otherwise."""
    return Situation(PATH, FILES, **members)  # type: ignore[arg-type]  # members are those of the class

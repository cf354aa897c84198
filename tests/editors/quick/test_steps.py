"""Prompts in steps: what a conversation has made of them."""

import pytest

from sidecar.editors.base import EditRequest, Step
from sidecar.editors.quick.editor import edited, takes
from sidecar.errors import CannotDo

PATH, SHEET = "src/Offer.tsx", "src/Offer.css"
SOURCE = """import './Offer.css';
export function Offer() {
  return (
    <section className="offer">
      <h3 className="offer__title">Hi</h3>
      <a className="offer__link">One</a>
      <a className="offer__link">Two</a>
    </section>
  );
}
"""
CSS = ".offer { padding: 4px; }\n.offer__title { font-size: 20px; color: red; }\n.offer__link { color: blue; }\n"
TITLE = Step("bigger", 5, "h3", "title")


def request(prompt: str, *steps: Step, as_said: bool = True) -> EditRequest:
    """A request about the component."""
    return EditRequest(prompt, PATH, {PATH: SOURCE, SHEET: CSS}, steps=steps, as_said=as_said)


def test_a_step_is_about_its_element() -> None:
    """“Bigger” is the title's, where that was spoken of, and the rest stays."""
    done = edited(request("make it bigger", TITLE, as_said=False))
    assert "font-size: 24px" in done.files[SHEET]
    assert "padding: 4px" in done.files[SHEET]
    assert done.message.startswith("Made the title")


def test_a_part_elsewhere_is_not_named_in_a_step() -> None:
    """“Text bold” of the title is about its letters, also where another part is called text."""
    source = SOURCE.replace('<a className="offer__link">One</a>', '<p className="offer__text">More</p>')
    files = {PATH: source, SHEET: f"{CSS}.offer__text {{ margin: 0; }}\n"}
    bold = edited(EditRequest("it", PATH, files, steps=(Step("text bold", 5, "h3", "title"),), as_said=False))
    assert ".offer__title { font-size: 20px; color: red; font-weight: 700; }" in bold.files[SHEET]
    said = edited(EditRequest("it", PATH, files, steps=(Step('says "Bye"', 5, "h3", "title"),), as_said=False))
    assert '<h3 className="offer__title">Bye</h3>' in said.files[PATH]


def test_all_steps_or_none() -> None:
    """Two steps are one change; when one can't be done, nothing is."""
    both = edited(request("that bigger and blue", TITLE, Step("blue", 5, "h3", "title"), as_said=False))
    assert "font-size: 24px; color: blue" in both.files[SHEET]
    with pytest.raises(CannotDo, match="understand"):
        edited(request("that bigger and nicer", TITLE, Step("nicer", 5, "h3", "title"), as_said=False))


def test_what_two_share_is_done_once() -> None:
    """“Both links bigger”, which have one rule, are not bigger twice."""
    css = ".a { padding: 10px }\n.b { color: red }\n"
    source = 'import \'./Offer.css\';\nexport const Offer = () => (\n<div>\n<i className="a b" />\n<b className="a c" />\n</div>\n);\n'
    steps = (Step("more padding", 4, "i", "one"), Step("more padding", 5, "b", "other"))
    done = edited(EditRequest("both", PATH, {PATH: source, SHEET: css}, steps=steps, as_said=False))
    assert done.files[SHEET] == css.replace("10px", "15px")


def test_the_words_come_first_where_they_say_the_same() -> None:
    """Steps help where the words alone aren't understood."""
    assert "padding: 6px" in edited(request("more padding", Step("more padding"))).files[SHEET]
    assert "font-size: 24px" in edited(request("the heading of it bigger", TITLE)).files[SHEET]


def test_what_shares_its_rules_is_not_changed_alone() -> None:
    """The second link has the first one's class: both would change."""
    with pytest.raises(CannotDo, match="in common"):
        edited(request("the second link red", Step("red", 7, "a", "second link"), as_said=False))


def test_an_element_that_is_gone() -> None:
    """The source changed since: nothing is guessed."""
    with pytest.raises(CannotDo, match="can't find"):
        edited(request("it red", Step("red", 99, "a", "link"), as_said=False))


@pytest.mark.parametrize(("prompt", "taken"), [("more padding", True), ("padding 4px", True), ("sort the rows", False)])
def test_whether_it_would_be_done(prompt: str, taken: bool) -> None:
    """Also what is so already; nothing is written either way."""
    assert takes(request(prompt)) is taken


@pytest.mark.parametrize("prompt", ["padding -20px", "-30% larger"])
@pytest.mark.parametrize("as_said", [True, False])
def test_steps_lose_no_minus(prompt: str, as_said: bool) -> None:
    """What is said in figures below nothing is refused, not done the other way round."""
    with pytest.raises(CannotDo) as refused:
        edited(request(prompt, Step(prompt.replace("-", ""), 4, "section"), as_said=as_said))
    assert refused.value.code == "not_a_quick_edit"


def test_a_long_prompt_is_said_again_in_part() -> None:
    """A refusal has room for some words of it."""
    with pytest.raises(CannotDo) as refused:
        edited(request("x" * 20_000))
    assert len(refused.value.message) < 300

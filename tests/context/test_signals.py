import pytest

from sidecar.context.facts import Signals
from sidecar.context.signals import signals
from sidecar.context.spoken import words
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation, spoken


def told(prompt: str) -> Signals:
    """What a prompt of one clause tells."""
    return signals(said(prompt), spoken(prompt), names())


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("more padding", ("spacing",)),
        ("smaller shadow", ("effect",)),
        ("red border", ("border",)),
        ("bold red", ("typography", "color")),
        ("remove the price", ("structure",)),
        ("remove the border", ("border",)),
        ("add a badge", ("structure",)),
        ("add a size", ("variant",)),
        ("label for screen readers", ("accessibility",)),
        ("sticky footer", ("behavior",)),
        ("the title should say 'Hi'", ("content",)),
        ("price above the title", ("structure",)),
        ("title on the right", ("layout",)),
        ("a blurred background", ("effect",)),
        ("swap title and price", ("structure",)),
        ("the price too", ()),
        ("a tiny house in front of it", ("structure",)),
        ("a small red star after the price", ("structure",)),
        ("a soft shadow below the title", ("effect",)),
        ("on hover the icon moves to the right", ("effect",)),
        ("price 12px at most", ("size",)),
        ("the divider can go", ("border",)),
        ("the title can go on the right", ("layout",)),
        ("show the perks only on focus", ("behavior",)),
        ("Preis erst beim Hover einblenden", ("behavior",)),
        ("show the shadow only on hover", ("effect",)),
        ("Preis sanft einblenden", ("effect",)),
        ("title red only on hover", ("color",)),
        ("swap the icon for an envelope", ("content",)),
        ("tausch das Icon gegen einen Stern", ("content",)),
        ("swap the icon with the price", ("structure",)),
        ("swap the title and the icon", ("structure",)),
        ("letters a little further apart", ("typography",)),
        ("Buchstaben weiter auseinander", ("typography",)),
        ("buttons further apart", ("spacing",)),
        ("title and price further apart", ("spacing",)),
        ("slide the price below the title", ("structure",)),
        ("replace the price by a checkbox", ("structure",)),
        ("add 8px below the title", ("spacing",)),
        ("12px under the title", ("spacing",)),
        ("move it 12px below the title", ("structure",)),
        ("tone danger", ("variant",)),
        ("a lighter tone", ("color",)),
        ("make room for a badge", ("structure",)),
        ("den Preis löschen", ("structure",)),
        ("the price isn't really necessary", ("structure",)),
        ("the price is necessary", ()),
        ("hide the price after 5 seconds", ("behavior",)),
        ("hide the price when it is empty", ("behavior",)),
        ("show the price when there is one", ("behavior",)),
        ("Preis ausblenden, wenn er leer ist", ("behavior",)),
        ("hide the price if you can", ("structure",)),
        ("hide the price if possible", ("structure",)),
        ("hide the price when it gets narrow", ("structure",)),
        ("hide the price on mobile", ("structure",)),
    ],
)
def test_the_type_of_a_change(prompt: str, types: tuple[str, ...]) -> None:
    """What is decisive comes first, then what is changed, then how it shall look."""
    assert told(prompt).types == types


def test_what_else_is_told() -> None:
    """Vague wishes, new things, arrangements, likenesses, letters."""
    assert told("make it nicer").vague
    assert told("add a badge").adds
    assert told("more space between title and price").together
    assert told("price like the title").like
    assert told("larger").sized
    assert told("highlight it").weak


def test_a_condition_is_no_wish() -> None:
    """What stands after “when” and “instead of” doesn't count."""
    assert told("red when the padding is small").types == ("color",)
    assert told("bold instead of red").types == ("typography",)


@pytest.mark.parametrize(
    ("prompt", "together"),
    [
        ("title and price stick together", True),
        ("the buttons are crammed", True),
        ("Buttons enger zusammen", True),
        ("the title and the price are too close", True),
        ("the title is crammed", False),
        ("the title is too close", False),
        ("more padding for title and price", False),
        ("the title is tight", False),
        ("the buttons are too tight", False),
        ("Preis enger", False),
        ("both buttons roomier", False),
        ("the buttons need more padding", False),
        ("the price is squished", False),
    ],
)
def test_what_is_pressed_together(prompt: str, together: bool) -> None:
    """Of several it is what lies between them, of one the room within."""
    assert told(prompt).together is together


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("make the button primary", ("variant",)),
        ("should be the danger one", ("variant",)),
        ("mach den Button primary", ("variant",)),
        ("the button as primary", ("variant",)),
        ("make the title primary", ("color",)),
        ("price in primary", ("color",)),
        ("button in primary", ("color",)),
        ("primary background for the button", ("color",)),
        ("make the price label primary", ("color",)),
        ("make the button border primary", ("border",)),
        ("make the button primary blue", ("color",)),
        ("make the button darker than primary", ("color",)),
    ],
)
def test_a_rank_is_a_variant(prompt: str, types: tuple[str, ...]) -> None:
    """Of what has such variants; where it is said what shall have it, it is the colour of that name."""
    tokens = frozenset({"primary", "danger"})
    assert signals(words(prompt, names(), tokens), spoken(prompt), names()).types == types


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("add a status “busy” in red", ["variant"]),
        ("price as small as the title", ["typography"]),
        ("8px above the price row", ["spacing"]),
        ("title in a row", ["layout"]),
        ("the padding is fine now, title 18px", ["typography"]),
        ("Titel mittig", ["layout"]),
    ],
)
def test_what_is_told_by_how_words_stand_together(prompt: str, types: list[str]) -> None:
    """A new value of a prop, a comparison, a row that something stands in, what is fine as it is."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types

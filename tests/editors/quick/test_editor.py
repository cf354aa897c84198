from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.editors.base import CssTarget, Done, Status, Step
from sidecar.editors.quick.editor import EXAMPLES, QuickEditor, check, edited
from sidecar.edits.declarations import css_declarations
from sidecar.edits.stylesheet import parse
from sidecar.errors import CannotDo
from sidecar.models import Element, MatchedRule
from tests.editors.quick.bench import box
from tests.editors.quick.harbour import changes, request
from tests.editors.quick.prompts import UNDERSTOOD


def test_a_button_grows_in_all_that_makes_its_box() -> None:
    """Padding, gap, font size, line height and the icon's margins grow; border and radius don't."""
    assert changes(request("Button", "make it 30% larger", "primary")) == [
        "-gap: 8px;",
        "-padding: 11px 20px;",
        "+gap: 10.5px;",
        "+padding: 14.25px 26px;",
        "-font-size: 14px;",
        "+font-size: 18.25px;",
        "-line-height: 18px;",
        "+line-height: 23.5px;",
        "-margin-inline: -3px -1px;",
        "+margin-inline: -4px -1.25px;",
    ]


def test_a_storys_modifier_is_edited_where_it_wins() -> None:
    """The background of a secondary button stands in its modifier, a token's name becomes its variable."""
    done = edited(request("Button", "background turquoise", "secondary"))
    assert done.targets == (CssTarget("src/components/Button/Button.css", ".button--secondary"),)
    assert changes(request("Button", "background turquoise", "secondary")) == [
        "-background-color: var(--color-surface);",
        "+background-color: var(--color-brand);",
    ]


def test_sizes_of_the_design_system() -> None:
    """A token of a size goes by its name, with the measure that it is for; the component's own parts come first."""
    for prompt, line in [
        ("radius large", "+border-radius: var(--radius-large);"),
        ("padding space-5", "+padding: var(--space-5);"),
        ("background subtle", "+background-color: var(--color-subtle);"),
    ]:
        assert changes(request("Button", prompt, "primary"))[-1] == line
    with pytest.raises(CannotDo):
        edited(request("Card", "font size title", "raised"))  # the card has a title


def test_another_component_of_the_file() -> None:
    """What is picked of a group of avatars is the group, and “the avatar” is each of them; never the dot in it."""
    sheet = "src/components/Avatar/Avatar.css"
    rule = MatchedRule(file=sheet, selector=".avatar-group", properties={"display": "inline-flex"})
    group = Element(tag="span", classes=["avatar-group"], rules=[rule], computed={"border-radius": "0px"})
    done = edited(request("Avatar", "radius 8px", "group", group))
    assert done.targets == (CssTarget(sheet, ".avatar-group"),)
    assert done.message == "Changed the avatar group: added border-radius 8px."
    assert edited(request("Avatar", "avatar radius 8px", "group", group)).targets == (CssTarget(sheet, ".avatar"),)


def test_the_message_says_what_changed() -> None:
    """One sentence with the values before and after."""
    done = edited(request("Button", "more rounded", "primary"))
    assert done.message == "Changed the button: border-radius 8px → 12px."
    assert done.editor == "quick"


def test_what_is_so_already_is_said() -> None:
    """An edit that would change nothing is refused with a code of its own."""
    with pytest.raises(CannotDo) as refusal:
        edited(request("Button", "radius 8px", "primary"))
    assert refusal.value.code == "already_so"


def test_a_refusal_helps_on() -> None:
    """What wasn't understood, what comes nearest and examples are in the details."""
    with pytest.raises(CannotDo) as refusal:
        edited(request("Button", "make it 30% larger and nicer", "primary"))
    assert refusal.value.code == "not_a_quick_edit"
    assert refusal.value.details["unknown"] == "nicer"
    assert refusal.value.details["nearest"] == "30% larger"
    assert "make it 30% larger" in refusal.value.details["examples"]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Knopf 30% größer", "button 30% larger"),
        ("mach den Knopf etwas größer", "make the button a bit larger"),
        ("Schaltfläche etwas kleiner", "button a bit smaller"),
        ("mehr Abstand", "more padding"),
        ("Knopf runder und Text fett", "button rounder and text bold"),
    ],
)
def test_german_says_the_same(german: str, english: str) -> None:
    """The component has a German name too, and what is asked of it means what it means in English."""
    assert changes(request("Button", german, "primary")) == changes(request("Button", english, "primary")) != []


@pytest.mark.parametrize(
    ("component", "german", "begins"),
    [
        ("Card", "Titel größer", "Made the title 20% larger: "),
        ("Card", "Beschreibung dunkelrot", "Coloured the description darkred: "),
        ("Button", "Knopf türkis", "Coloured the button turquoise: "),
        ("Button", "Beschriftung fett", "Changed the label: "),
    ],
)
def test_an_answer_is_in_one_language(component: str, german: str, begins: str) -> None:
    """Elements are called as in the code, whatever the prompt called them."""
    story = "raised" if component == "Card" else "primary"
    assert edited(request(component, german, story)).message.startswith(begins)


def test_a_refusal_offers_nothing_that_is_refused() -> None:
    """What can't be done here isn't offered again; what else was asked for is."""
    for prompt, nearest in [
        ("width 12px, justify content center", "width 12px"),
        ("justify content center", ""),
        ("justify content center nicely", ""),
        ("width 12px nicely", ""),
    ]:
        with pytest.raises(CannotDo) as refusal:
            edited(box(".box { display: block; width: 8px }", prompt))
        assert refusal.value.details["nearest"] == nearest, prompt


def test_a_step_goes_on_from_an_earlier_one() -> None:
    """“A bit more” does so much of what its text asks for; what that can't mean is refused, and so is “more” of nothing."""
    asked = replace(request("Button", "a bit more", "primary"), as_said=False)
    assert changes(replace(asked, steps=(Step("more padding", again="a bit more"),))) == [
        "-padding: 11px 20px;",
        "+padding: 13.75px 25px;",
    ]
    for step, message in [
        (Step("background turquoise", again="a bit more"), "“a bit more” means after “background turquoise”. Say what"),
        (Step("sort them", again="40px"), "“40px” is about. Say what"),
        (Step("a bit more"), "“a bit more” is about. Say what"),
    ]:
        with pytest.raises(CannotDo, match=message):
            edited(replace(asked, steps=(step,)))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_can_be_done(example: str) -> None:
    """What a refusal offers is understood, each of it on a button."""
    assert edited(request("Button", example, "ghost")).files


@pytest.mark.parametrize(
    ("component", "story"),
    [("Button", "icon-only"), ("Card", "raised"), ("Badge", "success"), ("Avatar", "default"), ("NavBar", "default"),
     ("StatTile", "default"), ("TextField", "default")],
)  # fmt: skip
def test_every_prompt_on_every_component(component: str, story: str) -> None:
    """Whatever is understood is done, with files that parse as well as before, or refused with a sentence."""
    asked = request(component, "-", story)
    for prompt, _ in UNDERSTOOD[::4]:
        try:
            done = edited(replace(asked, prompt=prompt))
        except CannotDo as refusal:
            assert refusal.message.endswith((".", "?")), refusal.message  # noqa: PT017 - both ends are fine here
            assert refusal.code in {"not_a_quick_edit", "already_so"}  # noqa: PT017
            continue
        assert done.message.endswith(".")
        for path, text in done.files.items():
            assert text != asked.files[path]
            if path.endswith(".css"):
                assert parse(text).errors == 0
                assert css_declarations(asked.files[path], text)


@settings(deadline=None)  # the first parse loads the grammar
@given(st.data())
def test_broken_files_are_never_made_worse(data: st.DataObject) -> None:
    """On code that is half written there is a result or a refusal, never an error, and no more mistakes than before."""
    asked = request(
        "Button",
        data.draw(st.sampled_from(["30% larger", "background red", "label 'Save'", "the icon red"])),
        "primary",
    )
    path = data.draw(st.sampled_from(sorted(asked.files)))
    text = asked.files[path]
    start = data.draw(st.integers(0, len(text)))
    cut = (
        text[:start]
        + data.draw(st.sampled_from(["", "{", "}", "(", "/*", "é"]))
        + text[start + data.draw(st.integers(0, 40)) :]
    )
    try:
        done = edited(replace(asked, files={**asked.files, path: cut}))
    except CannotDo:
        return
    if path in done.files and path.endswith(".css"):
        assert parse(done.files[path]).errors <= parse(cut).errors


async def test_the_events_are_a_status_and_the_result() -> None:
    """As every editor's: something while it works, then `Done`."""
    events = [event async for event in QuickEditor().edit(request("Button", "more rounded", "primary"))]
    assert events[0] == Status("editing")
    assert isinstance(events[1], Done)
    assert len(events) == 2


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [("a.css", ".a { gap: 1px }", ".a { gap: 1px } }"), ("a.tsx", "let a = <b />;", "let a = <b;")],
)
def test_what_is_less_valid_than_before_never_leaves(path: str, before: str, after: str) -> None:
    """The last check compares the mistakes before and after; code that was broken already may stay so."""
    with pytest.raises(CannotDo, match="not be valid in a"):
        check({path: before}, {path: after})
    check({path: after}, {path: after})


def test_planning_is_not_for_it() -> None:
    """It only knows how to change files."""
    with pytest.raises(CannotDo):
        edited(replace(request("Button", "more rounded", "primary"), mode="plan"))

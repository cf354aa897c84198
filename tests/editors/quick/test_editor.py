import pytest

from sidecar.editors.base import CssTarget
from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.harbour import changes, request


def test_a_button_grows_in_all_that_makes_its_box() -> None:
    """Padding, gap, font size, line height and the icon's margins grow; border and radius don't."""
    assert changes(request("Button", "make it 30% larger", "primary")) == [
        "-gap: 8px;",
        "-padding: 11px 20px;",
        "+gap: 10.4px;",
        "+padding: 14.3px 26px;",
        "-font-size: 14px;",
        "+font-size: 18.2px;",
        "-line-height: 18px;",
        "+line-height: 23.4px;",
        "-margin-inline: -3px -1px;",
        "+margin-inline: -3.9px -1.3px;",
    ]


def test_a_storys_modifier_is_edited_where_it_wins() -> None:
    """The background of a secondary button stands in its modifier, a token's name becomes its variable."""
    done = edited(request("Button", "background turquoise", "secondary"))
    assert done.targets == (CssTarget("src/components/Button/Button.css", ".button--secondary"),)
    assert changes(request("Button", "background turquoise", "secondary")) == [
        "-background-color: var(--color-surface);",
        "+background-color: var(--color-brand);",
    ]


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

import pytest

from sidecar.editors.quick.editor import edited
from tests.editors.quick.bench import PLAIN, box
from tests.editors.quick.harbour import request

LARGE, GONE, PALE = (
    "much larger than the page: undo",
    "can't be seen any more: undo",
    "hard to read now: its contrast is",
)


def remark(css: str, prompt: str, tsx: str = PLAIN, reference: str = "") -> str:
    """What is said of an edit besides what was done."""
    message = edited(box(css, prompt, tsx=tsx, reference=reference)).message
    return next((each for each in (LARGE, GONE, PALE) if each in message), "")


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("font size 4000px", LARGE),
        ("font size 300rem", LARGE),
        ("padding 5000px", LARGE),
        ("width 40000px", LARGE),
        ("border 900px", LARGE),
        ("opacity 0", GONE),
        ("opacity 4%", GONE),
        ("font size 1px", GONE),
        ("height 0", GONE),
        ("font size 96px", ""),
        ("pill", ""),
        ("width 100%", ""),
        ("width 90vw", ""),
        ("padding 0", ""),
        ("opacity 40%", ""),
        ("margin 0", ""),
    ],
)
def test_sizes_out_of_all_reason(prompt: str, expected: str) -> None:
    """Done as they were said, and said to be so."""
    assert remark(".box { display: block; padding: 1px }", prompt) == expected


@pytest.mark.parametrize(
    ("css", "prompt", "expected"),
    [
        ("background: black; color: white", "background white", PALE),
        ("background: black; color: white", "text color #111", PALE),
        ("background: black; color: white", "background navy", ""),
        ("background: black", "background white", ""),  # the colour of the text is not known
        ("color: white", "text color #eee", ""),  # nor the ground
        ("background: linear-gradient(red, blue); color: red", "text color #eee", ""),
        ("background: rgb(0 0 0); color: var(--ink)", "background rgb(240, 240, 240)", PALE),
        ("background: rgb(0 0 0 / 50%); color: white", "text color black", ""),
        ("background: black; color: white", "padding 4px", ""),
    ],
)
def test_a_text_that_is_hard_to_read(css: str, prompt: str, expected: str) -> None:
    """Where both colours are known from the sources; variables and schemes are followed."""
    assert remark(f".box {{ {css} }}", prompt, reference=":root { --ink: light-dark(white, black) }") == expected


def test_the_ground_may_be_further_out() -> None:
    """The nearest element around the text that has one."""
    tsx = 'import \'./Box.css\';\nexport const Box = () => <div className="box"><b className="name">Hi</b></div>;\n'
    css = ".box { background: white; }\n.name { color: black; }"
    assert remark(css, "name color yellow", tsx=tsx) == PALE
    assert remark(css, "background #222", tsx=tsx) == PALE


def test_the_designers_own_warning() -> None:
    """The example's design system says that white on turquoise has 2.2."""
    message = edited(request("Button", "text white, background turquoise", "primary")).message
    assert message.endswith("its contrast is 2.2, below 3.")


@pytest.mark.parametrize(
    ("token", "prompt", "told"),
    [
        ("light-dark(#ffffff, #121818)", "background white", " In the dark scheme that token is #121818."),
        ("light-dark(#ffffff, #121818)", "Hintergrund weiß", " In the dark scheme that token is #121818."),
        ("light-dark(#ffffff, #fdfdfd)", "background white", ""),
        ("#ffffff", "background white", ""),
        ("light-dark(#ffffff, #121818)", "background var(--color-white)", ""),
    ],
)
def test_a_token_that_is_another_colour_in_the_dark(token: str, prompt: str, told: str) -> None:
    """Who says a colour and gets a token is told what it is there."""
    asked = box(".box { color: black }", prompt, reference=f":root {{ --color-white: {token}; }}")
    message = edited(asked).message
    assert ("In the dark" in message) is bool(told)
    assert message.endswith(told)

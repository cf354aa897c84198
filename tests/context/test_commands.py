import pytest

from sidecar.context.commands import asked, command, doubles, may_ask, plain, steps_said, suggests, version_said


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("why is it red?", "question"),
        ("which font is this", "question"),
        ("wie breit ist das?", "question"),
        ("what did we change?", "history"),
        ("zeig mir den Verlauf", "history"),
        ("can you tell me what we changed?", "history"),
        ("could you make it red?", None),
        ("kannst du es größer machen?", None),
        ("what about a shadow?", None),
        ("make it red", None),
        ("bigger?", None),
        ("make it bigger, ok?", None),
        ("make it red, right?", None),
        ("mach es größer, oder?", None),
        ("is that right?", "question"),
        ("is the contrast okay?", "question"),
        ("jetzt ist das Icon zu weit weg", None),
        ("can you list everything we've changed?", "history"),
        ("was war nochmal alles", "history"),
        ("I want to understand what it does", "question"),
        ("ich wüsste gern, woher das kommt", "question"),
        ("welche Zweige gibts?", "history"),
        ("is there a way to make it red?", None),
        ("red, what do you think?", None),
        ("red or blue, what do you think?", "question"),
        ("Wäre Rot besser, was meinst du?", "question"),
        ("what should our primary colour be?", "question"),
        ("What's wrong with it? It should have a shadow.", "question"),
        ("what people type here shouldn't touch the edges", None),
        ("what's typed in here should be red", None),
        ("what should the padding be", "question"),
        ("Wirkt der Titel nicht zu trist?", "question"),
        ("Sieht das Badge zu klein aus?", "question"),
        ("wirkt der Titel trist", None),
        ("der Titel wirkt trist", None),
        ("Geht der Titel auch in Rot?", None),
        ("it looks right now, but could we make it bold?", None),
        ("no idea why it's blurry, can you drop the shadow?", None),
        ("Der Titel passt, kannst du ihn fett machen?", None),
        ("what is the padding, can you tell me?", "question"),
        ("is it readable, can we keep it?", "question"),
        ("the padding looks right, can you explain why?", "question"),
        ("for what reason is it red", "question"),
        ("aus welchem Grund ist das rot", "question"),
        ("what was my wish about the button again?", "history"),
        ("did somebody edit this by hand in between?", "history"),
        ("womit hatte ich hier nochmal angefangen", "history"),
    ],
)
def test_questions_and_wishes(prompt: str, kind: str | None) -> None:
    """A wish in the form of a question is none."""
    found = asked(prompt)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("clause", "kind", "version", "steps"),
    [
        ("undo", "undo", None, 1),
        ("please undo that", "undo", None, 1),
        ("undo twice", "undo", None, 2),
        ("undo the last three", "undo", None, 3),
        ("zwei Schritte zurück", "undo", None, 2),
        ("wie vorher", "undo", None, 1),
        ("undo x3", "undo", None, 3),
        ("die letzten beiden weg", "undo", None, 2),
        ("what you just undid", "redo", None, 1),
        ("fetch back what I just threw away", "redo", None, 1),
        ("throw away what was just edited by hand", "undo", None, 1),
        ("etwas zurücknehmen", "undo", None, 1),
        ("einen Schritt rückwärts", "undo", None, 1),
        ("I'd like the one with the dark header after all", "restore", None, 1),
        ("spring zurück auf den Stand, wo es rot war", "restore", None, 1),
        ("return to version seven", "restore", 7, 1),
        ("geh auf die 8 zurück", "restore", 8, 1),
        ("redo", "redo", None, 1),
        ("wiederherstellen", "redo", None, 1),
        ("ctrl+z ctrl+z ctrl+z", "undo", None, 3),
        ("back 2", "undo", None, 2),
        ("zwei Schritte retour", "undo", None, 2),
        ("ctrl+shift+z", "redo", None, 1),
        ("jump to #3", "restore", 3, 1),
        ("Fassung 2 laden", "restore", 2, 1),
        ("before it went turquoise", "restore", None, 1),
        ("go back to version 4", "restore", 4, 1),
        ("Version 3 wiederherstellen", "restore", 3, 1),
    ],
)
def test_history_commands(clause: str, kind: str, version: int | None, steps: int) -> None:
    """English and German, with what they say in figures."""
    found = command(clause)
    assert found is not None
    assert (found.kind, found.version, found.steps) == (kind, version, steps)


@pytest.mark.parametrize(
    "clause",
    [
        "the undo button is wrong",
        "make the background #222",
        "before the price add an icon",
        "make it look like the one from Apple",
        "I want the one with the icon bigger",
        "give me the one with the chart in teal",
        "the one with the checkmark is too big",
        "rename Team to Take me there",
        "bring back what I removed from the card",
        "escape should discard what was just typed",
        "drop what we just don't need",
        "der Zurück-Button soll ein Schritt rückwärts heißen",
        "der Button geht im Hover-Zustand, wo er rot wird, zu schnell über",
        "die Größe etwas zurücknehmen",
    ],
)
def test_what_only_sounds_like_a_command(clause: str) -> None:
    """A button of that name, a colour, a place."""
    assert command(clause) is None


@pytest.mark.parametrize(
    "clause", ["back to the original", "reset everything", "alles rückgängig machen", "get me the first version"]
)
def test_the_original(clause: str) -> None:
    """However it is called."""
    found = command(clause)
    assert found is not None
    assert (found.kind, found.original) == ("restore", True)


@pytest.mark.parametrize("clause", ["add an undo button", "make it bigger", "the back link red", "background red"])
def test_edits_are_no_commands(clause: str) -> None:
    """Words that commands have too don't make one."""
    assert command(clause) is None


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("colour?", True),
        ("welche Farbe", True),
        ("what about white?", False),
        ("the colour is odd", False),
        ("which colour, could you make it red?", False),
    ],
)
def test_what_may_be_a_question(prompt: str, expected: bool) -> None:
    """What is marked or begins as one, and is no wish."""
    assert may_ask(prompt) is expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("how about a bigger title?", True),
        ("what if it were red?", True),
        ("Wie wäre ein größerer Titel?", True),
        ("please, how about bold?", True),
        ("how big is the title?", False),
        ("what is bigger?", False),
        ("can the title be red?", False),
        ("how would you do it?", False),
        ("tell me about the title", False),
    ],
)
def test_what_only_suggests(prompt: str, expected: bool) -> None:
    """A wish, whatever it ends with."""
    assert suggests(prompt) == expected


def test_manners_are_taken_away() -> None:
    """Before and after."""
    assert plain("Ok, now please undo that, thanks!") == "undo that"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do that twice", True),
        ("Twice that", True),
        ("zweimal so viel", True),
        ("undo twice", False),
        ("go back twice", False),
    ],
)
def test_twice_as_much(text: str, expected: bool) -> None:
    """Without a word of going back, “twice” is how much."""
    assert doubles(text) is expected


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("back to # 3", 3),
        ("back to #3", 3),
        ("title in # 333", None),
    ],
)
def test_the_number_of_a_version(text: str, version: int | None) -> None:
    """With or without a gap; a colour is none."""
    assert version_said(text) == version


def test_a_pair_of_steps() -> None:
    """Is two."""
    assert steps_said("undo the last pair") == steps_said("undo the last two") == 2
    assert steps_said("undo the last") == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [("to version 2", "restore"), ("zeigen wir die Version 2", "restore"), ("zeigen wir den Preis", None)],
)
def test_going_to_a_version(text: str, kind: str | None) -> None:
    """“Show” a version goes there; anything else is no command."""
    found = command(text)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("uh why does every card say popular", "question"),
        ("quick question: is the contrast ok", "question"),
        ("just wondering, what is the padding", "question"),
        ("hold on, is this the same blue", "question"),
        ("äh, wieso ist das grau", "question"),
        ("mal ne Frage, woher kommt der Abstand", "question"),
        ("from where comes this grey", "question"),
        ("list everything that came after the shadow", "history"),
        ("show me all steps", "history"),
        ("alle Schritte bitte auflisten", "history"),
        ("quick question: can you make the title bigger", None),
        ("hold on, title bolder", None),
        ("question mark icon next to the title", None),
        ("show all steps in the list", None),
        ("what we had before the shadow, please", None),
    ],
)
def test_what_announces_a_question_is_left_out(prompt: str, kind: str | None) -> None:
    """“Uh” and “quick question” tell nothing themselves; what stands behind them does."""
    found = asked(prompt)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("oops, didn't mean to undo that", "redo"),
        ("undo my undo", "redo"),
        ("I shouldn't have undone that", "redo"),
        ("das wollte ich nicht rückgängig machen", "redo"),
        ("go two steps behind", "undo"),
        ("back to before", "undo"),
        ("I didn't mean to remove the icon", None),
        ("back to before the shadow", "restore"),
    ],
)
def test_an_undo_that_was_none(clause: str, kind: str | None) -> None:
    """Who takes an undo back redoes."""
    found = command(clause)
    assert (found and found.kind) == kind

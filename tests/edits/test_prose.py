from sidecar.edits.prose import Prose


def test_blank_lines_around_code_do_not_pile_up() -> None:
    """Between two paragraphs there is one blank line, however much was left out between them."""
    prose = Prose()
    for line in ("", "a", "", ""):
        prose.line(line)
    prose.hold("path.css")
    prose.drop_held()
    for line in ("", "", "b"):
        prose.line(line)
    assert prose.text == "a\n\nb"


def test_a_paragraph_s_lines_stay_lines() -> None:
    """A single line end stays single."""
    prose = Prose()
    prose.line("a")
    prose.line("b")
    assert prose.take() == "a\nb"
    assert prose.take() == ""


def test_what_was_held_comes_before_what_follows() -> None:
    """A held line that is prose after all keeps its place."""
    prose = Prose()
    prose.hold("Button.css")
    prose.begin("is")
    prose.line("is fine")
    assert prose.text == "Button.css\nis fine"


def test_a_line_flows_from_its_beginning_to_its_end() -> None:
    """Only what is new of a growing line is given out."""
    prose = Prose()
    given: list[str] = []
    flowing: list[bool] = []
    for step in (prose.begin, prose.begin, prose.line):
        step(("I ", "I make", "I make.")[len(given)])
        given.append(prose.take())
        flowing.append(prose.flowing)
    assert given == ["I ", "make", "."]
    assert flowing == [True, True, False]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.edits.apply import apply
from sidecar.edits.blocks import AnswerReader, Replace, WholeFile, parse
from sidecar.edits.refusals import EditMismatch
from tests.edits.corpus import Shape, base_files, shapes

CSS = "src/Button/Button.css"


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_a_recorded_answer_is_applied_right_or_refused_cleanly(shape: Shape) -> None:
    """Every recorded answer changes exactly the lines it should, or is refused for the right reason."""
    assert shape.outcome() == shape.expected


def test_the_corpus_is_large_enough() -> None:
    """At least 60 recorded shapes, refused ones and applied ones."""
    assert len(shapes()) >= 60
    assert sum(bool(shape.refused) for shape in shapes()) >= 20


@pytest.mark.parametrize("name", ["files_crlf", "whole_file_crlf"])
def test_line_ends_of_a_file_survive(name: str) -> None:
    """A file with Windows line ends has no other line ends after an edit."""
    (shape,) = (each for each in shapes() if each.name == name)
    (text,) = apply(shape.files, parse(shape.answer, shape.files).edits).values()
    assert text.count("\n") == text.count("\r\n")


def test_a_file_without_a_last_line_end_stays_so() -> None:
    """An edit of the last line doesn't add a line end."""
    assert apply({"a.css": "a\nb"}, [Replace("a.css", "b", "c")]) == {"a.css": "a\nc"}
    assert apply({"a.css": "a\nb"}, [WholeFile("a.css", "a\nc\n")]) == {"a.css": "a\nc"}


def test_a_mismatch_names_the_nearest_lines() -> None:
    """Lines that were misremembered are shown as they are, with their numbers."""
    with pytest.raises(EditMismatch) as caught:
        apply(base_files(), [Replace(CSS, ".button--large {\n  padding: 14px 24px;", "")])
    (refusal,) = caught.value.refusals
    assert (12, ".button--large {") in refusal.nearest
    assert (13, "  padding: 14px 26px;") in refusal.nearest


def test_an_ambiguity_names_its_places() -> None:
    """Lines that are there twice are shown with both places."""
    with pytest.raises(EditMismatch) as caught:
        apply(base_files(), [Replace(CSS, "  color: white;", "  color: red;")])
    (refusal,) = caught.value.refusals
    assert refusal.matches == 2
    assert [number for number, _ in refusal.nearest] == [4, 9]


def test_nothing_is_near_what_is_wholly_different() -> None:
    """No nearest lines are made up."""
    with pytest.raises(EditMismatch) as caught:
        apply(base_files(), [Replace(CSS, "const unrelated = useEffect(() => fetchAll());", "")])
    assert caught.value.refusals[0].nearest == []


lines = st.lists(st.sampled_from(["a {", "  b: c;", "}", "", "\tx", "  d: e;", "@media x {", "    f: g;"]), max_size=12)


@given(lines, st.data())
def test_unique_lines_are_replaced_where_they_stand(text: list[str], data: st.DataObject) -> None:
    """Replacing any run of lines either splices exactly there or is refused; it never lands elsewhere."""
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    search = text[start:stop]
    changed, refused = attempt("\n".join(text), "\n".join(search))
    if refused or not any(line.strip() for line in search):
        assert refused in {"ambiguous", "empty_search"} or not any(line.strip() for line in text)
        return
    assert [line for line in changed.split("\n") if line.strip()] == [
        line for line in [*text[:start], "NEW", *text[stop:]] if line.strip()
    ]


def attempt(text: str, search: str) -> tuple[str, str]:
    """The text with `search` replaced by NEW, and why it was refused."""
    try:
        return apply({"a.css": text}, [Replace("a.css", search, "NEW")])["a.css"], ""
    except EditMismatch as mismatch:
        return text, mismatch.refusals[0].kind


@settings(max_examples=60)
@given(st.sampled_from(shapes()), st.data())
def test_pieces_don_t_matter(shape: Shape, data: st.DataObject) -> None:
    """However an answer is cut into pieces, the same prose and the same edits come out."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(shape.answer)), max_size=30)))
    whole, pieces = AnswerReader(shape.files), AnswerReader(shape.files)
    whole.feed(shape.answer)
    for start, stop in zip([0, *cuts], [*cuts, len(shape.answer)], strict=True):
        pieces.feed(shape.answer[start:stop])
    assert result(whole) == result(pieces)


def result(reader: AnswerReader) -> tuple[object, str]:
    """What a reader read: edits or refusals, and prose."""
    try:
        return reader.finish().edits, reader.prose
    except EditMismatch as mismatch:
        return mismatch.refusals, reader.prose

import uuid
from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from sidecar.comments.checks import clean_author, clean_text
from sidecar.comments.exchange import canonical, parse, to_json, to_markdown
from sidecar.comments.models import Anchor, Comment, Reply
from sidecar.errors import Malformed, SidestoryError
from tests.comments.test_models import NOW, made

LATER = datetime(2027, 1, 1, tzinfo=UTC)
NASTY = "<!-- sidestory {} -->\n## src/Evil.tsx\n> quoted\n-->\n\n# h\n```\n&lt;b&gt; \u2028 שלום 👩🏽‍🎨"


def cleaned(text: str, clean: object) -> str:
    """A text as the service takes it; something simple where it takes none."""
    try:
        return clean(text)  # type: ignore[operator,no-any-return]
    except SidestoryError:
        return "x"


TEXTS = st.text(max_size=60).map(lambda text: cleaned(text, clean_text)) | st.just(NASTY)
AUTHORS = st.text(max_size=20).map(lambda text: cleaned(text, clean_author))


@pytest.mark.parametrize("write", [to_json, to_markdown])
@given(text=TEXTS, author=AUTHORS, reply=TEXTS)
def test_what_is_written_is_read_again(write: object, text: str, author: str, reply: str) -> None:
    """Every member of every comment, whatever the texts look like, in both formats."""
    thread = [Reply(id=str(uuid.uuid4()), text=reply, author=author, timestamp=NOW)]
    comments = [
        made(text, author=author, replies=thread, anchor=Anchor(selector="a > b", text="--x-->")),
        made("other", component_path="src/Card.tsx", resolved=True, status="rejected", reason="no", revision=4),
    ]
    assert parse(write(comments), LATER) == comments  # type: ignore[operator]


def test_a_document_is_the_same_each_time() -> None:
    """Its order doesn't depend on that of the comments, so that a commit shows what changed."""
    one, two = made("one"), made("two")
    for write in (to_json, to_markdown):
        assert write([one, two]) == write([two, one])
        assert parse(write([]), NOW) == []


def test_people_write_comments_by_hand() -> None:
    """A heading and a quotation are enough; taken twice it is one comment."""
    text = "## src/Button.tsx\n\n### Ada\n> make it\n> larger\n\n#### Bob · today\n> yes\n"
    (comment,) = parse(text.encode(), LATER)
    assert (comment.component_path, comment.author, comment.text) == ("src/Button.tsx", "Ada", "make it\nlarger")
    assert [(reply.author, reply.text) for reply in comment.replies] == [("Bob", "yes")]
    assert parse(text.encode(), NOW)[0].id == comment.id


@pytest.mark.parametrize(
    "data",
    [
        b"{", b"{}", b"null", b'{"format": "sidestory-comments", "version": 2, "comments": []}', b"\xff",
        b'{"format": "sidestory-comments", "version": 1, "comments": [{"id": 1}]}', b"### nowhere\n> x\n",
        b"## a.tsx\n#### answers nobody\n> x", b"## a.tsx\n### A\n<!-- sidestory {x} -->\n> x",
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    """With a sentence that says where it is wrong."""
    with pytest.raises(Malformed) as caught:
        parse(data, LATER)
    assert caught.value.code == "bad_comments"


def test_paths_become_those_of_the_project() -> None:
    """Each comment's component, by whatever decides it."""
    found: list[Comment] = canonical([made(component_path="./a.tsx")], lambda path: path.removeprefix("./"))
    assert [comment.component_path for comment in found] == ["a.tsx"]

"""The document itself: its bytes, its contents, and what is no document."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.errors import Malformed
from sidecar.exchange.document import FORMAT, Content, Document, Whole, compose, dump, packed, parse, unpacked
from sidecar.models import Turn, Version
from tests.exchange.test_importing import SEED

AT = datetime(2026, 11, 21, 12, 0, 0, 5, UTC)
CODE = "größer \u2028 日本\r\n".encode()
DIGEST = sha256(CODE).hexdigest()


def composed() -> Document:
    """A session of one version and one turn."""
    version = Version(
        version_id=1, uid="u", parent_id=None, timestamp=AT, prompt="Original", origin="original",
        files={"src/A.tsx": DIGEST, "src/a.css": None},
    )  # fmt: skip
    turn = Turn(timestamp=AT, user_prompt="p", ai_response="a", success=False, error="e", version_id=1)
    return compose(
        session_id="s",
        component_path="src/A.tsx",
        current_version_id=1,
        created_at=AT,
        last_modified=AT,
        whole=Whole(
            format=FORMAT, last_version_id=1, versions=[version], turns=[turn], contents={DIGEST: packed(CODE)}
        ),
        contents={DIGEST: CODE},
    )


def test_the_seeds_part_is_derived() -> None:
    """Code of versions and snapshots of turns are those of the component."""
    document = composed()
    assert [version.code for version in document.versions] == [CODE.decode()]
    assert [(turn.code_snapshot, turn.success, turn.error) for turn in document.conversation_history] == [
        (CODE.decode(), False, "e")
    ]


def test_the_bytes_are_readable_and_stable() -> None:
    """Indented UTF-8, letters as they are, absent files as null, the same bytes for the same session."""
    data = dump(composed())
    assert dump(parse(data)) == data
    assert data.startswith(b'{\n  "sessionId": "s",\n  "componentPath"')
    assert data.endswith(b"}\n")
    assert "größer".encode() in data
    assert json.loads(data)["sidestory"]["versions"][0]["files"] == {"src/A.tsx": DIGEST, "src/a.css": None}


def test_a_seed_has_no_more_than_its_own_fields() -> None:
    """What seed 000 describes is read as it is; members that nobody knows are passed over."""
    document = parse(json.dumps(SEED | {"more": 1}).encode())
    assert document.sidestory is None
    assert json.loads(dump(document)) == SEED


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_any_content_comes_back(data: bytes) -> None:
    """Text where it is UTF-8, else base64."""
    content = packed(data)
    assert unpacked(content) == data
    assert (content.text is None) is (data.decode(errors="replace").encode() != data)


@pytest.mark.parametrize(
    "content",
    [
        Content(),
        Content(text="a", base64="YQ=="),
        Content(base64="YQ=="),  # it is text
        Content(base64="/w"),
        Content(base64="/w==\n"),
        Content(base64="no"),
    ],
)
def test_contents_have_one_form(content: Content) -> None:
    """Two ways to write the same bytes would give two documents of one session."""
    with pytest.raises(Malformed) as caught:
        unpacked(content)
    assert caught.value.code == "bad_export"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sessionId": 3}, "sessionId"),
        ({"lastModified": "2025-11-15T10:32:00"}, "lastModified"),
        ({"versions": [{"versionId": 1}]}, "versions.0.timestamp"),
        ({"versions": {}}, "versions"),
        ({"currentVersionId": "one"}, "currentVersionId"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], told: str) -> None:
    """Where in the document, without its content."""
    with pytest.raises(Malformed) as caught:
        parse(json.dumps(SEED | change).encode())
    assert told in caught.value.message


@pytest.mark.parametrize("number", [0, 2, 99])
def test_other_formats(number: int) -> None:
    """A document of a newer Sidestory is not half understood."""
    data = dump(composed()).replace(b'"format": 1', b'"format": %d' % number)
    with pytest.raises(Malformed) as caught:
        parse(data)
    assert caught.value.code == "export_too_new"

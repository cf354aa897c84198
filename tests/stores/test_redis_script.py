import hashlib
from datetime import UTC, datetime

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores import redis_script
from sidecar.stores.base import ABSENT, Append, Batch, Enter, Expiry, Key, Leave, Put, RevisionMoved

BATCH = Batch(
    "u1",
    removals=[Key("gone"), Key("h", "f")],
    puts=[Put(Key("d"), b"1"), Put(Key("h", "g"), b"2", expect=ABSENT)],
    appends=[Append("l", b"3")],
    leaves=[Leave("i", "m")],
    enters=[Enter("i", "n", 1.5)],
    expiry=Expiry(["d", "h"], datetime.fromtimestamp(1.5, UTC)),
)


def test_a_batch_as_keys_and_arguments() -> None:
    """Every name is among the keys once, as Cluster wants it, and the rest is in the order of the script's sections."""
    call = redis_script.commit_call(BATCH, "p", claim=77)
    assert call.keys == ["p:batch:u1", "p:project", "p:gone", "p:h", "p:d", "p:l", "p:i"]
    assert call.arguments == [
        *("86400000", "77"),
        *("2", "3", "", "4", "f"),
        *("2", "5", "", "", b"1", "", "4", "g", "0", b"2", ""),
        *("1", "6", b"3"),
        *("1", "7", "m"),
        *("1", "7", "n", "1.5"),
        *("2", "5", "4"),
        "1500",
    ]


def test_large_documents_go_ahead() -> None:
    """Under keys of the batch, among the names, each with nothing in its row; fields of hashes stay in theirs."""
    large = b"x" * redis_script.LARGE
    puts = [Put(Key("d"), b"1"), Put(Key("e"), large, expect=ABSENT), Put(Key("h", "f"), large)]
    call = redis_script.commit_call(Batch("u", puts=puts), "p", None)
    assert call.large == {"p:batch:u:2": large}
    assert call.keys == ["p:batch:u", "p:project", "p:d", "p:e", "p:batch:u:2", "p:h"]
    assert call.arguments[3:-5] == ["3", "3", "", "", b"1", "", "4", "", "0", b"", "5", "6", "f", "", large, ""]


def test_an_empty_batch() -> None:
    """It still uses its uid up."""
    assert redis_script.commit_call(Batch("u"), "p", None).arguments == ["86400000", "", *"000000", "stays"]


def test_scores_are_decimal() -> None:
    """Whole ones too, exactly."""
    (*_, score, _, _) = redis_script.commit_call(
        Batch("u", enters=[Enter("i", "m", 1795176000000)]), "p", None
    ).arguments
    assert score == "1795176000000.0"


def test_what_the_script_answers() -> None:
    """Done, claim first, or an error that names the document."""
    assert redis_script.is_done([b"applied"], BATCH)
    assert redis_script.is_done([b"repeated"], BATCH)
    assert not redis_script.is_done([b"claim"], BATCH)
    assert not redis_script.is_done([b"lost"], BATCH)
    with pytest.raises(RevisionMoved) as moved:
        redis_script.is_done([b"moved", 2], BATCH)
    assert moved.value.key == Key("h", "g")
    with pytest.raises(StoreUnavailable) as wrong:
        redis_script.is_done([b"wrong_type", b"p:d", b"list"], BATCH)
    assert (wrong.value.code, wrong.value.details) == ("redis_wrong_type", {"key": "p:d", "found": "list"})
    with pytest.raises(StoreUnavailable, match="is it a Redis"):
        redis_script.is_done([b"eh"], BATCH)


def test_keys_are_read_in_groups() -> None:
    """A document alone, the fields of a hash together, a name that is asked for both ways twice."""
    keys = [Key("h", "2"), Key("d"), Key("h", "1"), Key("e"), Key("h", "2"), Key("d"), Key("h")]
    groups = redis_script.grouped(keys)
    assert groups == [[Key("h", "2"), Key("h", "1")], [Key("d")], [Key("e")], [Key("h")]]
    call = redis_script.read_call(groups, "p")
    assert call.keys == ["p:h", "p:d", "p:e", "p:h"]
    assert call.arguments == ["2", "2", "1", "0", "0", "0"]


def test_scripts_have_their_digests() -> None:
    """What EVALSHA is called with."""
    for script in (redis_script.COMMIT, redis_script.READ):
        assert hashlib.sha1(script.source.encode()).hexdigest() == script.digest

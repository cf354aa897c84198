import pytest

from sidecar.snapshots import names
from sidecar.stores.redis_names import hold_names


def test_the_names_are_those_of_seed_003() -> None:
    """With the prefix before them; and the index's members have it too, which the Redis store sees to by the name."""
    assert f"{names.PREFIX}:{names.session(1704067200000).name}" == "storyart:session:1704067200000"
    assert f"{names.PREFIX}:{names.INDEX}" == "storyart:sessions:index"
    assert hold_names(names.INDEX)
    assert not any(map(hold_names, (names.NOTES, names.DELETED, names.SHARES, names.SHARED, names.member(1))))


@pytest.mark.parametrize(
    "name", ["session:", "session:x", "session:-1", "session:01", "session:1:turns", "x", f"session:{'9' * 16}"]
)
def test_what_is_no_time_is_no_session(name: str) -> None:
    """Other programs may put anything into the index."""
    assert names.timestamp_of(name) is None


def test_a_name_gives_its_time_back() -> None:
    """Both ways."""
    assert names.timestamp_of(names.member(1704067200000)) == 1704067200000
    assert names.timestamp_of(names.member(0)) == 0

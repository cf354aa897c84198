from sidecar.context.situation import Known, Said
from tests.context.sample import situation


def test_the_path_to_the_head() -> None:
    """From the root on; other branches are left out, a circle ends."""
    versions = [Known(1, None, "Original"), Known(2, 1, "a"), Known(3, 1, "b"), Known(4, 3, "c")]
    found = situation(versions=versions, current_version_id=4)
    assert found.path() == [1, 3, 4]
    assert (found.parent(4), found.parent(9)) == (3, None)
    assert situation(versions=[Known(1, 2, "a"), Known(2, 1, "b")], current_version_id=2).path() == [1, 2]
    assert situation().path() == []


def test_the_last_turn() -> None:
    """None before there is one."""
    assert situation().last is None
    assert situation(turns=[Said("a"), Said("b")]).last == Said("b")

from sidecar.context.intent import part_of
from sidecar.context.situation import Said
from tests.context.sample import parts


def test_what_a_turn_was_about() -> None:
    """Its element, as long as it is there."""
    found = parts()
    assert part_of(Said("a", target="offer__title"), found) is found.by_id["offer__title"]
    assert part_of(Said("a", target="gone"), found) is None
    assert part_of(Said("a"), found) is None
    assert part_of(None, found) is None

from sidecar.comments import names
from sidecar.sessions.replicas import head_of, touched
from sidecar.stores.base import Batch, Key, Put
from sidecar.stores.redis_names import hold_names


def test_the_names_are_those_of_the_seed() -> None:
    """Seed 000: `comments:<componentPath>` and `proposed:<componentPath>`, each a document."""
    assert names.board("src/Button.tsx") == Key("comments:src/Button.tsx")
    assert names.newest_proposal("src/Button.tsx") == Key("proposed:src/Button.tsx")
    assert names.proposal("src/Button.tsx", "p1") == Key("proposed:src/Button.tsx:all", "p1")


def test_no_name_belongs_to_a_session() -> None:
    """The resilient store keeps these to itself: `Shared` alone decides what goes to Redis."""
    found = [
        names.board("a"), names.newest_proposal("a"), names.proposal("a", "b"), names.lease("a"),
        names.path_of_comment("a"), names.path_of_proposal("a"),
    ]  # fmt: skip
    assert [head_of(key) for key in found] == [None] * len(found)
    assert not touched(Batch("1", puts=[Put(key, b"1") for key in found]))
    assert not any(hold_names(key.name) for key in found)

import re

from sidecar.context import phrases_en


def test_every_phrase_is_a_pattern() -> None:
    """A slip in one would break all."""
    for name in ("MANNERS", "WISHES", "HISTORY", "QUESTION", "REDO", "ORIGINAL", "GOES", "STATE", "UNDO", "UNDO_ALONE"):
        for line in getattr(phrases_en, name).strip().splitlines():
            assert re.compile(line).groups == 0

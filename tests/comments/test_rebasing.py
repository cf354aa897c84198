from sidecar.comments.models import Proposal
from sidecar.comments.rebasing import rebased
from tests.comments.test_models import NOW

BASE = "a {\n  top: 1px;\n}\n\nb {\n  left: 1px;\n}\n\nc {\n  right: 1px;\n}\n"
PROPOSED = BASE.replace("top: 1px", "top: 9px")


def proposal(base: str | None = BASE, proposed: str = PROPOSED) -> Proposal:
    """One that changes a stylesheet."""
    return Proposal(
        id="p",
        component_path="a.tsx",
        code="",
        files={"a.css": proposed},
        base={"a.css": base},
        timestamp=NOW,
        updated_at=NOW,
    )


async def test_on_the_same_file_it_is_what_it_was() -> None:
    """Nothing has moved; the same on a file that has it already."""
    found = await rebased(proposal(), {"a.css": BASE.encode()})
    assert (found.files, found.conflicts, found.moved) == ({"a.css": PROPOSED}, (), False)
    assert (await rebased(proposal(), {"a.css": PROPOSED.encode()})).files == {"a.css": PROPOSED}


async def test_an_edit_elsewhere_is_kept() -> None:
    """Both changes; also with other line ends on disk, and on a neighbouring declaration."""
    disk = BASE.replace("right: 1px", "right: 5px")
    for now in (disk, disk.replace("\n", "\r\n")):
        found = await rebased(proposal(), {"a.css": now.encode()})
        assert found.files == {"a.css": PROPOSED.replace("right: 1px", "right: 5px")}
        assert found.moved


async def test_an_edit_of_the_same_lines_is_a_conflict() -> None:
    """Also when the file is gone, or came since."""
    for disk in (BASE.replace("top: 1px", "top: 3px").encode(), None):
        found = await rebased(proposal(), {"a.css": disk})
        assert (found.files, found.conflicts) == (None, ("a.css",))
    assert (await rebased(proposal(base=None), {"a.css": b"a {}"})).conflicts == ("a.css",)
    assert (await rebased(proposal(base=None), {"a.css": None})).files == {"a.css": PROPOSED}

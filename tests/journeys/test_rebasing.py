from sidecar.journeys.rebasing import rebased

BASE = b"a {\n  top: 1px;\n}\n\nb {\n  left: 1px;\n}\n"
WANTED = BASE.decode().replace("top: 1px", "top: 9px")


async def test_a_person_s_edit_is_kept() -> None:
    """Elsewhere it is merged, also with other line ends; at the same place it is a conflict."""
    mine = BASE.replace(b"left: 1px", b"left: 2px").replace(b"\n", b"\r\n")
    found = await rebased({"a.css": WANTED}, {"a.css": BASE}, {"a.css": mine})
    assert found.files == {"a.css": WANTED.replace("left: 1px", "left: 2px")}
    assert found.moved
    clash = await rebased({"a.css": WANTED}, {"a.css": BASE}, {"a.css": BASE.replace(b"top: 1px", b"top: 5px")})
    assert (clash.files, clash.conflicts) == (None, ("a.css",))


async def test_a_new_file_is_new() -> None:
    """Unless somebody else has made it meanwhile."""
    assert (await rebased({"n.css": "n\n"}, {}, {"n.css": None})).files == {"n.css": "n\n"}
    assert (await rebased({"n.css": "n\n"}, {}, {"n.css": b"m\n"})).conflicts == ("n.css",)

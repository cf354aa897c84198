"""What can be generated, and in which files."""

from typing import Any

import pytest

from sidecar.designs.recipes import recipe
from sidecar.errors import Malformed

FILES = ("src/Button.tsx", "src/Button.css", "src/Button.stories.tsx")


@pytest.mark.parametrize(
    ("kind", "path", "files", "wanted"),
    [
        ("stories", "src/Button.tsx", FILES, ["src/Button.stories.tsx"]),
        ("stories", "src/Button.tsx", FILES[:1], ["src/Button.stories.tsx"]),
        ("stories", "Card.vue", (), ["Card.stories.ts"]),
        ("stories", "src/Card.tsx", ("src/all.stories.jsx",), ["src/all.stories.jsx"]),
        ("test", "src/Button.tsx", FILES, ["src/Button.test.stories.tsx"]),
        ("documentation", "src/Button.tsx", FILES, ["src/Button.mdx"]),
        ("variant", "src/Button.tsx", FILES, ["src/Ghost.tsx", "src/Ghost.css", "src/Ghost.stories.tsx"]),
        (
            "component",
            "src/Card.jsx",
            ("src/Card.module.css",),
            ["src/Ghost.jsx", "src/Ghost.module.css", "src/Ghost.stories.jsx"],
        ),
    ],
)
def test_the_files(kind: Any, path: str, files: tuple[str, ...], wanted: list[str]) -> None:
    """All beside the component; stories that are there are gone on with, styles are of the component's kind."""
    found = recipe(kind, path, files, "Ghost", "barely there")
    assert list(found.files) == wanted
    assert found.fresh is (kind in {"variant", "component"})


def test_a_variant_has_a_name_by_itself() -> None:
    """That of its component."""
    found = recipe("variant", "src/Button.tsx", FILES, None, "flat")
    assert (found.name, found.files[0]) == ("ButtonVariant", "src/ButtonVariant.tsx")


@pytest.mark.parametrize(
    ("kind", "name", "prompt", "code"),
    [
        ("component", None, "a tag", "bad_request"),
        ("component", "Tag", "", "empty_prompt"),
        ("variant", "T", "", "empty_prompt"),
    ],
)
def test_what_lacks_something(kind: Any, name: str | None, prompt: str, code: str) -> None:
    """A new component needs words, and a name."""
    with pytest.raises(Malformed) as caught:
        recipe(kind, "src/Button.tsx", FILES, name, prompt)
    assert caught.value.code == code

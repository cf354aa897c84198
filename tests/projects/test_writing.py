import pytest

from sidecar.projects.writing import component_of


@pytest.mark.parametrize(
    ("files", "preferred", "expected"),
    [
        (["src/Badge.stories.tsx", "src/Badge.tsx", "src/Aside.tsx"], None, "src/Badge.tsx"),
        (["src/b.tsx", "src/a.tsx"], None, "src/a.tsx"),
        (["src/b.tsx", "src/a.tsx"], "src/b.tsx", "src/b.tsx"),
        (["src/a.css"], "src/A.tsx", "src/A.tsx"),
        (["src/a.css"], None, "src/a.css"),
        (["src/Badge.stories.tsx"], "src/Badge.tsx", "src/Badge.tsx"),
        (["src/Badge.vue", "src/Badge.css"], None, "src/Badge.vue"),
    ],
)
def test_a_change_goes_to_one_component_s_history(files: list[str], preferred: str | None, expected: str) -> None:
    """The preferred one, else one with stories, else any; test_service.py shows the writing itself."""
    assert component_of(dict.fromkeys(files, ""), preferred) == expected

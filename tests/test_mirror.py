"""Every source file has its test file: `sidecar/x/y.py` → `tests/x/test_y.py`."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
# Files that only declare: what would be tested is the type checker.
DECLARATIONS = {
    "sidecar/comments/claims.py": "a data class and a protocol; tests/comments/test_queue.py holds queues to it",
    "sidecar/context/noun.py": "a data class and sets of words; test_nouns.py and test_noun_roles.py make them",
    "sidecar/devserver/base.py": "data classes and protocols",
    "sidecar/editors/base.py": "data classes and a protocol; the contract suite holds editors to it",
    "sidecar/editors/turns.py": "data classes and a protocol; tests/projects/test_service.py holds editors to it",
    "sidecar/workspace/base.py": "data classes and a protocol",
    "sidecar/api/answers.py": "models; tests/api/conftest.py holds every answer of every test to them",
    "sidecar/api/change_answers.py": "models, as answers.py",
    "sidecar/api/comment_answers.py": "models, as answers.py",
    "sidecar/api/design_answers.py": "models, as answers.py",
    "sidecar/api/design_requests.py": "models; tests/api/test_designs.py sends what they are of",
    "sidecar/api/live_answers.py": "models, as answers.py",
    "sidecar/api/proposal_answers.py": "models, as answers.py",
    "sidecar/api/saved_answers.py": "models, as answers.py",
    "sidecar/api/saved_requests.py": "models; tests/api/test_saved*.py send what they are of",
    "sidecar/api/session_answers.py": "models, as answers.py",
    "sidecar/api/version_answers.py": "models, as answers.py",
    "sidecar/mcp/arguments.py": "models; tests/mcp/test_tools.py calls tools with right and wrong ones",
    "sidecar/composition/parts.py": "a data class of what running.py hands to the services",
    "sidecar/api/services.py": "a data class of what running.py wires",
}


def test_every_source_file_has_its_test_file() -> None:
    """Only files that do nothing but declare are left out, and those are listed with the reason."""
    sources = [path.relative_to(ROOT) for path in (ROOT / "sidecar").rglob("*.py") if path.name != "__init__.py"]
    missing = [
        str(path)
        for path in sorted(sources)
        if str(path) not in DECLARATIONS
        and not (ROOT / "tests" / path.relative_to("sidecar").with_name(f"test_{path.name}")).is_file()
    ]
    assert missing == []


def test_the_list_of_exceptions_is_true() -> None:
    """A file that is gone, or has its test, needs no exception."""
    for path in map(Path, DECLARATIONS):
        assert (ROOT / path).is_file()
        assert not (ROOT / "tests" / path.relative_to("sidecar").with_name(f"test_{path.name}")).exists()

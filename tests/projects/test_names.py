from sidecar.projects import names
from sidecar.sessions import keys


def test_what_other_programs_look_for_is_told_apart() -> None:
    """Projects and their index; neither AI sessions, which stay here, nor the document that names the namespace."""
    assert names.is_of_projects(names.project("shop").name)
    assert names.is_of_projects(names.PROJECTS)
    for name in (names.ai_session("1").name, "project", keys.SESSIONS):
        assert not names.is_of_projects(name)

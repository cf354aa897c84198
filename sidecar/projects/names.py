"""The names under which projects are stored.

::

    project:<projectId>      JSON: the project (in Redis `sidestory:project:<projectId>`, see stores/redis_names.py)
    projects                 index of project ids by the time of their last change (`sidestory:projects`)
    ai-session:<sessionId>   JSON: what this checkout knows of an AI session; never in Redis
"""

from sidecar.stores.base import Key

PROJECTS = "projects"


def is_of_projects(name: str) -> bool:
    """Whether a name is one of those that other programs look for below `sidestory`."""
    return name == PROJECTS or name.startswith("project:")


def project(project_id: str) -> Key:
    """A project."""
    return Key(f"project:{project_id}")


def ai_session(session_id: str) -> Key:
    """An AI session."""
    return Key(f"ai-session:{session_id}")

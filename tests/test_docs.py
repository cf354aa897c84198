"""Every user-visible thing is documented, and what is documented exists."""

import re
from pathlib import Path

from pydantic import AliasChoices
from starlette.routing import Route

from sidecar import __version__
from sidecar.app import create_app
from sidecar.settings import Settings, load
from sidecar.state import ProjectState

ROOT = Path(__file__).parents[1]
SETTINGS = (ROOT / "docs" / "settings.md").read_text()
HTTP_API = (ROOT / "docs" / "http-api.md").read_text()


def environment(name: str) -> list[str]:
    """The environment variables of a setting."""
    alias = Settings.model_fields[name].validation_alias
    match alias:
        case AliasChoices(choices=choices):
            return [str(choice) for choice in choices]
        case str():
            return [alias]
        case _:
            return [f"SIDESTORY_{name.upper()}"]


def test_every_setting_is_documented() -> None:
    """One row each, with its environment variables and its default; no row is of something else."""
    rows = {
        cells[0].strip("` "): cells
        for line in SETTINGS.splitlines()
        if line.startswith("| `") and (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }
    assert rows.keys() == Settings.model_fields.keys()
    for name, (_, variables, default, meaning) in rows.items():
        if name != "project":  # it decides where the others are looked for
            assert re.findall(r"`(\w+)`", variables) == environment(name)
        value = Settings.model_fields[name].default
        if isinstance(value, bool | int | float | str) and name != "project":
            assert default == f"`{str(value).lower() if isinstance(value, bool) else value}`"
        assert meaning


def test_every_route_is_documented(tmp_path: Path) -> None:
    """Method and path of each, both ways."""
    app = create_app(load(tmp_path, state_dir=tmp_path / "state"), ProjectState(tmp_path, tmp_path / "state"), "t" * 43)
    routes = set()
    for route in app.routes:
        match route:
            case Route(path_format=path, methods=methods):
                routes |= {(method, path) for method in (methods or set()) - {"HEAD"}}
            case _:
                raise AssertionError(f"{route} is of no known kind")
    documented = set(re.findall(r"^\| `(GET|POST|DELETE|PUT) (/[^`]*)`", HTTP_API, re.MULTILINE))
    assert documented == routes


def test_the_changelog_has_this_version() -> None:
    """Whoever updates reads what is new; the newest entry is on top, in the form of Keep a Changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text()
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+|Unreleased)", changelog, re.MULTILINE)
    assert __version__ in versions
    assert versions.index(__version__) <= 1


def test_links_between_documents_lead_somewhere() -> None:
    """Relative links in the documentation are to files that exist."""
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"

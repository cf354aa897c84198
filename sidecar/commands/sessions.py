"""`sidestory sessions`, `export` and `import`: whole sessions, from here to elsewhere and back."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sidecar.commands import options
from sidecar.errors import NotFound, SidestoryError

if TYPE_CHECKING:
    from sidecar.settings import Settings

_ID = 36  # characters of a whole id
_SHORT = 8
_LEAST = 4
_TITLE = 40
_SAID = {
    "imported": "Imported",
    "copied": "Imported as a new session, because another one has that id (or it is none):",
    "replaced": "Replaced",
    "unchanged": "Nothing to do; it is here already:",
}


@click.command()
@options.as_json
@options.nearest_project
def sessions(as_json: bool, project: Path | None) -> None:
    """List the sessions of this project, the most recently saved first."""
    found = asyncio.run(_listed(options.settings_of(project)))
    if as_json:
        click.echo(json.dumps({"sessions": found}, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("There are no sessions; one begins with the first prompt on a component.")
        return
    width = max(len(options.plain(row["componentPath"])) for row in found)
    click.echo(f"{'ID':{_SHORT}}  {'COMPONENT':{width}}  {'SAVED':19}  VERSION  FIRST PROMPT")
    for row in found:
        saved = datetime.fromisoformat(row["lastModified"]).astimezone()
        version = f"{row['currentVersion']} of {row['totalVersions']}"
        prompt = options.plain(row.get("firstPrompt") or "")
        title = prompt if len(prompt) <= _TITLE else prompt[: _TITLE - 1] + "…"
        star = "  (starred: stays)" if row.get("starred") else ""
        click.echo(
            f"{row['sessionId'][:_SHORT]}  {options.plain(row['componentPath']):{width}}  {saved:%Y-%m-%d %H:%M:%S}"
            f"  {version:7}  {title}{star}".rstrip()
        )


@click.command()
@click.argument("session_or_component")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@options.nearest_project
def export(session_or_component: str, output: Path | None, project: Path | None) -> None:
    """Write a session as one JSON document, with all its versions, files and prompts.

    Name the session by its id, which may be shortened, or the component: then it is its newest session. Without -o it goes to
    standard output.
    """
    data = asyncio.run(_exported(options.settings_of(project), session_or_component))
    whole = json.loads(data)["sidestory"]
    for what, lost in (("version", whole["lost"]), ("content", whole["missing"])):
        if lost:
            what_all, were = (what, "was") if len(lost) == 1 else (f"{what}s", "were")
            click.echo(f"{len(lost)} {what_all} can't be read any more and {were} left out.", err=True)
    if output is None:
        click.echo(data, nl=False)
    else:
        output.write_bytes(data)
        click.echo(f"Wrote {output} ({options.size(len(data))}).", err=True)


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--component", metavar="PATH", help="The component it is about, for a session that was made elsewhere.")
@click.option("--replace", is_flag=True, help="Replace the session that has this id; otherwise both are kept.")
@options.as_json
@options.nearest_project
def import_(file: Any, component: str | None, replace: bool, as_json: bool, project: Path | None) -> None:
    """Take in a session from FILE, which `sidestory export` wrote (`-`: standard input).

    Source files stay as they are: the session's versions can be compared and restored in the palette.
    """
    answer = asyncio.run(_taken(options.settings_of(project), file.read(), component, replace=replace))
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    versions = "1 version" if answer["totalVersions"] == 1 else f"{answer['totalVersions']} versions"
    said = _SAID[answer["outcome"]]
    click.echo(f"{said} {answer['sessionId']} of {options.plain(answer['componentPath'])}, {versions}.")
    for note in answer["notes"]:
        click.echo(note)


async def _listed(settings: "Settings") -> list[Mapping[str, Any]]:
    from sidecar.commands.backend import opened  # noqa: PLC0415  each command loads what it needs

    async with opened(settings) as backend:
        return await backend.sessions()


async def _exported(settings: "Settings", wanted: str) -> bytes:
    from sidecar.commands.backend import opened  # noqa: PLC0415

    async with opened(settings) as backend:
        if len(wanted) == _ID:
            return await backend.export(wanted.lower())
        found = await backend.sessions()
        return await backend.export(session_of(wanted, _paths(settings, wanted), found))


async def _taken(settings: "Settings", data: bytes, component: str | None, *, replace: bool) -> Mapping[str, Any]:
    from sidecar.commands.backend import opened  # noqa: PLC0415

    path = None if component is None else next(iter(_paths(settings, component)), component)
    async with opened(settings, writing=True) as backend:
        return await backend.take(data, component_path=path, overwrite=replace)


def session_of(wanted: str, paths: Sequence[str], found: Sequence[Mapping[str, Any]]) -> str:
    """The id of the session that somebody means.

    Args:
        wanted: What was typed: the beginning of an id, or a component.
        paths: The component's path, if that is what it is; the likeliest first.
        found: The sessions there are, newest first, as `GET /__ai-sessions` lists them.

    Raises:
        NotFound: `session_not_found`, with near ones in the message.
    """
    ids = [row["sessionId"] for row in found if row["sessionId"].startswith(wanted.lower())]
    if len(wanted) >= _LEAST and len(ids) == 1:
        return str(ids[0])
    for path in paths:
        for row in found:
            if row["componentPath"] == path:
                return str(row["sessionId"])
    if len(wanted) >= _LEAST and ids:
        raise NotFound(f"Several sessions begin with {wanted}: {', '.join(ids)}.", "session_not_found")
    components = list(dict.fromkeys(row["componentPath"] for row in found))
    names = {path.rpartition("/")[2]: path for path in components}
    near = get_close_matches(wanted, components, n=2) or [
        names[name] for name in get_close_matches(wanted.rpartition("/")[2], names, n=2)
    ]
    advice = f"did you mean {' or '.join(near)}?" if near else "`sidestory sessions` lists those there are."
    raise NotFound(f"There is no session {wanted}, and none of a component of that name; {advice}", "session_not_found")


def _paths(settings: "Settings", typed: str) -> list[str]:
    """What a path may mean: seen from this folder, and from the project."""
    from sidecar.workspace.policy import PathPolicy  # noqa: PLC0415

    policy = PathPolicy(settings.project)
    found = []
    for raw in (options.from_here(typed), typed):
        try:
            found.append(policy.canonical(raw))
        except SidestoryError:  # not in the project, or not a path at all
            continue
    return list(dict.fromkeys(found))
